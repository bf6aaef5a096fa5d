"""Columns that a row derives from its others, filled by pre_save so that bulk_create fills them too.

Django calls no pre_save in update() and bulk_update(): what changes a name there must save the rows instead.
"""

from typing import Any

from django.db import models

from names.folding import fold


class FoldedField(models.TextField):  # type: ignore[type-arg]
    """The text of other columns folded for search without diacritics.

    attributes: names of columns, or of methods and properties, joined by a blank.
    """

    def __init__(self, *args: Any, attributes: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.attributes = attributes
        kwargs |= {"editable": False, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"attributes": self.attributes}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = fold(" ".join(filter(None, (_text(model_instance, name) for name in self.attributes))))
        setattr(model_instance, self.attname, value)
        return value


class SortKeyField(models.BinaryField):  # type: ignore[type-arg]
    """An ICU sort key, compared byte by byte on every database.

    method: name of the row's method that returns the key.
    """

    def __init__(self, *args: Any, method: str = "", **kwargs: Any) -> None:
        self.method = method
        kwargs |= {"editable": False, "blank": True, "default": b""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"method": self.method}

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        value: bytes = getattr(model_instance, self.method)()
        setattr(model_instance, self.attname, value)
        return value


def _text(row: models.Model, attribute: str) -> str:
    value = getattr(row, attribute)
    return str(value() if callable(value) else value)
