"""Due reminders become letters, once, at a decent hour."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Person
from apps.campus.models import Campus, QuietPeriod
from apps.core.moves import NotYours, Refused, StaleMove
from apps.mail.models import Message
from apps.reminders.actions import reconcile, snooze, sweep
from apps.reminders.models import Reminder
from apps.reminders.tasks import sweep as task
from apps.reminders.workflow import Status
from tests.reminders.conftest import SUBJECT, Plan

NIGHT = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)  # 2:30 am in Los Angeles
MORNING = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # 8:00 am there


def test_a_due_reminder_becomes_its_letter_once(plan: Plan, now: datetime) -> None:
    wanted = plan(due_at=now, sender_name="Imani Castellanos")
    reconcile(subject=SUBJECT, plan=[wanted, plan("second")], now=now)
    assert (sweep(now=now), sweep(now=now)) == (1, 0)
    row = Reminder.objects.get(kind="thank_you")
    letter = Message.objects.get()
    assert (row.status, row.settled_at) == (Status.SENT, now)
    assert (
        letter.dedupe_key, letter.template, letter.values, letter.recipient_id,
        letter.expires_at, letter.sender_name, letter.links[0]["view"],
    ) == (
        f"reminder:{row.pk}", wanted.template, wanted.values, wanted.recipient,
        wanted.until, "Imani Castellanos", "interviews:thanks",
    )  # fmt: skip


def test_a_sweep_asks_the_same_number_of_questions_for_one_and_for_many(
    plan: Plan, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 300):
        plans = [plan(f"kind {count} {nr}", due_at=now) for nr in range(count)]
        reconcile(subject=SUBJECT, plan=plans, now=now)
        with django_assert_num_queries(14):
            assert sweep(now=now) == count


def test_many_reminders_leave_in_batches(plan: Plan, now: datetime) -> None:
    plans = [plan(f"kind {number}", due_at=now) for number in range(1001)]
    reconcile(subject=SUBJECT, plan=plans, now=now)
    assert sweep(now=now) == 1001
    assert Message.objects.count() == 1001


def test_a_closed_window_is_skipped(plan: Plan, now: datetime) -> None:
    reconcile(subject=SUBJECT, plan=[plan()], now=now)
    assert sweep(now=now + timedelta(hours=25)) == 0
    assert Reminder.objects.get().status == Status.SKIPPED


def test_nobody_writes_to_someone_who_is_gone(plan: Plan, now: datetime, student: Person) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    student.is_active = False
    student.save()
    assert sweep(now=now) == 0
    assert Reminder.objects.get().status == Status.SKIPPED


@pytest.mark.parametrize(
    ("until", "letters", "send_after"),
    [
        (MORNING + timedelta(minutes=1), 0, MORNING),
        (MORNING, 1, NIGHT),
        (NIGHT + timedelta(minutes=30), 1, NIGHT),
        (None, 0, MORNING),
    ],
)
def test_at_night_it_waits_for_the_morning_unless_its_window_closes(
    until: datetime | None, letters: int, send_after: datetime, plan: Plan, now: datetime
) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=NIGHT, until=until)], now=now)
    assert sweep(now=NIGHT) == letters
    row = Reminder.objects.get()
    assert (row.send_after, row.due_at) == (send_after, NIGHT)


def test_a_quiet_period_holds_what_rests_and_nothing_else(plan: Plan, now: datetime) -> None:
    Campus.objects.create()
    QuietPeriod.objects.create(
        name="Break", starts_on=date(2026, 11, 23), ends_on=date(2026, 11, 27)
    )
    touch = plan("keep_in_touch", due_at=now, until=None, rests=True)
    reconcile(subject=SUBJECT, plan=[touch, plan("thank_you", due_at=now)], now=now)
    assert sweep(now=now) == 1
    row = Reminder.objects.get(kind="keep_in_touch")
    # Saturday 28 November, 8:00 am in the reader's zone.
    assert (row.status, row.send_after) == (
        Status.SCHEDULED, datetime(2026, 11, 28, 16, 0, tzinfo=UTC),
    )  # fmt: skip
    assert sweep(now=row.send_after) == 1


def test_only_the_reader_snoozes_and_only_what_has_not_left(
    plan: Plan, now: datetime, student: Person
) -> None:
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    row = Reminder.objects.get()
    stranger = Person.objects.create(email="sam@stranger.example", name="Sam", called="Sam")
    with pytest.raises(NotYours):
        snooze(row, until=now + timedelta(hours=2), by=stranger)
    snooze(row, until=now + timedelta(hours=2), by=student)
    assert (sweep(now=now), sweep(now=now + timedelta(hours=2))) == (0, 1)


def test_what_was_said_is_said_again_on_the_day_that_the_reader_chose(
    plan: Plan, now: datetime, student: Person
) -> None:
    """Also after the window of the rule: it is the reader's own wish."""
    reconcile(subject=SUBJECT, plan=[plan(due_at=now)], now=now)
    assert sweep(now=now) == 1
    week = now + timedelta(days=7)
    snooze(Reminder.objects.get(), until=week, by=student)
    assert (sweep(now=week - timedelta(hours=1)), sweep(now=week), sweep(now=week)) == (0, 1, 0)
    first, again = Message.objects.order_by("pk")
    # The first had not left: it would have come beside the later one.
    assert (first.state, again.state) == ("withdrawn", "queued")
    assert again.dedupe_key == f"reminder:{Reminder.objects.get().pk}:1"


def test_what_is_still_planned_about_a_matter_waits_with_it(
    plan: Plan, now: datetime, student: Person
) -> None:
    rounds = [plan(round="first", due_at=now), plan(round="again")]
    reconcile(subject=SUBJECT, plan=rounds, now=now)
    assert sweep(now=now) == 1
    week = now + timedelta(days=7)
    snooze(Reminder.objects.get(round="first"), until=week, by=student)
    assert (sweep(now=now + timedelta(hours=2)), sweep(now=week)) == (0, 1)
    assert Message.objects.filter(dedupe_key__regex=r":\d+:1$").count() == 0  # said a second time


@pytest.mark.parametrize("why", ["settled", "too late"])
def test_nothing_is_put_off_that_is_settled_or_would_come_too_late(
    plan: Plan, now: datetime, student: Person, why: str
) -> None:
    student.role = "student"
    student.save()
    reconcile(subject=SUBJECT, plan=[plan("day_before", due_at=now)], now=now)
    sweep(now=now)
    Message.objects.update(state="sent", sent_at=now)
    reconcile(subject=SUBJECT, plan=[plan("day_before", due_at=now)][why == "settled" :], now=now)
    row = Reminder.objects.get()
    with pytest.raises(StaleMove if why == "settled" else Refused):
        snooze(row, until=now + timedelta(days=2), by=student)
    assert Reminder.objects.get().status == Status.SENT


def test_the_task_sweeps(db: None) -> None:
    task()
    assert Message.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_make_each_letter_once(plan: Plan, now: datetime) -> None:
    plans = [plan(f"kind {number}", due_at=now) for number in range(800)]
    reconcile(subject=SUBJECT, plan=plans, now=now)
    made: list[int] = []

    def run() -> None:
        made.append(sweep(now=now))
        connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(made), Message.objects.count()) == (800, 800)
    assert Reminder.objects.exclude(status=Status.SENT).count() == 0
