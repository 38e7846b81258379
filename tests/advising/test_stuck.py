"""Stuck is an own move past its days, in any exploration; a break and an awaited alum are not."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.advising.actions import fold
from apps.advising.caseload import CaseRow, values
from apps.advising.recount import differences
from apps.advising.sharing import seen
from apps.alumni.actions import pause
from apps.campus.models import QuietPeriod
from apps.campus.quiet import awake, spans
from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.home.today import values as today
from apps.interviews.actions import Account, log, miss
from apps.interviews.models import Interview, ThankYou
from apps.outreach.actions import close_overdue, withdraw
from apps.outreach.actions.clock import bounce
from apps.outreach.models import Request
from apps.students.actions import choose, explore
from apps.students.models import Exploration
from tests.advising.test_caseload import PRICE
from tests.home.world import World


def row(world: World, now: datetime) -> CaseRow:
    [found] = values(world.cast.dana, now=now)["rows"]
    return found  # type: ignore[no-any-return]


def stuck(world: World, now: datetime) -> tuple[int, str]:
    still = row(world, now).still
    return (still.days, still.words) if still else (0, "")


def agreed(world: World, days: int = 10) -> Interview:
    """A talk with Rosalind, so many days from now; nothing else is the student's move."""
    world.research()
    return world.yes(world.people()[0], world.now + timedelta(days=days), days=1)


def test_a_talk_that_is_agreed_is_waited_for(world: World, now: datetime) -> None:
    agreed(world, days=40)
    assert stuck(world, now + timedelta(days=39)) == (0, "")


def test_a_talk_that_is_not_logged_is_stuck_after_three_days(world: World, now: datetime) -> None:
    talk = agreed(world)
    ends = now + timedelta(days=10, minutes=talk.minutes)
    assert stuck(world, ends + timedelta(days=3)) == (0, "")
    later = ends + timedelta(days=3, minutes=1)
    assert stuck(world, later) == (3, "Talk, not logged")
    still = row(world, later).still
    assert still is not None
    assert still.last == "A conversation was planned for Thursday 3 December."
    held = seen(world.cast.student, reader=world.cast.dana, zone="UTC", now=later)
    assert (held["days_stuck"], held["stuck_at"]) == (3, "Talk, not logged")
    assert differences() == []


def test_a_log_and_a_thank_you_end_it(world: World, now: datetime) -> None:
    talk = agreed(world)
    after = now + timedelta(days=12)
    log(talk, Account({"pace": "no"}), now=after, by=world.cast.imani)
    due = ThankYou.objects.get().due_from
    assert stuck(world, due + timedelta(days=3)) == (0, "")
    assert stuck(world, due + timedelta(days=5)) == (5, "Follow up, thank-you to write")
    ThankYou.objects.update(status="sent")
    assert stuck(world, due + timedelta(days=60)) == (0, "")


def test_a_yes_without_a_time_is_told_after_seven_days(world: World, now: datetime) -> None:
    world.research()
    talk = world.yes(world.people()[0], None, days=1)
    assert stuck(world, talk.created_at + timedelta(days=7)) == (0, "")
    assert stuck(world, talk.created_at + timedelta(days=8)) == (8, "Talk, no time yet")


def test_a_closed_request_is_waited_for_no_more(world: World, now: datetime) -> None:
    world.research()
    asked = world.sent(world.people()[0], days=0)
    assert stuck(world, now + timedelta(days=13)) == (0, "")
    withdraw(asked, now=now + timedelta(days=13), by=world.cast.imani)
    assert stuck(world, now + timedelta(days=23)) == (0, "")
    assert stuck(world, now + timedelta(days=24)) == (11, "Reach out, in progress")


def test_a_talk_that_did_not_take_place_counts_from_then(world: World, now: datetime) -> None:
    talk = agreed(world)
    missed = now + timedelta(days=11)
    miss(talk, now=missed, by=world.cast.imani)
    assert stuck(world, missed + timedelta(days=10)) == (0, "")
    assert stuck(world, missed + timedelta(days=11))[0] == 11


def test_days_of_a_break_do_not_count(world: World, now: datetime) -> None:
    world.research(days=20)
    assert stuck(world, now) == (20, "Research, done")
    QuietPeriod.objects.create(
        name="Break", starts_on=date(2026, 11, 8), ends_on=date(2026, 11, 12)
    )
    QuietPeriod.objects.create(
        name="Exams", starts_on=date(2026, 11, 11), ends_on=date(2026, 11, 12)
    )
    assert stuck(world, now) == (15, "Research, done")
    QuietPeriod.objects.create(
        name="Rest", starts_on=date(2026, 11, 22), ends_on=date(2026, 11, 30)
    )
    assert stuck(world, now) == (0, "")


def test_a_break_is_read_on_the_clock_of_the_campus(world: World) -> None:
    """Summer time ends within it: a day has 25 hours."""
    day = date(2026, 11, 1)
    QuietPeriod.objects.create(name="Pause", starts_on=day, ends_on=day)
    [(starts, ends)] = spans()
    assert (starts.isoformat(), ends.isoformat()) == (
        "2026-11-01T07:00:00+00:00",
        "2026-11-02T08:00:00+00:00",
    )
    hour = timedelta(hours=1)
    assert awake(starts - hour, ends + hour, spans()) == 2 * hour
    assert awake(starts + hour, ends - hour, spans()) == timedelta()


