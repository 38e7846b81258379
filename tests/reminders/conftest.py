from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from apps.accounts.models import Person
from apps.mail.letters import LinkTo
from apps.reminders.plan import Planned

SUBJECT = ("interviews.interview", 7)
Plan = Callable[..., Planned]


@pytest.fixture
def student(db: None) -> Person:
    return Person.objects.create(
        email="imani@alder.example",
        name="Imani Castellanos",
        called="Imani",
        zone="America/Los_Angeles",
    )


@pytest.fixture
def plan(student: Person, now: datetime) -> Plan:
    """A planned reminder, due in an hour, worth sending for a day."""

    def _plan(kind: str = "thank_you", **more: Any) -> Planned:  # noqa: ANN401 - any field of it
        fields: dict[str, Any] = {
            "recipient": student.pk,
            "round": "0",
            "due_at": now + timedelta(hours=1),
            "until": now + timedelta(hours=25),
            "template": "interviews/mail/thank_you",
            "values": {"called": "Teodor"},
            "links": (LinkTo("thanks", "interviews:thanks", subject_id=7),),
            **more,
        }
        return Planned(kind, **fields)

    return _plan
