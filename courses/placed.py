"""How much of each module's content stands in the schedule."""

from dataclasses import dataclass

from courses.models import Course, Module
from courses.rules import content_minutes
from courses.strip import held_sessions


@dataclass(frozen=True, slots=True)
class PlacedModule:
    """A module with the minutes of its content that sessions hold, and the number of these sessions."""

    module: Module
    placed_minutes: int
    session_count: int

    @property
    def missing_minutes(self) -> int:
        return max(0, self.module.content_minutes - self.placed_minutes)

    @property
    def is_enough(self) -> bool:
        return self.missing_minutes == 0


def placed_modules(course: Course) -> list[PlacedModule]:
    """Return the modules by number, ready for a page; four queries, three fewer where the course was fetched whole."""
    modules = (
        course.modules.select_related("institution")
        .prefetch_related("institution__names", "prerequisites")
        .order_by("number")
    )
    minutes, counts = placed_minutes(course)
    return [PlacedModule(module, minutes.get(module.pk, 0), counts.get(module.pk, 0)) for module in modules]


def placed_minutes(course: Course) -> tuple[dict[int, int], dict[int, int]]:
    """Return, by the module's key, the minutes of content its sessions hold, and how many these are."""
    minutes: dict[int, int] = {}
    counts: dict[int, int] = {}
    for session in held_sessions(course):
        if session.module_id is not None:
            held = content_minutes(session.minutes, session.interpretation)
            minutes[session.module_id] = minutes.get(session.module_id, 0) + held
            counts[session.module_id] = counts.get(session.module_id, 0) + 1
    return minutes, counts