def test_a_path_from_a_log_hides_no_journey(world: World, now: datetime) -> None:
    world.research()
    talk = world.yes(world.people()[0], now - timedelta(hours=5), days=6)
    words = {"pace": "no", "new_path": "Urban forestry"}
    log(talk, Account(words), now=now, by=world.cast.imani)
    path = Exploration.objects.get(topic="Urban forestry")
    assert today(world.cast.student, now=now)["exploration"].topic == "urban water and climate"
    found = row(world, now)
    assert found.journey is not None
    assert found.journey.topic == "urban water and climate"
    assert stuck(world, now + timedelta(days=5)) == (5, "Follow up, thank-you to write")
    ThankYou.objects.update(status="sent")
    assert stuck(world, now + timedelta(days=60)) == (0, "")
    choose(path, now=now + timedelta(days=1), by=world.cast.imani)
    assert today(world.cast.student, now=now)["exploration"] == path
    assert stuck(world, now + timedelta(days=17)) == (16, "Not started")


def test_the_longest_stop_of_all_explorations_is_told(world: World, now: datetime) -> None:
    agreed(world)
    path = explore(world.cast.student, "Urban forestry", now=now, by=world.cast.imani)
    choose(path, now=now, by=world.cast.imani)
    assert stuck(world, now + timedelta(days=14)) == (3, "Talk, not logged")
    assert stuck(world, now + timedelta(days=15)) == (15, "Not started")


def test_somebody_of_no_exploration_counts_too(world: World, now: datetime) -> None:
    ana = add(
        Acquaintance(name="Ana Ruiz", relation="friend"),
        student=world.cast.student,
        now=now,
        by=world.cast.imani,
    )
    world.yes(ana, now - timedelta(days=4), days=6)
    world.research(days=0)
    assert Contact.objects.get(pk=ana.pk).exploration is None
    assert stuck(world, now) == (3, "Talk, not logged")


def came_back(world: World, request: Request, at: datetime) -> None:
    assert bounce(request, now=at)


def alum_paused(world: World, _request: Request, at: datetime) -> None:
    pause(world.cast.alum, None, now=at, by=world.cast.rosalind)
    close_overdue(now=at)


End = Callable[[World, Request, datetime], None]


def closed_early(world: World, now: datetime, end: End) -> None:
    """A day after it was sent, to somebody for whom the student has prepared."""
    world.research()
    rosalind = world.people()[0]
    world.prepare(rosalind)
    end(world, world.sent(rosalind, days=1), now)


@pytest.mark.parametrize("end", [came_back, alum_paused], ids=lambda end: end.__name__)
def test_a_request_that_was_closed_early_is_waited_for_no_more(
    world: World, now: datetime, end: End
) -> None:
    """It would have waited to its fourteenth day; the student has read that it is over."""
    closed_early(world, now, end)
    assert Request.objects.get().status in {"bounced", "expired"}
    assert stuck(world, now + timedelta(days=10)) == (0, "")
    assert stuck(world, now + timedelta(days=11))[0] == 11


def mended() -> None:
    with connection.schema_editor() as editor:
        import_module("apps.outreach.migrations.0007_closed_in_time").mend(apps, editor)


@pytest.mark.parametrize("end", [came_back, alum_paused], ids=lambda end: end.__name__)
def test_who_was_closed_early_before_that_was_kept_is_mended(
    world: World, now: datetime, end: End
) -> None:
    """As rows stand from before: a last day ahead, or none where a question was closed."""
    closed_early(world, now, end)
    later = now + timedelta(days=11)
    for wrong, days in ((now + timedelta(days=13), 0), (None, 12)):
        Request.objects.update(expires_at=wrong)
        assert stuck(world, later)[0] == days
        mended()
        assert stuck(world, later)[0] == 11
    assert Request.objects.get().expires_at == now


def test_rows_are_mended_a_batch_at_a_time_and_open_ones_are_left(
    world: World, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("apps.outreach.migrations.0007_closed_in_time"), "BATCH", 1)
    world.research()
    rosalind, teodor, _ana = world.people()
    for person in (rosalind, teodor):
        world.prepare(person)
    closed, open_one = world.sent(rosalind, days=1), world.sent(teodor, days=1)
    came_back(world, closed, now)
    made = [copied(closed, now + timedelta(days=day)) for day in (-1, 13, 14)]
    mended()
    ends = [Request.objects.get(pk=pk).expires_at for pk in made]
    assert ends == [now - timedelta(days=1), now, now]
    assert Request.objects.get(pk=open_one.pk).expires_at == open_one.expires_at


def copied(request: Request, expires_at: datetime) -> int:
    row = Request.objects.get(pk=request.pk)
    row.pk, row.expires_at = None, expires_at
    row.save()
    return row.pk


@pytest.mark.parametrize("more", [1, 3])
def test_matters_of_one_person_cost_what_those_of_three_do(
    client: Client,
    world: World,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:
    world.research()
    for number in range(more):
        who = Acquaintance(name=f"Friend {number}", relation="friend")
        kept = add(who, student=world.cast.student, now=morning, by=world.cast.imani)
        world.yes(kept, morning - timedelta(days=4), days=6)
        other = add(who, student=world.cast.student, now=morning, by=world.cast.imani)
        world.held(other)
    fold()
    client.force_login(world.cast.dana)
    with django_assert_num_queries(PRICE):
        assert "Talk, not logged" in client.get(reverse("advising:caseload")).content.decode()
