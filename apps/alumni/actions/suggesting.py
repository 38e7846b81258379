"""An alum names a colleague to the center. Nobody is written to by it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.alumni.models import Alum, Suggestion
from apps.alumni.places import lock
from apps.alumni.policies import parties
from apps.alumni.workflow import Party, Status
from apps.core.moves import NotYours, Refused, StaleMove
from apps.core.wording import one_line

A_DAY = 5


@transaction.atomic
def suggest_colleague(alum: Alum, name: str, word: str, *, now: datetime, by: Person) -> Suggestion:
    """A name and a word about them, for the center to read; a few a day."""
    locked = lock(alum)
    if Party.ALUM not in parties(locked, by):
        raise NotYours
    if locked.status == Status.SUPPRESSED:
        raise StaleMove(_("Nothing reaches the Career Center from here any more."))
    if Suggestion.objects.by_since(locked, now - timedelta(days=1)).count() >= A_DAY:
        raise Refused(_("The Career Center reads your first five names first. Come back later."))
    return Suggestion.objects.create(alum=locked, name=one_line(name), word=one_line(word), at=now)


@transaction.atomic
def settle_suggestion(suggestion: Suggestion, *, now: datetime, by: Person) -> None:
    """A coordinator has seen to it; a second press changes nothing."""
    if not is_coordinator(by):
        raise NotYours
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.settled_at is None:
        row.settled_at, row.settled_by = now, by
        row.save(update_fields=["settled_at", "settled_by"])
