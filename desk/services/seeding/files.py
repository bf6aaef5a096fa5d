"""Read a seed file row by row. Whatever is wrong with it is told with its file, row and column."""

import csv
import tomllib
from collections.abc import Collection, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from database.wording import LANGUAGES

Value = TypeVar("Value")


class SeedBroken(ValueError):
    """A seed file cannot be used. The message is one line for people: file, row, column, and what is wrong."""


class Row:
    """One row of a file: its values by column, read with the type they ought to have."""

    def __init__(self, file: str, place: str, values: Mapping[str, Any], *, is_whole: bool = False) -> None:
        self.file = file
        self.place = place
        self.values = values
        self.is_whole = is_whole  # an absent column is a mistake, as in CSV; in TOML it means "none"

    def broken(self, column: str, problem: str) -> SeedBroken:
        """Return the refusal of a column, or of the whole row when none is named."""
        where = ", ".join(filter(None, (self.file, self.place, column)))
        return SeedBroken(f"{where}: {problem}")

    def blame(self, error: ValidationError) -> SeedBroken:
        """Return what the database's own checks say of the row, at the column they say it of."""
        if not hasattr(error, "error_dict"):
            return self.broken("", " ".join(error.messages))
        field, problems = next(iter(error.message_dict.items()))
        # Columns of a CSV file are named by the language alone.
        column = next((name for name in (field, field.removeprefix("name_")) if name in self.values), field)
        return self.broken("" if field == NON_FIELD_ERRORS else column, " ".join(problems))

    def text(self, column: str) -> str:
        """Return a text that must be there."""
        return self.text_or_empty(column) or self._missing(column)

    def text_or_empty(self, column: str) -> str:
        value = self._value(column, "")
        if not isinstance(value, str):
            raise self.broken(column, _("a text is expected here."))
        return value.strip()

    def worded(self, column: str, *, prefix: bool = True) -> dict[str, str]:
        """Return a text in three languages as columns of a model. prefix: the file's columns bear the name too."""
        return {
            f"{column}_{language}": self.text_or_empty(f"{column}_{language}" if prefix else language)
            for language in LANGUAGES
        }

    def number(self, column: str) -> int:
        number = self.number_or_none(column)
        return self._missing(column) if number is None else number

    def number_or_none(self, column: str) -> int | None:
        value = self._value(column, "")
        if value == "":
            return None
        try:
            return int(str(value))
        except ValueError:
            raise self.broken(column, _("“%(value)s” is not a whole number.") % {"value": value}) from None

    def flag(self, column: str) -> bool:
        value = self.values.get(column, False)
        return value if isinstance(value, bool) else self._unfit(column, _("true or false is expected here."))

    def day(self, column: str) -> date:
        day = self.day_or_none(column)
        return self._missing(column) if day is None else day

    def day_or_none(self, column: str) -> date | None:
        value = self.values.get(column)
        if value is not None and type(value) is not date:  # a datetime is a date too
            self._unfit(column, _("a date such as 2024-06-03 is expected here."))
        return value

    def clock(self, column: str) -> time:
        value = self.values.get(column)
        return value if isinstance(value, time) else self._unfit(column, _("a time such as 08:00:00 is expected here."))

    def choice(self, column: str, among: Collection[str]) -> str:
        """Return one of the values that the program knows."""
        value = self.text(column)
        if value not in among:
            known = ", ".join(among)
            self._unfit(column, _("“%(value)s” is none of: %(known)s.") % {"value": value, "known": known})
        return value

    def values_of(self, column: str) -> list[Any]:
        """Return a list; in a CSV file the words of the column."""
        value = self._value(column, [])
        if isinstance(value, str):
            return value.split()
        return value if isinstance(value, list) else self._unfit(column, _("a list is expected here."))

    def find(self, column: str, among: Mapping[Any, Value]) -> Value:
        """Return what the column refers to."""
        return self._find(column, self.values.get(column) or self._missing(column), among)

    def find_or_none(self, column: str, among: Mapping[Any, Value]) -> Value | None:
        value = self.values.get(column)
        return self._find(column, value, among) if value else None

    def find_all(self, column: str, among: Mapping[Any, Value]) -> list[Value]:
        return [self._find(column, value, among) for value in self.values_of(column)]

    def rows(self, column: str) -> list["Row"]:
        """Return the rows inside this one; there must be some."""
        tables = self.values_of(column) or self._missing(column)
        return [self._inner(f"[[{column}]] {number}", column, table) for number, table in enumerate(tables, start=1)]

    def row(self, column: str) -> "Row":
        """Return the one table inside this one."""
        return self._inner(f"[{column}]", column, self.values.get(column) or self._missing(column))

    def tables(self, column: str) -> dict[str, "Row"]:
        """Return the named tables inside a table."""
        inner = self.row(column)
        return {name: inner.row(name) for name in inner.values}

    def _find(self, column: str, value: Any, among: Mapping[Any, Value]) -> Value:
        try:
            return among[value]
        except (LookupError, TypeError):
            self._unfit(column, _("“%(value)s” refers to nothing that is there.") % {"value": value})

    def _inner(self, place: str, column: str, values: Any) -> "Row":
        if not isinstance(values, dict):
            self._unfit(column, _("a table is expected here."))
        return Row(self.file, ", ".join(filter(None, (self.place, place))), values)

    def _value(self, column: str, default: Any) -> Any:
        if self.is_whole and column not in self.values:
            self._unfit(column, _("the first line names no such column."))
        return self.values.get(column, default)

    def _missing(self, column: str) -> NoReturn:
        raise self.broken(column, _("nothing is entered here."))

    def _unfit(self, column: str, problem: str) -> NoReturn:
        raise self.broken(column, problem)


def read_csv(folder: Path, name: str) -> list[Row]:
    """Return the rows of a CSV file, placed by their line. Raises SeedBroken."""
    lines = csv.reader(_read(folder, name).splitlines(), strict=True)
    rows: list[Row] = []
    try:
        header = next(lines, [])
        for cells in lines:
            place = _("line %(number)d") % {"number": lines.line_num}
            row = Row(name, place, dict(zip(header, cells, strict=False)), is_whole=True)
            if len(cells) != len(header):
                counts = {"cells": len(cells), "columns": len(header)}
                raise row.broken("", _("%(cells)d cells where the first line names %(columns)d columns.") % counts)
            rows.append(row)
    except csv.Error as error:
        raise SeedBroken(f"{name}, {_('line %(number)d') % {'number': lines.line_num}}: {error}") from None
    return rows


def read_toml(folder: Path, name: str) -> Row:
    """Return a TOML file as one row, whose tables are rows inside. Raises SeedBroken."""
    try:
        return Row(name, "", tomllib.loads(_read(folder, name)))
    except tomllib.TOMLDecodeError as error:
        raise SeedBroken(f"{name}: {error}") from None


def by_key(rows: list[Row], *columns: str) -> dict[str, Row]:
    """Return rows by their key. Raises SeedBroken when a key comes twice."""
    found: dict[str, Row] = {}
    for row in rows:
        key = "/".join(str(row.values.get(column) or row.text(column)) for column in columns)
        if key in found:
            problem = _("“%(key)s” is there already, in %(place)s.") % {"key": key, "place": found[key].place}
            raise row.broken(columns[-1], problem)
        found[key] = row
    return found


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        place = _("line %(number)d") % {"number": line}
        raise SeedBroken(f"{name}, {place}: {_('this is not UTF-8.')}") from None
    except OSError as error:
        raise SeedBroken(f"{name}: {error.strerror}") from None
