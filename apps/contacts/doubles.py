"""Which entries may be one person: one address, one profile, or one name. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from apps.contacts.books.card import folded, profile_key


@dataclass(frozen=True)
class Signs:
    """What an entry can be told by."""

    pk: int
    name: str
    email: str
    profile_url: str


def alike(people: Iterable[Signs]) -> list[list[int]]:
    """Groups of two or more, each entry once, in the order in which they came.

    A name alone is enough to ask the student; it is not enough to decide (`books.card.keys`).
    """
    groups: dict[int, list[int]] = {}
    first: dict[str, int] = {}
    for person in people:
        held = next((first[sign] for sign in _signs(person) if sign in first), person.pk)
        groups.setdefault(held, []).append(person.pk)
        first |= {sign: held for sign in _signs(person) if sign not in first}
    return [group for group in groups.values() if len(group) > 1]


def _signs(person: Signs) -> Iterator[str]:
    if person.email:
        yield f"mail {person.email.casefold()}"
    if page := profile_key(person.profile_url):
        yield f"url {page}"
    if name := folded(person.name):
        yield f"name {name}"
