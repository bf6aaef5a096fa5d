"""Save a row and tell whether that made it, changed it or left it as it was."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, TypeVar

from django.db import models

from database.cleaning import tidy

Outcome = Literal["made", "changed", "left"]
Row = TypeVar("Row", bound=models.Model)

# What a row found by its key keeps: it was set by people or by the demo, not by the reference tables.
_OWN: Final = frozenset({"is_demo", "is_active", "user", "relations_since"})


def keep(row: models.Model, *, key: Sequence[str] = ()) -> Outcome:
    """Clean, check and save a row; run it in the caller's transaction. Raises ValidationError.

    key: columns by which a row without a primary key may be found again, to be changed instead of made.
    """
    tidy(row)
    stored = _stored(row, key)
    row.full_clean()
    if stored is not None and values(row) == values(stored):
        return "left"
    row.save()
    return "made" if stored is None else "changed"


def keep_children(parent: models.Model, name: str, children: Sequence[Row], *, key: str) -> bool:
    """Make the rows that hang on a parent equal to those given, matched by one column. Tells whether any changed.

    name: the parent's name for them ("names", "periods").
    """
    standing: dict[Any, Row] = {getattr(child, key): child for child in getattr(parent, name).all()}
    wanted = {getattr(child, key) for child in children}
    gone = [child.pk for value, child in standing.items() if value not in wanted]
    getattr(parent, name).filter(pk__in=gone).delete()
    outcomes: list[Outcome] = []
    for child in children:
        setattr(child, getattr(parent, name).field.name, parent)
        _become(child, standing.get(getattr(child, key)))
        outcomes.append(keep(child))
    return bool(gone) or any(outcome != "left" for outcome in outcomes)


def overall(outcome: Outcome, *changed: bool) -> Outcome:
    """Return the outcome of a row whose children may have changed too."""
    return "changed" if outcome == "left" and any(changed) else outcome


def values(row: models.Model) -> dict[str, Any]:
    """Return what people can see and set of a row."""
    return {field.attname: getattr(row, field.attname) for field in _settable(row)}


def _settable(row: models.Model) -> Iterable[models.Field[Any, Any]]:
    return [field for field in row._meta.concrete_fields if not field.primary_key and _is_settable(field)]


def _is_settable(field: models.Field[Any, Any]) -> bool:
    return field.editable or field.name == "is_demo"


def _stored(row: models.Model, key: Sequence[str]) -> models.Model | None:
    objects = type(row)._default_manager
    if row.pk is not None:
        return objects.filter(pk=row.pk).first()
    if not key:
        return None
    row.clean_fields()  # a broken character cannot even be looked for
    found = objects.filter(**{column: getattr(row, column) for column in key}).first()
    if found is not None:
        for field in _settable(row):
            if field.name in _OWN and (field.name != "user" or getattr(row, field.attname) is None):
                setattr(row, field.attname, getattr(found, field.attname))
    _become(row, found)
    return found


def _become(row: models.Model, found: models.Model | None) -> None:
    if found is not None:
        row.pk = found.pk
        row._state.adding = False
