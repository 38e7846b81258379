"""What time alone does: nothing holds an alum's place for ever, nothing that began is moved."""

from datetime import datetime, timedelta

import pytest

from apps.alumni.actions import block
from apps.alumni.actions.closing import close_all
from apps.alumni.models import Place
from apps.alumni.workflow import Closed
from apps.contacts.models import KeepInTouch
from apps.core.moves import Refused
from apps.interviews.actions import Account, cancel, log, schedule, tidy
from apps.interviews.actions.part import part
from apps.interviews.models import Interview, ThankYou
from apps.mail.models import Message, Suppression
from apps.reminders.models import Reminder
from tests.conftest import Cast

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_what_has_begun_is_neither_moved_nor_called_off(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    for by in (cast.imani, cast.rosalind):
        with pytest.raises(Refused):
            schedule(talk, after + DAY, now=after, by=by)
        with pytest.raises(Refused):
            cancel(talk, now=after, by=by)
    found = Interview.objects.get()
    assert (found.status, found.sequence) == ("scheduled", 0)


def test_a_talk_whose_time_is_over_holds_no_place(cast: Cast, talk: Interview) -> None:
    assert talk.starts_at is not None
    end = talk.starts_at + timedelta(minutes=talk.minutes)
    tidy(now=end - timedelta(seconds=1))
    assert Place.objects.open().count() == 1
    tidy(now=end)
    assert (Place.objects.open().count(), Interview.objects.get().status) == (0, "scheduled")


def test_a_yes_that_finds_no_time_is_closed_after_three_weeks(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    tidy(now=now + 21 * DAY - HOUR)
    assert Interview.objects.get().status == "to_schedule"
    tidy(now=now + 21 * DAY)
    tidy(now=now + 22 * DAY)
    found = Interview.objects.get()
    assert (found.status, found.ended_by) == ("cancelled", "system")
    assert Place.objects.open().count() == 0
    told = Message.objects.filter(template="interviews/mail/cancelled")
    assert sorted(mail.recipient.called for mail in told if mail.recipient) == ["Imani", "Rosalind"]
    assert {mail.values["news"] for mail in told} == {"lapsed"}


def test_a_yes_without_a_time_is_called_to_mind_after_two_days(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    reminder = Reminder.objects.pending().get()
    assert (reminder.kind, reminder.recipient) == ("find_time", cast.imani)
    assert reminder.due_at == now + 2 * DAY
    schedule(unset, now + 9 * DAY, now=now + DAY, by=cast.imani)
    kinds = set(Reminder.objects.pending().values_list("kind", flat=True))
    assert kinds == {"day_before", "hour_before", "no_place", "log_it"}


def test_nobody_is_written_to_once_their_record_is_closed(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    alum = cast.alum
    alum.closed_for = Closed.DECEASED
    close_all([alum], now=now, by=None)
    assert Suppression.objects.of(cast.rosalind.email).count() == 1
    tidy(now=now + HOUR)
    found = Interview.objects.get()
    assert (found.status, found.ended_by) == ("cancelled", "system")
    told = Message.objects.filter(template="interviews/mail/cancelled", recipient=cast.imani)
    assert told.count() == 1


def test_what_took_place_is_not_called_off_by_a_closed_record(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    letters = Message.objects.count()
    alum = cast.alum
    alum.closed_for = Closed.NO_CONTACT
    close_all([alum], now=after, by=None)
    tidy(now=after)
    assert (Interview.objects.get().status, Message.objects.count()) == ("scheduled", letters)


def test_what_took_place_before_a_block_can_be_logged_and_nothing_follows(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    """Nobody hears that it will not take place; no thanks are due, no plan begins."""
    block(cast.alum, cast.imani, now=after, by=cast.rosalind)
    part(talk.contact, now=after)
    assert not Message.objects.filter(template="interviews/mail/cancelled").exists()
    log(Interview.objects.get(), Account({"pace": "days"}), now=after, by=cast.imani)
    assert (Interview.objects.get().status, ThankYou.objects.get().status) == ("held", "waived")
    assert not Reminder.objects.pending().exists()
    assert not KeepInTouch.objects.exists()
