"""The names in the form's "Who or what", and where the text takes them up."""

import re

from apps.coach.draft import Draft
from apps.coach.phrases import listed
from apps.coach.reading import Span, fold
from apps.coach.rules.hollow import FIELDS

_NAME = re.compile(r"[^\W\d_][\w'-]+")
# "Bottom of a game box" and "museum label" are a bottom, a box and a label.
_HEAD = re.compile(
    r"[^\W\d_][\w'-]+(?=\s*$|\s*[,;(/]|\s+(?:of|in|on|at|under|for|from|inside|behind|by|about|with)\b)"
)
# Where the reader is written of, and not written to: "drawn by Ana Ruiz", "thanks “Ana, who”".
_WRITTEN_OF = re.compile(
    r"(?:\b(?:by|of|in which|where|named|called|says|said|thanks|thanked|lists|listed|and)\s+"
    r"|[\":]\s*)"
    r"(?:(?:prof|professor|dr|mr|ms|mrs|[a-z])\.? )?([a-z][a-z'-]+)(?: ([a-z][a-z'-]+))?"
)
_INSTITUTION = re.compile(
    r"\s+(?:State|University|College|Institute|School|Tech|Hall|Center|Centre)\b"
)
# Words of "Prof. Lindqvist, GEOG 142" that are no proper name, though they begin with a capital.
_COMMON = (
    listed(
        "prof professor dr mr ms mrs mx the and from with for our his her their my class talk "
        "article event course seminar lecture alumni directory friend family uncle aunt mother "
        "father career university state center centre office magazine panel conference linkedin "
        "fall spring summer winter college institute school department network database podcast "
        "interview guest visit workshop fair night day january february march april may june july "
        "august september october november december monday tuesday wednesday thursday friday "
        "saturday sunday alum alumnus alumna student students found met someone people page "
        "profile search group club team works worked who whom "
    )
    | FIELDS
)
# By these two people know each other, or one knows of the other.
_KIN = listed(
    "aunt uncle mother father mom dad sister brother cousin grandmother grandfather neighbor boss "
    "coach manager teacher professor roommate tutor supervisor landlord pastor"
)
_LISTS = listed("directory linkedin network database")
_INITIAL = 2  # letters
_LONGEST = 99  # letters; no word has as many
_SHORTEST = 5  # letters of a word that says by itself what two people have in common: "bakery"


def source_names(draft: Draft) -> list[str]:
    """Folded proper names: "Prof. Lindqvist, GEOG 142" gives two; a university is no source."""
    return [name for name, is_proper in _words(draft) if is_proper and name not in _COMMON]


def source_words(draft: Draft) -> list[str]:
    """The names, how somebody is related, what the student shares with somebody known, and things.

    A thing bore the name, or was where they met: a label, a plaque, a tour.
    """
    shared = _SHORTEST if draft.how_kind == "know" else _LONGEST
    things = _things(draft)
    return [
        name
        for name, is_proper in _words(draft)
        if name in _KIN
        or name in things
        or (name not in _COMMON and (is_proper or len(name) >= shared))
    ]


def _things(draft: Draft) -> set[str]:
    if draft.how_kind in {"talk", "class"}:
        return set()
    things = {fold(thing) for thing in _HEAD.findall(draft.how_who)}
    return things - FIELDS if draft.how_kind == "directory" else things - _COMMON


def turns_of(draft: Draft) -> str:
    """Which turns say where the name came from; a directory's field may hold a podcast."""
    is_listed = any(name in _LISTS for name, _is_proper in _words(draft))
    is_thing = draft.how_kind == "directory" and draft.how_who.strip() and not is_listed
    return "thing" if is_thing else draft.how_kind


def written_of(draft: Draft) -> Span | None:
    """Where the text says the reader's name as that of a third person."""
    names = set(fold(draft.recipient).split()) - set(fold(draft.student).split())
    names = {name for name in names if len(name) > _INITIAL}
    for found in _WRITTEN_OF.finditer(draft.reading.folded):
        if not names.isdisjoint(found.groups()):
            return Span(*found.span())
    return None


def source_topic(draft: Draft) -> list[str]:
    """What a talk or a class was about, word by word: two of them together say where it was."""
    topic = [name for name, _is_proper in _words(draft) if len(name) > _SHORTEST - 2]
    return topic if draft.how_kind in {"talk", "class"} else []


def _words(draft: Draft) -> list[tuple[str, bool]]:
    own = {fold(word) for word in f"{draft.recipient} {draft.student}".split()}
    return [
        (fold(word.group()), word.group()[0].isupper())
        for word in _NAME.finditer(draft.how_who)
        if fold(word.group()) not in own and not _INSTITUTION.match(draft.how_who, word.end())
    ]


def mention(text: str, name: str) -> Span | None:
    """Where the folded text says this name, with its title."""
    if name not in text:
        return None
    found = re.search(rf"(?:\b(?:prof|professor|dr|mr|ms|mrs)\.? )?\b{re.escape(name)}s?\b", text)
    return Span(*found.span()) if found else None


def watched(text: str, name: str) -> Span | None:
    """Where the text says that something of this name was seen, heard or read."""
    if name not in text:
        return None
    found = re.search(
        r"\b(?:saw|seen|watched|read|reread|heard|visited|loved|enjoyed|finished|listen(?:ed|ing)\s+to)\s+(?:[\w'-]{1,30}\s+){0,2}"
        rf"{re.escape(name)}\b",
        text,
    )
    return Span(*found.span()) if found else None
