"""Keeps where students stand today, to look back at."""

from datetime import date

from django.db import transaction

from apps.advising.models import Tally
from apps.advising.models.tally import KEPT
from apps.core.locks import alone


@transaction.atomic
def tally(day: date) -> None:
    """`day` is one of the campus. The last count of a day stands; after 400 days it goes."""
    alone("advising.tally")
    Tally.objects.take(day)
    Tally.objects.older_than(day - KEPT).delete()
