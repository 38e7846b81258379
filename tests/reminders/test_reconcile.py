"""The rows are equal to the plan, whatever they were before."""

from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import IntegrityError

from apps.accounts.models import Person
from apps.mail.models import Message
from apps.mail.workflow import State
from apps.reminders.actions import reconcile, snooze, sweep
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status
from tests.reminders.conftest import SUBJECT, Plan


def states() -> dict[str, str]:
    return dict(Reminder.objects.values_list("kind", "status"))


def test_every_plan_after_every_other_leaves_the_rows_equal_to_it(
    plan: Plan, now: datetime
) -> None:
    kinds = ("day_before", "hour_before", "thank_you")
    plans = [
        [plan(kind) for kind, wanted in zip(kinds, choice, strict=True) if wanted]
        for choice in product([True, False], repeat=3)
    ]
    for before, after in product(plans, plans):
        Reminder.objects.all().delete()
        reconcile(subject=SUBJECT, plan=before, now=now)
        reconcile(subject=SUBJECT, plan=after, now=now)
        pending = {row.identity for row in Reminder.objects.pending()}
        assert pending == {planned.identity for planned in after}


def test_the_same_plan_twice_changes_nothing(plan: Plan, now: datetime) -> None:
    wanted = [plan("day_before"), plan("thank_you")]
    reconcile(subject=SUBJECT, plan=wanted, now=now)
    before = list(Reminder.objects.order_by("pk").values())
    reconcile(subject=SUBJECT, plan=wanted, now=now + timedelta(minutes=5))
    assert list(Reminder.objects.order_by("pk").values()) == before


def test_a_pending_moment_moves_and_its_words_with_it(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    first = Reminder.objects.get()
    later = now + timedelta(hours=9)
    reconcile(subject=SUBJECT, plan=[plan(due_at=later, values={"called": "Tea"})], now=now)
    row = Reminder.objects.get()
    assert (row.pk, row.due_at, row.send_after, row.values) == (
        first.pk, later, later, {"called": "Tea"},
    )  # fmt: skip


def test_what_left_the_plan_is_cancelled_and_revived_when_it_returns(
    plan: Plan, now: datetime
) -> None:
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    reconcile(subject=SUBJECT, plan=[], now=now)
    assert states() == {"thank_you": Status.CANCELLED}
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    assert states() == {"thank_you": Status.SCHEDULED}
    assert Reminder.objects.get().settled_at is None


@pytest.mark.parametrize("status", [Status.SENT, Status.FAILED])
def test_what_was_sent_is_never_touched(status: Status, plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    Reminder.objects.update(status=status, settled_at=now)
    before = list(Reminder.objects.values())
    for wanted in ([], [plan(due_at=now + timedelta(days=3))], [plan(values={"called": "X"})]):
        reconcile(subject=SUBJECT, plan=wanted, now=now)
        # Said, and nothing left to do about it: only that is noted, and taken back with the plan.
        closed_at = now if status == Status.SENT and not wanted else None
        assert list(Reminder.objects.values()) == [
            {**row, "closed_at": closed_at} for row in before
        ]


def test_a_letter_still_in_the_outbox_goes_with_its_reason(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    sweep(now=now)
    reconcile(subject=SUBJECT, plan=[], now=now)
    assert states() == {"thank_you": Status.CANCELLED}
    assert Message.objects.get().state == State.WITHDRAWN


def test_a_window_that_has_closed_is_recorded_as_skipped(plan: Plan, now: datetime) -> None:
    over = plan("hour_before", due_at=now - timedelta(hours=1), until=now)
    reconcile(subject=SUBJECT, plan=[over, plan("thank_you")], now=now)
    assert states() == {"hour_before": Status.SKIPPED, "thank_you": Status.SCHEDULED}
    assert Reminder.objects.get(kind="hour_before").settled_at == now


def test_a_late_plan_with_an_open_window_is_still_sent(plan: Plan, now: datetime) -> None:
    late = plan(due_at=now - timedelta(hours=1), until=now + timedelta(hours=1))
    reconcile(subject=SUBJECT, plan=[late], now=now)
    assert sweep(now=now) == 1


def test_another_round_is_another_reminder(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    Reminder.objects.update(status=Status.SENT)
    reconcile(subject=SUBJECT, plan=[plan(round="1")], now=now)
    rounds = dict(Reminder.objects.values_list("round", "status"))
    assert rounds == {"0": Status.SENT, "1": Status.SCHEDULED}


def test_one_occasion_has_one_row(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    twin = Reminder.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError, match="one_reminder_per_occasion"):
        twin.save()


def test_other_subjects_are_left_alone(plan: Plan, now: datetime) -> None:
    other = ("outreach.request", 7)
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    reconcile(subject=other, plan=[plan()], now=now)
    reconcile(subject=other, plan=[], now=now)
    rows = dict(Reminder.objects.values_list("subject_type", "status"))
    assert rows == {SUBJECT[0]: Status.SCHEDULED, other[0]: Status.CANCELLED}


def test_a_snooze_holds_until_the_plan_moves(plan: Plan, now: datetime, student: Person) -> None:
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    until = now + timedelta(hours=5)
    snooze(Reminder.objects.get(), until=until, by=student)
    reconcile(subject=SUBJECT, plan=[plan(values={"called": "T"})], now=now)
    assert Reminder.objects.get().send_after == until
    moved = now + timedelta(hours=2)
    reconcile(subject=SUBJECT, plan=[plan(due_at=moved)], now=now)
    assert Reminder.objects.get().send_after == moved
