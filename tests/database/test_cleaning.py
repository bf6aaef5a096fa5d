"""Text is stored in one form, and found whatever its accents."""

import pytest

from courses.models import Course, Room
from database.cleaning import tidy
from database.searching import matching
from tests.factories import make_room


def test_text_is_composed_trimmed_and_without_what_cannot_be_seen() -> None:
    room = Room(name_vi="  Pho\u0300ng\u200b   201 ", building="Nhà\tA")
    tidy(room)
    assert (room.name_vi, room.building) == ("Phòng 201", "Nhà A")


def test_the_lines_of_a_longer_text_stay() -> None:
    course = Course(aims_vi=" Một. \r\n\r\n Hai.  ")
    tidy(course)
    assert course.aims_vi == "Một.\n\nHai."


def test_what_cannot_be_cleaned_stays_to_be_refused_by_name() -> None:
    room = Room(name_vi="a\u0000b")
    tidy(room)
    assert room.name_vi == "a\u0000b"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "found"), [("hoi truong", 1), ("TRƯỜNG hội", 1), ("hoi x", 0), ("", 2), ("\u0000", 2), ("%", 0)]
)
def test_every_word_must_be_found_in_any_order(text: str, found: int) -> None:
    make_room(name_vi="Hội trường A")
    make_room(name_vi="Phòng 201")
    assert matching(Room.objects.all(), text).count() == found
