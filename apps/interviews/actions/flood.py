"""How often one side may change what the other gets a mail about."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.moves import Refused
from apps.interviews.models import Interview
from apps.timeline.models import Entry

DAY = timedelta(days=1)
MOST_A_DAY = 6  # suggestions and places of one side; whoever needs more writes a line


def refuse_flood(interview: Interview, *, now: datetime, by: Person) -> None:
    """Under the lock on the conversation; `Refused` once a day's changes are used up."""
    mine = Entry.objects.about(interview).filter(by=by, verb__in=["suggest", "place"])
    if mine.filter(at__gt=now - DAY).count() >= MOST_A_DAY:
        raise Refused(
            _("You changed this often today. Write a line instead, or change it tomorrow.")
        )
