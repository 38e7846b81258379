"""Asks for information, not a job: the one thing an informational interview is not for."""

import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext_lazy

from apps.coach.clause import around, denied, said_before
from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules.job_requests import ADDRESSED
from apps.coach.rules.job_seeking import SEEKING, UNDENIED

_OTHERS = re.compile(
    r"\b(?:you|people|students|graduates|they|one|others|she|he|who|everyone|everybody|friends?|"
    r"anyone|roommates?|brother|sister|cousin|mother|father|mom|dad|classmates?|many|most|interns)\b"
    r"(?!.*\b(?:i|me|my|us|we|i'm|i'd|im)\b)"
)
# "her job on your team", "my first internship at your museum"
_OWNED = re.compile(
    r"\b(?:her|his|their|your|our|its|first|last|previous|former|old|did|finished|during)\s+(?:an?\s+)?$"
)
_IN_GENERAL = re.compile(
    r"(?:\b(?:how|ways?|steps?|hard|easy|difficult|easier|harder|takes?|(?:is|it|be)\s+like)\s+(?:it\s+is\s+)?to"
    r"|\bhow)\s*$"
)
# "I was looking for a job when …" is past; "I was hoping for one" is polite.
_PAST = re.compile(r"\b(?:was|were|had\s+been)\s*$")
_LOOKED = re.compile(r"look|search|hunt|apply|seek|find|get")
# "my mother says I should get a job"
_REPORTED = re.compile(
    r"\b(?:says?|said|thinks?|told|tells|wants?)\b[^,;]{0,20}"
    r"\b(?:i (?:should|need to|must)|me to)\s*$"
)
# "before I look for an internship" speaks of another time.
_EARLIER = re.compile(
    r"\b(?:before|once|after|until|when)\s+(?:i\s+)?(?:start\s+|begin\s+|go\s+)?$"
)
# "I saw your openings on the website" asks for nothing; "any openings" always does.
_SEEN = re.compile(
    r"\bi(?:'ve|\s+have)?\s+(?:saw|seen|picked|read|noticed|know|understand|looked)\b"
)
_NEAR = 80  # characters between two phrases of one request
_ENOUGH = 50  # phrases of one kind; a note with more has been read well enough
_ANY = re.compile(r"any\b|some\b")


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
        if not denied(reading, Span(*ask.span())) and not (is_noun and _is_seen(draft, noun)):
            yield noun, is_noun
    for ask in islice(SEEKING.finditer(words), _ENOUGH):
        if not denied(reading, Span(*ask.span())) and not _is_of_others(draft, ask):
            yield Span(*ask.span()), False
    for ask in UNDENIED.finditer(words):
        yield Span(*ask.span()), False


def _is_of_others(draft: Draft, ask: re.Match[str]) -> bool:
    before = said_before(draft.reading, ask.start())
    if any(told.search(before) for told in (_IN_GENERAL, _EARLIER, _OWNED, _REPORTED)):
        return True
    if _PAST.search(before) and _LOOKED.match(ask.group()):
        return True
    return not re.search(r"\b(?:i|me|my)\b", ask.group()) and bool(_OTHERS.search(before))


def _is_seen(draft: Draft, noun: Span) -> bool:
    """Whether the sentence only says that openings were seen somewhere."""
    seen = _SEEN.search(said_before(draft.reading, noun.start))
    return bool(seen) and not _ANY.match(draft.reading.folded, noun.start)
