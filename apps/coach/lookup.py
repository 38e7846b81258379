"""Many phrases at once: each is tried only where a word stands with which it may begin."""

import re
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from apps.coach.phrases import Words, openings, read_one, single

_RUN = re.compile(r"\w+")
Row = TypeVar("Row")


class Lookup(Generic[Row]):
    """Finds in a folded text what the phrases of each row find, row by row as they stand."""

    def __init__(self, rows: Sequence[tuple[Row, str]], words: Words) -> None:
        self._rows = [row for row, _lines in rows]
        phrases = [
            (number, read_one(phrase, words), openings(phrase, words))
            for number, (_row, lines) in enumerate(rows)
            for phrase in single(lines)
        ]
        every = {""}.union(*(begins for _number, _pattern, begins in phrases))
        self._tried = {
            word: [(number, pattern) for number, pattern, begins in phrases if begins & {word, ""}]
            for word in every
        }

    def found(self, text: str) -> Iterator[tuple[Row, re.Match[str]]]:
        """What each row finds, in the order of the text; finds of one row do not overlap."""
        ends = [0] * len(self._rows)
        for word in _RUN.finditer(text):
            for number, pattern in self._tried.get(word.group(), self._tried[""]):
                start = word.start()
                if start >= ends[number] and (match := pattern.match(text, start)):
                    ends[number] = match.end()
                    yield self._rows[number], match
