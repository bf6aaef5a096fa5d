"""From a programme's values to the rows its template prints.

One language: A4 portrait, one column of content. Two: A4 landscape, the content side by side, the rest stacked. Three:
A4 landscape, everything stacked within its cell, since three columns of titles would be too narrow to read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from documents.dates import day_heading, from_to
from documents.programme.values import Module, Programme, Session
from documents.text import Text, Worded, breakable, pick
from documents.wording import DEMO, DRAFT, PROGRAMME

_NOON, _EVENING = time(12, 30), time(17, 30)
_MOST_ROWS_TOGETHER = 8  # a day of more sessions than this may be parted between half-days

Lines = tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What one column says of a session: its title and, small, its note."""

    lines: Lines
    note: Lines


@dataclass(frozen=True, slots=True)
class Row:
    """One session; `half` names the half-day on its first row only."""

    kind: str
    half: Lines
    hours: str
    colour: str
    number: str
    contents: tuple[Content, ...]
    lecturers: tuple[Lines, ...]  # a person each, in the words of one language or several
    institution: Lines
    room: Lines
    manner: Lines  # of interpretation
    interpreters: Lines  # by name, once for all languages


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stay on one page beneath their heading: a day, or a half-day of a long one."""

    heading: Lines
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """One module in the table before the programme."""

    number: str
    colour: str
    titles: tuple[Lines, ...]
    institution: Lines
    periods: str


def lay_out(programme: Programme, languages: tuple[str, ...]) -> Mapping[str, object]:
    """Return the values of `programme.html`, but for the head and the signature."""
    columns = _columns(languages)
    main = languages[0]
    labels = {name: _labels(text, languages) for name, text in PROGRAMME.items()}
    period = [Worded(language, _capital(_period(programme, language))) for language in languages]
    marks = [text for text, wanted in ((DRAFT, programme.draft), (DEMO, programme.demo)) if wanted]
    return {
        "labels": labels,
        "content_heads": [_labels(PROGRAMME["content"], column) for column in columns],
        "module_heads": [_labels(PROGRAMME["module"], column) for column in columns],
        "kinds": [pick(PROGRAMME["kind"], language) for language in languages],
        "titles": _texts(programme.title, languages),
        "period": period,
        "version": _texts(programme.version, languages),
        "marks": [_labels(text, languages) for text in marks],
        "running_mark": " – ".join(" / ".join(word.value for word in _labels(text, languages)) for text in marks),
        "introduction": [line for paragraph in programme.introduction for line in _texts(paragraph, languages)],
        "modules": [_module_row(module, programme, languages, columns) for module in programme.modules],
        "total": _periods(sum(module.minutes for module in programme.modules), programme.lesson_minutes),
        "period_note": [
            Worded(language, PROGRAMME["period_note"][language].format(minutes=programme.lesson_minutes))
            for language in languages
        ],
        "groups": list(_groups(programme, languages, columns)),
        "notes": [line for paragraph in programme.notes for line in _texts(paragraph, languages)],
        "width": str(len(columns) + 4),
        "note_width": str(len(columns)),
        "main": main,
    }


def _columns(languages: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the languages of each column of content."""
    return tuple((language,) for language in languages) if len(languages) == 2 else (languages,)


def _groups(programme: Programme, languages: tuple[str, ...], columns: tuple[tuple[str, ...], ...]) -> Iterable[Group]:
    held = [session for session in programme.sessions if not session.cancelled]
    modules = {module.number: module for module in programme.modules}
    ordered = sorted(held, key=lambda session: (session.day, session.start, session.end))
    for day, of_day in groupby(ordered, key=lambda session: session.day):
        halves = [list(of_half) for _, of_half in groupby(of_day, key=_half)]
        rows = [
            _row(session, modules, languages, columns, first=position == 0)
            for half in halves
            for position, session in enumerate(half)
        ]
        if len(rows) <= _MOST_ROWS_TOGETHER:
            yield Group(_heading(day, languages), tuple(rows))
            continue
        start = 0
        for position, half in enumerate(halves):
            yield Group(_heading(day, languages, continued=position > 0), tuple(rows[start : start + len(half)]))
            start += len(half)


def _heading(day: date, languages: tuple[str, ...], *, continued: bool = False) -> Lines:
    def words(language: str) -> str:
        heading = day_heading(day, language)
        return f"{heading} ({PROGRAMME['continued'][language]})" if continued else heading

    return tuple(Worded(language, words(language)) for language in languages)


def _row(
    session: Session, modules: Mapping[int, Module], languages: tuple[str, ...],
    columns: tuple[tuple[str, ...], ...], *, first: bool,
) -> Row:  # fmt: skip
    module = modules[session.module] if session.module is not None else None
    title = session.title if any(session.title.values()) else module.title if module else {}
    interpreters = tuple(pick(person, languages[0]) for person in session.interpreters)
    manner = session.interpretation or ("interpretation" if interpreters else "")
    return Row(
        kind=session.kind,
        half=_labels(PROGRAMME[_half(session)], languages) if first else (),
        hours=f"{session.start:%H:%M}–{session.end:%H:%M}",
        colour=module.colour if module else "",
        number=f"{module.number}." if module else "",
        contents=tuple(Content(_texts(title, column), _texts(session.note, column)) for column in columns),
        lecturers=tuple(_names(person, languages) for person in session.lecturers),
        institution=_texts(session.institution, languages),
        room=_texts(session.room, languages),
        manner=_labels(PROGRAMME[manner], languages) if manner else (),
        interpreters=interpreters,
    )


def _module_row(
    module: Module, programme: Programme, languages: tuple[str, ...], columns: tuple[tuple[str, ...], ...]
) -> ModuleRow:
    return ModuleRow(
        number=str(module.number),
        colour=module.colour,
        titles=tuple(_texts(module.title, column) for column in columns),
        institution=_texts(module.institution, languages),
        periods=_periods(module.minutes, programme.lesson_minutes),
    )


def _half(session: Session) -> str:
    if session.start < _NOON:
        return "morning"
    return "afternoon" if session.start < _EVENING else "evening"


def _texts(text: Text, languages: Iterable[str]) -> Lines:
    """Return the wording in each language, broken between Lao words; one that falls back is not repeated."""
    found = dict.fromkeys(pick(text, language) for language in languages)
    return tuple(Worded(line.language, breakable(line.value, line.language)) for line in found if line.value)


def _names(text: Text, languages: Iterable[str]) -> Lines:
    """Return the names as they are: the names of people are not broken inside."""
    return tuple(line for line in dict.fromkeys(pick(text, language) for language in languages) if line.value)


def _labels(text: Text, languages: Iterable[str]) -> Lines:
    return tuple(Worded(language, breakable(text[language], language)) for language in languages)


def _period(programme: Programme, language: str) -> str:
    period = from_to(programme.starts_on, programme.ends_on, language)
    place = pick(programme.place, language)
    if not place.value:
        return period
    return {"vi": "{}, tại {}", "lo": "{}, ທີ່{}", "en": "{}, in {}"}[language].format(period, place.value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _periods(minutes: int, lesson: int) -> str:
    """Return the number of lessons, with a comma if it is not whole; empty for none."""
    if not minutes:
        return ""
    return f"{minutes / lesson:.1f}".removesuffix(".0").replace(".", ",")
