"""What happened stays as it was."""

from datetime import datetime, timedelta

import pytest

from apps.timeline.actions import record
from apps.timeline.models import Entry
from tests.conftest import Cast


def test_the_latest_comes_first_and_only_what_is_about_the_thing(cast: Cast, now: datetime) -> None:
    record(subject=cast.alum, verb="invite", now=now, by=cast.nils)
    record(subject=cast.alum, verb="opt_in", note="wording 1", now=now + timedelta(1), by=None)
    record(subject=cast.other_alum, verb="invite", now=now, by=cast.nils)
    record(subject=cast.student, verb="join", now=now, by=cast.imani)
    entries = Entry.objects.about(cast.alum)
    assert [(entry.verb, entry.note, entry.by) for entry in entries] == [
        ("opt_in", "wording 1", None),
        ("invite", "", cast.nils),
    ]


def test_entries_can_be_neither_changed_nor_removed(cast: Cast, now: datetime) -> None:
    record(subject=cast.alum, verb="invite", now=now, by=None)
    with pytest.raises(TypeError, match="append-only"):
        Entry.objects.update(verb="other")
    with pytest.raises(TypeError, match="append-only"):
        Entry.objects.about(cast.alum).delete()


def test_an_erased_person_leaves_the_entry_without_a_name(cast: Cast, now: datetime) -> None:
    record(subject=cast.alum, verb="look", now=now, by=cast.sam)
    cast.sam.delete()
    assert Entry.objects.get(verb="look").by is None
