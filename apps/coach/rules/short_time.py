"""Asks for a short, stated time."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule

LONGEST = 45  # minutes; a conversation may have 15 to 45

_NUMBERS = {
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = r"\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_MINUTES = re.compile(
    rf"\b(?:(?P<low>{_NUMBER})\s*(?:-|\u2014|to|or)\s*)?(?P<minutes>{_NUMBER})[\s-]*(?:min(?:ute)?s?)\b"
    r"|\b(?P<half>half\s+an\s+hour|half-hour|half\s+hour)\b"
    r"|\b(?P<quarter>(?:a\s+)?quarter\s+of\s+an\s+hour)\b"
    r"|\b(?P<hour>(?:an|one|1)[\s-]hour|an\s+hour\s+or\s+so|(?:two|2|a\s+(?:few|couple\s+of))\s+hours)\b"
)
_TRAVEL = re.compile(r"\b(?:away|ago|from\s+campus|walk|drive|late|before|earlier)\b")


class ShortTime(Rule):
    """Reads the length in the text or takes it from the form; the two should agree."""

    code = "short-time"
    title = gettext_lazy("Asks for a short, stated time")
    why = gettext_lazy("Twenty minutes is easy to say yes to.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding for no length, a long one, or two that disagree."""
        said = stated(draft)
        if said is None:
            fix = _("Say how long it will take: 20 minutes is usual.")
            return [] if draft.minutes else [self.missing(draft, fix)]
        span, minutes = said
        if minutes > LONGEST:
            return [
                self.quoting(draft, span, _("Ask for 15 to 30 minutes; people often give more."))
            ]
        if draft.minutes and minutes != draft.minutes:
            fix = _("Below you chose %d minutes. Make the two agree.") % draft.minutes
            return [self.quoting(draft, span, fix)]
        return []

    def evidence(self, draft: Draft) -> Span | None:
        """Where the length is said."""
        said = stated(draft)
        return said[0] if said else None


def stated(draft: Draft) -> tuple[Span, int] | None:
    """The first length in the text that is about talking, in minutes; of a range the upper end.

    A range that holds the length chosen in the form agrees with it.
    """
    for found in _MINUTES.finditer(draft.reading.own_words):
        if not _TRAVEL.match(draft.reading.folded[found.end() : found.end() + 14].lstrip()):
            return Span(*found.span()), _in_minutes(found, draft.minutes)
    return None


def _in_minutes(found: re.Match[str], chosen: int | None) -> int:
    if found["half"]:
        return 30
    if found["quarter"]:
        return 15
    if found["hour"]:
        return 60
    upper = _number(found["minutes"])
    lower = _number(found["low"]) if found["low"] else upper
    return chosen if chosen and lower <= chosen <= upper else upper


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)
