"""Made-up alumni who opted in, the same for a seed, put into the table by COPY.

Columns hang together as they do in life: a field has its industries, its roles and its majors, and
large cities, common names and common words are many times more frequent than rare ones.
"""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any

from django.db import connection, transaction

from benchmarks.oracle import text_of

NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)
MONTH, EARLIER = "2026-11-01", "2026-07-01"
PARTS = ("title", "employer", "city", "studies", "degree", "groups", "field", "industry")
ZONES = ("America/Los_Angeles", "America/Denver", "America/New_York", "Europe/Amsterdam", "")
COLUMNS = (
    *("id", "status", "first_name", "last_name", "nickname", "previous_last_name", "email"),
    *("class_year", "zone", "shows", "title", "employer", "city", "studies", "degree", "groups"),
    *("field", "industry", "employer_kind", "topics", "formats", "languages", "backgrounds"),
    *("line", "reason", "glad_first", "answers_soon", "month_limit", "at_once", "opted_in_at"),
    *("imported_at", "record_id", "prefix", "closed_for", "unreachable", "corrected", "windows"),
    *("invitations", "words", "is_canary"),
)
SAME: dict[str, Any] = {
    "at_once": 1,
    "imported_at": NOW,
    "corrected": [],
    "windows": [],
    "invitations": 0,
    "is_canary": False,
}
SUBJECTS = [
    *("Geography", "Hydrology", "Economics", "History", "Biology", "Chemistry", "Physics"),
    *("Mathematics", "Statistics", "Law", "Nursing", "Education", "Journalism", "Architecture"),
    *("Philosophy", "Linguistics", "Music", "Psychology", "Sociology", "Accounting", "Marketing"),
    *("Finance", "Engineering", "Computing", "Design", "Film", "Theater", "Agriculture"),
    *("Forestry", "Geology", "Medicine", "Pharmacy", "Dentistry", "Planning", "Politics"),
]
WORKS = ["services", "research", "policy", "development", "management", "consulting"]
ROLES = ["analyst", "lead", "planner", "director", "engineer", "officer", "teacher", "editor"]
SYLLABLES = [
    *("ba", "ce", "do", "fi", "gu", "ha", "jo", "ka", "le", "mi", "no", "pa", "qui", "ro", "sa"),
    *("te", "ul", "va", "wei", "xa", "yo", "zu", "bren", "dor"),
]
SAID = [
    *("career", "people", "work", "first", "year", "team", "city", "project", "water", "ask"),
    *("learned", "move", "change", "school", "family", "office", "field", "small", "large"),
    *("listen", "write", "build", "start", "leave", "return", "travel", "numbers", "patient"),
]
TOPICS = ["starting", "changing", "graduate", "first", "abroad", "week"]
FORMATS, WAYS = ["video", "phone", "in_person"], ["transfer", "first_gen", "working"]
DEGREES = ["", "bachelor", "bachelor", "master", "doctorate", "professional"]
KINDS = ["public", "nonprofit", "company", "company", "own", ""]
LIMITS = [0, 1, 2, 2, 2, 3, 5]
STAYED = 0.6  # so many work in what they studied


