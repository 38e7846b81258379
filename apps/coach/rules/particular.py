"""How much a word says about one person alone: nothing, a little, or enough."""

import re
from collections.abc import Iterator

from apps.coach.draft import Draft
from apps.coach.phrases import listed
from apps.coach.reading import fold
from apps.coach.rules.hollow import FIELDS, HOLLOW

ENOUGH = 2
_LITTLE = 1  # a field or a trade: thousands have it, and two of them together are rare
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_YOU = re.compile(r"\b(?:you|u)(?:r|rs|'\w+)?\b")
_MARK = re.compile(r"[,;:()?!\"\u2014]|\bthat\b|\band (?=i\b)")
_ENDING = re.compile(r"(?:ing|ers?|es?|s)$")
_LETTERS = 5  # of a word that tell "nursing" and "nurse" from others
_SHORTEST = 3
_I = re.compile(r"\b(?:i|i'\w+|im|ive|we|we're|my|me|as)\b")
# Around these students say what they study, or would like to do.
_OF_MINE = listed(
    "student major minor study studying studied studies interest interested passion passionate "
    "fascinated career job considering program degree year freshman sophomore junior senior "
    "undergrad work working going break breaking exploring majoring minoring"
)
# "Go Herons!", "as one Heron to another", "a proud Heron".
_NICKNAME = re.compile(
    r"\b(?:(?:go|fellow|proud) ([a-z]{3,20})|(?:as|from) one ([a-z]{3,20}) to another)"
)
_AHEAD, _BEHIND = 3, 6  # words
# What the student did not know, or whom they never met, is not what they study.
_NEWS = re.compile(r"\b(?:know|knew|realize|realized|idea|aware) that\b|\bmet an? \w+ who\b")


def points(word: str, known: frozenset[str]) -> int:
    """What a folded word weighs; `known` are keys of words that tell of somebody else."""
    parts = word.removesuffix("'s").split("-")
    return max(_points(part, known) for part in parts)


def _points(word: str, known: frozenset[str]) -> int:
    forms = {word, word.removesuffix("s")}
    if len(word) < _SHORTEST or word.endswith("ly") or not word[0].isalpha():
        return 0
    if forms & HOLLOW or key(word) in known:
        return 0
    return _LITTLE if forms & FIELDS else ENOUGH


def key(word: str) -> str:
    """What a word shares with its relatives: "nurs" of "nurse", "nurses" and "nursing"."""
    return _ENDING.sub("", word)[:_LETTERS]


def keys(text: str) -> frozenset[str]:
    """The keys of all words of a text, folded or not."""
    return frozenset(key(word) for word in _WORD.findall(fold(text)))


def names_of(draft: Draft) -> frozenset[str]:
    """Keys of the names of the two, and of what everybody at their school is called."""
    names = keys(f"{draft.recipient} {draft.address_as} {draft.student}")
    called = _NICKNAME.findall(f"{draft.subject_reading.folded}\n{draft.reading.folded}")
    return names | frozenset(key(name) for pair in called for name in pair if name)


def own_words(draft: Draft) -> frozenset[str]:
    """Keys of the names of the two, and of what the student studies or would like to do."""
    found = set(names_of(draft))
    if draft.how_kind == "know":
        return frozenset(found)
    for start, end in draft.reading.sentences:
        before_you = _YOU.split(draft.reading.folded[start:end], maxsplit=1)[0]
        before_you = _NEWS.split(before_you, maxsplit=1)[0]
        if mine := _I.search(before_you):
            for clause in _MARK.split(before_you[mine.start() :]):
                found.update(_near_marks(_WORD.findall(clause)))
    return frozenset(found)


def _near_marks(words: list[str]) -> Iterator[str]:
    """The keys of what stands around "student", "major" or "interested"."""
    for place, word in enumerate(words):
        if word in _OF_MINE:
            near = words[max(0, place - _AHEAD) : place + _BEHIND + 1]
            yield from map(key, near)
