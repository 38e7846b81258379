"""Whom the campus still counts among its students or staff (eduPerson 202208)."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings

from apps.accounts.models import Affiliation, Person, Role


def is_entitled(role: str, affiliations: Collection[str]) -> bool:
    """Whether one of these affiliations goes with the role; alumni need none.

    An affiliation is what stands before the @ of a scoped one, in any case of letters. `alum` is
    no `member`, and `member` no `student`: only the very words of the settings count.
    """
    wanted = _wanted(role)
    had = {one.partition("@")[0].strip().lower() for one in affiliations}
    return not wanted or bool(wanted & had)


def _wanted(role: str) -> set[str]:
    if role == Role.STUDENT:
        return {one.lower() for one in settings.RAPPORT_SSO_STUDENTS}
    if role in {Role.ADVISOR, Role.COORDINATOR}:
        return {one.lower() for one in settings.RAPPORT_SSO_STAFF}
    return set()


def has_lost(person: Person, affiliations: Collection[str]) -> bool:
    return not is_entitled(person.role, affiliations)


def remember(person: Person, affiliations: Collection[str], *, now: datetime) -> None:
    """What the campus's sign-in says of them counts for every other way in, until it says more."""
    said = {"said": list(affiliations), "said_at": now}
    Affiliation.objects.update_or_create(person=person, defaults=said)


def lost(person: Person) -> Affiliation | None:
    """What the campus said, where it took away what goes with their part; None once given back."""
    found = Affiliation.objects.filter(person=person).first()
    return found if found and has_lost(person, found.said) else None


def give_back(people: Collection[int]) -> None:
    """A roster or a coordinator vouches for these persons after what the campus said."""
    Affiliation.objects.filter(person__in=people).delete()
