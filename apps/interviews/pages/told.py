"""What one person told the student: the talks that were logged, and the advice; for their page."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from apps.contacts.models import Contact
from apps.interviews.models import Advice, Interview, Referral
from apps.interviews.pages.thanks import spoken_line


@dataclass(frozen=True)
class Told:
    """One conversation with its log; `people` are the names it brought, as contacts."""

    talk: Interview
    spoken: str
    people: list[Contact]


def told(contact: Contact) -> dict[str, Any]:
    """The last conversation first; three queries for however many."""
    people: dict[int, list[Contact]] = defaultdict(list)
    for given in Referral.objects.by(contact):
        if given.contact:
            people[given.interview_id].append(given.contact)
    talks = Interview.objects.with_contact(contact).for_rows()
    return {
        "contact": contact,
        "told": [
            Told(talk, spoken_line(talk), people[talk.pk]) for talk in talks if hasattr(talk, "log")
        ],
        "advice": Advice.objects.given_by(contact),
        "me_line": contact.student.about,
        "zone": contact.student.person.zone,
    }
