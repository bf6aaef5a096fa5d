"""Gathers a course into the plain values that its papers print (documents/)."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, cast

from courses.models import Course, Institution, Lecturer, Module, Session
from database.wording import LANGUAGES
from documents.frames import DecreeHead
from documents.programme import Interpretation, Kind, Programme, render_programme
from documents.programme import Module as PrintedModule
from documents.programme import Session as PrintedSession
from documents.text import LANGUAGES as PRINTED_LANGUAGES
from documents.text import Text

# The modules' twelve colours on paper; static/css/tokens.css has them for the screen.
COLOURS: Final = (
    "#35507a", "#7a4b2a", "#8c1c24", "#1f6f5c", "#5d4a86", "#7c5f10",
    "#2a6480", "#8a3a63", "#4d6a1f", "#9a4a1c", "#3d4f9a", "#5a5f68",
)  # fmt: skip
USUAL_LESSON_MINUTES: Final = 45

Refusal = Literal["dates_missing", "no_sessions", "unknown_language"]


class PaperRefused(ValueError):  # noqa: N818 - what happened, not what kind of object this is
    """A paper that cannot be printed; courses/explain.py words `code` with `params`."""

    def __init__(self, code: Refusal, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params


def parse_languages(text: str) -> tuple[str, ...]:
    """Read vi, vi+lo or vi+lo+en; a blank stands for + in addresses. Raises PaperRefused for anything else."""
    languages = tuple(text.replace("+", " ").split())
    if not languages or not set(languages) <= set(PRINTED_LANGUAGES) or len(set(languages)) < len(languages):
        raise PaperRefused("unknown_language", languages=text[:40])
    return languages


def programme_pdf(course: Course, languages: tuple[str, ...]) -> bytes:
    """Return the course's programme as PDF; the same data give the same bytes. Raises PaperRefused."""
    return render_programme(gather_programme(course), languages)


def gather_programme(course: Course) -> Programme:
    """Return the programme's values in every language. Institutions bear the names they had as the course began.

    Raises PaperRefused when the course has no dates, or nothing is in its schedule.
    """
    if course.starts_on is None or course.ends_on is None:
        raise PaperRefused("dates_missing", course=course.code)
    sessions = list(course.sessions.held().with_people().order_by("starts_at", "pk"))
    if not sessions:
        raise PaperRefused("no_sessions", course=course.code)
    modules = course.modules.order_by("number").select_related("institution").prefetch_related("institution__names")
    return Programme(
        title=_texts(course, "title"),
        head=_head(course, course.starts_on),
        starts_on=course.starts_on,
        ends_on=course.ends_on,
        place=_texts(course, "place"),
        modules=tuple(_module(module, course.starts_on) for module in modules),
        sessions=tuple(_session(session, course) for session in sessions),
        lesson_minutes=_lesson_minutes(course),
        draft=course.state == Course.State.PLANNED,
        demo=course.is_demo,
    )


def _head(course: Course, day: date) -> DecreeHead:
    host = Institution.objects.select_related("parent").prefetch_related("names", "parent__names")
    issuer = host.get(pk=course.host_id)
    return DecreeHead(
        parent_body=_institution(issuer.parent, day),
        issuing_body=_institution(issuer, day),
        place=_texts(course, "place") or {"vi": ""},
        year=day.year,
    )


def _module(module: Module, day: date) -> PrintedModule:
    return PrintedModule(
        number=module.number,
        title=_texts(module, "title"),
        institution=_institution(module.institution, day),
        minutes=module.content_minutes,
        colour=COLOURS[(module.colour - 1) % len(COLOURS)],
    )


def _session(session: Session, course: Course) -> PrintedSession:
    zone = course.zone
    return PrintedSession(
        day=session.day,
        start=session.starts_at.astimezone(zone).time(),
        end=session.ends_at.astimezone(zone).time(),
        kind=cast("Kind", session.kind),
        module=session.module.number if session.module else None,
        title=_texts(session, "title"),
        note={"vi": session.note} if session.note else {},
        lecturers=tuple(_people(session.teachers)),
        room=_texts(session.room, "name"),
        interpretation=cast("Interpretation", session.interpretation.replace("none", "")),
        interpreters=tuple({"vi": person.full_name} for person in session.interpreters),  # small, so by name alone
    )


def _people(people: Iterable[Lecturer]) -> Iterable[Text]:
    for person in people:
        yield _distinct({language: person.styled_name(language) for language in LANGUAGES})


def _institution(institution: Institution | None, day: date) -> Text:
    """Return the names that were in force on a day."""
    if institution is None:
        return {}
    return _distinct({language: institution.name_on(day, language) for language in LANGUAGES})


def _distinct(wordings: Text) -> Text:
    """Leave out what only repeats the Vietnamese wording, so that no paper says it twice."""
    return {language: text for language, text in wordings.items() if language == "vi" or text != wordings["vi"]}


def _texts(row: object, column: str) -> dict[str, str]:
    """Return the wordings that a row really has."""
    wordings = {language: getattr(row, f"{column}_{language}", "") for language in LANGUAGES}
    return {language: wording for language, wording in wordings.items() if wording}


def _lesson_minutes(course: Course) -> int:
    """Return how long a period (tiết) of the course's day template is: the shortest it has."""
    periods = course.day_template.periods.all() if course.day_template else []
    lengths = [
        (period.ends.hour - period.starts.hour) * 60 + period.ends.minute - period.starts.minute for period in periods
    ]
    return min(lengths, default=USUAL_LESSON_MINUTES)
