"""What a student's Today shows: values for its template."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.advising.steps import counted
from apps.campus.models import QuietPeriod
from apps.contacts.models import Contact
from apps.core.clock import local
from apps.core.wording import day
from apps.home.later import first
from apps.home.moves import tasks
from apps.home.task import Due, Task
from apps.interviews.models import Interview
from apps.interviews.pages.live import is_near
from apps.mail.actions import is_closed
from apps.outreach.listing import nudges_of, row
from apps.outreach.models import Request
from apps.students.models import Exploration, Step, StepFact, Student

NOON, EVENING = 12, 18
MOST_NAMES = 3
YOURS = (
    _lazy("Nothing is yours to do."),
    _lazy("One thing is yours to do."),
    _lazy("Two things are yours to do."),
    _lazy("Three things are yours to do."),
    _lazy("Four things are yours to do."),
    _lazy("Five things are yours to do."),
)


@dataclass(frozen=True)
class Knot:
    """One step of the thread."""

    state: str
    name: str
    stat: str
    url: str


def values(student: Student, *, now: datetime, later: Collection[str] = ()) -> dict[str, Any]:
    """`later` are the addresses of what is put off (`apps.home.later`)."""
    mine = tasks(student, now=now)
    exploration = Exploration.objects.current(student)
    unanswered = Request.objects.of(student).unanswered()
    waiting = list(unanswered.for_rows().select_related("contact__alum"))
    nudges = nudges_of(waiting)
    next_talk = Interview.objects.of(student.person).coming(now).first()
    return {
        "student": student,
        "is_mail_closed": is_closed(student.person),
        "zone": student.person.zone,
        "greeting": greeting(student.person, now),
        "lede": lede(student, mine, now),
        "hero": first(mine, later),
        "tasks": mine,
        "exploration": exploration,
        "knots": knots(exploration, mine) if exploration else [],
        "waiting": [row(request, nudges) for request in waiting],
        "next_talk": next_talk,
        "is_near": is_near(next_talk, now=now),
        "names": unasked_names(student),
        "nav_counts": {"home:today": len(mine)},
        "me_line": student.about,
    }


def unasked_names(student: Student) -> list[Contact]:
    """Names given in a conversation, to whom nothing has been written yet; three at most."""
    asked = Request.objects.of(student).order_by().values("contact_id")
    return list(Contact.objects.of(student).given().besides(asked)[:MOST_NAMES])


def greeting(person: Person, now: datetime) -> str:
    hour = local(now, person.zone).hour
    words = _("Good morning, %(name)s")
    if hour >= EVENING:
        words = _("Good evening, %(name)s")
    elif hour >= NOON:
        words = _("Good afternoon, %(name)s")
    return words % {"name": person.called}


def lede(student: Student, mine: list[Task], now: datetime) -> str:
    """The day, how much is one's own move, and a break that explains a silence."""
    today = local(now, student.person.zone).date()
    parts = [f"{day(now, student.person.zone)}."]
    count = len(mine)
    many = _("%(count)d things are yours to do.") % {"count": count}
    parts.append(str(YOURS[count]) if count < len(YOURS) else many)
    quiet = QuietPeriod.objects.within(today, today + timedelta(days=6 - today.weekday())).first()
    if quiet:
        words = _("It is %(name)s, so answers may take longer.")
        if quiet.starts_on > today:
            words = _("%(name)s is this week, so answers may take longer.")
        parts.append(words % {"name": quiet.name})
    return " ".join(parts)


def knots(exploration: Exploration, mine: list[Task]) -> list[Knot]:
    """Six steps; several may be in progress at once, and one's own move shines through."""
    facts = {fact.step: fact for fact in StepFact.objects.of(exploration)}
    yours = {task.step for task in mine}
    return [
        Knot(
            state=_state(facts.get(step), is_yours=step in yours),
            name=str(step.label),
            stat=_stat(step, facts.get(step), mine),
            url=url_of(step, exploration),
        )
        for step in Step
    ]


def _state(fact: StepFact | None, *, is_yours: bool) -> str:
    if is_yours:
        return "you"
    if fact is None or not fact.count:
        return ""
    return "done" if fact.done_at else "prog"


def _stat(step: Step, fact: StepFact | None, mine: list[Task]) -> str:
    """How far a step is, and what waits in it for the student; a thank-you stands alone."""
    count = fact.count if fact else 0
    due = Counter(task.due for task in mine if task.due and task.step == step)
    waits = [kind.words(n) for kind, n in due.items()]
    if waits and (not count or Due.THANKS in due):
        return ", ".join(waits)
    return ", ".join([counted(step, count), *waits])


def url_of(step: Step, exploration: Exploration) -> str:
    names = {
        Step.FIND: "alumni:directory",
        Step.PREPARE: "contacts:people",
        Step.REACH_OUT: "outreach:requests",
        Step.TALK: "interviews:talks",
        Step.FOLLOW_UP: "interviews:talks",
    }
    if step == Step.RESEARCH:
        return reverse("students:exploration", args=[exploration.pk])
    return reverse(names[step])
