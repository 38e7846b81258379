from datetime import datetime, timedelta

import pytest

from apps.alumni import places
from apps.contacts.actions import Acquaintance, add, keep
from apps.contacts.models import Contact
from apps.interviews.actions import Account, arrange, log
from apps.interviews.models import Interview, ThankYou
from apps.interviews.terms import Terms
from apps.students.actions import explore
from tests.conftest import Cast

TOMORROW = timedelta(days=1)


def agreed(contact: Contact, cast: Cast, now: datetime, at: datetime | None) -> Interview:
    """A yes of Rosalind with one of her places taken, as a request hands it down."""
    place = places.take(cast.alum, now=now)
    terms = Terms(contact, cast.rosalind, place, at, 20, "video")
    return arrange(terms, now=now, by=cast.rosalind)


@pytest.fixture
def contact(cast: Cast, now: datetime) -> Contact:
    """Rosalind, kept by Imani in her first exploration."""
    explore(cast.student, "urban water and climate", now=now, by=cast.imani)
    return keep(cast.alum, student=cast.student, now=now, by=cast.imani)


@pytest.fixture
def friend(cast: Cast, now: datetime) -> Contact:
    """Somebody whom only Imani knows."""
    who = Acquaintance(name="Ana Ruiz", relation="friend", email="ana@ruiz.example")
    return add(who, student=cast.student, now=now, by=cast.imani)


@pytest.fixture
def talk(cast: Cast, contact: Contact, now: datetime) -> Interview:
    """Agreed with Rosalind: Thursday 10 December, 5:00 pm in Rotterdam."""
    return agreed(contact, cast, now, datetime.fromisoformat("2026-12-10T16:00:00+00:00"))


@pytest.fixture
def unset(cast: Cast, contact: Contact, now: datetime) -> Interview:
    """Rosalind said yes; a time is still to be found."""
    return agreed(contact, cast, now, None)


@pytest.fixture
def outside(cast: Cast, friend: Contact, now: datetime) -> Interview:
    """Agreed with a friend by the student's own mail program."""
    terms = Terms(friend, None, None, now + TOMORROW, 20, "phone")
    return arrange(terms, now=now, by=cast.imani)


@pytest.fixture
def after(talk: Interview) -> datetime:
    """An hour after the conversation with Rosalind began."""
    assert talk.starts_at is not None
    return talk.starts_at + timedelta(hours=1)


@pytest.fixture
def thanks(cast: Cast, talk: Interview, after: datetime) -> ThankYou:
    """The conversation logged, the thank-you due."""
    words = {"takeaways": "Zoning decides where floods may go.", "next_steps": "Read the plan."}
    log(talk, Account(words=words | {"pace": "news"}), now=after, by=cast.imani)
    return ThankYou.objects.get(interview=talk)
