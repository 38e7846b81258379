"""Best fit: how near an alum is to one student, and who should be asked next. Pure.

Points for what both told of themselves, plus points that spread the load:

- studied what the student studies: 5
- works in what the student looks into: 5
- each way through college that both share: 3
- glad to be someone's first, for a student who has talked with nobody yet: 2
- was never asked: 3; asked, but not this month: 2; room for two more or so this month: 1;
  one place left: 0

Whoever has no room comes after everybody who has. Equals come in an order that is each student's
own and stays the same, so that not all students write to the same person first.
"""

from collections.abc import Collection
from dataclasses import dataclass
from zlib import crc32

from apps.alumni.directory.facts import subjects

STUDIED, WORKS, SHARED, FIRST = 5, 5, 3, 2
NEVER_ASKED, CALM, SOME, LAST = 3, 2, 1, 0
TIE_BITS = 16


@dataclass(frozen=True)
class Wanted:
    """One reason: an alum with any of the traits gets the weight."""

    kind: str
    weight: int
    traits: frozenset[str]


@dataclass(frozen=True)
class Seeker:
    """What a student told of themselves, and a number of their own that orders equals."""

    reasons: tuple[Wanted, ...] = ()
    own: int = 0


@dataclass(frozen=True, order=True)
class Key:
    """Where somebody stands in a list; the highest comes first. A cursor is a key in words."""

    has_room: bool
    points: int
    tie: int
    pk: int

    def __str__(self) -> str:
        return f"{int(self.has_room)}-{self.points}-{self.tie}-{self.pk}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        parts = text.split("-")
        if len(parts) != 4 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004 - as above
            return None
        room, points, tie, pk = (int(part[:18]) for part in parts)
        return cls(bool(room), points, tie, pk)


def seeker(
    pk: int,
    *,
    studies: str = "",
    explores: Collection[str] = (),
    ways: Collection[str] = (),
    is_new: bool = False,
) -> Seeker:
    """`explores` are the student's open fields; `is_new`: they have talked with nobody yet."""
    reasons = [
        Wanted("studied", STUDIED, frozenset(f"study:{word}" for word in subjects(studies))),
        Wanted("works", WORKS, frozenset(f"work:{word}" for word in subjects(" ".join(explores)))),
        *(Wanted("shared", SHARED, frozenset({f"way:{way}"})) for way in sorted(ways)),
        Wanted("first", FIRST, frozenset({"glad:first"} if is_new else ())),
    ]
    return Seeker(tuple(one for one in reasons if one.traits), own=_mixed(pk))


def reasons(traits: frozenset[str], student: Seeker) -> list[Wanted]:
    """Why this alum is near to this student; what the card says in words."""
    return [one for one in student.reasons if one.traits & traits]


def points(traits: frozenset[str], student: Seeker, spread: int) -> int:
    return sum(one.weight for one in reasons(traits, student)) + spread


def spread(*, was_asked: bool, taken: int, limit: int) -> int:
    """`taken` of `limit` requests this month; a limit that is reached is not asked for here."""
    if not was_asked:
        return NEVER_ASKED
    if not taken:
        return CALM
    return SOME if limit - taken > 1 else LAST


def tie(pk: int) -> int:
    """The same for everybody and on every machine."""
    return _mixed(pk)


def own_tie(pk: int, student: Seeker) -> int:
    """The order of equals as one student sees it."""
    return tie(pk) ^ student.own


def _mixed(pk: int) -> int:
    return crc32(pk.to_bytes(8, "big")) & ((1 << TIE_BITS) - 1)
