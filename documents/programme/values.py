"""What a programme prints, as plain values. Texts are mappings from language code (vi, lo, en) to wording."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal, get_args

from documents.frames import DecreeHead, Recipients, SignatureBlock
from documents.text import MAXIMUM_NOTE, Text, check, check_text

Kind = Literal["module", "exercise", "ceremony", "visit", "break", "evaluation", "other"]
Interpretation = Literal["", "consecutive", "simultaneous"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One of the course's modules; `minutes` are those of its content, `colour` is #rrggbb."""

    number: int
    title: Text
    institution: Text = field(default_factory=dict)
    minutes: int = 0
    colour: str = "#5b6472"

    def __post_init__(self) -> None:
        check_text(self.title, f"title of module {self.number}")
        check_text(self.institution, f"institution of module {self.number}")
        _check_colour(self.colour)
        if self.minutes < 0:
            raise ValueError(f"module {self.number}: minutes cannot be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One row of the table. `module` is a module's number; its title and colour are taken from there.

    `title` replaces the module's title, or stands alone for a ceremony, a visit and the like; `note` is printed small
    beneath it. `lecturers` are worded as they shall be read, rank included; `institution` stands beneath them.
    A cancelled session is not printed.
    """

    day: date
    start: time
    end: time
    kind: Kind = "module"
    module: int | None = None
    title: Text = field(default_factory=dict)
    note: Text = field(default_factory=dict)
    lecturers: tuple[Text, ...] = ()
    institution: Text = field(default_factory=dict)
    room: Text = field(default_factory=dict)
    interpretation: Interpretation = ""
    interpreters: tuple[Text, ...] = ()
    cancelled: bool = False

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a session on {self.day} cannot end ({self.end}) before it starts ({self.start})")
        if self.kind not in get_args(Kind) or self.interpretation not in get_args(Interpretation):
            raise ValueError(f"unknown kind or interpretation: {self.kind!r}, {self.interpretation!r}")
        for what in ("title", "institution", "room"):
            check_text(getattr(self, what), f"session {what}")
        check_text(self.note, "session note", maximum=MAXIMUM_NOTE)
        for person in (*self.lecturers, *self.interpreters):
            check_text(person, "lecturer or interpreter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme to print. Sessions may come in any order; they are grouped by day and half-day here.

    `title` is the course's title; `introduction` are paragraphs before the tables, `notes` after them. `version` is a
    short line such as {"vi": "Phiên bản 2"}. `draft` and `demo` mark every page.
    """

    title: Text
    head: DecreeHead
    starts_on: date
    ends_on: date
    place: Text = field(default_factory=dict)
    modules: tuple[Module, ...] = ()
    sessions: tuple[Session, ...] = ()
    introduction: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    version: Text = field(default_factory=dict)
    lesson_minutes: int = 45
    signature: SignatureBlock | None = None
    recipients: Recipients | None = None
    draft: bool = False
    demo: bool = False

    def __post_init__(self) -> None:
        if not any(self.title.values()):
            raise ValueError("a programme needs the course's title")
        check_text(self.title, "title")
        check_text(self.place, "place")
        check_text(self.version, "version")
        for paragraph in (*self.introduction, *self.notes):
            check_text(paragraph, "paragraph", maximum=MAXIMUM_NOTE)
        if self.ends_on < self.starts_on:
            raise ValueError(f"a course cannot end ({self.ends_on}) before it starts ({self.starts_on})")
        if self.lesson_minutes <= 0:
            raise ValueError("lesson_minutes must be positive")
        numbers = [module.number for module in self.modules]
        if len(set(numbers)) != len(numbers):
            raise ValueError("two modules have the same number")
        missing = {s.module for s in self.sessions if s.module is not None} - set(numbers)
        if missing:
            raise ValueError(f"sessions of modules that the programme lacks: {', '.join(map(str, sorted(missing)))}")


def _check_colour(colour: str) -> None:
    check(colour, "colour", maximum=7)
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"a colour is written #rrggbb, not {colour!r}")
