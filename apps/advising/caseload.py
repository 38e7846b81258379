"""The advisor's morning: who is where, and who has stood still; a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Q

from apps.accounts.models import Person
from apps.advising import filtering, funnel
from apps.advising.acting import Act, act
from apps.advising.actions import fold_for
from apps.advising.drafts import Waiting, counted, first_of_each, waiting
from apps.advising.models import Flag, Note, OwnMove, Standing, Word
from apps.advising.models.standing import Cursor, Group, OwnMoves
from apps.advising.past import Past, past
from apps.advising.steps import ALL_DAYS, Journey, Still, caseload, furthest
from apps.campus.models import Term
from apps.campus.quiet import awake, cut, spans
from apps.core.clock import local
from apps.core.paging import part
from apps.mail.actions import is_closed
from apps.students.models import Student
from apps.students.models.student import Students

PAGE, STUCK = 25, 10
DRAFTS = 4  # shown beside the six steps
REST = 7  # days without being listed as stuck for whoever was written to


@dataclass(frozen=True)
class CaseRow:
    """One student of the caseload: what came furthest, and where they stand still."""

    student: Student
    journey: Journey | None
    still: Still | None
    act: Act
    word: Word | None

    @property
    def days_stuck(self) -> int:
        return self.still.days if self.still else 0


@dataclass(frozen=True)
class Part:
    """One page of a list; `following` continues it, empty at its end."""

    students: list[Student]
    following: str


@dataclass(frozen=True)
class Late:
    """Own moves past their days; `firsts` are of each student the longest alone."""

    moves: OwnMoves
    firsts: OwnMoves


def values(
    person: Person, sent: Mapping[str, str] | None = None, *, now: datetime
) -> dict[str, Any]:
    """From the summary who is counted and listed; from the tables what a row says of them."""
    is_counted = fold_for(Student.objects.visible_to(person))
    sent, terms = sent or {}, Term.objects.by_key()
    wanted = filtering.read(sent).keyed(terms)
    today = local(now, person.zone).date()
    group = wanted.group(person, today)
    late = late_of(group, now)
    stuck = _stuck(late, wanted.step, _cursor(sent.get("after", "")))
    everybody = _everybody(group.students, wanted, sent.get("from", ""))
    waits = waiting(person, now=now)
    rows = _rows(person, [*stuck.students, *everybody.students], waits, now)
    return {
        "is_counted": is_counted,
        "stuck": [rows[one.pk] for one in stuck.students],
        "rows": [rows[one.pk] for one in everybody.students],
        "stuck_after": stuck.following,
        "rows_from": everybody.following,
        **_counts(group, late, past(person, wanted, today), wanted.step, now),
        **_filters(person, wanted, terms, today),
        **_beside(person, waits),
        **_notes(person, sent.get("notes", ""), now),
    }


def morning(person: Person, *, now: datetime) -> dict[str, Any]:
    """For Today: who stands still, the longest first, of everybody; and how many there are.

    `drafts` are what waits to be read, who waited longest first.
    """
    is_counted = fold_for(Student.objects.visible_to(person))
    group = filtering.read({}).group(person, local(now, person.zone).date())
    late = late_of(group, now)
    found = _stuck(late, 0, None).students
    waits = waiting(person, now=now)
    rows = _rows(person, found, waits, now)
    return {
        "drafts": waits,
        "is_counted": is_counted,
        "stuck": [rows[one.pk] for one in found],
        "stuck_count": sum(n for n, _since in late.moves.by_step().values()),
    }


def _counts(group: Group, late: Late, before: Past, step: int, now: datetime) -> dict[str, Any]:
    """Of everybody who is looked at, however many pages they fill; `listed` at a step alone."""
    by_step, stuck_by_step = Standing.objects.of(group).by_step(), late.moves.by_step()
    total, count = sum(by_step.values()), sum(n for n, _since in stuck_by_step.values())
    return {
        "count": total,
        "stuck_count": count,
        "listed": by_step.get(step, 0) if step else total,
        "stuck_listed": stuck_by_step.get(step, (0, now))[0] if step else count,
        "has_days": bool(before.medians),
        "bars": funnel.bars(by_step, before),
        "drop": funnel.drop(by_step, before),
        "sentence": funnel.sentence(total, count, _longest(late, stuck_by_step, now)),
    }


def _filters(
    person: Person, wanted: filtering.Wanted, terms: filtering.Terms, today: date
) -> dict[str, Any]:
    """What stands above the lists."""
    return {
        "wanted": wanted,
        "asked": filtering.asked(person, wanted, terms, today),
        "views": filtering.own_views(person, terms),
    }


def _beside(person: Person, drafts: list[Waiting]) -> dict[str, Any]:
    """What stands around them."""
    flags = list(Flag.objects.visible_to(person).up()[: PAGE + 1])
    return {
        "flags": flags[:PAGE],
        "are_more_flags": len(flags) > PAGE,
        "drafts": drafts[:DRAFTS],
        "drafts_count": len(drafts),
        **counted(drafts),
        "is_mail_closed": is_closed(person),
        "rest": REST,
        "zone": person.zone,
    }


def _notes(person: Person, before: str, now: datetime) -> dict[str, Any]:
    """About students who moved on."""
    return {
        "put_away": list(Note.objects.put_away(person, now).of_others(person)),
        "left_notes": part(Note.objects.left_with(person), before, PAGE),
    }


def late_of(group: Group, now: datetime) -> Late:
    """Of students who are stuck and were not written to just now."""
    quiet = spans()
    cuts = {days: cut(days, now, quiet) for days in ALL_DAYS}
    late = OwnMove.objects.late(cuts, now)
    helped = Word.objects.since(now - timedelta(days=REST)).values("student")
    mine = late.of(group).but(helped)
    return Late(mine, mine.longest_of_each(late))


def _stuck(late: Late, step: int, after: Cursor | None) -> Part:
    moves = late.firsts.filter(step=step) if step else late.firsts
    found = list(moves.ranked(after)[: STUCK + 1])
    shown = found[:STUCK]
    following = shown[-1].cursor if len(found) > STUCK else ""
    return Part([move.standing.student for move in shown], following)


def _cursor(sent: str) -> Cursor | None:
    """Whoever made an address up reads the first page."""
    parts = sent.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004 - step, since, standing
        return None
    step, micros, standing = (int(part[:18]) for part in parts)
    since = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=min(micros, 4 * 10**15))
    return step, since, standing


def _everybody(students: Students, wanted: filtering.Wanted, begin: str) -> Part:
    """By name, after the student that the address names; none where only who is stuck is wanted."""
    if wanted.stuck:
        return Part([], "")
    rows = students.by_name()
    if wanted.step:
        rows = rows.filter(pk__in=Standing.objects.filter(reached=wanted.step).values("student"))
    last = (
        students.by_name().filter(pk=begin).first() if begin.isascii() and begin.isdigit() else None
    )
    if last is not None:
        name = last.person.name
        rows = rows.filter(Q(person__name__gt=name) | Q(person__name=name, pk__gt=last.pk))
    found = list(rows[: PAGE + 1])
    return Part(found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else "")


def _rows(
    person: Person, students: Iterable[Student], waits: Sequence[Waiting], now: datetime
) -> dict[int, CaseRow]:
    shown = {student.pk: student for student in students}
    found = caseload(shown.values(), zone=person.zone)
    sent = first_of_each([each.review for each in waits])
    words = Word.objects.latest_to(shown)
    rows = {}
    for pk, one in shown.items():
        still = found.stuck(one, now)
        fits = act(one, still, sent.get(pk))
        rows[pk] = CaseRow(one, furthest(found.journeys[pk]), still, fits, words.get(pk))
    return rows


def _longest(
    late: Late, by_step: Mapping[int, tuple[int, datetime]], now: datetime
) -> tuple[str, int] | None:
    if not by_step:
        return None
    since, step = min((begun, step) for step, (_count, begun) in by_step.items())
    first = late.firsts.filter(step=step, since=since).ranked(None).first()
    return (
        (first.standing.student.person.called, awake(since, now, spans()).days) if first else None
    )
