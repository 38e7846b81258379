"""The demo campus: whoever tries Rapport finds every state of the journey in it."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person
from apps.advising.models import Flag, Note, Word
from apps.alumni.models import Alum, Suggestion
from apps.campus.models import QuietPeriod, Term
from apps.contacts.models import KeepInTouch
from apps.core.clock import local
from apps.home.demo import seed, welcome
from apps.home.demo.cast import CAST
from apps.home.demo.center import thanksgiving
from apps.home.demo.stories import stories
from apps.home.doors import DOORS
from apps.imports.models import Batch
from apps.interviews.models import Interview, ThankYou
from apps.mail.models import Message
from apps.outreach.models import Report, Request, Review
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from apps.reminders.queue import values as queue
from apps.students.models import Student

DAYS = (
    datetime(2026, 11, 23, 16, 40, tzinfo=UTC),  # a Monday
    datetime(2026, 11, 26, 20, 0, tzinfo=UTC),  # Thanksgiving
    datetime(2027, 2, 7, 20, 30, tzinfo=UTC),  # a Sunday
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),  # four in the morning in California
    datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
)


def by_status(rows: type[Request | ThankYou | Interview]) -> dict[str, int]:
    return Counter(rows.objects.values_list("status", flat=True))


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_on_any_day_it_shows_every_state_and_left_nothing_unsaid(db: None, now: datetime) -> None:
    """One test of both, for making the demo takes longer than all the rest.

    Workers come by at once, and find no reminder and no letter whose time is over.
    """
    seed(now=now)
    shows_every_state(now)
    sweep(now=now)
    assert Message.objects.too_late(now).count() == 0
    shown = queue(now=now)
    assert (shown["unsaid"], shown["unsent"]) == ([], [])
    late = Reminder.objects.filter(kind="thank_you", status="sent", settled_at__lt=now)
    assert late.count() >= 2


def shows_every_state(now: datetime) -> None:
    assert by_status(Request) == {
        "accepted": 15,
        "sent": 5,
        "in_review": 3,
        "more_information": 3,
        "returned": 1,
        "declined": 1,
        "deferred": 1,
        "expired": 1,
    }
    assert Counter(Review.objects.values_list("verdict", flat=True)) == {"": 3, "returned": 1}
    assert by_status(ThankYou) == {"due": 3, "sent": 6}
    assert by_status(Interview) == {"held": 9, "scheduled": 5, "to_schedule": 1}
    assert KeepInTouch.objects.filter(next_at__lte=now).count() == 1
    assert people_here() == {
        "students": 41,
        "of Dana": 24,
        "of Ruth": 16,
        "never here": 3,
        "listed": 43,
        "paused": 2,
    }
    assert desk_of_the_center() == {
        "files": 1,
        "concerns": 1,
        "colleagues": 1,
        "notes": 4,
        "flags": 2,
        "words": 3,
        "terms": 8,
    }
    assert talk_of("leila") == local(now, "America/Los_Angeles").date() + timedelta(days=1)


def people_here() -> dict[str, int]:
    students = Student.objects.all()
    return {
        "students": students.count(),
        "of Dana": students.filter(advisor__called="Dana").count(),
        "of Ruth": students.filter(advisor__called="Ruth").count(),
        "never here": students.filter(welcomed_at=None).count(),
        "listed": Alum.objects.listed().count(),
        "paused": Alum.objects.filter(status="paused").count(),
    }


def desk_of_the_center() -> dict[str, int]:
    return {
        "files": Batch.objects.waiting().count(),
        "concerns": Report.objects.waiting().count(),
        "colleagues": Suggestion.objects.open().count(),
        "notes": Note.objects.count(),
        "flags": Flag.objects.up().count(),
        "words": Word.objects.count(),
        "terms": Term.objects.count(),
    }


def talk_of(name: str) -> object:
    talk = Interview.objects.get(contact__student__person__email=f"{name}@alder.example")
    return talk.starts_at and local(talk.starts_at, "America/Los_Angeles").date()


@pytest.mark.parametrize(("year", "day"), [(2024, 28), (2026, 26), (2028, 23), (2029, 22)])
def test_thanksgiving_is_the_fourth_thursday(year: int, day: int) -> None:
    assert thanksgiving(year) == datetime(year, 11, day, tzinfo=UTC).date()


def test_the_cast_alone_has_a_password_and_it_is_made_once(db: None, morning: datetime) -> None:
    seed(now=morning)
    people = Person.objects.filter(email__endswith="@alder.example")
    with_password = {person.email for person in people if person.has_usable_password()}
    assert with_password == {entry.email for entry in CAST}
    assert {person.email for person in people} == with_password | {one.address for one in stories()}
    [week] = QuietPeriod.objects.all()
    assert (week.starts_on.isoformat(), week.ends_on.isoformat()) == ("2026-11-23", "2026-11-29")
    with pytest.raises(IntegrityError):
        seed(now=morning)
    assert Student.objects.count() == 41


def test_everyone_of_the_cast_opens_every_page_they_know(
    client: Client, db: None, morning: datetime
) -> None:
    seed(now=morning)
    answers = {}
    for entry in CAST:
        client.force_login(Person.objects.get(email=entry.email))
        for door in DOORS[entry.role]:
            address = reverse(door.view, args=door.args)
            answers[entry.email, address] = client.get(address).status_code
    client.logout()
    link = next(line for line in welcome(now=morning).splitlines() if "/answer/" in line)
    answers["an alum", "link"] = client.get(link.strip()).status_code
    assert {key: status for key, status in answers.items() if status != 200} == {}


def test_nobody_of_the_cast_is_flooded(db: None, morning: datetime) -> None:
    seed(now=morning)
    told = Message.objects.filter(recipient__email__in=[entry.email for entry in CAST])
    assert Counter(told.values_list("recipient__called", "template")) == {
        ("Dana", "interviews/mail/thanks_missing"): 1,
        ("Dana", "outreach/mail/draft_waits"): 1,
        ("Imani", "interviews/mail/invitation"): 2,
        ("Imani", "outreach/mail/question"): 1,
        ("Imani", "outreach/mail/returned"): 1,
        ("Nils", "outreach/mail/concern"): 1,
        ("Ruth", "interviews/mail/thanks_missing"): 1,
        ("Ruth", "outreach/mail/draft_waits"): 1,
    }
