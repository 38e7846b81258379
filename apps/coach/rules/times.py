"""Offers two or more times."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Place
from apps.coach.reading import Span
from apps.coach.rule import Rule

FEWEST = 2

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)"
)
_NEXT_TO = 24  # "Tuesday, 8 December" is one day said in two ways


class Times(Rule):
    """Counts the times of the form; without a form, the days named in the text."""

    code = "times"
    title = gettext_lazy("Offers two or more times")
    why = gettext_lazy("A choice of times saves them a letter.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding with fewer than two times."""
        if max(draft.offers, days_named(draft)) >= FEWEST:
            return []
        fix = _("Offer two or three times, on different days.")
        return [self.missing(draft, fix, Place.TIMES)]

    def titled(self, draft: Draft) -> str:
        """With the number of times, once there are enough."""
        if draft.offers < FEWEST:
            return str(self.title)
        return _("Offers %d times") % draft.offers


def days_named(draft: Draft) -> int:
    """How many different days the text names."""
    spans = [Span(*day.span()) for day in _DAY.finditer(draft.reading.own_words)]
    apart = [
        span
        for before, span in zip([None, *spans], spans, strict=False)
        if before is None or not _same_day(draft, before, span)
    ]
    return len(apart)


def _same_day(draft: Draft, before: Span, span: Span) -> bool:
    """Whether a weekday is followed by its own date."""
    text = draft.reading.folded
    between = text[before.end : span.start]
    dated = any(letter.isdigit() for letter in text[span.start : span.end])
    weekday = not any(letter.isdigit() for letter in text[before.start : before.end])
    return (
        weekday and dated and len(between) < _NEXT_TO and not re.search(r"\b(?:or|and)\b", between)
    )
