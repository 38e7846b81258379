"""Imani's journey so far, told through the real verbs at the times they happened."""

from datetime import datetime

from apps.accounts.models import Person
from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.home.demo.steps import (
    DAY,
    HOUR,
    Matter,
    alum_of,
    begin,
    by_day,
    hour_of,
    keep_alum,
    prepare,
    research,
    say_yes,
    write,
)
from apps.interviews.actions import Account, log
from apps.interviews.actions.refer import Name
from apps.outreach.actions import ask, ask_review, comment, return_draft, send
from apps.outreach.models import Request, Review
from apps.students.models import Student

INTRODUCTION = (
    "I am a third-year geography student trying to understand how cities decide which"
    " neighborhoods get flood protection first."
)
COMMENTS = (
    (
        "Your sentence there made me want to ask more.",
        "Which sentence? Quote it: she left consulting for a city desk. That is your reason.",
    ),
    (
        "what you wish you had studied sooner",
        "One question is enough for a first note. Keep the one you care about most.",
    ),
)
QUESTION = (
    "Gladly. One thing before we find a time: is it the digging that interests you, or the"
    " deciding? I know more about one of them."
)
MATTER = Matter(
    "urban water and climate",
    "City and regional planning",
    (
        ("wanted", "Who decides which neighborhood is protected first?"),
        ("found", "Counties write hazard plans every five years"),
        ("found", "Insurance maps and flood maps disagree"),
        ("found", "Most planners studied something else"),
        ("open", "How much of the work is politics?"),
    ),
)


def live(student: Student, *, now: datetime) -> None:
    """Twelve days: research, six people, four requests, one talk held yesterday."""
    imani, began = student.person, now - 12 * DAY
    begin(student, INTRODUCTION, now=began)
    research(student, MATTER, now=began)
    lind = Acquaintance("Prof. Sigrid Lindqvist", "teacher", "Alder State University")
    add(lind, student=student, now=began + DAY, by=imani)
    kept = {name: keep_alum(student, name, now=began + 2 * DAY) for name in _PEOPLE}
    prepare(kept["Sunniva"], now=began + 3 * DAY, by=imani)
    _talked(kept["Teodor"], now=now, by=imani)
    _agreed(kept["Sunniva"], now=now, by=imani)
    _waits(kept["Priya"], now=now - 4 * DAY, by=imani)
    _returned(kept["Rosalind"], now=now, by=imani)
    _asked(kept["Oduya"], now=now, by=imani)


_PEOPLE = ("Teodor", "Sunniva", "Priya", "Rosalind", "Oduya")


def _note(contact: Contact) -> str:
    return (
        f"Dear {contact.called},\n\nI found you in the alumni directory of our Career Center."
        f" {INTRODUCTION} Your sentence there made me want to ask more.\n\nWould you have 20"
        " minutes to tell me how you came to this work, and what you wish you had studied sooner?"
        " I am looking for information and advice, not a job.\n\nImani Castellanos"
    )


def _sent(contact: Contact, times: list[datetime], *, now: datetime, by: Person) -> Request:
    return send(write(contact, _note(contact), times, now=now, by=by), now=now, by=by)


def _talked(contact: Contact, *, now: datetime, by: Person) -> None:
    """At the last two o'clock, and logged right after: the thank-you clock runs."""
    at = _last_two_pm(now - HOUR, by.zone)
    request = _sent(contact, [at], now=now - 6 * DAY, by=by)
    talk = say_yes(request, at, now=now - 5 * DAY)
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
    log(talk, account, now=at + HOUR, by=by)


def _last_two_pm(now: datetime, zone: str) -> datetime:
    """People talk by day, at whatever hour the demo campus is made."""
    two = hour_of(now, zone, 14)
    return two if two <= now else hour_of(now - DAY, zone, 14)


def _agreed(contact: Contact, *, now: datetime, by: Person) -> None:
    at = by_day(now + 9 * DAY, by.zone)
    request = _sent(contact, [at, by_day(at + 2 * DAY, by.zone)], now=now - 5 * DAY, by=by)
    say_yes(request, at, now=now - 4 * DAY)


def _waits(contact: Contact, *, now: datetime, by: Person) -> None:
    times = [by_day(now + days * DAY, by.zone) for days in (14, 17, 20)]
    _sent(contact, times, now=now, by=by)


def _asked(contact: Contact, *, now: datetime, by: Person) -> None:
    """Since yesterday it is hers to answer."""
    times = [by_day(now + days * DAY, by.zone) for days in (10, 13)]
    request = _sent(contact, times, now=now - 3 * DAY, by=by)
    ask(request, QUESTION, now=now - DAY, by=alum_of(request))


def _returned(contact: Contact, *, now: datetime, by: Person) -> None:
    """Her advisor read the note this morning: two comments at two phrases."""
    at, advisor = now - DAY, contact.student.advisor
    if advisor is None:
        raise LookupError("Nobody reads Imani’s drafts.")
    text = _note(contact).replace("Dear Rosalind", "Dear Ms. Achterberg")
    zone = contact.alum.zone if contact.alum else by.zone
    times = [by_day(now + days * DAY, zone, hour=18) for days in (9, 11)]
    ask_review(write(contact, text, times, now=at, by=by), now=at, by=by)
    review = Review.objects.waiting().get(request__contact=contact)
    for phrase, words in COMMENTS:
        comment(review, phrase, words, now=now - 2 * HOUR, by=advisor)
    return_draft(review, now=now - 2 * HOUR, by=advisor)
