"""What a coordinator sees of a concern: who, what was reported, and what was said between them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import is_blocked
from apps.core.wording import daytime
from apps.outreach.models import Report


@dataclass(frozen=True)
class Said:
    """One message of the copy, with its author's name as it is now."""

    author: str
    text: str
    at: datetime


def listed(person: Person) -> dict[str, Any]:
    reports = Report.objects.visible_to(person).for_rows()
    return {
        "waiting": list(reports.waiting()),
        "settled": list(reports.settled()[:50]),
        "zone": person.zone,
    }


def one(held: Report, person: Person) -> dict[str, Any]:
    """The two are named as far as they are still known; an erased person is "somebody"."""
    request = held.request
    alum = request.alum if request else None
    return {
        "held": held,
        "asked": request,
        "evidence": held.evidence,
        "offered": [
            daytime(datetime.fromisoformat(at), person.zone)
            for at in held.evidence.get("times", [])
        ],
        "said": messages_of(held),
        "is_blocked": bool(request and is_blocked(alum, request.student.person)),
        "zone": person.zone,
    }


def messages_of(held: Report) -> list[Said]:
    said = held.evidence.get("messages", [])
    people = Person.objects.in_bulk([message["author"] for message in said if message["author"]])
    return [
        Said(
            author=people[message["author"]].name if message["author"] in people else _("somebody"),
            text=message["text"],
            at=datetime.fromisoformat(message["at"]),
        )
        for message in said
    ]
