"""When somebody is reminded around a conversation: who, of what, when, and what ends it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.interviews.actions import replan, settle_place, waive_thanks
from apps.interviews.models import Interview, ThankYou
from apps.interviews.nudges import plan, thanks_plan
from apps.interviews.terms import Way
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status
from tests.conftest import Cast

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def planned(talk: Interview) -> dict[tuple[str, int], datetime]:
    return {(row.kind, row.recipient): row.due_at for row in plan(talk)}


def test_all_that_is_planned_for_a_talk(cast: Cast, talk: Interview) -> None:
    at, imani, rosalind = talk.starts_at, cast.imani.pk, cast.rosalind.pk
    assert at is not None
    assert planned(talk) == {
        ("day_before", imani): at - DAY,
        ("day_before", rosalind): at - DAY,
        ("no_place", imani): at - 2 * DAY,
        ("hour_before", imani): at - HOUR,
        ("log_it", imani): at + timedelta(minutes=20) + 2 * HOUR,
    }


@pytest.mark.parametrize(
    ("starts", "due", "until"),
    [
        ("2026-12-10 06:00", "2026-12-09 08:00", "2026-12-09 18:00"),
        ("2026-12-10 17:00", "2026-12-09 17:00", "2026-12-09 20:00"),
        ("2026-12-10 22:00", "2026-12-09 18:00", "2026-12-09 20:00"),
        ("2027-03-28 22:00", "2027-03-27 18:00", "2027-03-27 20:00"),  # clocks change that night
    ],
)
def test_the_day_before_is_the_day_before_for_an_alum(
    starts: str, due: str, until: str, cast: Cast, talk: Interview
) -> None:
    """Whatever the hour of the talk, on the clocks of Amsterdam."""
    zone = ZoneInfo("Europe/Amsterdam")
    talk.starts_at = datetime.fromisoformat(starts).replace(tzinfo=zone)
    (row,) = [
        row for row in plan(talk)
        if (row.kind, row.recipient) == ("day_before", cast.rosalind.pk)
    ]  # fmt: skip
    assert row.until is not None
    said = [
        moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") for moment in (row.due_at, row.until)
    ]
    assert said == [due, until]


def test_a_late_talk_is_said_on_the_evening_before(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    at = datetime(2026, 12, 10, 22, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    Interview.objects.update(starts_at=at)
    replan(now=now)
    for hours in range(-60, 1):
        sweep(now=at.astimezone(UTC) + timedelta(hours=hours))
    letter = Message.objects.get(template="interviews/mail/day_before", recipient=cast.rosalind)
    assert letter.not_before == datetime(2026, 12, 9, 17, 0, tzinfo=UTC)  # six in the evening
    words = rendered(letter, campus=Campus.objects.current(), now=letter.not_before)[0]
    assert "Thursday 10 December, 10:00 pm" in words.subject


def test_a_place_ends_the_question_for_one(cast: Cast, talk: Interview, now: datetime) -> None:
    settle_place(talk, Way("video", "https://meet.example/i"), now=now, by=cast.imani)
    assert Reminder.objects.get(kind="no_place").status == Status.CANCELLED


def test_nobody_is_asked_in_the_hour_of_the_yes(
    cast: Cast, contact: object, outside: Interview, now: datetime
) -> None:
    assert outside.starts_at == now + DAY
    assert planned(outside)["no_place", cast.imani.pk] == now + 12 * HOUR


def advised(thanks: ThankYou, advisor: Person) -> list[tuple[str, int, dict[str, object]]]:
    student = thanks.interview.contact.student
    student.advisor = advisor
    student.save()
    fresh = ThankYou.objects.get(pk=thanks.pk)
    return [
        (row.round, row.recipient, row.values)
        for row in thanks_plan(fresh)
        if row.kind == "thanks_missing"
    ]


def test_an_advisor_hears_who_and_when_and_never_whom(cast: Cast, thanks: ThankYou) -> None:
    (row,) = advised(thanks, cast.dana)
    assert row == (
        "first",
        cast.dana.pk,
        {"name": "Imani Castellanos", "on": "Thursday 10 December"},
    )


def test_not_before_seventy_two_hours_and_by_day(cast: Cast, thanks: ThankYou) -> None:
    advised(thanks, cast.dana)
    fresh = ThankYou.objects.get(pk=thanks.pk)
    (due_at,) = [row.due_at for row in thanks_plan(fresh) if row.kind == "thanks_missing"]
    assert timedelta(hours=72) <= due_at - thanks.due_from < timedelta(hours=96)


def test_nobody_hears_once_it_is_said(cast: Cast, thanks: ThankYou, after: datetime) -> None:
    advised(thanks, cast.dana)
    waive_thanks(thanks, now=after, by=cast.imani)
    assert thanks_plan(ThankYou.objects.get(pk=thanks.pk)) == []
