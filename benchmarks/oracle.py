"""What a search must answer, worked out the slow way from the made-up rows alone.

Shares with the product only the table of points (`fit`) and the labels of choices; how words are
folded, what is shown and what is counted is written down here once more.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

from apps.alumni.directory import fit
from apps.alumni.directory.fit import Key, Seeker
from apps.alumni.models import Background, Degree, EmployerKind, Format, Language, Topic

Row = Mapping[str, Any]
FREELY = {"field": "field", "industry": "industry", "place": "city"}
LABELS = {
    "topics": Topic,
    "formats": Format,
    "languages": Language,
    "backgrounds": Background,
}


class Oracle:
    """`room` says of each id whether there is room, whether it was asked, and how often lately."""

    def __init__(self, rows: Mapping[int, Row], room: Mapping[int, tuple[bool, bool, int]]) -> None:
        self.rows = rows
        self._kept: dict[Any, list[int]] = {}
        self.room = room
        self.tokens = {pk: tokens(text_of(row)) for pk, row in rows.items()}
        self.values = {pk: _values(row, room[pk][0]) for pk, row in rows.items()}

    def total(self, words: tuple[str, ...], chosen: Mapping[str, frozenset[str]]) -> int:
        return len(self._found(words, chosen))

    def counts(
        self, facet: str, words: tuple[str, ...], chosen: Mapping[str, frozenset[str]]
    ) -> dict[str, int]:
        """Under all other facets."""
        others = {name: values for name, values in chosen.items() if name != facet}
        found = self._found(words, others)
        return dict(Counter(value for pk in found for value in self.values[pk].get(facet, ())))

    def order(
        self, words: tuple[str, ...], chosen: Mapping[str, frozenset[str]], student: Seeker
    ) -> list[int]:
        """Everybody, best fit first."""
        keys = [self._key(pk, student) for pk in self._found(words, chosen)]
        return [key.pk for key in sorted(keys, reverse=True)]

    def _found(self, words: tuple[str, ...], chosen: Mapping[str, frozenset[str]]) -> list[int]:
        """The last few answers are kept: most counts are of the same people."""
        asked = (words, tuple((name, chosen[name]) for name in sorted(chosen)))
        if asked not in self._kept:
            self._kept = dict(list(self._kept.items())[-8:])
            self._kept[asked] = self._looked(words, chosen)
        return self._kept[asked]

    def _looked(self, words: tuple[str, ...], chosen: Mapping[str, frozenset[str]]) -> list[int]:
        return [
            pk
            for pk in self.rows
            if all(any(token.startswith(word) for token in self.tokens[pk]) for word in words)
            and all(self._fits(pk, facet, values) for facet, values in chosen.items())
        ]

    def _fits(self, pk: int, facet: str, values: frozenset[str]) -> bool:
        own = set(self.values[pk].get(facet, ()))
        return values <= own if facet == "free" else bool(values & own)

    def _key(self, pk: int, student: Seeker) -> Key:
        row, (has_room, was_asked, taken) = self.rows[pk], self.room[pk]
        spread = fit.spread(was_asked=was_asked, taken=taken, limit=row["month_limit"])
        points = fit.points(_traits(row), student, spread)
        return Key(has_room, points, fit.own_tie(pk, student), pk)


def text_of(row: Row) -> str:
    """Everything of a row that search may find."""
    parts = [
        row["first_name"],
        row["last_name"],
        str(row["class_year"]),
        row["line"],
        row["reason"],
    ]
    named = ("title", "employer", "city", "studies", "groups", "field", "industry")
    parts += [row.get(name, "") for name in named if name in row["shows"]]
    for name, choices in LABELS.items():
        parts += [str(choices(value).label) for value in row[name]]
    if row["employer_kind"]:
        parts.append(str(EmployerKind(row["employer_kind"]).label))
    if row["degree"] and "degree" in row["shows"]:
        parts.append(str(Degree(row["degree"]).label))
    return " ".join(parts)


def tokens(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return set(re.findall(r"[\w]+", bare))


def _values(row: Row, has_room: bool) -> dict[str, list[str]]:  # noqa: FBT001 - one of a row's facts
    values: dict[str, list[str]] = {"topic": row["topics"], "format": row["formats"]}
    for facet, name in FREELY.items():
        values[facet] = [row[name].lower()] if name in row["shows"] and row[name] else []
    values["kind"] = [row["employer_kind"]] if row["employer_kind"] else []
    values["degree"] = [row["degree"]] if row["degree"] and "degree" in row["shows"] else []
    values["decade"] = [f"{str(row['class_year'])[:3]}0"]
    flags = {"room": has_room, "soon": row["answers_soon"], "first": row["glad_first"]}
    values["free"] = [name for name, is_on in flags.items() if is_on]
    return values


def _traits(row: Row) -> frozenset[str]:
    found = {f"way:{way}" for way in row["backgrounds"]}
    if "studies" in row["shows"]:
        found |= {f"study:{word}" for word in row["studies"].lower().split() if len(word) > 3}  # noqa: PLR2004 - a word of meaning
    for name in ("field", "industry", "title"):
        text = row[name] if name in row["shows"] else ""
        found |= {f"work:{word}" for word in text.lower().split() if len(word) > 3}  # noqa: PLR2004 - letters of a word that is searched
    return frozenset(found | ({"glad:first"} if row["glad_first"] else set()))
