"""Offers two or more times."""

import re
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Place
from apps.coach.language import CHINESE, ENGLISH, UNKNOWN
from apps.coach.reading import Reading, Span
from apps.coach.rule import Rule
from apps.coach.rules.days import chinese_days, days, many_days

FEWEST = 2

# A sentence that offers; a day in any other sentence is told.
_OFFERS = re.compile(
    r"\?|\b(?:free|available|availability|could|can|work|works|would|will|i'll|open|suit|suits|suitable|meet|call|ring|chat|talk|"
    r"speak|zoom|good\s+for\s+me|ideally|either|any\s+of|times?|happy|glad|flexible|possible|possibly|maybe|"
    r"perhaps|home|off|in\s+town|on\s+campus|around|say|prefer|best|i\s+have|for\s+example|such\s+as|options?|slots?|minutes|mins|min|"
    r"convenient|good|fine|great|love|hop|come\s+by|drop\s+by|or)\b"
)
_STARTS_WITH_IT = re.compile(
    r"[\s*\u2022\u00b7>-]*(?:\d[.)]\s*)?(?:on\s+|either\s+|this\s+|next\s+|say\s+|maybe\s+|the\s+)?$"
)
# Ahead of the day, in the same breath: it is past, taken, somebody else's, or a last day.
_TOLD = re.compile(
    r"\b(?:heard|saw|attended|met|read|spoke|talked|came|visited|gave|was|were|went|watched|listened|had|published|"
    r"posted|wrote|moved|graduated|started|showed|happened|took|enjoyed|since|ago|thank|thanks)\b"
)
_WISHED = re.compile(
    r"\b(?:could|can|would|wondering|hoping|wanted|like|love|free|available|whether|if)\b"
)
_TAKEN = re.compile(
    r"\b(?:not|n't|never|except|unless|besides|busy|class|classes|lab|labs|lecture|exams?|midterms?|finals?|practice|rehearsal|"
    r"shift|shifts|unavailable|away|seminar|section|booked|until|till|other\s+than|apart\s+from|resume|due|deadline|"
    r"teach|teaching|ends?|ending|fly|flying|leave|leaving|arrive|birthday|swim|traveling|travelling|out\s+of\s+town)\b|n't\b"
)
# "before practice on Tuesday" is free.
_AROUND_IT = re.compile(
    r"\b(?:before|after|between|around|outside)\s+(?:of\s+)?(?:my\s+|our\s+|one\s+of\s+my\s+)?\w+"
)
_LAST_DAY = re.compile(
    r"(?<!come )(?<!stop )(?<!drop )(?<!swing )\b(?:by|until|till|since|before|due|due\s+on|your|"
    r"our|my|every|last|past|can\s+(?:also\s+)?work)\s+(?:the\s+)?$"
)
_BREATH = re.compile(
    r"[,;:(\u2014]|\b(?:but|so|because|when|while|otherwise)\b"
    r"|\band\b(?=\s+(?:i|we|you|he|she|they|could|can|would|will|am|have|then|read|was)\b)"
)
# Behind the day: it is taken by something of the student's own.
_TAKEN_BEHIND = re.compile(
    r",?\s+(?:(?:and|or)\s+\w+\s+)?(?:(?:i|i'm|i\s+am)\s+(?:work|teach|swim|train|busy|away|booked|have\s+(?:class|lab|"
    r"practice|work|a\s+shift|shifts)|am\s+(?:in|at|busy|away))|(?:is|are)\s+(?:full|taken|out|packed|no\s+good|booked))\b"
)
# "On Monday you told us": what was said of the reader is no offer.
_TOLD_BEHIND = re.compile(
    r"[^.,;?!\n]{0,40}\b(?:(?:you|we)\s+(?:\w{2,20}ed|told|said|gave|came|spoke|were|had|met|taught)"
    r"|i\s+(?:\w+ly\s+)?(?:heard|saw|met|read|attended|watched|listened|sat|was|went|came|spoke|talked|visited))\b"
)
_NEXT_IN_LIST = re.compile(r"[\s,/&]*(?:\b(?:and|or|then)\b\s*)?(?:on\s+)?(?:the\s+)?")
_ENOUGH = 40  # days in one note
_NEAR = 240  # characters on either side of a day


class Times(Rule):
    """Counts the times of the form; without a form, the days on offer in the text."""

    code = "times"
    title = gettext_lazy("Offers two or more times")
    why = gettext_lazy("A choice of times saves them a letter.")
    fix = gettext_lazy("Offer two or three times, on different days.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding with fewer than two times; none where the language of days is unknown."""
        if draft.offers >= FEWEST or days_offered(draft.reading) >= FEWEST:
            return []
        if draft.reading.language == UNKNOWN:
            return []
        return [self.missing(draft, self.fix, Place.TIMES)]

    def titled(self, draft: Draft) -> str:
        """With the number of times, once there are enough."""
        if draft.offers < FEWEST:
            return str(self.title)
        return _("Offers %d times") % draft.offers


def days_offered(reading: Reading) -> int:
    """How many different days the text offers; "any weekday" counts as two.

    Only English sentences are asked whether they offer; in other languages every day counts.
    """
    words = reading.own_words
    found = [(day.span, day.key) for day in islice(days(words), _ENOUGH)]
    found += [(span, "") for span in islice(many_days(words), _ENOUGH)]
    if reading.language == CHINESE:
        found += [(day.span, day.key) for day in islice(chinese_days(words), _ENOUGH)]
    keys: list[str] = []
    before, was_offered = Span(0, 0), False
    for span, key in sorted(found):
        if not (before.end and _NEXT_IN_LIST.fullmatch(words[before.end : span.start])):
            was_offered = _is_offered(reading, span)
        keys += [key] if was_offered else []
        before = span
    return FEWEST if "" in keys else len(set(keys))


def _is_offered(reading: Reading, day: Span) -> bool:
    if reading.language != ENGLISH:
        return True
    words, sentence = reading.own_words, reading.sentence_at(day.start)
    ahead = words[max(sentence.start, day.start - _NEAR) : day.start]
    breath = _AROUND_IT.sub("", _breath(ahead))
    if _LAST_DAY.search(ahead) or _TAKEN.search(breath) or _TAKEN_BEHIND.match(words, day.end):
        return False
    if _TOLD.search(breath) and not _WISHED.search(breath):
        return False
    begin, end = day.start - _NEAR, day.end + _NEAR
    offers = _OFFERS.search(words, max(sentence.start, begin), min(sentence.end, end))
    if _STARTS_WITH_IT.fullmatch(ahead):
        return not _TOLD_BEHIND.match(words, day.end)
    return bool(offers)


def _breath(ahead: str) -> str:
    """What is said since the last comma or joining word."""
    breaks = [found.end() for found in _BREATH.finditer(ahead)]
    return ahead[breaks[-1] :] if breaks else ahead
