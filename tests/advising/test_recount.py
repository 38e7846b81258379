"""What the verbs wrote about the steps is what the tables say."""

from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from apps.advising.recount import Difference, differences
from apps.contacts.actions import keep
from apps.interviews.actions import send_thanks, strike
from apps.interviews.actions.thank import Note
from apps.interviews.models import Question, ThankYou
from apps.outreach.actions import undo
from apps.students.actions import drop, introduce
from apps.students.models import Finding, Step, StepFact
from tests.home.world import World, whole


def test_after_a_whole_journey_nothing_differs(world: World, now: datetime) -> None:
    whole(world)
    thanks = ThankYou.objects.get()
    body = "Dear Teodor,\n\nThank you for the maps.\n\nImani"
    note = Note("email", "Thank you", body)
    send_thanks(thanks, note, through_rapport=True, now=now, by=world.cast.imani)
    counts = [(fact.step, fact.count, fact.done_at is not None) for fact in facts()]
    assert counts == [
        (1, 4, True),
        (2, 4, True),
        (3, 6, True),
        (4, 2, True),
        (5, 1, True),
        (6, 1, True),
    ]
    assert differences() == []


def facts() -> list[StepFact]:
    return list(StepFact.objects.order_by("step"))


def test_what_is_taken_back_counts_nowhere(world: World, now: datetime) -> None:
    imani = world.cast.imani
    world.research()
    rosalind, _teodor, _ana = world.people()
    world.prepare(rosalind)
    drop(Finding.objects.all()[0], now=now, by=imani)
    strike(Question.objects.all()[0], now=now, by=imani)
    undo(world.sent(rosalind, days=0), now=now, by=imani)
    keep(world.cast.alum, student=world.cast.student, now=now, by=imani)
    assert differences() == []


def test_an_introduction_that_comes_last_finishes_preparing(world: World, now: datetime) -> None:
    world.research()
    rosalind, _teodor, _ana = world.people()
    world.prepare(rosalind)
    student = world.cast.student
    done = []
    for introduction in ("", "I study geography."):
        student.introduction = introduction
        introduce(student, now=now, by=world.cast.imani)
        done.append(StepFact.objects.get(step=Step.PREPARE).done_at)
    assert done == [None, now]
    assert differences() == []


def test_a_wrong_row_is_named_and_the_check_fails(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.research()
    StepFact.objects.update(count=9)
    wrong = Difference(world.exploration.pk, Step.RESEARCH, (9, True), (4, True))
    assert differences() == [wrong]
    with pytest.raises(CommandError):
        call_command("recount", "--check")
    assert capsys.readouterr().out == f"{wrong}\n"


def test_the_check_says_so_when_all_is_well(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.research(days=3)
    call_command("recount", "--check")
    assert capsys.readouterr().out == "Every step is what the tables say.\n"
    assert world.now - facts()[0].last_at == timedelta(days=3)
