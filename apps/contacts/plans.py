"""What the pages of keeping in touch show: values for their templates."""

from datetime import datetime
from typing import Any

from apps.contacts.models import Contact, KeepInTouch, Pace, TagPlan
from apps.contacts.workflow import Status
from apps.students.models import Student

MOST = 100  # plans on one page


def page(student: Student, *, now: datetime) -> dict[str, Any]:
    """Due first, then ahead by date, then those that wait for news; and the tags."""
    going = KeepInTouch.objects.visible_to(student.person).going().for_rows()
    rows = list(going[: MOST + 1])
    begun = {planned.tag: planned for planned in TagPlan.objects.of(student)}
    tags = sorted({*Contact.objects.of(student).all_tags(), *begun})
    return {
        "due": [kept for kept in rows if kept.next_at and kept.next_at <= now],
        "ahead": [kept for kept in rows if kept.next_at and kept.next_at > now],
        "news": [kept for kept in rows if kept.next_at is None],
        "more": len(rows) > MOST,
        "tags": [(tag, begun.get(tag)) for tag in tags],
        "snoozed": Status.SNOOZED,
        "paces": (Pace.DAYS, Pace.NEWS),
        "me_line": student.about,
        "zone": student.person.zone,
    }


def due_page(student: Student, token: str, *, now: datetime) -> dict[str, Any]:
    """From a mail: those who are due alone."""
    due = KeepInTouch.objects.visible_to(student.person).due(now).for_rows()
    return {"due": due[:MOST], "token": token, "zone": student.person.zone}
