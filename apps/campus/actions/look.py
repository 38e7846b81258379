"""Name, picture and colour of the center."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change, refuse_crossed
from apps.campus.colour import WHITE, contrast, is_legible, spoken
from apps.campus.models import COLOUR, LOGO, Campus, Change, Logo
from apps.campus.picture import digest, written_anew
from apps.core.moves import Refused

NAMES = ("university", "center")


@transaction.atomic
def change_look(
    said: Mapping[str, str], *, seen: int | None = None, now: datetime, by: Person
) -> list[str]:
    """What changed. `said` holds the two names and the colour; an empty colour is Rapport's own.

    `Refused` for a colour in which words cannot be read on white; `Crossed` as with settings.
    """
    alone_at_it(by)
    colour = said[COLOUR]
    if colour and not is_legible(colour):
        raise Refused(too_pale(colour))
    campus = Campus.objects.current()
    changed = [name for name in (*NAMES, COLOUR) if getattr(campus, name) != said[name]]
    if seen is not None:
        refuse_crossed(changed, seen)
    rows = [change(each, getattr(campus, each), said[each], now=now, by=by) for each in changed]
    for name in changed:
        setattr(campus, name, said[name])
    campus.save()
    Change.objects.bulk_create(rows)
    return changed


def too_pale(colour: str) -> str:
    return _(
        "Words in this colour cannot be read on white: their contrast is %(found)s to 1, and 4.5"
        " is needed. Choose a darker one."
    ) % {"found": spoken(contrast(colour, WHITE))}


@transaction.atomic
def set_logo(brought: bytes, *, seen: int | None = None, now: datetime, by: Person) -> None:
    """It stands on pages and in mail from now on. `Refused` where it is no picture."""
    alone_at_it(by)
    png = written_anew(brought)
    _unless_crossed(digest(png), seen)
    _put(digest(png), now=now, by=by)
    Logo.objects.get_or_create(digest=digest(png), defaults={"png": png})


@transaction.atomic
def remove_logo(*, seen: int | None = None, now: datetime, by: Person) -> None:
    alone_at_it(by)
    _unless_crossed("", seen)
    _put("", now=now, by=by)


def _unless_crossed(found: str, seen: int | None) -> None:
    if seen is not None and found != Campus.objects.current().logo:
        refuse_crossed([LOGO], seen)


def _put(found: str, *, now: datetime, by: Person) -> None:
    """The picture before goes; mail that left carries its own copy."""
    campus = Campus.objects.current()
    before = campus.logo
    if found == before:
        return
    campus.logo = found
    campus.save()
    Logo.objects.exclude(digest=found).delete()
    change(LOGO, before[:12], found[:12], now=now, by=by).save()
