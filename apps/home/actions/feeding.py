"""The secret address of one's own calendar: made, renewed, ended. One at a time."""

from datetime import datetime

from django.db import transaction

from apps.accounts import links
from apps.accounts.links import Errand
from apps.accounts.models import Person, label_of
from apps.students.actions import lock
from apps.students.models import Student

CALENDAR = "calendar"


@transaction.atomic
def make_feed(student: Student, *, now: datetime, by: Person) -> str:
    """A new token, stored nowhere; the one before it opens nothing any more."""
    lock(student)
    end_feed(now=now, by=by)
    return links.mint(Errand(CALENDAR, label_of(by), by.pk), person=by, now=now)


def end_feed(*, now: datetime, by: Person) -> None:
    """Nobody reads it any more, whoever has the address. Twice is the same as once."""
    links.revoke(CALENDAR, by, now=now)
