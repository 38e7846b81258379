"""The hour in a phrase: "after 4", "half past nine", "16h30", "3-4 pm". Pure.

A bare hour is one of a working day: 1 to 6 are afternoon, 7 to 12 as they stand. Whoever meant
otherwise sees it before anything is sent.
"""

import re
from dataclasses import dataclass
from datetime import time

_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_HOURS = {word: number for number, word in enumerate(_WORDS, start=1)}
_HOUR = rf"(?P<h>\d{{1,2}}|{'|'.join(_WORDS)})"
_HALF = r"\s*(?P<half>[ap]\.?\s?m\b\.?)"
_OWN = r"\s*(?P<own>[ap]\.?\s?m\b\.?)"
_DASH = r"\s*(?:-|–|to|and|until|till)\s*"
_NEAR = r"(?:at|after|from|around|about|past|@)"
_LATE = re.compile(r"\b(?:afternoon|evening|tonight|night)\b")
_EARLY = re.compile(r"\bmorning\b")
_LAST_MORNING_GUESS, _NOON, _LAST_HOUR, _LAST_MINUTE = 6, 12, 23, 59

# From the most telling to the least; each match is taken out of the phrase.
_PATTERNS = [
    re.compile(r"\b(?:noon|midday)\b"),
    re.compile(
        rf"\b(?:at\s+)?(?P<part>half|quarter)\s+(?P<side>past|to|after)\s+{_HOUR}\b(?:{_HALF})?"
    ),
    re.compile(
        rf"(?<![\d/.-])\b(?:between\s+|from\s+|at\s+)?(?P<h>\d{{1,2}})(?:[:.h](?P<m>\d\d))?"
        rf"(?:{_OWN})?{_DASH}(?P<end>\d{{1,2}})(?:[:.h]\d\d)?(?:{_HALF})?(?![\d/.-])"
    ),
    re.compile(
        rf"\b(?:at\s+)?(?P<h>\d{{1,2}})[:.h](?P<m>\d\d)(?![\d/.-]\d)(?:{_HALF})?"
        r"(?:\s*(?:h|hrs|uhr)\b)?"
    ),
    re.compile(rf"\b(?:at\s+)?{_HOUR}{_HALF}"),
    re.compile(rf"\b(?:at\s+)?{_HOUR}\s*(?:o['’]?clock|uhr|h)\b"),
    re.compile(rf"\b(?:at\s+)?{_HOUR}(?=\s+in\s+the\s+(?:morning|afternoon|evening)\b)"),
    re.compile(r"\b(?:at|after|from|around|about)\s+(?P<h>\d\d)(?P<m>\d\d)\b"),
    re.compile(rf"\b{_NEAR}\s*{_HOUR}(?:ish)?\b(?!\s*(?:weeks?|days?)\b)(?![/-]\d)"),
    re.compile(r"(?<![\d/.-])\b(?!20[2-9]\d)(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\b$"),
]
_BEFORE = re.compile(r"\b(?:before|by|until|till)\s+\d")


@dataclass(frozen=True)
class Found:
    """The hour on the wall, and the phrase without it."""

    at: time
    rest: str


def clock_in(text: str) -> Found | None:
    """The first hour of a phrase in lower case; None where it names none, or only an end."""
    if _BEFORE.search(text):
        return None
    for match in (match for pattern in _PATTERNS for match in pattern.finditer(text)):
        at = _hour_of(match, text)
        if at is not None:
            return Found(at, f"{text[: match.start()]} {text[match.end() :]}".strip())
    return None


def _hour_of(match: re.Match[str], text: str) -> time | None:
    said = match.groupdict()
    if "h" not in said:
        return time(_NOON)
    hour = _HOURS.get(said["h"]) or int(said["h"])
    minute = int(said.get("m") or 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return None
    guess = _halved(hour, said, text)
    if guess is None:
        return None
    return _shifted(guess, minute, said.get("part"), said.get("side"))


def _halved(hour: int, said: dict[str, str | None], text: str) -> int | None:
    """The hour of the day: by am or pm, by "in the evening", else as in a working day."""
    own, half = said.get("own"), said.get("half")
    if not own and half and said.get("end") and hour > int(said["end"] or 0):
        half = None  # "11-1 pm" begins in the morning
    half = own or half
    if half:
        if not 1 <= hour <= _NOON:
            return None
        return hour % _NOON + (_NOON if half.startswith("p") else 0)
    if _LATE.search(text) and hour < _NOON:
        return hour + _NOON
    is_late = 1 <= hour <= _LAST_MORNING_GUESS and not (said["h"] or "").startswith("0")
    return hour + _NOON if is_late and not _EARLY.search(text) else hour


def _shifted(hour: int, minute: int, part: str | None, side: str | None) -> time:
    quarter = {"half": 30, "quarter": 15}.get(part or "", 0)
    minutes = hour * 60 + minute + (-quarter if side == "to" else quarter)
    return time(minutes // 60 % 24, minutes % 60)
