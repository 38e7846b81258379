"""Every table has its line: what it is, how long it is kept, and whose export it stands in."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from apps.accounts.models import Person
from apps.home.kept import KEPT, Then

EVERY = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}


def faults(kept_labels: set[str], labels: set[str]) -> list[str]:
    return [
        *(f"{label} has no line in apps.home.kept" for label in sorted(labels - kept_labels)),
        *(f"{label} is gone" for label in sorted(kept_labels - labels)),
    ]


def test_every_table_has_a_line() -> None:
    assert faults(set(KEPT), set(EVERY)) == []


def test_a_table_that_was_forgotten_is_named() -> None:
    assert faults(set(KEPT) - {"students.Finding"}, set(EVERY)) == [
        "students.Finding has no line in apps.home.kept"
    ]


def reachable() -> set[str]:
    """All tables from which foreign keys lead to a person, over however many others."""
    reached: set[type[models.Model]] = {Person}
    while True:
        more = {
            model
            for model in EVERY.values()
            if model not in reached
            for field in model._meta.concrete_fields
            if field.related_model in reached
        }
        if not more:
            return {model._meta.label for model in reached}
        reached |= more


def test_what_leads_to_a_person_is_in_their_export_or_says_why_not() -> None:
    silent = [label for label in reachable() if not KEPT[label].ways and not KEPT[label].apart]
    assert silent == []
    assert len(reachable()) > 60


def walked(model: type[models.Model], path: str) -> object:
    """Where the foreign keys of a path end."""
    end: object = model
    for name in path.split("__"):
        assert isinstance(end, type)
        assert issubclass(end, models.Model)
        field = end._meta.pk if name == "pk" else end._meta.get_field(name)
        end = field.related_model if field.is_relation else field
    return end


def test_every_way_leads_to_a_person() -> None:
    wrong = [
        f"{label}: {way.path}"
        for label, kept in KEPT.items()
        for way in kept.ways
        if walked(EVERY[label], way.path) is not Person
    ]
    # The number of a person stands for itself; ledgers have it without a constraint.
    assert sorted(wrong) == [
        "accounts.Person: pk",
        "audit.Event: by",
        "audit.Event: person",
        "home.Erasure: person",
    ]


def named() -> Iterator[tuple[str, str]]:
    for label, kept in KEPT.items():
        yield from ((label, name) for way in kept.ways for name in way.only)
        yield from ((label, name) for name in kept.empties)


def test_every_field_that_a_line_names_is_there() -> None:
    gone = [
        f"{label}.{name}"
        for label, name in named()
        if name not in {field.name for field in EVERY[label]._meta.concrete_fields}
    ]
    assert gone == []


def test_what_ends_by_time_says_since_when() -> None:
    timed = {label: kept for label, kept in KEPT.items() if kept.days and kept.then != Then.PERSON}
    kinds = {label: walked(EVERY[label], kept.since) for label, kept in timed.items()}
    assert len(kinds) > 25
    assert [label for label, kind in kinds.items() if not isinstance(kind, models.DateField)] == []
    assert [label for label, kept in KEPT.items() if not kept.days and kept.since] == []


def test_nothing_that_belongs_to_the_center_hangs_on_one_person() -> None:
    """A row of CENTER is not deleted with a person, so it may only say who did it."""
    bound = [
        f"{label}.{field.name}"
        for label, kept in KEPT.items()
        if kept.then == Then.CENTER
        for field in EVERY[label]._meta.concrete_fields
        if field.related_model is Person and not field.null
    ]
    assert bound == []
