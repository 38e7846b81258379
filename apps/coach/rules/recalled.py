"""What a letter recalls, quotes or wonders about its reader, read by `reasons`.

Clauses that begin with no "you": "How did the bridge hold?", "that robot", "at thirty-five".
"""

from collections.abc import Callable, Iterator

from apps.coach.phrases import listed
from apps.coach.rules.asked import MODAL
from apps.coach.rules.sentence import LONGEST, YOU, YOUR, Sentence, Told

_ARTICLES = listed("a an the")
_AGES = listed("thirty forty fifty sixty seventy eighty")
_IN_DIGITS = range(24, 100)  # below it is an hour or the age of any student
_UNITS = listed("minutes min mins minute percent seconds miles o'clock past on or and")
_UPON = listed("on with of behind from")
_NOT = listed("no not didn't never")


def _quoted(sentence: Sentence, place: int) -> Iterator[Told]:
    # "Your entry says: night manager, by choice", with the marks around what it says.
    if not (YOU | YOUR | {"words"}).isdisjoint(sentence.ahead(place, LONGEST)):
        yield sentence.told(place, place + 1, frozenset('"'))


def _surprised(sentence: Sentence, place: int) -> Iterator[Told]:
    # "I had no idea that zoos are audited".
    if sentence.word(place - 1) in {"idea", "know", "knew"} and sentence.has(place, _NOT):
        yield sentence.told(place, place + 1)


def _met(sentence: Sentence, place: int) -> Iterator[Told]:
    # "I had never met a man who teaches kindergarten".
    if sentence.word(place + 1) in _ARTICLES and sentence.has(place, _NOT):
        yield sentence.told(place, place + 1)


def _there(sentence: Sentence, place: int) -> Iterator[Told]:
    # "How did the bridge hold?"; where both have been, "I keep thinking about the pumps".
    is_past = sentence.word(place) == "did" and sentence.word(place + 1) in _ARTICLES
    if is_past or (sentence.was_there and sentence.word(place + 1) in {"the", "that"}):
        yield sentence.told(place, place + 1)


def _at(sentence: Sentence, place: int) -> Iterator[Told]:
    # "You went back to school at thirty-five".
    ahead = frozenset(sentence.ahead(place, LONGEST))
    age = sentence.word(place + 1).partition("-")[0]
    is_age = age in _AGES or (age.isdigit() and int(age) in _IN_DIGITS)
    is_of_you = not ahead.isdisjoint(YOU) and ahead.isdisjoint(MODAL)
    if is_age and is_of_you and sentence.word(place + 2) not in _UNITS:
        yield Told(sentence.words[place], (), is_sure=True)


def _the(sentence: Sentence, place: int) -> Iterator[Told]:
    # "The slide with the broken pylon won't leave my head."
    if sentence.was_there and not place:
        told = sentence.told(place, place + 1)
        yield Told(told.opening, told.words, is_weak=True)


def _that(sentence: Sentence, place: int) -> Iterator[Told]:
    # "To work on that robot", "that slide won't leave my head", where both have seen it.
    yield from _surprised(sentence, place)
    if sentence.was_there and (not place or sentence.has(place, _UPON, 1)):
        yield sentence.told(place, place + 1)


def _like_to(sentence: Sentence, place: int) -> Iterator[Told]:
    # "What was it like to lead the strike?"
    if sentence.ahead(place, 2) == ["was", "it"]:
        yield sentence.told(place, place + 1)


RECALLED: dict[str, Callable[[Sentence, int], Iterator[Told]]] = {
    **dict.fromkeys(("about", "did"), _there),
    "at": _at,
    "met": _met,
    "that": _that,
    "the": _the,
    "like": _like_to,
    '"': _quoted,
}
