"""What the pages for merging two entries show: values for templates."""

from typing import Any

from apps.contacts.models import Contact, Touch
from apps.contacts.pairs import Pair, paired
from apps.home.forms import MergeForm
from apps.interviews.models import Interview, Question
from apps.outreach.models import Request

MOST = 12  # people offered at once


def pair(contact: Contact, chosen: str) -> Pair | None:
    """Both entries, whoever stays first; None while nobody is chosen who is there."""
    if not chosen.isdecimal() or contact.archived_at is not None:
        return None
    others = Contact.objects.like(contact).select_related("student__person", "alum")
    other = others.filter(pk=int(chosen[:18])).first()
    return None if other is None else paired(contact, other)


def choice(contact: Contact, words: str | None) -> dict[str, Any]:
    """People who may be the same: with the words searched, else with the same last name."""
    asked = contact.name.split()[-1] if words is None else words.strip()[:80]
    found = Contact.objects.like(contact).saying(asked).select_related("alum", "referred_by")
    people = list(found[: MOST + 1])
    return {"contact": contact, "people": people[:MOST], "more": len(people) > MOST, "q": asked}


def preview(both: Pair, form: MergeForm) -> dict[str, Any]:
    return {
        "pair": both,
        "form": form,
        "entries": [(each, _hanging(each)) for each in (both.kept, both.other)],
        "are_listed": both.kept.alum_id is not None and both.other.alum_id is not None,
    }


def _hanging(contact: Contact) -> dict[str, int]:
    """How much was written and agreed with this entry."""
    return {
        "touches": Touch.objects.with_contact(contact).count(),
        "messages": Request.objects.with_contact(contact).count(),
        "talks": Interview.objects.with_contact(contact).count(),
        "questions": Question.objects.all_for(contact).count(),
    }
