"""How far each student has come, from the rows that the steps wrote: two queries for a caseload."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.core.wording import day
from apps.students.models import Exploration, Step, StepFact, Student

# Days without a move after which a student is stuck in a step (product, section 3).
STUCK_DAYS = {
    Step.RESEARCH: 14,
    Step.FIND: 14,
    Step.PREPARE: 10,
    Step.REACH_OUT: 10,
    Step.TALK: 3,
    Step.FOLLOW_UP: 3,
}


@dataclass(frozen=True)
class StepView:
    """One step as an advisor sees it: a state, a count, a date; never a note or a name."""

    step: Step
    state: str
    name: str
    count: int
    at: datetime | None
    stat: str


@dataclass(frozen=True)
class Journey:
    """One exploration of one student."""

    topic: str
    began_at: datetime
    steps: Sequence[StepView]

    @property
    def furthest(self) -> StepView | None:
        """The furthest step that has begun."""
        begun = [view for view in self.steps if view.state]
        return begun[-1] if begun else None

    @property
    def words(self) -> str:
        view = self.furthest
        if view is None:
            return _("Not started")
        state = _("done") if view.state == "done" else _("in progress")
        return f"{view.name}, {state}"

    def last_at(self) -> datetime:
        return max([view.at for view in self.steps if view.at] or [self.began_at])

    def days_stuck(self, now: datetime) -> int:
        """Days past the limit of the furthest step, 0 if nothing is stuck.

        A yes that is awaited is never the student's own move, so Reach out counts only before
        the first request.
        """
        view = self.furthest
        step = view.step if view else Step.RESEARCH
        if view and view.step == Step.REACH_OUT and view.count:
            return 0
        if view and view.step == Step.FOLLOW_UP and view.state == "done":
            return 0
        still = now - self.last_at()
        return still.days if still > timedelta(days=STUCK_DAYS[step]) else 0


def counted(step: Step, count: int) -> str:
    """The count of a step in words."""
    if not count:
        return _("Not started")
    words = {
        Step.RESEARCH: ngettext("%(n)d finding", "%(n)d findings", count),
        Step.FIND: ngettext("%(n)d person kept", "%(n)d people kept", count),
        Step.PREPARE: ngettext("%(n)d question", "%(n)d questions", count),
        Step.REACH_OUT: ngettext("%(n)d sent", "%(n)d sent", count),
        Step.TALK: ngettext("%(n)d conversation logged", "%(n)d conversations logged", count),
        Step.FOLLOW_UP: ngettext("%(n)d thank-you settled", "%(n)d thank-yous settled", count),
    }
    return words[step] % {"n": count}


def journeys(students: Iterable[Student], zone: str) -> dict[int, list[Journey]]:
    """Student id -> journeys, the latest first, with dates as they are read in `zone`."""
    ids = [student.pk for student in students]
    facts: dict[int, dict[int, StepFact]] = defaultdict(dict)
    for fact in StepFact.objects.of_students(ids):
        facts[fact.exploration_id][fact.step] = fact
    found: dict[int, list[Journey]] = {pk: [] for pk in ids}
    for exploration in Exploration.objects.of_students(ids):
        found[exploration.student_id].append(_journey(exploration, facts[exploration.pk], zone))
    return found


def _journey(exploration: Exploration, facts: dict[int, StepFact], zone: str) -> Journey:
    views = [_view(step, facts.get(step), zone) for step in Step]
    return Journey(topic=exploration.topic, began_at=exploration.created_at, steps=views)


def _view(step: Step, fact: StepFact | None, zone: str) -> StepView:
    if fact is None or not fact.count:
        return StepView(step, "", str(step.label), 0, None, counted(step, 0))
    at, words = fact.since(), counted(step, fact.count)
    state = "done" if fact.done_at else "prog"
    since = _("done %(day)s") if fact.done_at else _("since %(day)s")
    stat = f"{words}, {since % {'day': day(at, zone)}}"
    return StepView(step, state, str(step.label), fact.count, at, stat)
