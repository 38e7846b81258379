"""Closing a conversation: everything that follows from it follows once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from apps.alumni.models import Place
from apps.contacts.models import Contact, KeepInTouch, Touch
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.actions import Account, Name, cancel, log, miss
from apps.interviews.models import Advice, Interview, Log, Referral, ThankYou
from apps.mail.models import Message
from apps.reminders.models import Reminder
from apps.students.models import Exploration, Step, StepFact
from tests.conftest import Cast

WORDS = {
    "takeaways": "Zoning decides.",
    "next_steps": "Read the plan.",
    "new_path": "Flood insurance mapping",
    "pace": "days",
}
MIREILLE = Name("Mireille Okonjo", "County flood control", may_use_name=True)
ACCOUNT = Account(WORDS, ["Sit in on a board meeting."], [MIREILLE])


def counted() -> dict[str, int]:
    """Rows of everything that a log brings about."""
    models = (Log, Advice, Referral, ThankYou, KeepInTouch, Contact, Exploration, Touch)
    return {model.__name__: model._default_manager.count() for model in models}


def test_a_log_brings_people_advice_thanks_and_touches(
    cast: Cast, talk: Interview, contact: Contact, after: datetime
) -> None:
    before = counted()
    written = log(talk, ACCOUNT, now=after, by=cast.imani)
    made = {name: count - before[name] for name, count in counted().items()}
    assert made == {
        "Log": 1,
        "Advice": 1,
        "Referral": 1,
        "ThankYou": 1,
        "KeepInTouch": 1,
        "Contact": 1,
        "Exploration": 1,
        "Touch": 2,
    }
    assert written.shared is False
    named = Contact.objects.get(name="Mireille Okonjo")
    assert (named.referred_by, named.organization) == (contact, "County flood control")
    assert named.how_found == "Rosalind Achterberg suggested that I write to you."
    assert Referral.objects.get().contact == named


def test_without_leave_the_name_is_not_used(cast: Cast, talk: Interview, after: datetime) -> None:
    silent = Name("Mireille Okonjo", "", may_use_name=False)
    log(talk, Account({"pace": "no"}, names=[silent]), now=after, by=cast.imani)
    assert Contact.objects.get(name="Mireille Okonjo").how_found == ""


def test_the_thank_you_clock_runs_from_the_end_as_agreed(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    log(talk, ACCOUNT, now=after, by=cast.imani)
    assert talk.starts_at is not None
    assert ThankYou.objects.get().due_from == talk.starts_at + timedelta(minutes=20)


def test_logging_before_the_time_starts_the_clock_now(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    log(talk, replace(ACCOUNT, sooner=True), now=now, by=cast.imani)
    assert ThankYou.objects.get().due_from == now


def test_a_talk_that_lies_ahead_is_logged_only_on_purpose(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    with pytest.raises(Refused):
        log(talk, ACCOUNT, now=now, by=cast.imani)
    assert (Interview.objects.get().status, Log.objects.count()) == ("scheduled", 0)


def test_whoever_spoke_sooner_loses_the_entry_in_both_calendars(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    log(talk, replace(ACCOUNT, sooner=True), now=now, by=cast.imani)
    off = Message.objects.filter(template="interviews/mail/cancelled")
    assert {mail.recipient for mail in off} == {cast.imani, cast.rosalind}
    assert all("METHOD:CANCEL" in mail.calendar for mail in off)
    assert {mail.values["news"] for mail in off} == {"sooner"}


def test_the_alums_place_is_free_and_reminders_of_the_talk_end(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    assert Place.objects.open().count() == 1
    log(talk, ACCOUNT, now=after, by=cast.imani)
    assert (Place.objects.get().freed_at, Place.objects.open().count()) == (after, 0)
    kinds = set(Reminder.objects.pending().values_list("kind", flat=True))
    assert kinds == {"thank_you", "thanks_missing", "keep_in_touch"}


def test_the_step_is_done_with_one_conversation(
    cast: Cast, talk: Interview, contact: Contact, after: datetime
) -> None:
    log(talk, Account({"pace": "no"}), now=after, by=cast.imani)
    fact = StepFact.objects.get(exploration=contact.exploration, step=Step.TALK)
    assert (fact.count, fact.done_at) == (1, after)


def test_a_second_press_changes_nothing(cast: Cast, talk: Interview, after: datetime) -> None:
    log(talk, ACCOUNT, now=after, by=cast.imani)
    before = counted()
    log(talk, ACCOUNT, now=after + timedelta(minutes=1), by=cast.imani)
    assert counted() == before
    assert Log.objects.get().takeaways == "Zoning decides."


def test_words_of_another_window_are_kept_too(cast: Cast, talk: Interview, after: datetime) -> None:
    log(talk, ACCOUNT, now=after, by=cast.imani)
    other = Account(
        WORDS | {"takeaways": "Insurance maps come first.", "new_path": "", "learned": ""},
        ["Read insurance maps."],
        [MIREILLE, Name("Otto Lind", "", may_use_name=False)],
    )
    log(talk, other, now=after, by=cast.imani)
    kept = Log.objects.get()
    assert kept.takeaways == "Zoning decides.\n\nInsurance maps come first."
    assert (kept.next_steps, kept.new_path) == ("Read the plan.", "Flood insurance mapping")
    assert list(Advice.objects.values_list("text", flat=True).order_by("pk")) == [
        "Sit in on a board meeting.",
        "Read insurance maps.",
    ]
    assert list(Referral.objects.values_list("name", flat=True).order_by("pk")) == [
        "Mireille Okonjo",
        "Otto Lind",
    ]


def test_a_page_that_showed_the_log_may_change_it(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    seal = log(talk, ACCOUNT, now=after, by=cast.imani).seal
    changed = Account(WORDS | {"takeaways": "Maps decide.", "pace": "no"}, seal=seal)
    log(talk, changed, now=after, by=cast.imani)
    assert Log.objects.get().takeaways == "Maps decide."
    assert KeepInTouch.objects.get().status == "ended"


def test_no_choice_no_plan(cast: Cast, talk: Interview, after: datetime) -> None:
    log(talk, Account({"pace": "no"}), now=after, by=cast.imani)
    assert KeepInTouch.objects.count() == 0


def test_a_talk_outside_rapport_is_logged_the_same_way(
    cast: Cast, outside: Interview, now: datetime
) -> None:
    log(outside, replace(ACCOUNT, sooner=True), now=now, by=cast.imani)
    assert (outside.status, ThankYou.objects.count()) == ("held", 1)


def test_nobody_else_logs_it(cast: Cast, talk: Interview, after: datetime) -> None:
    for person in (cast.rosalind, cast.mateo, cast.dana):
        with pytest.raises(NotYours):
            log(talk, ACCOUNT, now=after, by=person)


def test_what_was_called_off_cannot_be_logged(cast: Cast, talk: Interview, now: datetime) -> None:
    cancel(talk, now=now, by=cast.imani)
    assert Place.objects.open().count() == 0
    with pytest.raises(StaleMove):
        log(talk, ACCOUNT, now=now, by=cast.imani)


def test_what_did_not_take_place_may_still_be_made_up(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    miss(talk, now=after, by=cast.imani)
    assert (talk.status, Place.objects.open().count()) == ("no_show", 0)
    log(talk, ACCOUNT, now=after + timedelta(days=2), by=cast.imani)
    assert talk.status == "held"
