"""A search and its answer, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from apps.alumni.directory.fit import Key, Seeker

BEST, NEWEST, ROOMIEST = "best", "newest", "room"
SORTS = (BEST, NEWEST, ROOMIEST)
WORDS, FREE = "q", "free"
EVERY = frozenset({FREE})  # of these filters each must hold, of the others any


@dataclass(frozen=True)
class Query:
    """What is looked for: beginnings of words, values by facet, who is left out."""

    words: tuple[str, ...] = ()
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Listed:
    """The wanted order and how much of it; `after` is the last one of the page before."""

    student: Seeker = field(default_factory=Seeker)
    sort: str = BEST
    after: Key | None = None
    size: int = 25


@dataclass(frozen=True)
class Found:
    """`counts` by facet and value, each under all other facets; `wider` by facet that is on."""

    total: int
    roomy: int
    everyone: int
    counts: dict[str, dict[str, int]]
    wider: dict[str, int]
    page: tuple[Key, ...]
    has_more: bool
