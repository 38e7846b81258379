"""A text made easy to search: folded once, every place traceable to the original.

Students write accents or leave them out, paste curly quotes and odd spaces, and write the same
letter in two Unicode ways. Rules therefore look at a folded copy (lower case, no accents, plain
quotes, dashes and spaces) and translate what they find back to the text as it was typed.
"""

import re
import unicodedata
from bisect import bisect, bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from apps.coach.language import guess

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
_GAP = re.compile(r"[\s\u2014]+")
_LETTER = re.compile(r"[^\W_]")
_MARKED = re.compile(r"[^\x00-\x5f\x61-\x7f]")  # whatever is not plain ASCII, and the backtick
# A line that was broken by a window's edge goes on below: in the middle of a sentence, or when it
# is as long as such lines are.
_SOFT_BREAK = re.compile(r"(?<=[\w)\"'])\n(?=[a-z])|(?<=[^\n]{45})(?<=[^\n.!?:])\n(?=[\w(])")
_ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|mx|dr|prof|st|jr|sr|e\.g|i\.e|etc|a\.m|p\.m|[a-hj-z])$")
_NEAR = 8  # characters; the longest abbreviation and what stands before it
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
        text = _SOFT_BREAK.sub(" ", self.text)
        marked = {ord(letter): fold(letter) for letter in set(_MARKED.findall(text))}
        if all(len(folded) == 1 for folded in marked.values()):
            return text.translate(marked).lower(), list(range(len(text) + 1))
        letters: list[str] = []
        origin: list[int] = []
        for place, letter in enumerate(text):
            folded = marked.get(ord(letter), letter.lower())
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
        """The words in order, folded and bare; "third-year" and "don't" are one each."""
        return tuple(_WORD.findall(self.folded))

    @cached_property
    def length(self) -> int:
        """How many words a person would count: what stands between blanks; "5:20" is one."""
        return sum(1 for piece in _GAP.split(self.folded) if _LETTER.search(piece))

    @cached_property
    def language(self) -> str:
        """The likeliest language, see `language.guess`."""
        return guess(self.words)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order, without the space between them; a line break ends one too."""
        return tuple(self._cut_sentences())

    def _cut_sentences(self) -> Iterator[Span]:
        start = 0
        for stop in _STOP.finditer(self.folded):
            ahead = self.folded[max(start, stop.start() - _NEAR) : stop.start()]
            if stop.group()[0] == "." and _ABBREVIATED.search(ahead):
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
        index = bisect(self.sentences, place, key=lambda sentence: sentence.start) - 1
        if index >= 0 and place < self.sentences[index].end:
            return self.sentences[index]
        return Span(place, place)

    def original(self, span: tuple[int, int]) -> Span:
        """The same stretch in the text as it was typed."""
        origin = self._folding[1]
        return Span(origin[span[0]], origin[span[1]])

    def searched(self, span: tuple[int, int]) -> Span:
        """The stretch of the folded text that stands for this one of the text as typed."""
        origin = self._folding[1]
        return Span(bisect_left(origin, span[0]), bisect_left(origin, span[1]))

    def quote(self, span: tuple[int, int]) -> str:
        """The student's own words at this stretch of the folded text."""
        start, end = self.original(span)
        return self.text[start:end]


def fold(text: str) -> str:
    """Lower case, no accents, plain quotes, dashes and spaces: for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()
