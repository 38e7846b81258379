"""Words near to one that nobody has: one slip of a finger, or about the same letters. Pure."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

ALIKE = 0.3  # shared groups of three letters of all that either has; the measure of pg_trgm
SHORTEST, MOST = 4, 12  # of a typed word that is corrected; of answers
LONGEST = 40


class Spelling:
    def __init__(self) -> None:
        self._words: list[str] = []
        self._known: set[str] = set()
        self._having: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def learn(self, words: Iterable[str]) -> None:
        """Words that are not known yet; numbers are nobody's slip."""
        for word in words:
            if len(word) < SHORTEST or word.isdigit():
                continue
            for three in groups(word):
                self._having[three].append(len(self._words))
            self._words.append(word)
            self._known.add(word)

    def near(self, typed: str) -> list[str]:
        """The likeliest first."""
        if not SHORTEST <= len(typed) <= LONGEST:
            return []
        slips = sorted(set(one_slip(typed)) & self._known)
        return slips or self._alike(typed)

    def _alike(self, typed: str) -> list[str]:
        own, shared = groups(typed), Counter[int]()
        for three in own:
            shared.update(self._having.get(three, ()))
        scored = []
        for number, common in shared.most_common(MOST * 4):
            word = self._words[number]
            likeness = common / (len(own) + len(groups(word)) - common)
            if likeness >= ALIKE:
                scored.append((-likeness, word))
        return [word for _likeness, word in sorted(scored)[:MOST]]


def groups(word: str) -> set[str]:
    """Every three letters in a row, the beginning marked by two spaces and the end by one."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def one_slip(word: str) -> Iterator[str]:
    """A letter left out, too many, changed, or two the wrong way round."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
