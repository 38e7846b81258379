"""What the pages of erasure show: who wishes it, what stands against it, what is done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.clock import local
from apps.home.actions.erasing.steps import stopped
from apps.home.kept import KEPT
from apps.home.models import Erasure, Hold

MOST = 10  # people who share one address
PAGE = 25


@dataclass(frozen=True)
class Found:
    """One person of an address, and what may be done."""

    person: Person
    erasure: Erasure | None
    hold: Hold | None
    why_not: str


@dataclass(frozen=True)
class Line:
    erasure: Erasure
    name: str


def found(email: str) -> list[Found]:
    """Everybody who reads mail or signs in at this address."""
    people = Person.objects.at(email).order_by("pk")[:MOST] if email else []
    return [_found(person) for person in people]


def _found(person: Person) -> Found:
    return Found(
        person,
        Erasure.objects.of(person).open().first(),
        Hold.objects.standing(person).first(),
        stopped(person),
    )


def person_of(pk: int) -> Person:
    """404 for a number that is nobody's."""
    return get_object_or_404(Person, pk=pk)


def lines(page: Any) -> list[Line]:  # noqa: ANN401 - a Page of Django's paginator
    """Names of who is here still, with one query."""
    numbers = [erasure.person for erasure in page]
    names = dict(Person.objects.filter(pk__in=numbers).values_list("pk", "name"))
    gone = _("Somebody who is gone (%(number)d)")
    return [Line(one, names.get(one.person) or gone % {"number": one.person}) for one in page]


@dataclass(frozen=True)
class Row:
    """`label` is the table's name, `what` what stands there, in words."""

    label: str
    what: str
    count: int


def rows(erasure: Erasure, part: str) -> list[Row]:
    """`part` is "deleted" or "emptied"; a table may be gone since, and is named all the same."""
    counts: dict[str, int] = erasure.counts.get(part, {})
    return [
        Row(label, KEPT[label].what if label in KEPT else "", count)
        for label, count in counts.items()
    ]


def as_text(erasure: Erasure, *, zone: str) -> str:
    """The certificate for a file: no name, the number of the person and of the certificate."""
    lines = [
        _("Certificate of erasure %(number)s") % {"number": erasure.number},
        _("Person no. %(number)d") % {"number": erasure.person},
        _("Erased: %(at)s") % {"at": _written(erasure.done_at, zone)},
        "",
        _("Rows deleted, by table"),
        *(f"  {row.label}: {row.count}" for row in rows(erasure, "deleted")),
        "",
        _("Rows of others whose words about this person were emptied"),
        *(f"  {row.label}: {row.count}" for row in rows(erasure, "emptied")),
        "",
        _("Ledgers keep numbers, codes and keyed hashes. Backups made before lose it with time."),
    ]
    return "\n".join(lines) + "\n"


def _written(at: datetime | None, zone: str) -> str:
    return local(at, zone).isoformat(timespec="minutes") if at else "-"
