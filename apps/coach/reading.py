"""A text made easy to search: folded once, every place traceable to the original.

Students write accents or leave them out, paste curly quotes and odd spaces, and write the same
letter in two Unicode ways. Rules therefore look at a folded copy (lower case, no accents, plain
quotes, dashes and spaces) and translate what they find back to the text as it was typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u2013\u2014", "\u2014"),
        "\u200b": "",
        "\ufeff": "",
    }
)
_WORD = re.compile(r"[^\W_]+(?:['\-.@/][^\W_]+)*")
_ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|mx|dr|prof|st|jr|sr|e\.g|i\.e|etc|a\.m|p\.m|[a-z])$")
_STOP = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|\n+")
_SPEECH = re.compile(r"\"[^\"\n]{1,300}\"|^>[^\n]*", re.MULTILINE)


class Span(NamedTuple):
    """A stretch of a text, in characters; the end is the first character behind it."""

    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """One text and what can be known about its form. Spans are in the folded text."""

    text: str

    @cached_property
    def _folding(self) -> tuple[str, list[int]]:
        if self.text.isascii():
            return self.text.lower(), list(range(len(self.text) + 1))
        letters: list[str] = []
        origin: list[int] = []
        for place, letter in enumerate(self.text):
            folded = fold(letter)
            letters.append(folded)
            origin.extend([place] * len(folded))
        return "".join(letters), [*origin, len(self.text)]

    @property
    def folded(self) -> str:
        """The whole text, folded."""
        return self._folding[0]

    @cached_property
    def own_words(self) -> str:
        """The folded text with everything in quotation marks blanked, places unchanged."""
        return _SPEECH.sub(lambda said: " " * len(said.group()), self.folded)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in order, folded; "third-year" and "don't" are one each."""
        return tuple(_WORD.findall(self.folded))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order, without the space between them; a line break ends one too."""
        return tuple(self._cut_sentences())

    def _cut_sentences(self) -> Iterator[Span]:
        start = 0
        for stop in _STOP.finditer(self.folded):
            if stop.group()[0] == "." and _ABBREVIATED.search(self.folded[start : stop.start()]):
                continue
            yield from self._trimmed(start, stop.end())
            start = stop.end()
        yield from self._trimmed(start, len(self.folded))

    def _trimmed(self, start: int, end: int) -> Iterator[Span]:
        piece = self.folded[start:end]
        if piece.strip():
            front = start + len(piece) - len(piece.lstrip())
            yield Span(front, front + len(piece.strip()))

    def sentence_at(self, place: int) -> Span:
        """The sentence that holds this place of the folded text."""
        return next((s for s in self.sentences if s.start <= place < s.end), Span(place, place))

    def original(self, span: tuple[int, int]) -> Span:
        """The same stretch in the text as it was typed."""
        origin = self._folding[1]
        return Span(origin[span[0]], origin[span[1]])

    def quote(self, span: tuple[int, int]) -> str:
        """The student's own words at this stretch of the folded text."""
        start, end = self.original(span)
        return self.text[start:end]


def fold(text: str) -> str:
    """Lower case, no accents, plain quotes, dashes and spaces: for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()
