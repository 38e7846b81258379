from datetime import datetime, timedelta

import pytest

from apps.contacts.actions import keep
from apps.contacts.models import Contact
from apps.outreach.actions import save, start
from apps.outreach.actions.draft import Words
from apps.outreach.models import Request
from apps.students.actions import explore
from tests.conftest import Cast

TEXT = """Dear Ms. Achterberg,

Professor Lindqvist suggested that I write to you. I am a third-year geography student at Alder \
State, and your talk on the sponge-street pilot made me want to understand how cities decide.

Would you have 20 minutes to tell me how you moved from consulting to a city agency? I am looking \
for information and advice, not a job.

Imani Castellanos"""


def words(request: Request, now: datetime, text: str = TEXT) -> Words:
    """What Imani typed: a good note and two times."""
    return Words(
        version=request.version,
        found="given",
        found_detail="Prof. Lindqvist",
        introduction="I am a third-year geography student.",
        reason="",
        hope="",
        subject="Alder State geography student: 20 minutes about your work?",
        text=text,
        minutes=20,
        formats=["video"],
        slots=[now + timedelta(days=15), now + timedelta(days=17)],
    )


@pytest.fixture
def contact(cast: Cast, now: datetime) -> Contact:
    """Rosalind, kept by Imani in her first exploration."""
    explore(cast.student, "urban water and climate", now=now, by=cast.imani)
    return keep(cast.alum, student=cast.student, now=now, by=cast.imani)


@pytest.fixture
def draft(cast: Cast, contact: Contact, now: datetime) -> Request:
    """A note to Rosalind that is ready to send."""
    begun = start(contact, now=now, by=cast.imani)
    return save(begun, words(begun, now), now=now, by=cast.imani)
