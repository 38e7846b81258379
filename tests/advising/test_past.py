"""What is kept of a day: counts and medians as by hand, once a day, and nothing said before."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from random import Random
from statistics import median

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person
from apps.advising.actions import fold, tally
from apps.advising.caseload import values
from apps.advising.models import Standing, Tally
from apps.advising.models.tally import KEPT
from apps.advising.tasks import tally as task
from apps.students.models import Exploration, StepFact, Student
from tests.conftest import NOW, Cast
from tests.home.world import World

TODAY = date(2026, 11, 23)
AGO = TODAY - timedelta(days=14)
Counts = dict[int | None, dict[int, tuple[int, int | None]]]


def walked(cast: Cast, seed: int) -> None:
    """Students of both advisors and of none, with explorations and steps by chance."""
    chance = Random(seed)  # noqa: S311 - no secret
    for number in range(12):
        person = Person.objects.create(email=f"t{number}@alder.example", name="T", called="T")
        graduates = chance.choice([None, None, TODAY, TODAY - timedelta(days=1)])
        advisor = chance.choice([cast.dana, cast.ruth, None])
        student = Student.objects.create(person=person, advisor=advisor, graduates_on=graduates)
        for _path in range(chance.randrange(4)):
            began = NOW - timedelta(hours=chance.randrange(5000))
            path = Exploration.objects.create(
                student=student,
                topic="trees",
                created_at=began,
                archived_at=NOW if chance.random() < 0.2 else None,
            )
            for step in chance.sample(range(1, 7), k=chance.randrange(7)):
                at = began + timedelta(hours=chance.randrange(2000))
                count = chance.choice([0, 1, 4])
                StepFact.objects.create(
                    exploration=path, step=step, count=count, began_at=at, last_at=at
                )
    fold()


def by_hand() -> Counts:
    """Advisor (None for everybody) -> step -> students who came no further, median days."""
    reached: dict[int | None, Counter[int]] = defaultdict(Counter)
    waits: dict[int | None, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for student in Student.objects.all():
        if student.graduates_on is not None and student.graduates_on < TODAY:
            continue
        paths = list(Exploration.objects.filter(student=student, archived_at=None))
        firsts: dict[int, datetime] = {}
        for fact in StepFact.objects.filter(exploration__in=paths, count__gt=0):
            firsts[fact.step] = min(fact.began_at, firsts.get(fact.step, fact.began_at))
        for who in {None, student.advisor_id}:
            reached[who][max(firsts, default=0)] += 1
            for step, at in firsts.items():
                began = min(path.created_at for path in paths)
                waits[who][step].append((at - began).total_seconds() / 86400)
    return {
        who: {
            step: (counts[step], round(median(waits[who][step])) if waits[who][step] else None)
            for step in {*counts, *waits[who]}
        }
        for who, counts in reached.items()
        if who is None or who in {student.advisor_id for student in Student.objects.all()}
    }


def kept(day: date = TODAY) -> Counts:
    found: Counts = defaultdict(dict)
    for row in Tally.objects.filter(day=day):
        found[row.advisor_id][row.step] = (row.count, row.median_days)
    return dict(found)


@pytest.mark.parametrize("seed", range(4))
def test_a_day_is_kept_as_counted_by_hand(cast: Cast, seed: int) -> None:
    walked(cast, seed)
    tally(TODAY)
    true = by_hand()
    assert kept() == true
    assert set(true) == {None, cast.dana.pk, cast.ruth.pk}


def test_counting_a_day_twice_is_counting_it_once(cast: Cast, world: World) -> None:
    """The last count of a day stands, and other days are left alone."""
    walked(cast, 1)
    tally(AGO)
    tally(TODAY)
    first, old = kept(), kept(AGO)
    tally(TODAY)
    assert kept() == first
    world.research()
    fold()
    tally(TODAY)
    assert kept() != first
    assert kept() == by_hand()
    assert kept(AGO) == old


def test_old_days_go(cast: Cast) -> None:
    fold()
    tally(TODAY - KEPT - timedelta(days=1))
    tally(TODAY - KEPT)
    tally(TODAY)
    assert sorted({row.day for row in Tally.objects.all()}) == [TODAY - KEPT, TODAY]


def test_the_worker_keeps_the_day_of_the_campus(cast: Cast, morning: datetime) -> None:
    fold()
    task()
    assert {row.day for row in Tally.objects.all()} == {TODAY}


def said(person: Person) -> tuple[str, list[int | None]]:
    shown = values(person, now=NOW)
    return shown["drop"].since, [bar.days for bar in shown["bars"]]


def test_nothing_is_said_of_a_past_that_was_not_kept(world: World) -> None:
    world.research(days=10)
    assert said(world.cast.dana) == ("", [None] * 6)
    tally(TODAY)
    assert said(world.cast.dana) == ("", [0, *[None] * 5])
    tally(AGO + timedelta(days=1))
    assert said(world.cast.dana)[0] == ""
    tally(AGO - timedelta(days=3))
    assert said(world.cast.dana)[0] == ""


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (0, "Up from 0 on Monday 9 November, two weeks ago."),
        (1, "As many as on Monday 9 November, two weeks ago."),
        (3, "Down from 3 on Monday 9 November, two weeks ago."),
    ],
)
def test_the_drop_is_compared_with_two_weeks_ago(
    world: World, morning: datetime, then: int, words: str
) -> None:
    world.research(days=10)
    fold()
    dana, nils = world.cast.dana, world.cast.nils
    for advisor in (dana, None):
        Tally.objects.create(day=AGO, advisor=advisor, step=2, count=7)
        if then:
            Tally.objects.create(day=AGO, advisor=advisor, step=1, count=then)
    assert [said(person)[0] for person in (dana, nils)] == [words, words]


def test_an_advisor_without_students_then_is_told_nothing(world: World, now: datetime) -> None:
    """No row of the day is no nought."""
    world.research(days=10)
    Student.objects.filter(advisor=world.cast.dana).update(advisor=world.cast.ruth)
    fold()
    tally(AGO)
    Student.objects.filter(person=world.cast.imani).update(advisor=world.cast.dana)
    assert said(world.cast.dana)[0] == ""
    assert Standing.objects.filter(student__advisor=world.cast.dana).count() == 1


def test_a_filtered_caseload_has_no_past(client: Client, world: World, morning: datetime) -> None:
    world.research(days=10)
    Student.objects.filter(person=world.cast.imani).update(year="Third year")
    fold()
    tally(AGO)
    tally(TODAY)
    client.force_login(world.cast.dana)
    path = reverse("advising:caseload")
    pages = [client.get(path), client.get(path, {"year": "Third year"})]
    assert [page.context["has_days"] for page in pages] == [True, False]
    assert [page.context["drop"].since != "" for page in pages] == [True, False]
    assert ["Median days" in page.content.decode() for page in pages] == [True, False]
