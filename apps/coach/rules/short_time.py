"""Asks for a short, stated time."""

import re
from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Reading, Span
from apps.coach.rule import Rule
from apps.coach.rules.lengths import Length, lengths

LONGEST = 45  # minutes; a conversation may have 15 to 45

# A sentence that asks for something; any other length is told, not asked for.
_ASKS = re.compile(
    r"\?|\b(?:would|could|can|may|might|should|will|i'll|spare|have|give|grant|allow|talk|speak|call|chat|"
    r"conversation|meet|meeting|phone|zoom|video|coffee|need|ask|hear|borrow|steal|take|tops|max|"
    r"maximum|plenty|enough|hope|hoping|grateful|glad|happy|love|appreciate|willing|open\s+to|free|available|"
    r"is\s+all|no\s+(?:more|longer)|at\s+most|your\s+time|tell|discuss|interview|set\s+aside|promise|fine|i'd|like\s+to|learn|know|understand|listen|come\s+(?:by|over)|stop\s+by|sit\s+down)\b"
)
# Behind a length: a way, a past, a habit or a thing that lasts.
_NO_TALK_BEHIND = re.compile(
    r"\s*(?:away|ago|from|by\s+(?:bus|car|train|bike)|walk|drive|ride|late|before|earlier|later|early|north|south|east|"
    r"west|up\s+the|down\s+the|outside|inland|one\s+way|each\s+way|every|a\s+(?:day|week)|per|of\s+(?:my|our)|of\s+sleep|lecture|video(?!\s+(?:call|chat|conversation|meeting))|film|"
    r"podcast|episode|documentary|speech|keynote|commute|bus|train|flight|bike|run|song|class|show|piece|into|i\s+(?:heard|saw|got|found|"
    r"wrote|read|made|had|met|was|\w{2,20}ed))\b"
)
_NO_TALK_AHEAD = re.compile(
    r"\b(?:your|the\s+(?:\w{2,20}est|best|worst|first|last)|(?:bus|train|drive|walk|commute|ride|flight|trip)\b[^.;,?]{0,40}|(?:live|lives|lived|drove|"
    r"rode|walked|commute|waited|late\s+by)\b[^.;,?]{0,20})\s*(?:[\w'-]{1,30}\s+)?$"
)
_LASTED = re.compile(
    r"\b(?:\w{2,20}ed|forgot|sat|stood|took|spent|ran|rode|was|were|had|been|made|put)\b[^.,;?]{0,60}\bfor\s+"
    r"(?:(?:a|the|whole|over|about|almost|nearly|more\s+than|at\s+least)\s+){0,2}$"
)
_MAY_I = re.compile(r"\b(?:could|can|may|might|would)\s+(?:i|we|you)\b")
_WISHED = re.compile(
    r"\b(?:talk|speak|meet|chat|call|hear|ask|hop|wonder|want|like|love|wish|sit\s+down)\w*\b"
)
_ENOUGH = 20  # lengths in one note
_NEAR = 240  # characters on either side of a length


class ShortTime(Rule):
    """Reads the length in the text or takes it from the form; the two should agree."""

    code = "short-time"
    title = gettext_lazy("Asks for a short, stated time")
    why = gettext_lazy("Twenty minutes is easy to say yes to.")
    fix = gettext_lazy("Say how long it will take: 20 minutes is usual.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding for no length, a long one, or two that disagree."""
        said = stated(draft)
        draft.places[self.code] = said.span if said else None
        if said is None:
            is_fine = 0 < (draft.minutes or 0) <= LONGEST
            return [] if is_fine else [self.missing(draft, self.fix)]
        if said.high > LONGEST:
            fix = _("Ask for 15 to 30 minutes; people often give more.")
            return [self.quoting(draft, said.span, fix)]
        if draft.minutes and not said.agrees_with(draft.minutes):
            fix = _("Below you chose %d minutes. Make the two agree.") % draft.minutes
            found = self.quoting(draft, said.span, fix)
            return [replace(found, instead=_as_chosen(found.phrase, draft.minutes))]
        return []

    def evidence(self, draft: Draft) -> Span | None:
        """Where the length is said."""
        said = stated(draft)
        return said.span if said else None


def _as_chosen(phrase: str, minutes: int) -> str:
    """The length of the form in the shape of the phrase: "a 30-minute talk", "30 minutes"."""
    if "-min" in phrase.lower():
        return f"{minutes}-minute"
    return ngettext("%d minute", "%d minutes", minutes) % minutes


def stated(draft: Draft) -> Length | None:
    """The first length in the text that is asked of the reader."""
    reading = draft.reading
    said = islice(lengths(reading), _ENOUGH)
    return next((length for length in said if _is_asked(reading, length.span)), None)


def _is_asked(reading: Reading, said: Span) -> bool:
    words = reading.own_words
    sentence = _near(reading.sentence_at(said.start), said)
    ahead = words[sentence.start : said.start]
    if _NO_TALK_BEHIND.match(words, said.end):
        return False
    if _NO_TALK_AHEAD.search(ahead) and not _MAY_I.search(ahead):
        return False
    if _LASTED.search(ahead) and not _WISHED.search(ahead):
        return False
    return bool(_ASKS.search(words, sentence.start, sentence.end)) or _is_fragment(words, sentence)


def _near(sentence: Span, said: Span) -> Span:
    """The part of a sentence that is worth reading: some have no end."""
    return Span(max(sentence.start, said.start - _NEAR), min(sentence.end, said.end + _NEAR))


def _is_fragment(words: str, sentence: Span) -> bool:
    """Whether it is a few words without a verb ("20 minutes, by phone")."""
    return len(words[sentence.start : sentence.end].split()) <= 6  # noqa: PLR2004 - a short one
