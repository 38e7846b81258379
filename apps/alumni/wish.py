"""What a reader of the directory asks for. The address of the page says the same."""

from dataclasses import dataclass, field

from django.http import QueryDict

from apps.alumni.directory.asking import BEST, SORTS, WORDS, Query
from apps.alumni.directory.facts import FIRST, ROOM, SOON, words
from apps.alumni.directory.fit import Key
from apps.alumni.models import Degree, EmployerKind, Format, Topic

# In the order of the page.
FACETS = ("field", "kind", "industry", "topic", "format", "place", "degree", "decade", "free")
_KNOWN: dict[str, list[str]] = {
    "kind": EmployerKind.values,
    "topic": Topic.values,
    "format": Format.values,
    "degree": Degree.values,
    "free": [ROOM, SOON, FIRST],
}
LONGEST, MOST_WORDS, MOST_VALUES = 200, 12, 20


@dataclass(frozen=True)
class Wish:
    typed: str = ""
    chosen: dict[str, frozenset[str]] = field(default_factory=dict)
    sort: str = BEST
    after: Key | None = None

    @classmethod
    def of(cls, query: QueryDict) -> "Wish":
        """What cannot be meant is left out."""
        typed = " ".join(query.get(WORDS, "").replace("\x00", "").split())[:LONGEST]
        chosen = {name: _values(name, query.getlist(name)) for name in FACETS}
        sort = query.get("sort", BEST)
        return cls(
            typed,
            {name: values for name, values in chosen.items() if values},
            sort if sort in SORTS else BEST,
            Key.read(query.get("after", "")),
        )

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(words(self.typed)[:MOST_WORDS])

    def query(self, without: frozenset[int] = frozenset()) -> Query:
        return Query(self.words, self.chosen, without)


def _values(name: str, given: list[str]) -> frozenset[str]:
    known = _KNOWN.get(name)
    clean = [value[:LONGEST] for value in given if value and "\x00" not in value]
    return frozenset(value for value in clean[:MOST_VALUES] if known is None or value in known)
