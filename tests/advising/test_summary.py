"""The kept summary: what it says is what a recount says, however many move at once."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from random import Random
from threading import Event

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from apps.advising.actions import fold
from apps.advising.caseload import values
from apps.advising.models import Mark, OwnMove, Standing
from apps.advising.standing import counted, kept
from apps.campus.quiet import Span, awake, cut
from apps.core.locks import alone
from apps.home.roster import Entry, enter
from apps.outreach.actions import withdraw
from apps.students.actions import explore, find, note_step
from apps.students.models import Exploration, Step, StepFact, Student
from tests.advising.test_words import many
from tests.conftest import Cast
from tests.home.world import World, whole
from tests.outreach.test_races import at_once


def ids() -> list[int]:
    return list(Student.objects.values_list("pk", flat=True))


def agrees() -> bool:
    fold()
    return kept(ids()) == counted(ids())


def test_every_verb_of_a_journey_is_in_the_summary(world: World) -> None:
    fold()
    whole(world)
    assert kept(ids()) != counted(ids())
    assert agrees()
    assert Standing.objects.get(student=world.cast.student).reached == Step.TALK
    assert not Mark.objects.exists()


def test_what_is_taken_back_is_taken_back_in_the_summary(world: World, now: datetime) -> None:
    world.research()
    asked = world.sent(world.people()[0])
    assert agrees()
    assert OwnMove.objects.count() == 0
    withdraw(asked, now=now, by=world.cast.imani)
    assert agrees()
    assert [move.step for move in OwnMove.objects.all()] == [Step.REACH_OUT]


@pytest.mark.parametrize(
    "change",
    [
        lambda: StepFact.objects.filter(step=Step.RESEARCH).update(count=0),
        lambda: StepFact.objects.all().delete(),
        lambda: Exploration.objects.update(archived_at=datetime(2026, 11, 1, tzinfo=UTC)),
        lambda: Exploration.objects.all().delete(),
    ],
)
def test_no_way_of_writing_goes_past_the_summary(world: World, change: object) -> None:
    world.research()
    assert agrees()
    before = kept(ids())
    change()  # type: ignore[operator]
    assert agrees()
    assert kept(ids()) != before


def test_a_change_of_words_alone_marks_nobody(world: World) -> None:
    world.research()
    draft = world.draft(world.people()[0])
    fold()
    draft.text = "Another beginning."
    draft.save(update_fields=["text"])
    assert Mark.objects.count() == 0


def test_a_mark_of_somebody_who_is_gone_does_no_harm(world: World) -> None:
    world.research()
    fold()
    Mark.objects.create(student_id=10**12)
    assert agrees()
    assert Standing.objects.count() == len(ids())


def test_rules_that_changed_are_counted_for_everybody(cast: Cast) -> None:
    fold()
    Standing.objects.update(reached=6)
    assert kept(ids()) != counted(ids())
    with pytest.raises(CommandError):
        call_command("recount", "--check")
    call_command("recount", "--mend", "--check")
    assert kept(ids()) == counted(ids())


@pytest.mark.parametrize("seed", range(40))
def test_a_cut_is_where_the_days_are_over(seed: int) -> None:
    """Against the way that counts forwards, with breaks that touch, overlap or last till now."""
    chance, now = Random(seed), datetime(2026, 11, 23, tzinfo=UTC)  # noqa: S311 - no secret
    quiet: list[Span] = sorted(
        (start, start + timedelta(hours=chance.randrange(1, 200)))
        for start in (now - timedelta(hours=chance.randrange(-40, 900)) for _ in range(4))
    )
    for days in (3, 7, 10, 14):
        edge = cut(days, now, quiet)
        for hours in range(-60, 60):
            since = edge + timedelta(hours=hours)
            assert (awake(since, now, quiet) > timedelta(days=days)) == (since < edge)


def test_a_page_counts_its_own_caseload_and_says_what_is_left(
    client: Client, cast: Cast, morning: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("apps.advising.actions.fold"), "AT_A_LOOK", 2)
    many(cast, morning, 3)
    client.force_login(cast.dana)
    said = [
        "Being counted." in client.get(reverse("advising:caseload")).content.decode()
        for _look in "123"
    ]
    assert said == [True, False, False]
    assert set(Mark.objects.values_list("student_id", flat=True)) == {cast.classmate.pk}


@pytest.mark.django_db(transaction=True)
def test_a_page_waits_for_nobody_who_counts(
    transactional_db: None, cast: Cast, now: datetime
) -> None:
    """The lock is held by another session, which waits for this page."""
    many(cast, now, 1)
    held, looked = Event(), Event()

    def count() -> None:
        with transaction.atomic():
            alone("advising.fold")
            held.set()
            assert looked.wait(10)

    def look() -> None:
        assert held.wait(10)
        assert not values(cast.dana, now=now)["is_counted"]
        looked.set()

    assert at_once(count, look) == ["done", "done"]
    assert values(cast.dana, now=now)["is_counted"]


@pytest.mark.django_db(transaction=True)
def test_the_summary_is_true_under_students_who_move_at_once(
    transactional_db: None, cast: Cast, now: datetime
) -> None:
    """Twelve threads write facts of eight students while four bring the summary up to date."""
    people = [
        enter(Entry(f"s{n}@alder.example", f"Student {n}", "student"), now=now) for n in range(8)
    ]
    paths = [explore(Student.objects.get(person=one), "trees", now=now, by=one) for one in people]

    def move(number: int) -> None:
        chance = Random(number)  # noqa: S311 - no secret
        for turn in range(12):
            path, at = paths[chance.randrange(len(paths))], now + timedelta(minutes=turn)
            with transaction.atomic():
                step = Step(chance.randrange(2, 7))  # the first is written by `find`
                count = chance.randrange(0, 4)
                note_step(path, step, count=count, done=count > 2, now=at)
            find(path, kind="found", text=f"{number} {turn}", now=at, by=path.student.person)

    def read() -> None:
        for _turn in range(25):
            fold()

    turns = [lambda n=n: move(n) for n in range(12)] + [read] * 4
    assert set(at_once(*turns)) == {"done"}
    assert agrees()
    assert not Mark.objects.exists()
    assert Standing.objects.count() == len(ids())
