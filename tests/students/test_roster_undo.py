"""A roster is taken back: who came by it goes, what it changed comes back."""

from datetime import timedelta

from allauth.account.models import EmailAddress

from apps.accounts.models import Person
from apps.advising.actions import fold
from apps.advising.models import Standing
from apps.core.pointing import pointers
from apps.home.actions import Handover, remove_staff
from apps.imports import actions as imports
from apps.imports.models import Batch
from apps.students.actions import RECIPE, Charge, entrust
from apps.students.models import Advising, Student
from tests.conftest import NOW, Cast
from tests.students.rosters import BO, GONE, IMANI, handshake, taken


def undone(cast: Cast, batch: Batch) -> None:
    """An hour later, when every worker has had its turn."""
    fold()
    imports.undo(batch, now=NOW + timedelta(hours=1), by=cast.nils)
    imports.work_through(RECIPE, lambda: NOW + timedelta(hours=1))
    batch.refresh_from_db()


def test_what_there_is_one_of_for_each_student_is_counted() -> None:
    """An undo passes over such rows; one that somebody writes must hold a student here."""
    assert [one.table for one in pointers(Student) if one.is_single] == [Standing]


def test_undo_sends_away_who_came_and_gives_back_what_changed(cast: Cast) -> None:
    taken(cast, handshake(IMANI))
    students = list(Student.objects.order_by("pk").values())
    people = list(Person.objects.order_by("pk").values())
    changed = IMANI | {
        "assigned_to_email_address": "ruth@alder.example",
        "first_name": "Imani-Rose",
        "email_address": "rose@alder.example",
        "primary_education:end_date": "2026-05-17",
    }
    batch = taken(cast, handshake(BO, changed | GONE))
    assert cast.student.advisor == cast.ruth
    undone(cast, batch)
    assert list(Student.objects.order_by("pk").values()) == students
    assert list(Person.objects.order_by("pk").values()) == people
    assert EmailAddress.objects.get(user=cast.imani).email == "imani@alder.example"
    assert not EmailAddress.objects.filter(email="bo@alder.example").exists()
    history = [(one.advisor, one.until is None) for one in Advising.objects.of(cast.student)]
    assert history == [(cast.dana, True), (cast.ruth, False), (cast.dana, False)]


def test_undo_leaves_who_signed_in_and_who_was_moved_since(cast: Cast) -> None:
    ada = BO | {"username": "u101", "email_address": "ada@alder.example"}
    batch = taken(cast, handshake(BO, ada, IMANI | {"assigned_to_email_address": ""}))
    Person.objects.filter(email="bo@alder.example").update(last_login=NOW)
    later = taken(cast, handshake(ada | {"assigned_to_email_address": "ruth@alder.example"}))
    entrust([Charge(Student.objects.get(username="u101").pk, None)], now=NOW, by=cast.nils)
    undone(cast, later)
    assert Student.objects.get(username="u101").advisor is None
    undone(cast, batch)
    assert set(Student.objects.exclude(username="").values_list("username", flat=True)) == {"u100"}
    assert batch.stayed == 1


def test_undo_leaves_an_address_whose_former_one_is_anothers_now(cast: Cast) -> None:
    taken(cast, handshake(IMANI))
    moved = IMANI | {"email_address": "rose@alder.example", "school_year_name": "Senior"}
    batch = taken(cast, handshake(moved))
    taken(cast, handshake(BO | {"email_address": "imani@alder.example"}))
    undone(cast, batch)
    assert (batch.status, batch.stayed) == ("undone", 1)
    cast.imani.refresh_from_db()
    assert cast.imani.email == "rose@alder.example"
    assert cast.student.on_roster == {}


def test_undo_of_an_exchange_gives_both_their_own(cast: Cast) -> None:
    """They change places in one file, which nobody could do one after the other."""
    taken(cast, handshake(IMANI, BO))
    addresses = list(EmailAddress.objects.order_by("pk").values())
    batch = taken(
        cast,
        handshake(
            IMANI | {"email_address": BO["email_address"]},
            BO | {"email_address": IMANI["email_address"]},
        ),
    )
    assert EmailAddress.objects.get(user=cast.imani).email == "bo@alder.example"
    assert Person.objects.who_may_sign_in("bo@alder.example").get() == cast.imani
    undone(cast, batch)
    assert batch.stayed == 0
    assert Person.objects.who_may_sign_in("imani@alder.example").get() == cast.imani
    assert list(EmailAddress.objects.order_by("pk").values()) == addresses


def test_undo_leaves_nobody_without_an_advisor(cast: Cast) -> None:
    """Who advised them has left meanwhile."""
    taken(cast, handshake(IMANI))
    batch = taken(cast, handshake(IMANI | {"assigned_to_email_address": "ruth@alder.example"}))
    remove_staff(cast.dana, Handover(leaves=True), now=NOW, by=cast.nils)
    undone(cast, batch)
    assert (cast.student.advisor, batch.stayed) == (cast.ruth, 1)
