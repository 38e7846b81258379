"""Lengths of time in a text, in minutes: "20 to 30 minutes", "an hour and a half"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from apps.coach.reading import Reading, Span

_WORDS = {
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_SPELLED = "|".join(word.replace("-", r"[\s-]") for word in sorted(_WORDS, key=len, reverse=True))
_NUMBER = rf"\d{{1,3}}|{_SPELLED}"
_ABOUT = r"(?:\s*-?ish|\s+or\s+so)?"
_AMOUNT = re.compile(
    rf"\b(?:(?P<low>{_NUMBER})\s*(?:-|\u2014|~|to|or)\s*)?(?P<minutes>{_NUMBER}){_ABOUT}[\s-]*(?:more\s+)?min(?:ute)?s?\b"
    r"|\b(?P<threequarters>three\s+quarters\s+of\s+an\s+hour|3/4\s+(?:of\s+an\s+)?hour)"
    r"|\b(?P<half>half\s+(?:an|of\s+an)\s+hour|(?:a\s+)?half[\s-]hour|1[/\u2044]2\s+(?:an\s+)?hour|0?\.5\s+hours?)"
    r"|\b(?P<quarter>(?:a\s+)?quarter\s+of\s+an\s+hour)\b"
    r"|\b(?P<more>(?:an|one|1)\s+hour\s+and\s+a\s+half|1\.5\s+hours?"
    r"|(?:two|three|2|3|a\s+(?:few|couple(?:\s+of)?))[\s-]hours?)\b"
    r"|\b(?P<hour>(?:an|one|1)[\s-](?:full\s+|whole\s+)?hour(?:\s+or\s+(?:so|two))?)\b"
)
_FIXED = {"threequarters": 45, "half": 30, "quarter": 15, "hour": 60, "more": 90}
_BETWEEN = re.compile(r"\s*(?:-|\u2014|to|or|up\s+to)\s*(?:maybe\s+|even\s+|at\s+most\s+)?$")


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time or a range of it, and where it stands in the folded text."""

    span: Span
    low: int
    high: int

    def agrees_with(self, minutes: int) -> bool:
        """Whether this length is the one meant, or the range holds it."""
        return self.low <= minutes <= self.high


def lengths(reading: Reading) -> Iterator[Length]:
    """Every length in the student's own words, in order; two with "to" between are one range."""
    last: Length | None = None
    if "min" not in reading.own_words and "hour" not in reading.own_words:
        return
    for found in _AMOUNT.finditer(reading.own_words):
        here = _read(found)
        if last and _BETWEEN.match(reading.own_words[last.span.end : here.span.start]):
            here = Length(Span(last.span.start, here.span.end), last.low, here.high)
        elif last:
            yield last
        last = here
    if last:
        yield last


def _read(found: re.Match[str]) -> Length:
    span = Span(*found.span())
    for name, minutes in _FIXED.items():
        if found[name]:
            return Length(span, minutes, minutes)
    high = _number(found["minutes"])
    low = _number(found["low"]) if found["low"] else high
    if low > high:  # "twenty-five" is no range from twenty to five
        low = high = low + high
    return Length(span, low, high)


def _number(word: str) -> int:
    return _WORDS.get("-".join(word.split())) or int(word)
