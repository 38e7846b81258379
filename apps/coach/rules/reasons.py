"""What a letter says of the one who reads it, clause by clause, read by `why_you`.

A clause begins with a word that points at the reader ("your", "you", "one who", "we both") and goes
on to where the sentence turns to something else. What is asked of the reader, hoped for, or said of
any reader's name and time is left out; whether the rest says anything is for `particular` to weigh.
"""

import re
from collections.abc import Callable, Iterator

from apps.coach.draft import Draft
from apps.coach.phrases import listed
from apps.coach.reading import fold
from apps.coach.rules.asked import MODAL, SAID, is_asked, is_hoped, is_opinion
from apps.coach.rules.hollow import ASKED_FOR, TURNS
from apps.coach.rules.implied import by_name, implied
from apps.coach.rules.recalled import RECALLED
from apps.coach.rules.sentence import (
    ENDS_NOUN,
    I_AND_WE,
    LONGEST,
    YOU,
    YOUR,
    Sentence,
    Told,
    Word,
    words_of,
)
from apps.coach.rules.turned import is_turn

# A blank that nobody filled in, and the university's name.
_NOTHING = re.compile(
    r"[\[{<][^\[\]{}<>\n]{0,60}[\]}>]|\bx{3,9}\b|\buniversity of \w{2,30}"
    r"|\b[\w'-]{2,30} (?=alum(?:ni|nae|nus|na)\b)"
    r"|\b(?!(?:your?|my|the|an?|this|our|i|in|at|to|of)\b)[\w'-]{2,30} "
    r"(?:state|university|college|institute)\b"
)
_YOU_ARE = listed("you're youre you've youve")
_ARE = listed("are were seem") | _YOU_ARE
_ARTICLES = listed("a an the")
_SEEN = listed("heard hear hearing saw see seen seeing watched watching read to")
_GOT = listed("learned learnt bought borrowed inherited got")
_CALLED = listed("listed lists list named calls called describes described shows")
_FOREVER = listed("always almost nearly")
# Behind "you" these show that the reader is spoken to, not of: "write to you about", "meet you in".
_NO_VERB = I_AND_WE | listed(
    "me my us our to with from for of about at in on by a an the and or some any next last this "
    "that because regarding via through during before after if so but over briefly today tomorrow "
    "soon again his her their , ; : ( ) ? ! \u2014"
)
# To be there is what a request for work is about: "openings at your clinic".
_SITE = listed(
    "company team organization organisation firm department lab workplace employer group agency "
    "hospital clinic museum newspaper magazine shop store studio bank hotel restaurant bureau "
    "foundation nonprofit business startup branch unit ward plant facility school office practice "
    "station site"
)
# "Your time at the zoo", "your profile says that the bus had a sign": not "your time next week".
_TOLD_BY = listed("time times profile entry record")
_TELLS = listed("at in with as says said made mentions tells")
_THERE = listed("at in with for from of about to into on join joining by")
_SOMEBODY = listed("nobody someone somebody anyone anybody person people")
_WHO = listed("who who'd who's who've that still else")
_SOUGHT = listed("know be with")
_HAS = listed("has have")
_ANYBODY = MODAL | _HAS | listed("is are")
_ME = listed("me us")
_A_NAME = 3  # letters of one that is no initial
_SHARE = listed("share shared same apart")
_WISHES = MODAL | listed("i'd want wanted hope hoping wish plan would like love need try")


def told(draft: Draft) -> Iterator[Told]:
    """Everything that is said of the reader, in order."""
    text = _without_nothing(draft)
    names = frozenset(word for word in fold(draft.recipient).split() if len(word) >= _A_NAME)
    before = Sentence([])
    for span in draft.reading.sentences:
        sentence = Sentence(words_of(text, span), draft.how_kind in {"talk", "class"})
        for place, word in enumerate(sentence.words):
            if begins := _OPENINGS.get(word.text):
                yield from begins(sentence, place)
        yield from implied(sentence, before, is_closed=text[span.end - 1] in '.!?:"')
        if before.words:
            yield from by_name(sentence, names)
        before = sentence


