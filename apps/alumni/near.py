"""Whether two names and years may be one person, and by what such people are found. Pure.

Nearly equal is: the same names and years one apart; the same year and last name, and first names
of which one is an initial, a short form or one letter off; the same year and first name, and last
names one letter off. Every such pair shares one of the `keys`, so that nobody has to be compared
with everybody.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

_PART = 2  # letters at the beginning and the end of a name; one letter off leaves one of them whole
_FORM = 3  # letters that make a short form
_SHORTEST = 4  # letters of a name that may be one letter off
_APART = 1  # years


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name as it is compared: no accents, no blanks, no marks."""
    if name.isascii() and name.isalnum():
        return name.lower()
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


@dataclass(frozen=True)
class Named:
    """Every first and last name of somebody, folded, and the class year."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    year: int | None

    @classmethod
    def of(cls, *, first: str, nickname: str, last: str, previous: str, year: object) -> "Named":
        return cls(
            _several(first, nickname),
            _several(last, previous),
            year if isinstance(year, int) else None,
        )

    @classmethod
    def read(cls, text: str) -> "Named":
        """As `text` wrote it."""
        firsts, lasts, year = text.split("|")
        return cls(tuple(firsts.split(",")), tuple(lasts.split(",")), int(year))

    @property
    def text(self) -> str:
        """On one line; nothing without a year."""
        if self.year is None:
            return ""
        return f"{','.join(self.firsts)}|{','.join(self.lasts)}|{self.year}"


def _several(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for name in names if name and (found := folded(name))))


def key(realm: str, kind: str, *values: object) -> int:
    """A number of 64 bits for some values; those of two realms do not meet."""
    text = "\x1f".join([realm, kind, *map(str, values)])
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


@lru_cache(maxsize=8192)
def keys(who: Named, realm: str) -> frozenset[int]:
    """What two people share who are nearly equal; none without a year."""
    if who.year is None:
        return frozenset()
    found = {key(realm, "last", last, who.year) for last in who.lasts}
    for first in who.firsts:
        for last in who.lasts:
            found.add(key(realm, "whole", first, last))
            found.add(key(realm, "begins", first, last[:_PART], who.year))
            found.add(key(realm, "ends", first, last[-_PART:], who.year))
    return frozenset(found)


def is_same(one: Named, other: Named) -> bool:
    """A name of each is the same, and the year."""
    return one.year is not None and one.year == other.year and _share(one, other)


def is_near(one: Named, other: Named) -> bool:
    if one.year is None or other.year is None or abs(one.year - other.year) > _APART:
        return False
    if _share(one, other):
        return True
    return one.year == other.year and (
        (_meet(one.lasts, other.lasts) and _any_near(one.firsts, other.firsts, is_first=True))
        or (_meet(one.firsts, other.firsts) and _any_near(one.lasts, other.lasts, is_first=False))
    )


def _share(one: Named, other: Named) -> bool:
    return _meet(one.firsts, other.firsts) and _meet(one.lasts, other.lasts)


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not set(some).isdisjoint(others)


def _any_near(some: tuple[str, ...], others: tuple[str, ...], *, is_first: bool) -> bool:
    return any(
        (is_first and _is_short_form(a, b)) or _is_one_off(a, b) for a in some for b in others
    )


def _is_short_form(a: str, b: str) -> bool:
    """W. or Wil for Wilhelmina."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= _FORM)


def _is_one_off(a: str, b: str) -> bool:
    """One letter more, less, or another one; or two neighbours changed places."""
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at : at + 1]
    return short[at + 1 :] == long[at + 1 :] or (
        long[at : at + 2] == swapped and short[at + 2 :] == long[at + 2 :]
    )
