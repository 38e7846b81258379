"""Asks for information, not a job: the one thing an informational interview is not for."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext_lazy

from apps.coach.clause import around, denied
from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules.job_context import is_of_others, is_seen, is_wished_for
from apps.coach.rules.job_requests import ADDRESSED
from apps.coach.rules.job_seeking import SEEKING, UNDENIED, WORK

_ENOUGH = 50  # phrases of one kind; a note with more has been read well enough
_NEAR = 80  # characters between two phrases of one request


class NotAJob(Rule):
    """Quotes each phrase that reads as a request for a job, an internship or a referral.

    Quoted text is not the student's request, and neither is what the sentence denies ("I am not
    asking for a job") or tells about others ("how you found a job").
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
        return [
            self.quoting(
                draft, phrase, self.fix, cut=around(draft.reading, phrase, is_noun=is_noun)
            )
            for phrase, is_noun in asked(draft)
        ]


def asked(draft: Draft) -> list[tuple[Span, bool]]:
    """Phrases that ask for work, in order, and whether each is a noun ("any openings").

    What one sentence asks in two ways is one phrase, from the first word to the last.
    """
    found: list[tuple[Span, bool]] = []
    for phrase, is_noun in sorted(_requests(draft)):
        if found and _together(draft, found[-1][0], phrase):
            first, was_noun = found.pop()
            is_all = phrase.end <= first.end
            found.append((Span(first.start, max(first.end, phrase.end)), was_noun and is_all))
        else:
            found.append((phrase, is_noun))
    return found


def _together(draft: Draft, first: Span, second: Span) -> bool:
    sentence = draft.reading.sentence_at(first.start)
    return second.start < min(sentence.end, first.end + _NEAR)


def _requests(draft: Draft) -> Iterator[tuple[Span, bool]]:
    words, reading = draft.reading.own_words, draft.reading
    for ask in islice(ADDRESSED.finditer(words), _ENOUGH):
        noun = Span(*ask.span(ask.lastindex or 0))
        is_noun = ask.lastindex is not None
        if not denied(reading, Span(*ask.span())) and not (is_noun and is_seen(draft, noun)):
            yield noun, is_noun
    for ask in islice(SEEKING.finditer(words), _ENOUGH):
        if not denied(reading, Span(*ask.span())) and not is_of_others(draft, ask):
            yield Span(*ask.span()), False
    for ask in UNDENIED.finditer(words):
        yield Span(*ask.span()), False
    for ask in islice(WORK.finditer(words), _ENOUGH):
        if is_wished_for(draft, Span(*ask.span(ask.lastindex or 0))):
            yield Span(*ask.span()), False
