"""Imani's journey so far, told through the real verbs at the times they happened."""

from datetime import datetime, timedelta

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.contacts.actions import Acquaintance, add, keep
from apps.contacts.models import Contact
from apps.core.clock import local, utc
from apps.interviews.actions import Account, Hopes, ask, hope, log
from apps.interviews.actions.refer import Name
from apps.interviews.models import Interview, Preparation
from apps.outreach.actions import Yes, accept, save, send, start
from apps.outreach.actions.draft import Words
from apps.outreach.models import Request
from apps.students.actions import describe, explore, find, introduce, pledge, welcome
from apps.students.models import Student

INTRODUCTION = (
    "I am a third-year geography student trying to understand how cities decide which"
    " neighborhoods get flood protection first."
)
QUESTIONS = (
    "How did you find your way from school to this work?",
    "What does a week look like when nothing is flooding?",
    "What surprised you in your first year?",
    "Which courses turned out to matter?",
    "Who else sees this differently, and may I say that you sent me?",
)
DAY = timedelta(days=1)


def live(student: Student, *, now: datetime) -> None:
    """Twelve days: research, six people, three requests, one talk held yesterday."""
    imani, began = student.person, now - 12 * DAY
    welcome(student, now=began, by=imani)
    student.introduction = INTRODUCTION
    introduce(student, now=began, by=imani)
    pledge(student, now=began, by=imani)
    _research(student, now=began)
    lind = Acquaintance("Prof. Sigrid Lindqvist", "teacher", "Alder State University")
    add(lind, student=student, now=began + DAY, by=imani)
    kept = {name: _keep(student, name, began + 2 * DAY) for name in _PEOPLE}
    _prepare(kept["Sunniva"], now=began + 3 * DAY, by=imani)
    _talked(kept["Teodor"], now=now, by=imani)
    _agreed(kept["Sunniva"], now=now, by=imani)
    _waits(kept["Priya"], now=now - 4 * DAY, by=imani)
    start(kept["Rosalind"], now=now - DAY, by=imani)


_PEOPLE = ("Teodor", "Sunniva", "Priya", "Rosalind")


def _research(student: Student, *, now: datetime) -> None:
    imani = student.person
    exploration = explore(student, "urban water and climate", now=now, by=imani)
    exploration.field = "City and regional planning"
    describe(exploration, now=now, by=imani)
    for kind, text in (
        ("wanted", "Who decides which neighborhood is protected first?"),
        ("found", "Counties write hazard plans every five years"),
        ("found", "Insurance maps and flood maps disagree"),
        ("found", "Most planners studied something else"),
        ("open", "How much of the work is politics?"),
    ):
        find(exploration, kind=kind, text=text, now=now, by=imani)


def _keep(student: Student, first: str, now: datetime) -> Contact:
    alum = Alum.objects.listed().get(first_name=first, record_id__startswith="A-")
    return keep(alum, student=student, now=now, by=student.person)


def _prepare(contact: Contact, *, now: datetime, by: Person) -> None:
    sheet = Preparation.objects.create(contact=contact)
    hope(sheet, Hopes(["work", "paths"], ""), now=now, by=by)
    ask(sheet, [(text, "") for text in QUESTIONS], now=now, by=by)


def _write(contact: Contact, times: list[datetime], *, now: datetime, by: Person) -> Request:
    """A note in Imani's words, sent."""
    draft = start(contact, now=now, by=by)
    text = (
        f"Dear {contact.called},\n\nI found you in the alumni directory of our Career Center."
        f" {INTRODUCTION} Your sentence there made me want to ask more.\n\nWould you have 20"
        " minutes to tell me how you came to this work, and what you wish you had studied sooner?"
        " I am looking for information and advice, not a job.\n\nImani Castellanos"
    )
    words = Words(
        version=draft.version,
        found=draft.found,
        found_detail=draft.found_detail,
        introduction=INTRODUCTION,
        reason="",
        hope="",
        subject=draft.subject,
        text=text,
        minutes=20,
        formats=draft.formats,
        slots=times,
    )
    save(draft, words, now=now, by=by)
    return send(draft, now=now, by=by)


def _yes(request: Request, at: datetime, *, now: datetime) -> Interview:
    person = request.alum.person if request.alum else None
    if person is None:
        raise LookupError("Only an alum answers through Rapport.")
    accept(request, Yes(at, request.formats[0]), now=now, by=person)
    return Interview.objects.get(contact=request.contact)


def _talked(contact: Contact, *, now: datetime, by: Person) -> None:
    """At the last two o'clock, and logged right after: the thank-you clock runs."""
    at = _last_two_pm(now - timedelta(hours=1), by.zone)
    request = _write(contact, [at], now=now - 6 * DAY, by=by)
    talk = _yes(request, at, now=now - 5 * DAY)
    account = Account(
        words={
            "takeaways": (
                "Zoning is where flood plans live or die. Nobody told me that planners read"
                " insurance maps first."
            ),
            "next_steps": "I will read the Ridgeline hazard plan before I talk with Sunniva.",
            "pace": "days",
        },
        advice=["Read one county hazard plan from front to back"],
        names=[Name("Mireille Okonjo", "County flood control", may_use_name=True)],
    )
    log(talk, account, now=at + timedelta(hours=1), by=by)


def _last_two_pm(now: datetime, zone: str) -> datetime:
    """People talk by day, at whatever hour the demo campus is made."""
    there = local(now, zone)
    two = utc(there.replace(hour=14, minute=0, second=0, microsecond=0))
    return two if two <= now else two - DAY


def _agreed(contact: Contact, *, now: datetime, by: Person) -> None:
    at = (now + 9 * DAY).replace(hour=18, minute=0, second=0, microsecond=0)
    request = _write(contact, [at, at + 2 * DAY], now=now - 5 * DAY, by=by)
    _yes(request, at, now=now - 4 * DAY)


def _waits(contact: Contact, *, now: datetime, by: Person) -> None:
    at = (now + 14 * DAY).replace(hour=17, minute=0, second=0, microsecond=0)
    _write(contact, [at, at + DAY, at + 3 * DAY], now=now, by=by)
