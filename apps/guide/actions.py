"""What coordinators change in the guide; students see it with their next look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change
from apps.campus.models import GUIDE
from apps.core.joining import Crossed
from apps.core.moves import StaleMove
from apps.guide import saying
from apps.guide.models import PUT_BACK_FOR, Example, Removal, Video, Wording
from apps.guide.steps import BY_SLUG, seal_of

Row = Wording | Video | Example
_ROWS: dict[str, type[Row]] = {"wording": Wording, "video": Video, "example": Example}


@dataclass(frozen=True)
class Words:
    """Of one step; `points` are [heading, text] each."""

    lead: str
    points: Sequence[Sequence[str]]

    @property
    def seal(self) -> str:
        return seal_of(self.lead, self.points)


@transaction.atomic
def word_step(slug: str, words: Words, *, shown: str = "", now: datetime, by: Person) -> None:
    """`Crossed` where others stand than the page showed; without a seal these are to replace."""
    alone_at_it(by)
    stands = saying.step(slug)
    found = Wording.objects.of(slug) or Wording(slug=slug)
    if found.pk and words.seal == stands.seal:
        return
    if shown not in {"", stands.seal}:
        raise Crossed(stands.said, stands.seal)
    found.lead, found.points = words.lead, [list(point) for point in words.points]
    found.save()
    change(GUIDE, str(stands.lead), words.lead, now=now, by=by).save()


@transaction.atomic
def use_rapports_words(slug: str, *, now: datetime, by: Person) -> None:
    alone_at_it(by)
    found = Wording.objects.of(slug)
    if found is not None:
        change(GUIDE, found.lead, str(BY_SLUG[slug].lead), now=now, by=by).save()
        _remove(found, "wording", found.lead, now)


@transaction.atomic
def save_row(
    row: Video | Example, said: Mapping[str, Any], *, shown: str = "", now: datetime, by: Person
) -> Video | Example:
    """Adds or changes a video or an example; `said` is what its form took.

    `Crossed` where it stands otherwise than the page showed and than it is said.
    """
    alone_at_it(by)
    stood = type(row).objects.filter(pk=row.pk).first()
    for name, value in said.items():
        setattr(row, name, value)
    if stood is not None and shown not in {"", stood.seal} and stood.seal != row.seal:
        raise Crossed(stood.said, stood.seal)
    row.save()
    change(GUIDE, str(stood or ""), str(row), now=now, by=by).save()
    return row


@transaction.atomic
def remove_row(row: Video | Example, *, now: datetime, by: Person) -> None:
    """`StaleMove` where somebody removed it meanwhile."""
    alone_at_it(by)
    change(GUIDE, str(row), "", now=now, by=by).save()
    _remove(row, "video" if isinstance(row, Video) else "example", row.title, now)


def _remove(row: Row, what: str, title: str, now: datetime) -> None:
    """A typed text may have changed in memory: what is kept is what stood."""
    try:
        row.refresh_from_db()
    except ObjectDoesNotExist:
        raise StaleMove(_("Somebody removed it while this page was open.")) from None
    fields = [field.name for field in row._meta.concrete_fields if not field.primary_key]
    values = {name: getattr(row, name) for name in fields}
    slug = values.get("slug", "")
    Removal.objects.create(what=what, slug=slug, title=title, values=values, at=now)
    row.delete()


@transaction.atomic
def put_back(removal: Removal, *, now: datetime, by: Person) -> None:
    """As it was; a second press changes nothing. `StaleMove` once its day is over."""
    alone_at_it(by)
    held = Removal.objects.select_for_update().get(pk=removal.pk)
    if held.back_at is not None:
        return
    if now >= held.at + PUT_BACK_FOR:
        raise StaleMove(_("It could be put back for 24 hours. These are over."))
    if held.what == "wording" and Wording.objects.of(held.slug):
        raise StaleMove(_("Other words were saved since. Use Rapport’s words first, then these."))
    row = _ROWS[held.what](**held.values)
    row.save()
    change(GUIDE, "", held.title, now=now, by=by).save()
    held.back_at = now
    held.save(update_fields=["back_at"])
