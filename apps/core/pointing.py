"""Which tables point at a row: asked of the tables, so that an app above is not forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Pointer:
    """A column of a table that names a row; `is_single` where there is at most one such."""

    table: type[models.Model]
    column: str
    is_single: bool

    def rows(self, **picked: object) -> "models.QuerySet[models.Model]":
        """Rows of the table, whoever may see them."""
        return self.table._base_manager.filter(**picked)


def pointers(to: type[models.Model]) -> Iterator[Pointer]:
    for field in to._meta.get_fields(include_hidden=True):
        if isinstance(field, models.ManyToOneRel) and field.related_model is not None:
            yield Pointer(field.related_model, field.field.name, is_single=field.one_to_one)
