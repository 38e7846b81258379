"""What students of the demo campus do on their way, through the real verbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.contacts.actions import keep
from apps.contacts.models import Contact
from apps.core.clock import local, utc
from apps.interviews.actions import Hopes, ask, hope
from apps.interviews.models import Interview, Preparation
from apps.outreach.actions import Yes, accept, save, start
from apps.outreach.actions.draft import Words
from apps.outreach.models import Request
from apps.students.actions import describe, explore, find, introduce, pledge, welcome
from apps.students.models import Student

FRIDAY, DAY, HOUR = 5, timedelta(days=1), timedelta(hours=1)
QUESTIONS = (
    "How did you find your way from school to this work?",
    "What does a week look like when nothing goes wrong?",
    "What surprised you in your first year?",
    "Which courses turned out to matter?",
    "Who else sees this differently, and may I say that you sent me?",
)


@dataclass(frozen=True)
class Matter:
    """What a student wants to find out, and what they found so far: (kind, text) each."""

    topic: str
    field: str
    findings: Sequence[tuple[str, str]]


def by_day(moment: datetime, zone: str, hour: int = 14, *, back: bool = False) -> datetime:
    """This hour there, on that day or the next one of the week's work (the last, if `back`).

    The demo campus is made at any hour of any day, and people talk by day.
    """
    there = local(hour_of(moment, zone, hour), zone)
    while there.isoweekday() > FRIDAY:
        there += -DAY if back else DAY
    return utc(there)


def hour_of(moment: datetime, zone: str, hour: int) -> datetime:
    """This hour there, on the day of that moment."""
    return utc(local(moment, zone).replace(hour=hour, minute=0, second=0, microsecond=0))


def begin(student: Student, introduction: str, *, now: datetime) -> None:
    """The first page is read, the pledge given, and what stands in every note is said."""
    welcome(student, now=now, by=student.person)
    student.introduction = introduction
    introduce(student, now=now, by=student.person)
    pledge(student, now=now, by=student.person)


def research(student: Student, matter: Matter, *, now: datetime) -> None:
    exploration = explore(student, matter.topic, now=now, by=student.person)
    exploration.field = matter.field
    describe(exploration, now=now, by=student.person)
    for kind, text in matter.findings:
        find(exploration, kind=kind, text=text, now=now, by=student.person)


def keep_alum(student: Student, first: str, *, now: datetime) -> Contact:
    """Somebody from the directory, by their first name."""
    alum = Alum.objects.listed().get(first_name=first, record_id__startswith="A-")
    return keep(alum, student=student, now=now, by=student.person)


def prepare(
    contact: Contact, questions: Sequence[str] = QUESTIONS, *, now: datetime, by: Person
) -> None:
    sheet = Preparation.objects.create(contact=contact)
    hope(sheet, Hopes(["work", "paths"], ""), now=now, by=by)
    ask(sheet, [(text, "") for text in questions], now=now, by=by)


def write(
    contact: Contact, text: str, times: list[datetime], *, now: datetime, by: Person
) -> Request:
    """A draft in these words, ready to be sent."""
    draft = start(contact, now=now, by=by)
    words = Words(
        version=draft.version,
        found=draft.found,
        found_detail=draft.found_detail,
        introduction=contact.student.introduction,
        reason="",
        hope="",
        subject=draft.subject,
        text=text,
        minutes=20,
        formats=draft.formats,
        slots=times,
    )
    save(draft, words, now=now, by=by)
    return draft


def alum_of(request: Request) -> Person:
    """Who answers; `LookupError` where nobody does through Rapport."""
    person = request.alum.person if request.alum else None
    if person is None:
        raise LookupError("Only an alum answers through Rapport.")
    return person


def say_yes(request: Request, at: datetime, *, now: datetime) -> Interview:
    accept(request, Yes(at, request.formats[0]), now=now, by=alum_of(request))
    return Interview.objects.get(contact=request.contact)
