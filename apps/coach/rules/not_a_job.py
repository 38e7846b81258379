"""Asks for information, not a job: the one thing an informational interview is not for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext_lazy

from apps.coach.clause import around, denied
from apps.coach.draft import Draft
from apps.coach.finding import Finding, Place
from apps.coach.phrases import phrases
from apps.coach.reading import Reading, Span
from apps.coach.rule import Rule
from apps.coach.rules.job_anchor import Anchor
from apps.coach.rules.job_anchors import LOOKUP, POST
from apps.coach.rules.job_search import LINE, TOPIC
from apps.coach.rules.job_weight import ENOUGH, ENOUGH_BESIDE, nearest, quoted, weight
from apps.coach.rules.job_words import WORDS

_MOST = 50  # anchors; a note with more has been read well enough
_LONGEST = 300  # characters of one quoted request
_BACK = 200  # characters from "one" back to what it stands for


def _line(anchor: Anchor) -> re.Pattern[str]:
    """Words that are all there is in a line, but for "Re:" or the like and a question mark."""
    words = phrases(anchor.phrases, WORDS)
    return re.compile(rf"\s*(?:\w{{1,10}}:\s*)?({words})[\s?.!]*")


_ASKS, _NAMES = _line(LINE), _line(TOPIC)


class NotAJob(Rule):
    """Quotes each phrase that reads as a request for a job, an internship or a referral.

    A phrase is weighed: some words can ask for work (`job_anchors`), and the clause around them
    speaks for or against it (`job_facts`). Quoted text is not the student's request, and neither
    is what the sentence denies ("I am not asking for a job").
    """

    code = "not-a-job"
    title = gettext_lazy("Asks for information, not a job")
    why = gettext_lazy("People answer gladly when nothing is wanted but what they know.")
    fix = gettext_lazy(
        "This may read as a job request. Even after “not a job”, it can make people hesitate."
    )
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """Each job-like phrase, with the clause to take out."""
        phrases_asking = asked(draft.reading)
        draft.stretches[self.code] = [phrase for phrase, _noun in phrases_asking]
        text = [
            self.quoting(draft, phrase, self.fix, cut=_cut(draft.reading, phrase, is_noun=is_noun))
            for phrase, is_noun in phrases_asking
        ]
        return text + self._in_subject(draft, is_repeated=bool(text))

    def _in_subject(self, draft: Draft, *, is_repeated: bool) -> list[Finding]:
        """What the subject line asks for; a topic ("Internship") only if the text asks nothing."""
        line = Draft(text=draft.subject)
        asked_for = list(_in_line(line.reading, is_repeated=is_repeated))
        found = [self.quoting(line, phrase, self.fix) for phrase in asked_for]
        return [replace(finding, place=Place.SUBJECT) for finding in found]


def requests(draft: Draft) -> list[Span]:
    """Where the text asks for work, for rules that look elsewhere."""
    if NotAJob.code not in draft.stretches:
        draft.stretches[NotAJob.code] = [phrase for phrase, _noun in asked(draft.reading)]
    return draft.stretches[NotAJob.code]


def _in_line(line: Reading, *, is_repeated: bool) -> Iterator[Span]:
    """What a subject line asks for; what only names a post is told once."""
    named = _NAMES.fullmatch(line.own_words)
    if named and is_repeated and "?" not in line.own_words:
        return
    whole = named or _ASKS.fullmatch(line.own_words)
    if whole:
        yield Span(*whole.span(1))
    else:
        yield from (phrase for phrase, _noun in asked(line))


def _cut(reading: Reading, phrase: Span, *, is_noun: bool) -> Span:
    """The stretch to take out; a request of two sentences goes with both."""
    cut = around(reading, phrase, is_noun=is_noun)
    if phrase.end <= cut.end:
        return cut
    return Span(cut.start, reading.sentence_at(phrase.end - 1).end)


def asked(reading: Reading) -> list[tuple[Span, bool]]:
    """Phrases that ask for work, in order, and whether each is a noun ("any openings").

    What is asked in two ways close to each other is one phrase, from the first word to the last.
    """
    found: list[tuple[Span, bool]] = []
    for phrase, is_noun in sorted(_requests(reading)):
        if found and _together(reading, found[-1][0], phrase):
            first, was_noun = found.pop()
            is_all = phrase.end <= first.end
            found.append((Span(first.start, max(first.end, phrase.end)), was_noun and is_all))
        else:
            found.append((phrase, is_noun))
    return found


def _together(reading: Reading, first: Span, second: Span) -> bool:
    """Whether the second stands in the sentence of the first or in the very next one."""
    if second.end - first.start >= _LONGEST or "\n" in reading.folded[first.end : second.start]:
        return False
    end = reading.sentence_at(first.end - 1).end
    start = reading.sentence_at(second.start).start
    return not reading.folded[end:start].strip()


def _requests(reading: Reading) -> Iterator[tuple[Span, bool]]:
    """What asks for work; a letter that does so once means the softer words, too."""
    weighed = [(span, points, anchor) for anchor, span, points in _weighed(reading)]
    has_any = any(points >= ENOUGH for _span, points, _anchor in weighed)
    enough = ENOUGH_BESIDE if has_any else ENOUGH
    for span, points, anchor in weighed:
        if points >= enough:
            yield quoted(reading, anchor, span), anchor.is_noun


def _weighed(reading: Reading) -> Iterator[tuple[Anchor, Span, int]]:
    """All that may ask for work and is not denied, with its points."""
    has_post = bool(POST.search(reading.folded))
    for anchor, found in islice(LOOKUP.found(reading.own_words), _MOST):
        span = Span(*found.span())
        if anchor.is_undenied:
            yield anchor, span, anchor.points
        elif has_post or not (anchor.names_post or anchor.needs_post):
            span = nearest(reading, anchor, span)
            points = weight(reading, anchor, span)
            if points >= ENOUGH_BESIDE and _stands(reading, anchor, span):
                yield anchor, span, points


def _stands(reading: Reading, anchor: Anchor, span: Span) -> bool:
    if denied(reading, span):
        return False
    before = max(0, span.start - _BACK)
    return not anchor.needs_post or bool(POST.search(reading.folded, before, span.start))
