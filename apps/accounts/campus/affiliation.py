"""Whom the campus still counts among its students or staff (eduPerson 202208)."""

from collections.abc import Collection

from django.conf import settings

from apps.accounts.models import Person, Role


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