class Set:
    """One made-up directory; `rows` are dictionaries of columns, by primary key."""

    def __init__(self, seed: int, count: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - made-up people, not secrets
        self._weights: dict[int, list[float]] = {}
        self.surnames = self._pool(count // 12 + 200, (2, 4))
        self.firsts = self._pool(900, (2, 3))
        self.cities = [f"{one} {self._word(1, 2).title()}" for one in self._pool(420, (2, 3))]
        self.employers = self._pool(count // 25 + 100, (2, 3))
        self.rare = [word.lower() for word in self._pool(6000, (3, 4))]
        self.rows = {pk: self._row(pk) for pk in range(1, count + 1)}

    def pick(self, pool: list[str]) -> str:
        """Frequent ones far more often."""
        weights = self._weights.get(id(pool))
        if weights is None:
            weights = list(accumulate(1 / (rank + 3) for rank in range(len(pool))))
            self._weights[id(pool)] = weights
        return self.dice.choices(pool, cum_weights=weights)[0]

    def some(self, values: Sequence[str], share: float) -> list[str]:
        """Each with this probability."""
        return [value for value in values if self.dice.random() < share]

    def _word(self, least: int, most: int) -> str:
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(least, most)))

    def _pool(self, count: int, length: tuple[int, int]) -> list[str]:
        return sorted({self._word(*length).title() for _one in range(count)})

    def _row(self, pk: int) -> dict[str, Any]:
        dice = self.dice
        subject = SUBJECTS[min(int(dice.expovariate(0.12)), len(SUBJECTS) - 1)]
        field = subject if dice.random() < STAYED else dice.choice(SUBJECTS)
        work = {
            "title": f"{field} {dice.choice(ROLES)}",
            "employer": f"{self.pick(self.employers)} {dice.choice(['Group', 'County'])}",
            "city": self.pick(self.cities),
            "studies": subject,
            "degree": dice.choice(DEGREES),
            "field": f"{field} {dice.choice(WORKS)}",
            "industry": f"{field} {dice.choice(WORKS[:2])}",
            "employer_kind": dice.choice(KINDS),
            "shows": self.some(PARTS, 0.85),
        }
        return self._person(pk) | work | self._own()

    def _person(self, pk: int) -> dict[str, Any]:
        return {
            "id": pk,
            "status": "opted_in",
            "first_name": self.pick(self.firsts),
            "last_name": self.pick(self.surnames),
            "email": f"a{pk}@post.example",
            "class_year": self.dice.randint(1970, 2024),
            "zone": self.dice.choice(ZONES),
            "opted_in_at": NOW - timedelta(days=self.dice.randint(0, 1400)),
        }

    def _own(self) -> dict[str, Any]:
        """What they say themselves."""
        dice = self.dice
        said = dice.sample(SAID, 9) + [self.pick(self.rare) for _one in range(3)]
        return {
            "topics": self.some(TOPICS, 0.4),
            "formats": self.some(FORMATS, 0.6),
            "languages": dice.sample(["es", "zh", "fr", "de"], dice.choice([0, 0, 0, 1, 2])),
            "backgrounds": self.some(WAYS, 0.15),
            "line": " ".join(said[:8]).capitalize() + ".",
            "reason": " ".join(said[8:]).capitalize() + ".",
            "glad_first": bool(self.some(["first"], 0.3)),
            "answers_soon": bool(self.some(["soon"], 0.4)),
            "month_limit": dice.choice(LIMITS),
        }


# What they show stands in the ledger, or the database lets them show nothing.
AGREED = """
    INSERT INTO alumni_consent (alum_id, what, given, shown_to, wording, details, at)
    SELECT id, unnest(shows || 'directory'::varchar), true, 'students', 'made up', '{}', opted_in_at
    FROM alumni_alum WHERE status = 'opted_in'
"""


def load(made: Set) -> None:
    """Everybody of the set, and requests, open and closed, of this month and of July."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE alumni_alum CASCADE")
        with cursor.copy(f"COPY alumni_alum ({', '.join(COLUMNS)}) FROM STDIN") as copy:
            for row in made.rows.values():
                full = {"words": text_of(row)} | SAME | row
                copy.write_row([full.get(name, "") for name in COLUMNS])
        cursor.execute(AGREED)
        with cursor.copy(
            "COPY alumni_place (alum_id, month, taken_at, freed_at) FROM STDIN"
        ) as copy:
            for pk in asked(made):
                month, is_open = place_of(pk)
                copy.write_row([pk, month, NOW, None if is_open else NOW])
        cursor.execute("ANALYZE alumni_alum, alumni_place")


def asked(made: Set) -> list[int]:
    """One in five was asked once."""
    return [pk for pk in made.rows if pk % 5 == 0]


def place_of(pk: int) -> tuple[str, bool]:
    """The month of their one request, and whether it is open."""
    return EARLIER if pk % 3 == 0 else MONTH, pk % 2 == 1


def room(made: Set) -> dict[int, tuple[bool, bool, int]]:
    """Of each, as the oracle wants it: has room, was asked, and how often this month."""
    of = set(asked(made))
    found = {}
    for pk, row in made.rows.items():
        month, is_open = place_of(pk) if pk in of else (EARLIER, False)
        taken = int(pk in of and month == MONTH)
        found[pk] = (not is_open and taken < row["month_limit"], pk in of, taken)
    return found