def _without_nothing(draft: Draft) -> str:
    """The folded text without what is no reason; "at harbor night" is where a talk was heard."""
    nothings = [_NOTHING, TURNS]
    text, where = draft.reading.folded, fold(draft.how_who.strip())
    if draft.how_kind in {"talk", "class"} and where and where in text:
        where = re.escape(where)
        nothings.append(re.compile(rf"\b(?:at|in|during|after|from|to) (?:\w{{2,4}} )?{where}\b"))
    for nothing in nothings:
        text = nothing.sub(lambda blank: " " * len(blank.group()), text)
    return text


def _you(sentence: Sentence, place: int) -> Iterator[Told]:
    # "You moved to the city"; not "could you", "write to you", "I hope you".
    word, behind = sentence.word(place), sentence.word(place + 1)
    if word not in _YOU_ARE and (not behind or behind in _NO_VERB):
        yield from _object(sentence, place)
    elif sentence.word(place - 1) in {"like", "unlike"}:
        yield from _like(sentence, place)
    elif sentence.ahead(place + 3, 2) == ["work", "there"]:
        yield Told(sentence.words[place], sentence.words[:place], is_weak=True)
    elif not any(is_none(sentence, place) for is_none in (is_hoped, is_asked, is_opinion)):
        clause = sentence.told(place, _past_employer(sentence, place + 1))
        is_sure = _is_rare(sentence, place) or is_turn(sentence, place, clause.words)
        yield Told(clause.opening, [*_described(sentence, place), *clause.words], is_sure)


def _past_employer(sentence: Sentence, place: int) -> int:
    """Behind "work at Harrow & Pell": that they work somewhere is in every directory."""
    is_there = sentence.word(place) == "work" and sentence.word(place + 1) in {"at", "for"}
    if not is_there or sentence.word(place + 2) in _ARTICLES:
        return place
    while sentence.word(place + 2) and sentence.word(place + 2) not in _NO_VERB:
        place += 1
    return place + 2


def _object(sentence: Sentence, place: int) -> Iterator[Told]:
    # "Lists you as a clown", "took you from a ship to a school", "said to ask you".
    before, behind = sentence.word(place - 1), sentence.word(place + 1)
    is_move = behind == "about" and sentence.word(place + 3) == "from"
    if (
        behind == "as"
        or is_move
        or before in {"took", "brought", "led"}
        or sentence.has(place, _CALLED)
    ):
        yield sentence.told(place, place + 1)
    elif before in _SEEN and sentence.has(place, _SEEN - {"to"}):
        behind_you = sentence.words[place + 1 : place + 1 + LONGEST]
        yield Told(sentence.words[place], behind_you, is_seen=True)
    elif before in {"to", "with", "ask"}:
        yield from _sent(sentence, place, SAID)
    elif before == "from" and sentence.ahead(place, LONGEST)[:1] != ["i"]:
        yield from _sent(sentence, place - 1, _GOT)
    elif before in {"like", "unlike"}:
        yield from _like(sentence, place)


def _sent(sentence: Sentence, place: int, verbs: frozenset[str]) -> Iterator[Told]:
    # "He said that about ports I should talk to you", "she learned to solder from you".
    near = range(max(0, place - LONGEST), place)
    if said := [i for i in near if sentence.word(i) in verbs]:
        yield Told(sentence.words[place], sentence.words[said[-1] + 1 : place])


def _like(sentence: Sentence, place: int) -> Iterator[Told]:
    # "Like you, I transferred": what the two have in common; not what one would like to become.
    me = place + 1 + (sentence.word(place + 1) == ",")
    if sentence.word(me) in I_AND_WE - {"i'd"} and sentence.word(me + 1) not in _WISHES:
        told = sentence.told(place, me + 1)
        yield Told(told.opening, told.words, is_shared=True)


def _described(sentence: Sentence, place: int) -> list[Word]:
    # "The bridge" of "the bridge you built", "director of" of "As director of a circus you …".
    if sentence.word(0) == "as" and not sentence.has(place, I_AND_WE, place):
        return sentence.words[1:place]
    named = (at for at in (place - 2, place - 3) if sentence.word(at) in _ARTICLES | {"that"})
    return sentence.words[next(named, place - 1) + 1 : place]


