"""How a course's code stands in an address."""

from django.urls import register_converter


class CourseCode:
    """LAO-2024: what cannot be a code is no address, so nothing odd reaches the database."""

    regex = r"[A-Z0-9]+(?:-[A-Z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CourseCode, "course")
