"""A sentence of a letter, word by word, and where a clause about its reader ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from apps.coach.phrases import listed

YOU = listed("you you're you've you'd you'll youre youve u ya yall y'all")
YOUR = listed("your ur")
I_AND_WE = listed("i i'm i'd i've i'll im ive we we're we've we'd we'll")
ENDS_NOUN = listed(
    "would could can will might may should seems seem sound sounds looks look is are"
)
_TOKEN = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*|[,;:()?!\"\u2014]")
LONGEST = 40  # words of a clause; further on something else is spoken of
_TURNS = I_AND_WE | YOU | YOUR | listed("; :")
_JOINS = listed("and but so or")
_NEW_CLAUSE = ENDS_NOUN | listed(
    "was were am have had has thought wanted found believe it there they the this how what whether "
    "if do does did which that to hope hoping about"
)


class Word(NamedTuple):
    """A word or a mark, with its place in the folded text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of the reader in one clause; `opening` is where it begins to point at them.

    `is_sure` where the turn alone says something ("like you, I …"), `is_seen` where it says that
    the student saw or heard the reader, which their source has said already. `is_weak` where
    nothing points at the reader: then one rare word is not enough. `is_shared` where it is true of
    both: then the student's own words count as well.
    """

    opening: Word
    words: Sequence[Word]
    is_sure: bool = False
    is_seen: bool = False
    is_weak: bool = False
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence; `was_there` if the student has seen the reader speak."""

    words: list[Word]
    was_there: bool = False

    def word(self, place: int) -> str:
        """The word at this place; empty beyond the sentence."""
        return self.words[place].text if 0 <= place < len(self.words) else ""

    def ahead(self, place: int, count: int = 3) -> list[str]:
        """So many words ahead of this place, in order."""
        return [word.text for word in self.words[max(0, place - count) : max(0, place)]]

    def has(self, place: int, words: frozenset[str], count: int = 3) -> bool:
        """Whether one of the words stands close ahead of this place."""
        return not words.isdisjoint(self.ahead(place, count))

    def told(self, opening: int, start: int, stops: frozenset[str] = frozenset()) -> Told:
        """The clause from `start` to where the sentence turns to something else."""
        end = start
        while end < min(len(self.words), start + LONGEST) and not self._ends(end, stops):
            end += 1
        return Told(self.words[opening], self.words[start:end])

    def _ends(self, place: int, stops: frozenset[str]) -> bool:
        word, behind = self.word(place), self.word(place + 1)
        if word == ",":
            return behind in _JOINS or behind == "as"
        return word in stops or word in _TURNS or (word in _JOINS and behind in _NEW_CLAUSE)


def words_of(text: str, span: tuple[int, int]) -> list[Word]:
    """The words and marks of this stretch of a folded text."""
    return [Word(word.group(), *word.span()) for word in _TOKEN.finditer(text, *span)]