def _is_rare(sentence: Sentence, place: int) -> bool:
    # "You always", "you are the only", "you are where I …": not everyone is told that.
    are = place if sentence.word(place) in _YOU_ARE else place + 1
    behind = sentence.ahead(are + 5, 4)
    if sentence.word(are) in _ARE and ("only" in behind or behind[:2] == ["where", "i"]):
        return True
    behind_you = [sentence.word(place + 1), sentence.word(place + 2)]
    return behind_you[0] in _FOREVER or (behind_you[0] == "never" and behind_you[1] != "know")


def _your(sentence: Sentence, place: int) -> Iterator[Told]:
    # "Your talk on levees"; not "your time", "your name", "openings at your clinic".
    behind = [sentence.word(place + 1), sentence.word(place + 2)]
    if behind[0] in _TOLD_BY and behind[1] in _TELLS:
        yield sentence.told(place, place + 3)
    if is_hoped(sentence, place) or any(word.removesuffix("s") in ASKED_FOR for word in behind):
        return
    site = next((i for i, word in enumerate(behind, 1) if word in _SITE), 0)
    if not (site and sentence.word(place - 1) in _THERE and behind[0] != "own"):
        yield sentence.told(place, place + site + 1, ENDS_NOUN)


def _yours(sentence: Sentence, place: int) -> Iterator[Told]:
    # "The lane on Mill Street is yours", "yours is the strangest way"; not "yours sincerely".
    if sentence.ahead(place, place) == ["that", "was"]:
        yield Told(sentence.words[place], (), is_sure=True)
    if sentence.word(place + 1) in {"is", "was"}:
        yield sentence.told(place, place + 2)
    if sentence.word(place - 1) in {"is", "was", "are", "of"}:
        yield Told(sentence.words[place], sentence.words[max(0, place - LONGEST) : place])


def _both(sentence: Sentence, place: int) -> Iterator[Told]:
    # "We both left the sciences", "both of us".
    if sentence.word(place - 1) in I_AND_WE or sentence.word(place + 1) == "of":
        yield sentence.told(place, place + 1 + (sentence.word(place + 1) == "of"))


def _we(sentence: Sentence, place: int) -> Iterator[Told]:
    # "We grew up two streets apart", "we share a hometown: Gary".
    if sentence.word(place + 1) not in MODAL:
        words = sentence.words[place + 1 : place + 1 + LONGEST]
        if not _SHARE.isdisjoint(word.text for word in words):
            yield Told(sentence.words[place], words, is_shared=True)


def _somebody(sentence: Sentence, place: int) -> Iterator[Told]:
    # "Someone who trained elephants", "not many people go from goalkeeper to notary".
    is_told = sentence.word(place + 1) in _WHO and not sentence.has(place, _SOUGHT)
    has_done = sentence.word(place + 2) in _HAS and sentence.word(place + 3).endswith("ed")
    is_anybody = sentence.word(place + 2) in _ANYBODY and not has_done
    is_plain = is_anybody or sentence.word(place + 3) in _ME
    if (is_told and not is_plain) or sentence.word(place - 1) in {"many", "few"}:
        yield sentence.told(place, place + 1)


def _one(sentence: Sentence, place: int) -> Iterator[Told]:
    # "How does one count flamingos".
    if sentence.word(place - 1) in {"how", "does", "why", "do"}:
        yield sentence.told(place, place + 1)
    else:
        yield from _somebody(sentence, place)


_OPENINGS: dict[str, Callable[[Sentence, int], Iterator[Told]]] = {
    **RECALLED,
    **dict.fromkeys(YOU, _you),
    **dict.fromkeys(YOUR, _your),
    **dict.fromkeys(_SOMEBODY, _somebody),
    **dict.fromkeys(("we", "we're"), _we),
    "yours": _yours,
    "both": _both,
    "one": _one,
}
