"""The center's own links under "Look further"; every change is on the timeline."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.alumni.models import MOST_LINKS, Further
from apps.core.joining import Crossed
from apps.core.locks import alone
from apps.core.moves import NotYours, Refused
from apps.timeline.actions import record

WORDS = ("title", "url", "line")


@transaction.atomic
def add_link(said: Mapping[str, str], *, now: datetime, by: Person) -> Further:
    """Last in the order. `Refused` where there are as many as a page takes."""
    _alone(by)
    rows = Further.objects.locked()
    if len(rows) >= MOST_LINKS:
        raise Refused(
            _("There are %(n)d links already. Change one that is hidden instead.")
            % {"n": MOST_LINKS}
        )
    position = rows[-1].position + 1 if rows else 0
    link = Further.objects.create(**{name: said[name] for name in WORDS}, position=position)
    record(subject=link, verb="add", now=now, by=by)
    return link


@transaction.atomic
def change_link(
    link: Further, said: Mapping[str, str], *, shown: str = "", now: datetime, by: Person
) -> None:
    """The entry names the fields that changed, not what stood in them.

    `Crossed` where other words stand than the page showed; `shown` is their seal.
    """
    _alone(by)
    link.refresh_from_db(from_queryset=Further.objects.select_for_update())
    changed = [name for name in WORDS if getattr(link, name) != said[name]]
    if not changed:
        return
    if shown not in {"", link.seal}:
        raise Crossed(link.said, link.seal)
    for name in changed:
        setattr(link, name, said[name])
    link.save(update_fields=changed)
    record(subject=link, verb="change", note=",".join(changed), now=now, by=by)


@transaction.atomic
def set_link(link: Further, *, is_hidden: bool, now: datetime, by: Person) -> None:
    """Hidden from students, or shown again; a second press changes nothing."""
    _alone(by)
    link.refresh_from_db(from_queryset=Further.objects.select_for_update())
    if link.is_hidden == is_hidden:
        return
    link.is_hidden = is_hidden
    link.save(update_fields=["is_hidden"])
    record(subject=link, verb="hide" if is_hidden else "show", now=now, by=by)


@transaction.atomic
def shift_link(link: Further, step: int, *, now: datetime, by: Person) -> None:
    """One place up (-1) or down (1); at either end it stays."""
    _alone(by)
    rows = Further.objects.locked()
    at = next(number for number, row in enumerate(rows) if row.pk == link.pk)
    to = at + step
    if not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for position, row in enumerate(rows):
        row.position = position
    Further.objects.bulk_update(rows, ["position"])
    record(subject=link, verb="up" if step < 0 else "down", now=now, by=by)


def _alone(by: Person) -> None:
    """One change at a time, so that two presses keep one order and the number."""
    if not is_coordinator(by):
        raise NotYours
    alone("alumni.further")
