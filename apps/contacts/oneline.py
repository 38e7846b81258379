"""One line about a person, as one notes it on the stairs: "met Ana Ruiz, Acme, through Prof. Lind".

Pure, and English: what it does not understand stays in `rest`, so that no word is lost.
"""

import re
from dataclasses import dataclass

from apps.contacts.books.card import address, profile
from apps.core.wording import one_line

NAME_MOST, WORK_MOST = 150, 160  # letters, as a contact can hold them
_BEGINS = re.compile(
    r"^(?:(?:i|just|today|yesterday|have|had|also|coffee|lunch|again)\s+)*"
    r"(?:(?:met|saw|know|knew|found|talked|spoke|chatted|wrote)(?:\s+(?:with|to|up))?"
    r"|(?:coffee|lunch|a call|call)\s+with|ran\s+into|bumped\s+into)\s+",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"[,;(]?\s*\b(?:(?:was\s+)?introduced\s+by|(?:thanks|referred)\s+(?:to|by)|through|via)\s+",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:(?:who\s+)?works\s+(?:at|for)|at|@|from|of)\s+", re.IGNORECASE)
_IS = re.compile(r"\s+(?:who\s+is|is|,)\s+(?:an?|the)\s+", re.IGNORECASE)
_HYPERLINK = re.compile(r"(?:https?://|www\.|linkedin\.com/)\S+", re.IGNORECASE)
_MAIL = re.compile(r"<?\b[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+>?")
_DANGLING = re.compile(r"(?:\s+(?:and|or|also))+$", re.IGNORECASE)
_FILLERS = {"", "and", "or", "also"}
_SEPARATOR = re.compile(r"[,;()]")
_ENDS = " \t.,;:()<>-"


@dataclass(frozen=True)
class Noted:
    """What was read; `through` is who gave the name, as typed, and `rest` what found no place."""

    name: str
    organization: str = ""
    title: str = ""
    email: str = ""
    profile_url: str = ""
    through: str = ""
    rest: str = ""


def noted(line: str) -> Noted:
    """Name first, then what they do and where, in any order of "at", commas and "a"."""
    text = one_line(line, most=1000)
    text, mails = _taken(_MAIL, text)
    text, pages = _taken(_HYPERLINK, text)
    said, _word, giver = _parted(_THROUGH, text)
    through, *more = [part.strip(_ENDS) for part in _SEPARATOR.split(giver)]
    parts = [part.strip(_ENDS) for part in _SEPARATOR.split(_BEGINS.sub("", said))]
    name, *about = _split_first(_DANGLING.sub("", parts[0]))
    about = [part for part in [*about, *parts[1:]] if part.casefold() not in _FILLERS]
    title, organization, rest = _work(about)
    email, page = address(mail.strip("<>") for mail in mails), profile(pages)
    rest += [*more, *_unused(mails, email), *_unused(pages, page)]
    rest += [name[NAME_MOST:], organization[WORK_MOST:], title[WORK_MOST:], through[NAME_MOST:]]
    return Noted(
        name=name[:NAME_MOST],
        organization=organization[:WORK_MOST],
        title=title[:WORK_MOST],
        email=email,
        profile_url=page,
        through=through[:NAME_MOST],
        rest=", ".join(part for part in rest if part),
    )


def _unused(found: list[str], used: str) -> list[str]:
    """What was found and found no field: one address and one page have room."""
    bare = [text.strip("<>") for text in found]
    return [text for text in bare if text not in used]


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    """The text without what the pattern finds, and what it found."""
    return pattern.sub(" ", text), [found.rstrip(".,;)") for found in pattern.findall(text)]


def _parted(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = pattern.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found.group(), text[found.end() :]


def _split_first(part: str) -> list[str]:
    """The name, and what was said with it: "Ana Ruiz at Acme", "Ana Ruiz is a clerk"."""
    for pattern, mark in ((_IS, ""), (_AT, "at ")):
        name, word, about = _parted(pattern, part)
        if word and name.strip():
            return [name.strip(_ENDS), mark + about.strip(_ENDS)]
    return [part]


def _work(about: list[str]) -> tuple[str, str, list[str]]:
    """Role, workplace, and what is neither: "clerk at Acme", "at Acme", "clerk", "Acme".

    A role is written small and a workplace with a capital, in whatever order they come.
    """
    title = organization = ""
    rest: list[str] = []
    for part in about:
        if not any(mark.isalpha() for mark in part):
            rest.append(part)  # a number to call
            continue
        role, _word, place = _parted(_AT, f" {part}")
        if place and not organization:
            title, organization = role.strip(_ENDS) or title, place.strip(_ENDS)
        elif part[0].islower() and not title:
            title = part
        elif not organization:
            organization = part
        else:
            rest.append(part)
    return title, organization, rest
