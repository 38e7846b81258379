"""The clock moves eight years: nothing that should have ended is still there."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps

from apps.accounts.models import Person
from apps.audit.models import Event
from apps.core.docs import retention
from apps.home.actions import erase_due, hold, look_on, retain, take_back
from apps.home.kept import KEPT, Then
from apps.home.models import Erasure, Takeout
from apps.home.retention import overdue, people_overdue, timed
from apps.outreach.models import Report
from apps.students.models import Student
from tests.access.world import build
from tests.conftest import Cast
from tests.privacy.filling import filled

YEAR = timedelta(days=366)


@pytest.fixture
def full(cast: Cast, now: datetime, morning: datetime) -> Cast:
    """A row at least in every table that ends by time, each as old as the morning of the cast."""
    build(cast, now)
    look_on(cast.classmate, now=now, by=cast.nils)
    for label in timed():
        filled(label, cast, now)
    return cast


def counted() -> dict[str, int]:
    return {label: apps.get_model(label)._base_manager.count() for label in timed()}


def test_there_is_a_row_for_every_line(full: Cast) -> None:
    assert [label for label, count in counted().items() if not count] == []


def test_nothing_is_overdue_after_any_of_eight_years(full: Cast, now: datetime) -> None:
    later = now
    seen: dict[str, int] = {}
    for _year in range(8):
        later += YEAR
        for label, count in retain(now=later).items():
            seen[label] = seen.get(label, 0) + count
        erase_due(now=later + timedelta(days=4))
        assert {label: overdue(label, later).count() for label in timed()} == dict.fromkeys(
            timed(), 0
        )
        assert not people_overdue(later).exists()
    # Every table ended something on the way, so that the zeros above mean something.
    assert sorted(set(timed()) - set(seen)) == []


def test_what_is_young_stays(full: Cast, now: datetime) -> None:
    before = counted()
    retain(now=now + timedelta(hours=1))
    assert counted() == before


def test_words_are_emptied_and_rows_stay(full: Cast, now: datetime) -> None:
    report = Report.objects.get()
    retain(now=report.at + timedelta(days=3 * 365 - 1))
    assert Report.objects.get().text == report.text
    retain(now=report.at + timedelta(days=3 * 365 + 1))
    assert (Report.objects.get().text, Report.objects.get().evidence) == ("", {})


def graduated(student: Student, now: datetime, years: int, seen: int) -> Person:
    """Graduated and last seen so many years before."""
    Student.objects.filter(pk=student.pk).update(graduates_on=(now - years * YEAR).date())
    Person.objects.filter(pk=student.person_id).update(last_login=now - seen * YEAR)
    return student.person


def test_a_graduate_of_long_ago_is_erased_unless_held(cast: Cast, now: datetime) -> None:
    gone = graduated(cast.student, now, years=8, seen=8)
    held = graduated(cast.classmate, now, years=8, seen=8)
    hold(held, "A complaint", now=now, by=cast.nils)
    assert retain(now=now)["accounts.Person"] == 1
    assert erase_due(now=now + timedelta(hours=71)) == 0
    assert erase_due(now=now + timedelta(hours=72)) == 1
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert Person.objects.filter(pk=held.pk).exists()
    assert Event.objects.filter(what="erasure", person=gone.pk, by=None).exists()


def test_whoever_says_that_all_stays_is_not_asked_again_the_next_night(
    cast: Cast, now: datetime
) -> None:
    person = graduated(cast.student, now, years=8, seen=8)
    assert retain(now=now)["accounts.Person"] == 1
    take_back(Erasure.objects.get(), now=now, by=person)
    assert retain(now=now + timedelta(days=1))["accounts.Person"] == 0
    assert retain(now=now + 6 * YEAR)["accounts.Person"] == 0
    assert retain(now=now + 8 * YEAR)["accounts.Person"] == 1


@pytest.mark.parametrize(("years", "seen"), [(8, 1), (6, 8)])
def test_who_comes_back_or_left_lately_stays(
    cast: Cast, now: datetime, years: int, seen: int
) -> None:
    graduated(cast.student, now, years, seen)
    assert retain(now=now)["accounts.Person"] == 0
    assert not Erasure.objects.exists()


def test_a_batch_is_no_limit(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apps.home.actions.retaining.BATCH", 2)
    then = now - timedelta(days=8)
    Takeout.objects.bulk_create(
        Takeout(person=cast.imani, asked_at=then, made_at=then) for _ in range(5)
    )
    assert retain(now=now) == {"home.Takeout": 5}


def test_the_page_of_retention_names_every_table() -> None:
    said = retention()
    assert [label for label in KEPT if f"| `{label}` |" not in said] == []
    assert KEPT["accounts.Person"].then == Then.PERSON
