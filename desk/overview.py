"""What the page of a course shows besides the course itself."""

from dataclasses import dataclass
from datetime import datetime

from certificates.models import Entry
from courses.models import Course, CourseInstitution, Session
from courses.schedule import Owed, owed
from courses.strip import StripPart, day_note, held_sessions, strip_of
from desk.hands import Hand, hands_of


@dataclass(frozen=True, slots=True)
class Overview:
    """A course from all sides. next_session: the one under way, else the next to come."""

    half_days: list[StripPart]
    day_note: str
    modules: list[Owed]
    institutions: list[CourseInstitution]
    next_session: Session | None
    people_count: int
    session_count: int
    certificate_count: int
    hands: list[Hand]


def overview_of(course: Course, now: datetime) -> Overview:
    """Gather it in a constant number of queries. course: fetched by `courses.strip.with_strips`."""
    ahead = course.sessions.held().filter(ends_at__gt=now).exclude(kind=Session.Kind.BREAK)
    return Overview(
        half_days=strip_of(course, now),
        day_note=day_note(course, now),
        modules=owed(course.modules.with_names(), held_sessions(course)),
        institutions=list(
            course.course_institutions.select_related("institution").prefetch_related("institution__names")
        ),
        next_session=ahead.with_people().order_by("starts_at", "pk").first(),
        people_count=course.enrolments.taking_part().count(),
        session_count=len(held_sessions(course)),
        certificate_count=Entry.objects.of_course(course).count(),
        hands=hands_of([course], now),
    )
