"""What coordinators change in the guide; students see it with their next look."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change
from apps.campus.models import GUIDE
from apps.guide.models import Example, Video, Wording
from apps.guide.steps import BY_SLUG


@transaction.atomic
def word_step(
    slug: str, lead: str, points: Sequence[Sequence[str]], *, now: datetime, by: Person
) -> None:
    alone_at_it(by)
    found = Wording.objects.of(slug) or Wording(slug=slug)
    said = {"lead": lead, "points": [list(point) for point in points]}
    if found.pk and (found.lead, found.points) == (said["lead"], said["points"]):
        return
    before = found.lead or str(BY_SLUG[slug].lead)
    found.lead, found.points = lead, said["points"]
    found.save()
    change(GUIDE, before, lead, now=now, by=by).save()


@transaction.atomic
def use_rapports_words(slug: str, *, now: datetime, by: Person) -> None:
    alone_at_it(by)
    found = Wording.objects.of(slug)
    if found is not None:
        change(GUIDE, found.lead, str(BY_SLUG[slug].lead), now=now, by=by).save()
        found.delete()


@transaction.atomic
def save_row(
    row: Video | Example, said: Mapping[str, Any], *, now: datetime, by: Person
) -> Video | Example:
    """Adds or changes a video or an example; `said` is what its form took."""
    alone_at_it(by)
    stood = type(row).objects.filter(pk=row.pk).first()
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    change(GUIDE, str(stood or ""), str(row), now=now, by=by).save()
    return row


@transaction.atomic
def remove_row(row: Video | Example, *, now: datetime, by: Person) -> None:
    alone_at_it(by)
    change(GUIDE, str(row), "", now=now, by=by).save()
    row.delete()
