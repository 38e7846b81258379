"""A letter that is taken back while a server is being given it: said anew unless it was taken."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from apps.mail.delivery import LEASE, claim
from apps.mail.handover import Parcel, begin, settle
from apps.mail.models import Message
from apps.mail.retry import Answer, Verdict
from apps.mail.workflow import State
from apps.reminders.actions import mend, reconcile, sweep
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status
from tests.reminders.conftest import SUBJECT, Plan

TUESDAY = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # 8:00 am in Los Angeles
SECOND = timedelta(seconds=1)
TAKEN, LATER, LOST = Verdict(Answer.TAKEN, 250), Verdict(Answer.LATER, 451), Verdict(Answer.LOST)
NEW = {"called": "Tea"}


def in_hand(now: datetime) -> Parcel:
    """The one letter of the outbox, which a server is being given."""
    (parcel,) = claim(now)
    assert begin(parcel, now)
    return parcel


def statuses() -> Sequence[str]:
    return list(Reminder.objects.order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize("said", [LATER, LOST, None])
def test_what_was_not_taken_is_said_anew_with_the_new_words(
    said: Verdict | None, plan: Plan, now: datetime
) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    sweep(now=now)
    parcel = in_hand(now)
    reconcile(subject=SUBJECT, plan=[plan(due_at=now, values=NEW)], now=now)
    if said:
        settle(parcel, said, now)
    # While the lease lasts nobody knows.
    assert (mend(now=now), sweep(now=now)) == (0, 0)
    over = now + LEASE
    assert (mend(now=over), sweep(now=over)) == (1, 1)
    assert Message.objects.get(state=State.QUEUED).values == NEW


def test_what_was_taken_is_not_said_twice(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    sweep(now=now)
    parcel = in_hand(now)
    for _again in "12":
        reconcile(subject=SUBJECT, plan=[plan(due_at=now, values=NEW)], now=now)
    settle(parcel, TAKEN, now)
    reconcile(subject=SUBJECT, plan=[plan(due_at=now, values={"called": "Theo"})], now=now)
    over = now + LEASE
    assert (mend(now=over), sweep(now=over), statuses()) == (0, 0, [Status.SENT])
    assert Message.objects.get().state == State.SENT


def test_another_change_after_the_lease_says_the_latest_words(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    sweep(now=now)
    in_hand(now)
    reconcile(subject=SUBJECT, plan=[plan(due_at=now, values={"called": "Theo"})], now=now)
    over = now + LEASE
    reconcile(subject=SUBJECT, plan=[plan(due_at=now, values=NEW)], now=over)
    assert (mend(now=over), sweep(now=over)) == (0, 1)
    assert Message.objects.get(state=State.QUEUED).values == NEW


def test_what_left_the_plan_meanwhile_stays_unsaid(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    sweep(now=now)
    parcel = in_hand(now)
    reconcile(subject=SUBJECT, plan=[plan(due_at=now, values=NEW)], now=now)
    reconcile(subject=SUBJECT, plan=[], now=now)
    settle(parcel, LATER, now)
    over = now + LEASE
    assert (mend(now=over), sweep(now=over)) == (0, 0)
    assert Message.objects.get().state == State.WITHDRAWN


@pytest.mark.parametrize(("said", "letters"), [(TAKEN, 0), (LATER, 1), (LOST, 1)])
def test_the_others_of_a_daily_mail_wait_for_what_becomes_of_it(
    said: Verdict, letters: int, plan: Plan, now: datetime
) -> None:
    for thing in (1, 2, 3):
        wanted = plan(due_at=now, until=None, rides=True)
        reconcile(subject=("interviews.interview", thing), plan=[wanted], now=now)
    sweep(now=now)
    sweep(now=TUESDAY)
    parcel = in_hand(TUESDAY)
    reconcile(subject=("interviews.interview", 2), plan=[], now=TUESDAY)
    assert mend(now=TUESDAY) == 0
    settle(parcel, said, TUESDAY + SECOND)
    over = TUESDAY + LEASE
    assert (mend(now=over), sweep(now=over)) == (2 * letters, letters)
    assert len(Message.objects.exclude(pk=parcel.message.pk)) == letters
