"""Keep in touch: begun by choice, restarted by any touch, ended by a press."""

from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.contacts.actions import (
    Acquaintance,
    add,
    begin_keeping,
    end_keeping,
    keep,
    replan,
    touch,
)
from apps.contacts.actions.keeping import move_plan
from apps.contacts.models import Contact, KeepInTouch, Pace, TouchKind
from apps.contacts.workflow import MOVES, Status
from apps.core.moves import NotYours, StaleMove
from apps.mail.models import Message
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from tests.conftest import Cast

CALIFORNIA = ZoneInfo("America/Los_Angeles")  # Imani's zone
PEOPLE = ("imani", "mateo", "rosalind", "dana", "nils", "sam")


def morning(moment: datetime) -> datetime:
    """Eight o'clock of the same day in California."""
    there = moment.astimezone(CALIFORNIA)
    return there.replace(hour=8, minute=0).astimezone(UTC)


@pytest.fixture
def friend(cast: Cast, now: datetime) -> Contact:
    who = Acquaintance(name="Ana Ruiz", relation="friend")
    return add(who, student=cast.student, now=now, by=cast.imani)


@pytest.fixture
def kept(cast: Cast, friend: Contact, now: datetime) -> KeepInTouch:
    plan = begin_keeping(friend, Pace.DAYS, now=now, by=cast.imani)
    assert plan is not None
    return plan


def outcome(kept: KeepInTouch, name: str, person: Person, now: datetime) -> str:
    try:
        return "done" if move_plan(kept, name, {}, now=now, by=person) else "again"
    except NotYours:
        return "not yours"
    except StaleMove:
        return "stale"


@pytest.mark.parametrize(("name", "status"), list(product(MOVES, Status)))
def test_every_move_of_a_plan_by_everyone(
    cast: Cast, kept: KeepInTouch, now: datetime, name: str, status: Status
) -> None:
    found = {}
    for who in PEOPLE:
        KeepInTouch.objects.update(status=status)
        found[who] = outcome(kept, name, getattr(cast, who), now)
    step = MOVES[name]
    by_student = "again" if status == step.target else "stale"
    by_student = "done" if status in step.sources else by_student
    assert found == dict.fromkeys(PEOPLE, "not yours") | {"imani": by_student}


def test_a_plan_and_a_person_are_seen_by_their_student_alone(cast: Cast, kept: KeepInTouch) -> None:
    for who in PEOPLE:
        person = getattr(cast, who)
        mine = [kept] if who == "imani" else []
        assert list(KeepInTouch.objects.visible_to(person)) == mine
        assert list(Contact.objects.visible_to(person)) == [plan.contact for plan in mine]


def test_no_choice_makes_no_plan(cast: Cast, friend: Contact, now: datetime) -> None:
    for pace in (Pace.NO, ""):
        assert begin_keeping(friend, pace, now=now, by=cast.imani) is None
    assert KeepInTouch.objects.count() == 0


def test_the_first_word_is_due_after_ninety_days(
    cast: Cast, kept: KeepInTouch, now: datetime
) -> None:
    assert Reminder.objects.get().due_at == morning(now + timedelta(days=90))
    sweep(now=now + timedelta(days=89))
    assert Message.objects.count() == 0
    sweep(now=now + timedelta(days=91))
    assert Message.objects.get().template == "contacts/mail/keep_in_touch"


def test_news_has_no_date(cast: Cast, friend: Contact, now: datetime) -> None:
    begin_keeping(friend, Pace.NEWS, now=now, by=cast.imani)
    assert Reminder.objects.count() == 0


@pytest.mark.parametrize("kind", TouchKind.values)
def test_any_touch_begins_the_waiting_anew(
    friend: Contact, kept: KeepInTouch, now: datetime, kind: str
) -> None:
    later = now + timedelta(days=30)
    touch(friend, kind=kind, note="", now=later)
    days = 120 if kind == TouchKind.WORD else 90
    (ahead,) = Reminder.objects.pending()
    assert (ahead.due_at, ahead.round) == (morning(later + timedelta(days=days)), "1")
    assert Reminder.objects.get(round="0").status == "cancelled"


def test_a_plan_that_ended_begins_again_with_a_reminder(
    cast: Cast, friend: Contact, kept: KeepInTouch, now: datetime
) -> None:
    sweep(now=now + timedelta(days=91))
    later = now + timedelta(days=100)
    end_keeping(friend, now=later, by=cast.imani)
    end_keeping(friend, now=later, by=cast.imani)
    assert Reminder.objects.pending().count() == 0
    begin_keeping(friend, Pace.DAYS, now=later, by=cast.imani)
    (ahead,) = Reminder.objects.pending()
    assert ahead.due_at == morning(later + timedelta(days=90))


def test_the_nightly_look_heals_what_a_rule_changed(kept: KeepInTouch, now: datetime) -> None:
    due = morning(now + timedelta(days=90))
    Reminder.objects.update(due_at=now, send_after=now)
    replan(now=now)
    assert Reminder.objects.get().due_at == due
    KeepInTouch.objects.update(status=Status.ENDED)
    replan(now=now)
    assert Reminder.objects.get().status == "cancelled"
    KeepInTouch.objects.update(status=Status.ACTIVE)
    replan(now=now)
    assert (Reminder.objects.get().status, Reminder.objects.get().due_at) == ("scheduled", due)
    kept.delete()
    replan(now=now)
    assert Reminder.objects.get().status == "cancelled"


def test_a_very_long_name_is_kept(cast: Cast, now: datetime) -> None:
    who = Acquaintance(name="A" * 150, relation="friend")
    made = add(who, student=cast.student, now=now, by=cast.imani)
    assert (made.name, made.called) == ("A" * 150, "A" * 60)


def test_an_alum_with_very_long_names_can_be_kept(cast: Cast, now: datetime) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(first_name="R" * 80, last_name="A" * 80)
    made = keep(cast.alum, student=cast.student, now=now, by=cast.imani)
    assert (len(made.name), made.called) == (150, "R" * 60)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("profile_url", "https://people.example/" + "a" * 300),
        ("email", ".".join(["ana@x", *(["b" * 60] * 4), "example"])),
    ],
)
def test_what_is_too_long_to_keep_is_said_and_stays_in_the_form(
    client: Client, cast: Cast, field: str, value: str
) -> None:
    client.force_login(cast.imani)
    typed = {"name": "Ana Ruiz", "relation": "friend", field: value}
    page = client.post("/contacts/add/", typed)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert value in page.content.decode()


def test_an_alum_is_called_as_they_are_called(cast: Cast, now: datetime) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(nickname="Roz")
    assert keep(cast.alum, student=cast.student, now=now, by=cast.imani).called == "Roz"


def test_two_tabs_with_notes_lose_no_word(client: Client, cast: Cast, friend: Contact) -> None:
    client.force_login(cast.imani)
    page = f"/contacts/{friend.pk}/"
    shown = friend.seal
    assert f'value="{shown}"' in client.get(page).content.decode()
    for text in ("From the first tab.", "From the second."):
        client.post(page, {"notes": text, "seal": shown})
    kept = Contact.objects.get(pk=friend.pk)
    assert kept.notes == "From the first tab.\n\nFrom the second."
    client.post(page, {"notes": "Only this.", "seal": kept.seal})
    assert Contact.objects.get(pk=friend.pk).notes == "Only this."
