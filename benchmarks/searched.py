"""One made-up directory that is searched in four ways, while another connection changes it."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection
from django.http import QueryDict
from django.utils.http import urlencode

from apps.accounts.models import Person, Role
from apps.alumni.directory import live
from apps.alumni.directory.asking import Listed, Query
from apps.alumni.directory.facts import words
from apps.alumni.listing import PER_PAGE, Read, read
from apps.alumni.models import Alum
from apps.alumni.seeking import seeker_of
from apps.alumni.wish import Wish
from apps.students.models import Exploration, Student
from benchmarks import ways
from benchmarks.alumni import NOW, ROLES, SUBJECTS, WORKS, Set, load, room
from benchmarks.oracle import Oracle

STUDENTS, PAGES = 50, 10
FILTERS = ("kind", "topic", "format", "degree", "field", "place", "decade", "free")


@dataclass(frozen=True)
class Asked:
    person: Person
    query: QueryDict

    @property
    def wish(self) -> Wish:
        return Wish.of(self.query)


class Made:
    kinds = (
        *("one word", "two words", "mid word", "surname", "typo", "one filter", "two filters"),
        *("three filters", "word + filter", "everybody"),
    )

    def __init__(self, seed: int, count: int) -> None:
        self.made = Set(seed, count)
        load(self.made)
        ways.prepare()
        self.dice = random.Random(seed + 1)  # noqa: S311 - made-up people
        people = [_student(seed, number) for number in range(STUDENTS)]
        self.students = {person: seeker_of(person) for person in people}
        begun = time.perf_counter()
        with live.opened(NOW) as index:
            self.values = index.search(Query(), Listed()).counts
        self.written = 0
        self.first_seconds = time.perf_counter() - begun

    def asked(self, of_each: int) -> list[tuple[str, Asked]]:
        found = [(kind, self._one(kind)) for kind in self.kinds for _one in range(of_each)]
        self.dice.shuffle(found)
        return found

    def ours(self, one: Asked) -> Read:
        return read(one.person, self.students[one.person], one.query, now=NOW)

    def competent(self, one: Asked) -> object:
        return ways.competent(one.wish)

    def naive(self, one: Asked) -> object:
        return ways.naive(one.wish)

    def rows(self, _one: Asked) -> object:
        """Only the reading of 25 people whose keys are known."""
        pks = self.dice.sample(range(1, len(self.made.rows) + 1), 25)
        return list(Alum.objects.listed().chosen(pks))

    def compared(self, asked: list[tuple[str, Asked]], of_each: int) -> list[str]:
        """What differs from the oracle: totals, every count, and the order of ten pages."""
        oracle, wrong, left = (
            Oracle(self.made.rows, room(self.made)),
            [],
            dict.fromkeys(self.kinds, of_each),
        )
        for kind, one in asked:
            left[kind] -= 1
            if left[kind] >= 0:
                wrong += [
                    f"{kind} {one.query.urlencode()}: {what}" for what in self._differ(oracle, one)
                ]
        return wrong

    def _differ(self, oracle: Oracle, one: Asked) -> Iterator[str]:
        answer, wish = self.ours(one).answer, one.wish
        typed = tuple(words(answer.meant)) or wish.words
        if answer.found.total != oracle.total(typed, wish.chosen):
            yield f"total {answer.found.total}"
        for facet, counts in answer.found.counts.items():
            some = {value: n for value, n in counts.items() if n}
            if some != oracle.counts(facet, typed, wish.chosen):
                yield f"counts of {facet}"
        order = oracle.order(typed, wish.chosen, self.students[one.person])
        if self._first_pages(one) != order[: PAGES * PER_PAGE]:
            yield "order"

    def _first_pages(self, one: Asked) -> list[int]:
        pks, query, has_more = [], one.query.copy(), True
        for _page in range(PAGES):
            if has_more:
                found = self.ours(Asked(one.person, query)).answer.found
                pks += [key.pk for key in found.page]
                has_more = found.has_more
                query["after"] = str(found.page[-1]) if found.page else ""
        return pks

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Another process changes profiles meanwhile; `written` says how often."""
        argv = (sys.executable, "-m", "benchmarks.writer", str(len(self.made.rows)))
        env = os.environ | {"RAPPORT_BENCH_DATABASE": connection.settings_dict["NAME"]}
        pipe = subprocess.PIPE
        with subprocess.Popen(argv, env=env, stdin=pipe, stdout=pipe, text=True) as running:  # noqa: S603 - our own
            if running.stdout:
                running.stdout.readline()
            yield
            said, _nothing = running.communicate("stop\n")
        self.written = int(said.split()[-1])

    def opted_out_at_once(self) -> list[str]:
        """Ten who stand first leave, each by a bulk update; the next search must not know them."""
        late = []
        for _round in range(10):
            one = Asked(next(iter(self.students)), QueryDict())
            found = self.ours(one).answer.found
            first = found.page[0].pk
            Alum.objects.filter(pk=first).update(status="paused")
            after = self.ours(one).answer.found
            if after.total != found.total - 1 or first in {key.pk for key in after.page}:
                late.append(f"{first} was still there after opting out")
        return late

    # --- what is asked ---------------------------------------------------------------------------

    def _one(self, kind: str) -> Asked:
        parts: list[tuple[str, str]] = []
        if kind in {"one word", "two words", "word + filter"}:
            parts.append(("q", self._common()))
        if kind == "two words":
            parts = [("q", f"{self._common()} {self._common()}")]
        if kind == "mid word":
            parts = [("q", self.made.pick(self.made.rare))]
        if kind in {"surname", "typo"}:
            name = self.made.pick(self.made.surnames)
            parts = [("q", name if kind == "surname" else self._slip())]
        filters = {"one filter": 1, "two filters": 2, "three filters": 3, "word + filter": 1}
        for facet in self.dice.sample(FILTERS, filters.get(kind, 0)):
            parts.append((facet, self.dice.choice(sorted(self.values[facet]))))
        return Asked(self.dice.choice(list(self.students)), QueryDict(urlencode(parts)))

    def _common(self) -> str:
        """A word that many have, or the beginning of one."""
        word = self.dice.choice([*SUBJECTS, *WORKS, *ROLES, "career", "water", "school"]).lower()
        return word[: self.dice.randint(3, len(word))]

    def _slip(self) -> str:
        word = self.dice.choice([one for one in SUBJECTS if len(one) > 6]).lower()  # noqa: PLR2004 - long ones
        at = self.dice.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _student(seed: int, number: int) -> Person:
    person = Person.objects.create(
        email=f"s{seed}-{number}@alder.example",
        name=f"Student {number}",
        called="Student",
        zone="America/Los_Angeles",
        role=Role.STUDENT,
    )
    studies = SUBJECTS[number % len(SUBJECTS)]
    student = Student.objects.create(person=person, studies=studies, ways=["transfer"])
    Exploration.objects.create(
        student=student, topic=f"{SUBJECTS[-number % len(SUBJECTS)]} policy", created_at=NOW
    )
    return person
