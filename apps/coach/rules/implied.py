"""What a letter says of its reader without saying "you", read by `reasons`.

"Alumni directory, letter V: law degree, tugboat captain." "How does a poet end up at a bank?"
"Nobody likes sewers. You do." None of these points at the reader by a word of its own, so most of
them count only where they say two things that few letters hold (`Told.is_weak`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from apps.coach.phrases import listed
from apps.coach.rules.asked import MODAL, SAID
from apps.coach.rules.sentence import I_AND_WE, LONGEST, YOU, YOUR, Sentence, Told, Word

_MINE = I_AND_WE | listed("my me our us mine myself")
_READER = YOU | YOUR | listed("yours")
_SOURCES = listed("directory database network list register magazine page pages entry yearbook")
_ARTICLES = listed("a an the one")
_MET = listed("found saw noticed picked met chose remember at to across upon on of")
# Ahead of a colon: what follows is a question, or days and numbers.
_ANNOUNCED = listed(
    "question questions ask time times wonder wondering know free day days slots available number "
    "reach email phone call works work options following promise help advice favor"
)
_ASKING = listed("how what why when where which who is are do does did will hope please thank")
# "You did." "You chose them." "That was you." The sentence ahead says what.
_DEEDS = listed("did do have had are were chose went left stayed built made took ran quit kept is")
_STANDS_FOR = listed("it them that so this there these those both one neither back too twice also")
_ANAPHORS = listed("it that this which")
_THANKS = listed("thank thanks")
_FINITE = MODAL | listed("is are was were has have had do does did am it's that's there's let")
# A fragment with one of these is about the student, a meeting, or a farewell.
_OF_OTHERS = listed(
    "student major minor year sophomore junior senior freshman undergrad class semester minutes "
    "min mins minute coffee call chat zoom phone regards best sincerely thanks thank warmly cheers "
    "hi hello dear hey greetings good ps p.s wishes yours please monday tuesday wednesday thursday "
    "friday saturday sunday street"
)
_ASKS, _DOES = listed("how why what where when"), listed("does do did would")
_ONLY = listed("only one single just exactly")
_ELSE, _ENTRY = _MINE | _READER, _READER | _SOURCES
_NO_FRAGMENT = _FINITE | _OF_OTHERS
_LONGEST_FRAGMENT = 14  # words


def implied(sentence: Sentence, before: Sentence, *, is_closed: bool) -> Iterator[Told]:
    """What this sentence says; `before` is the one ahead, `is_closed` if it ends with a mark."""
    for place, word in enumerate(sentence.words):
        if begins := _BEGINS.get(word.text):
            yield from begins(sentence, place)
        elif word.text in YOU:
            yield from _stands_for(sentence, before, place)
    if is_closed:
        yield from _fragment(sentence)


def _apposition(sentence: Sentence, place: int) -> Iterator[Told]:
    # "You: a botanist who makes perfumes"; "your entry has three lines: …"; "a pigeon racer: you".
    ahead, behind = sentence.ahead(place, LONGEST), sentence.word(place + 1)
    mark = sentence.word(place)
    if behind in YOU and mark != "," and place + 2 == len(sentence.words):
        yield _ahead(sentence, place)
    elif (mark != "," and behind in _ASKING) or not _ANNOUNCED.isdisjoint(ahead):
        return
    elif _is_apposed(mark, ahead, behind):
        is_of_you = ahead[-2:-1] in (["about"], ["at"], ["upon"]) and ahead[-1] in YOU
        yield replace(_behind(sentence, place), is_weak=not is_of_you)


def _is_apposed(mark: str, ahead: list[str], behind: str) -> bool:
    """Whether the mark parts the reader, or their entry, from what they are."""
    if mark == ":":
        return not _ENTRY.isdisjoint(ahead)
    if mark == "," and behind == "who":
        return ahead[-1:] != [] and ahead[-1] in YOU
    if mark == ",":
        is_apposed = behind in _ARTICLES or behind.endswith("ing")
        return is_apposed and any(a in _MET and you in YOU for a, you in pairwise(ahead))
    return ahead[-1:] != [] and ahead[-1] in YOU


def _entry(sentence: Sentence, place: int) -> Iterator[Told]:
    # "The directory lists one graduate who went from ballet to plumbing."
    told, behind = _ahead(sentence, place), _behind(sentence, place)
    ahead, said = ({word.text for word in part.words} for part in (told, behind))
    if not _ONLY.isdisjoint(ahead | said) and _MINE.isdisjoint(ahead):
        yield told
        behind = replace(behind, is_weak=False)
    yield behind


def _anybody(sentence: Sentence, place: int) -> Iterator[Told]:
    # "How does a poet end up at a bank?" "It isn't every day that a poet …"
    ahead = sentence.ahead(place, 2)
    is_asked = ahead[-1:] != [] and (
        ahead[-1] in _ASKS or (ahead[0] in _ASKS and ahead[1] in _DOES)
    )
    if is_asked or ahead == ["day", "that"]:
        yield _behind(sentence, place)


def _thanked(sentence: Sentence, place: int) -> Iterator[Told]:
    # "Thanks for teaching our section to tie a knot that holds a tenor."
    if sentence.has(place, _THANKS) and sentence.word(place + 1).endswith("ing"):
        words = sentence.words[place + 2 : place + 2 + LONGEST]
        yield Told(sentence.words[place], words, is_seen=True, is_weak=True)


def _stands_for(sentence: Sentence, before: Sentence, place: int) -> Iterator[Told]:
    # "Nobody likes sewers. You do." "…, and the directory says that it was you."
    behind = [sentence.word(place + 1), sentence.word(place + 2)]
    is_deed = behind[0] in _DEEDS and (behind[1] in _STANDS_FOR or not behind[1].isalpha())
    ahead = sentence.ahead(place, 2)
    is_alone = not ahead or ahead[-1] in {",", "and", "but", "that"}
    is_named = len(ahead) > 1 and ahead[0] in _ANAPHORS and ahead[1] in {"is", "was"}
    if (is_deed and is_alone) or is_named:
        near = sentence.words[max(0, place - LONGEST) : place]
        words = near if len(near) > len(ahead) + 1 else before.words
        # "You did both" of two ways that the student has to choose between.
        yield Told(sentence.words[place], words, is_sure=behind == ["did", "both"])


def _fragment(sentence: Sentence) -> Iterator[Told]:
    # "Goalkeeper, then notary", and what stands ahead of the colon in "Opera to sewage: how?"
    words = sentence.words
    colon = next((i for i, word in enumerate(words) if word.text == ":"), len(words))
    if not (1 < colon <= _LONGEST_FRAGMENT and words[0].text.isalnum()):
        return
    said, around = ({word.text for word in part} for part in (words[:colon], words))
    if said.isdisjoint(_NO_FRAGMENT) and around.isdisjoint(_ELSE):
        yield Told(words[0], words[:colon], is_weak=True)


def _behind(sentence: Sentence, place: int) -> Told:
    """What follows, up to where somebody else is spoken of."""
    return Told(sentence.words[place], _up_to(sentence, place + 1), is_weak=True)


def _ahead(sentence: Sentence, place: int) -> Told:
    near = sentence.words[max(0, place - LONGEST) : place]
    return Told(sentence.words[place], near, is_weak=True)


def _up_to(sentence: Sentence, place: int) -> Sequence[Word]:
    words = sentence.words[place : place + LONGEST]
    turn = next((i for i, word in enumerate(words) if word.text in _ELSE), len(words))
    return words[:turn]


def by_name(sentence: Sentence, names: frozenset[str]) -> Iterator[Told]:
    """What is said of the reader by name, or of nobody else: "Write to Ana Ruiz, she quit"."""
    for place, word in enumerate(sentence.words):
        is_name = word.text in names and sentence.word(place + 1) not in names
        if is_name or (word.text == "nobody" and sentence.has(place, SAID)):
            yield Told(word, _up_to(sentence, place + 1))


_BEGINS: dict[str, Callable[[Sentence, int], Iterator[Told]]] = {
    **dict.fromkeys((":", "\u2014", "(", ","), _apposition),
    **dict.fromkeys(_SOURCES, _entry),
    **dict.fromkeys(("a", "an"), _anybody),
    "for": _thanked,
}
