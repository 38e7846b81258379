"""Words that can be told from all others, in every field of text of what is one person's."""

from collections import Counter
from collections.abc import Iterable

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from apps.accounts.models import Person
from apps.home.kept import KEPT, Then, Way
from apps.home.takeout import columns

MARK = "zqcanary"
# Names and addresses are in place before anything happens, so that copies of them are made;
# letters are written by verbs. Ledgers hold codes and numbers.
_BEFORE = {"accounts.Person", "account.EmailAddress", "mail.Message", "accounts.Link"}
# Text that is a code: constraints and pages read it.
_CODES = {
    *("where_by", "uid", "approved", "number", "caller", "zone", "language", "ended_by"),
    *("kind", "round", "subject_type", "template", "letter", "status", "role"),
    *("first_name", "last_name", "email", "own_email", "record_id", "closed_for"),
}
SHORTEST = 20


def planted(person: Person) -> Counter[str]:
    """How many rows of which table hold the mark now."""
    found: Counter[str] = Counter()
    for label, kept in KEPT.items():
        if kept.then == Then.LEDGER or label in _BEFORE:
            continue
        for way in kept.ways:
            found[label] += _plant(apps.get_model(label), way, person)
    return +found


def _plant(model: type[models.Model], way: Way, person: Person) -> int:
    theirs = model._base_manager.filter(**{way.path: person.pk}, **way.where)
    values = _values(model, way.only or columns(model))
    rows = model._base_manager.filter(pk__in=list(theirs.values_list("pk", flat=True)))
    return rows.update(**values) if values else 0


def _values(model: type[models.Model], names: Iterable[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in names:
        field = model._meta.get_field(name)
        if name in _CODES or getattr(field, "choices", None) or getattr(field, "unique", False):
            continue
        if isinstance(field, models.JSONField):
            values[name] = {"said": MARK}
        elif isinstance(field, ArrayField) and not field.base_field.choices:
            values[name] = [MARK]
        elif isinstance(field, models.CharField | models.TextField) and _room(field) >= SHORTEST:
            values[name] = f"{MARK} of {name}"[: _room(field)]
    return values


def _room(field: "models.Field[object, object]") -> int:
    """How many letters a field of text holds."""
    return field.max_length or 1000
