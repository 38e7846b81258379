"""Recompute every step from the tables, to see whether the verbs wrote the truth."""

from dataclasses import dataclass

from apps.contacts.actions.facts import ENOUGH_PEOPLE
from apps.contacts.models import Contact
from apps.interviews.models import Log, Question, ThankYou
from apps.outreach.models import Request
from apps.students.actions import ENOUGH_FINDINGS, is_prepared
from apps.students.models import Exploration, Finding, Step, StepFact


@dataclass(frozen=True)
class Difference:
    """A step whose row says something else than the tables; pairs are (count, is done)."""

    exploration: int
    step: Step
    written: tuple[int, bool]
    counted: tuple[int, bool]

    def __str__(self) -> str:
        name = Step(self.step).name
        return f"exploration {self.exploration} {name}: {self.written}, should be {self.counted}"


def differences() -> list[Difference]:
    """Every step of every exploration whose row and tables disagree."""
    return [
        difference
        for exploration in Exploration.objects.select_related("student").order_by("pk")
        for difference in _of(exploration)
    ]


def _of(exploration: Exploration) -> list[Difference]:
    facts = {fact.step: fact for fact in StepFact.objects.of(exploration)}
    found = []
    for step, counted in count(exploration).items():
        fact = facts.get(step)
        written = (fact.count, fact.done_at is not None) if fact else (0, False)
        if written != counted:
            found.append(Difference(exploration.pk, step, written, counted))
    return found


def count(exploration: Exploration) -> dict[Step, tuple[int, bool]]:
    """For each step its count and whether it is done (product, section 3)."""
    people = Contact.objects.within(exploration).count()
    questions = Question.objects.within(exploration).count()
    sent = Request.objects.within(exploration).ever_sent()
    logs = Log.objects.within(exploration).count()
    thanks = ThankYou.objects.within(exploration).settled().count()
    return {
        Step.RESEARCH: _research(exploration),
        Step.FIND: (people, people >= ENOUGH_PEOPLE),
        Step.PREPARE: (questions, is_prepared(exploration.student, questions)),
        Step.REACH_OUT: (sent.count(), sent.with_a_yes().exists()),
        Step.TALK: (logs, logs > 0),
        Step.FOLLOW_UP: (thanks, thanks > 0),
    }


def _research(exploration: Exploration) -> tuple[int, bool]:
    findings = Finding.objects.about(exploration)
    found, still_open = findings.found().count(), findings.still_open().count()
    is_done = bool(exploration.field) and found >= ENOUGH_FINDINGS and still_open > 0
    return found + still_open, is_done
