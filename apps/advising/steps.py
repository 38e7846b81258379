"""How far each student has come, and where they stand still: a few queries for a caseload."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.advising.matters import (
    LOG_DAYS,
    SEND_DAYS,
    THANK_DAYS,
    TIME_DAYS,
    Matters,
    Own,
    belonging,
    matters,
)
from apps.campus.quiet import Span, awake, spans
from apps.core.wording import day
from apps.students.models import Exploration, Step, StepFact, Student

# Days without a move of one's own after which a student is stuck in a step (product, section 3);
# of a conversation, a thank-you and a draft that came back `matters.py` says it.
STUCK_DAYS = {Step.RESEARCH: 14, Step.FIND: 14, Step.PREPARE: 10, Step.REACH_OUT: SEND_DAYS}
ALL_DAYS = frozenset({*STUCK_DAYS.values(), LOG_DAYS, THANK_DAYS, TIME_DAYS})


@dataclass(frozen=True)
class StepView:
    """One step as an advisor sees it: a state, a count, a date; never a note or a name."""

    step: Step
    state: str
    count: int
    at: datetime | None
    zone: str

    @property
    def name(self) -> str:
        return str(self.step.label)

    @property
    def stat(self) -> str:
        """Said where it is read alone: the summary is made of thousands."""
        words = counted(self.step, self.count)
        if self.at is None:
            return words
        since = _("done %(day)s") if self.state == "done" else _("since %(day)s")
        return f"{words}, {since % {'day': day(self.at, self.zone)}}"


@dataclass(frozen=True)
class Journey:
    """One exploration of one student. `moved_at` is when the student last did something in it.

    `nothing` is what is said of it while no step has begun.
    """

    topic: str
    began_at: datetime
    moved_at: datetime
    is_current: bool
    steps: Sequence[StepView]
    matters: Matters
    nothing: str

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

    @property
    def last(self) -> str:
        """What happened last, in words without names."""
        view = self.furthest
        return f"{view.stat[:1].upper()}{view.stat[1:]}." if view else self.nothing

    def own(self) -> list[Own]:
        """The moves that are the student's: what is named, else the next step.

        Nothing is theirs while they wait for somebody, nor in a path that they only wrote down.
        """
        view = self.furthest
        step = view.step if view else Step.RESEARCH
        is_idle = view is None and not self.is_current
        if self.matters.own or self.matters.waits or is_idle or step not in STUCK_DAYS:
            return self.matters.own
        since = max(self.moved_at, self.matters.closed_at or self.moved_at)
        draft = self.matters.draft
        if draft is not None and draft.since >= since:
            return [draft]
        return [Own(step, since, STUCK_DAYS[step], self.words, self.last)]


@dataclass(frozen=True)
class Still:
    """Where a student is stuck: days that count, without breaks; words and what happened last."""

    days: int
    own: Own
    topic: str
    steps: Sequence[StepView]

    @property
    def words(self) -> str:
        return self.own.words

    @property
    def last(self) -> str:
        return self.own.last


def stuck(mine: Iterable[Journey], quiet: Sequence[Span], now: datetime) -> Still | None:
    """The own move past its days that waits longest, of all explorations of a student."""
    late = [
        (own.since, own.step, Still(waited.days, own, journey.topic, journey.steps))
        for journey in mine
        for own in journey.own()
        if own.is_late(waited := awake(own.since, now, quiet), now)
    ]
    return min(late, key=lambda one: one[:2])[2] if late else None


def furthest(mine: Sequence[Journey]) -> Journey | None:
    """The one that came furthest; of equals the current one, which stands first."""
    return max(mine, key=lambda one: one.furthest.step if one.furthest else 0, default=None)


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


@dataclass(frozen=True)
class Caseload:
    """Student id -> journeys, the current one first; and the breaks that do not count.

    `before` has the way of whoever was welcomed and explores nothing: it is shown nowhere, yet the
    first step is theirs to take.
    """

    journeys: dict[int, list[Journey]]
    before: dict[int, Journey]
    quiet: Sequence[Span]

    def ways(self, pk: int) -> list[Journey]:
        """All in which a move can be this student's."""
        return [self.before[pk]] if pk in self.before else self.journeys[pk]

    def stuck(self, student: Student, now: datetime) -> Still | None:
        return stuck(self.ways(student.pk), self.quiet, now)


def caseload(students: Iterable[Student], *, zone: str) -> Caseload:
    """With dates as they are read in `zone`."""
    welcomed = {student.pk: student.welcomed_at for student in students}
    ids = list(welcomed)
    facts: dict[int, dict[int, StepFact]] = defaultdict(dict)
    for fact in StepFact.objects.of_students(ids):
        facts[fact.exploration_id][fact.step] = fact
    explored: dict[int, list[Exploration]] = {pk: [] for pk in ids}
    for exploration in Exploration.objects.of_students(ids):
        explored[exploration.student_id].append(exploration)
    between = matters(ids, zone=zone)
    found = {
        pk: [
            _journey(one, facts[one.pk], matter, zone, is_current=one is mine[0])
            for one, matter in zip(mine, belonging(between[pk], mine), strict=True)
        ]
        for pk, mine in explored.items()
    }
    before = {
        pk: _before(at, between[pk], zone) for pk, at in welcomed.items() if at and not explored[pk]
    }
    return Caseload(found, before, spans())


def _before(welcomed_at: datetime, found: dict[int | None, Matters], zone: str) -> Journey:
    """A way without a question yet; people whom they know already may matter all the same."""
    matter = Matters()
    for one in found.values():
        matter.add(one)
    nothing = _("Welcomed on %(day)s, nothing explored yet.") % {"day": day(welcomed_at, zone)}
    return Journey(
        topic="",
        began_at=welcomed_at,
        moved_at=welcomed_at,
        is_current=True,
        steps=[_view(step, None, zone) for step in Step],
        matters=matter,
        nothing=nothing,
    )


def _journey(
    exploration: Exploration,
    facts: dict[int, StepFact],
    matter: Matters,
    zone: str,
    *,
    is_current: bool,
) -> Journey:
    moments = [exploration.created_at, exploration.chosen_at]
    moments += [moment for fact in facts.values() for moment in (fact.last_at, fact.done_at)]
    return Journey(
        topic=exploration.topic,
        began_at=exploration.created_at,
        moved_at=max(moment for moment in moments if moment),
        is_current=is_current,
        steps=[_view(step, facts.get(step), zone) for step in Step],
        matters=matter,
        nothing=_("Nothing noted yet."),
    )


def _view(step: Step, fact: StepFact | None, zone: str) -> StepView:
    if fact is None or not fact.count:
        return StepView(step, "", 0, None, zone)
    return StepView(step, "done" if fact.done_at else "prog", fact.count, fact.since(), zone)
