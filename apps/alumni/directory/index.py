"""Everybody who opted in, as sets of numbers: who fits, how many under each filter, in which order.

Pure: knows neither PostgreSQL nor the clock. Each person has a number; whoever changes gets a new
one and the old is no longer `alive`, so nothing is ever taken out of any other set.
"""

from array import array
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pyroaring import BitMap

from apps.alumni.directory.asking import (
    BEST,
    EVERY,
    FREE,
    NEWEST,
    WORDS,
    Found,
    Listed,
    Query,
)
from apps.alumni.directory.bits import Digits, added, below, top
from apps.alumni.directory.facts import ROOM, Facts, Standing
from apps.alumni.directory.fit import TIE_BITS, Key, Seeker, tie
from apps.alumni.directory.spelling import Spelling

DAY_BITS, SPREAD_BITS = 16, 2
WORN_FROM, WORN = 1000, 0.25  # so many numbers that are no longer alive are worth a new index
SOME_WORDS = 64


class Index:
    def __init__(self) -> None:
        self._alive = BitMap()
        self._pks = array("Q")
        self._number: dict[int, int] = {}
        self._values: dict[str, dict[str, BitMap]] = defaultdict(lambda: defaultdict(BitMap))
        self._labels: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self._words: dict[str, BitMap] = {}
        self._sorted: list[str] = []
        self._spelling = Spelling()
        self._traits: dict[str, BitMap] = defaultdict(BitMap)
        self._tie = Digits(TIE_BITS)
        self._day = Digits(DAY_BITS)
        self._spread = Digits(SPREAD_BITS)

    def __len__(self) -> int:
        return len(self._number)

    @property
    def is_worn(self) -> bool:
        return len(self._pks) > WORN_FROM and len(self) < len(self._pks) * (1 - WORN)

    def drop(self, pks: Iterable[int]) -> None:
        for pk in pks:
            number = self._number.pop(pk, None)
            if number is not None:
                self._alive.discard(number)

    def add(self, people: Iterable[tuple[Facts, Standing]]) -> None:
        """Whoever was here before is replaced."""
        fresh: set[str] = set()
        for one, standing in people:
            self.drop([one.pk])
            number = self._number[one.pk] = len(self._pks)
            self._pks.append(one.pk)
            self._alive.add(number)
            self._note(number, one, fresh)
            self._stand(number, one.pk, standing)
        self._learn(fresh)

    def label(self, facet: str, value: str) -> str:
        """As most people wrote it."""
        written = self._labels.get(facet, {}).get(value)
        return min(written, key=lambda text: (-written[text], text)) if written else value

    def meant(self, query: Query) -> tuple[str, ...]:
        """The words with those that nobody has put right; none where that cannot be done.

        Only words that somebody has whom this query may find are ever said.
        """
        everyone = self._alive - self._of_people(query.without)
        meant = [self._meant(word, everyone) for word in query.words]
        return tuple(meant) if all(meant) and tuple(meant) != query.words else ()

    def _meant(self, word: str, everyone: BitMap) -> str:
        if self._prefixed(word).intersect(everyone):
            return word
        near = [
            (self._words[other].intersection_cardinality(everyone), other)
            for other in self._spelling.near(word)
        ]
        people, best = max(near, default=(0, ""), key=lambda one: one[0])
        return best if people else ""

    def search(self, query: Query, listed: Listed) -> Found:
        """One page, the exact total, and every count, of one moment."""
        masks = self._masks(query)
        everyone = self._alive - self._of_people(query.without)
        found = _in_all([*masks.values(), everyone])
        others = {
            name: _in_all([*(masks[other] for other in masks if other != name), everyone])
            for name in masks
        }
        keys = self._page(found, listed)
        return Found(
            total=len(found),
            roomy=found.intersection_cardinality(self._roomy),
            everyone=len(everyone),
            counts=self._counts(found, others, query),
            wider={name: len(mask) for name, mask in others.items()},
            page=tuple(keys[: listed.size]),
            has_more=len(keys) > listed.size,
        )

    # --- taking in -------------------------------------------------------------------------------

    def _note(self, number: int, one: Facts, fresh: set[str]) -> None:
        for facet, value, label in one.values:
            self._values[facet][value].add(number)
            if label:
                self._labels[facet][value][label] += 1
        for word in one.words:
            members = self._words.get(word)
            if members is None:
                members = self._words[word] = BitMap()
                fresh.add(word)
            members.add(number)
        for trait in one.traits:
            self._traits[trait].add(number)

    def _stand(self, number: int, pk: int, standing: Standing) -> None:
        self._tie.numbers.append(tie(pk))
        self._day.numbers.append(standing.opted_in_at.toordinal() % (1 << DAY_BITS))
        self._spread.numbers.append(standing.spread)
        if standing.has_room:
            self._roomy.add(number)

    def _learn(self, fresh: set[str]) -> None:
        self._spelling.learn(sorted(fresh))
        if len(fresh) > SOME_WORDS:
            self._sorted = sorted([*self._sorted, *fresh])
        else:
            for word in fresh:
                insort(self._sorted, word)

    # --- finding ---------------------------------------------------------------------------------

    @property
    def _roomy(self) -> BitMap:
        return self._values[FREE][ROOM]

    def _masks(self, query: Query) -> dict[str, BitMap]:
        """Who fits each facet that is on; the typed words are one more."""
        masks = {}
        if query.words:
            masks[WORDS] = _in_all([self._prefixed(word) for word in query.words])
        for name, values in query.chosen.items():
            known = self._values.get(name, {})
            sets = [known.get(value, BitMap()) for value in values]
            if sets:
                masks[name] = _in_all(sets) if name in EVERY else BitMap.union(*sets)
        return masks

    def _of_people(self, pks: Iterable[int]) -> BitMap:
        return BitMap([self._number[pk] for pk in pks if pk in self._number])

    def _prefixed(self, start: str) -> BitMap:
        found, at = [], bisect_left(self._sorted, start)
        while at < len(self._sorted) and self._sorted[at].startswith(start):
            found.append(self._words[self._sorted[at]])
            at += 1
        return BitMap.union(*found) if found else BitMap()

    def _counts(
        self, found: BitMap, others: dict[str, BitMap], query: Query
    ) -> dict[str, dict[str, int]]:
        """Values that nobody has are left out, unless they were chosen."""
        counts = {}
        for name, values in self._values.items():
            count = others.get(name, found).intersection_cardinality
            counted = {value: count(members) for value, members in values.items()}
            chosen = query.chosen.get(name, frozenset())
            some = {value: n for value, n in counted.items() if n or value in chosen}
            counts[name] = dict.fromkeys(chosen, 0) | some
        return counts

    # --- order -----------------------------------------------------------------------------------

    def _page(self, found: BitMap, listed: Listed) -> list[Key]:
        """One more than asked for, if there is one."""
        student, points = listed.student, self._points(listed)
        slices = [self._roomy, *points, *self._own_ties(student)]
        if listed.after is not None:
            found = self._after(found, slices, listed.after)
        best = top(found, slices, listed.size + 1)
        keys = [
            Key(
                number in self._roomy,
                _read(points, number),
                self._tie.numbers[number] ^ student.own,
                self._pks[number],
            )
            for number in best
        ]
        return sorted(keys, reverse=True)[: listed.size + 1]

    def _points(self, listed: Listed) -> list[BitMap]:
        if listed.sort == NEWEST:
            return self._day.slices
        points = self._spread.slices
        for reason in listed.student.reasons if listed.sort == BEST else ():
            near = [self._traits[trait] for trait in reason.traits if trait in self._traits]
            points = added(points, BitMap.union(*near), reason.weight) if near else points
        return points

    def _own_ties(self, student: Seeker) -> list[BitMap]:
        """Equals in the order of this student: see `fit.own_tie`."""
        return [
            self._alive - digit if student.own >> (TIE_BITS - 1 - place) & 1 else digit
            for place, digit in enumerate(self._tie.slices)
        ]

    def _after(self, found: BitMap, slices: Sequence[BitMap], last: Key) -> BitMap:
        most = (1 << (len(slices) - 1 - TIE_BITS)) - 1
        number = int(last.has_room) * (most + 1) + min(last.points, most)
        lower, equal = below(found, slices, number << TIE_BITS | last.tie % (1 << TIE_BITS))
        return lower | BitMap([number for number in equal if self._pks[number] < last.pk])


def _read(slices: Sequence[BitMap], member: int) -> int:
    number = 0
    for digit in slices:
        number = number << 1 | (member in digit)
    return number


def _in_all(sets: Sequence[BitMap]) -> BitMap:
    return BitMap.intersection(*sets)
