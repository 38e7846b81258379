"""Whose work a sentence speaks of: what is told or asked about is no request for it."""

import re

from apps.coach.clause import denied, said_before
from apps.coach.draft import Draft
from apps.coach.reading import Span
from apps.coach.rules.job_seeking import WISHES

_OTHERS = re.compile(
    r"\b(?:you|people|students|graduates|they|one|others|she|he|who|everyone|everybody|friends?|"
    r"anyone|roommates?|brother|sister|cousin|mother|father|mom|dad|classmates?|many|most|interns)\b"
    r"(?!.*\b(?:i|me|my|us|we|i'm|i'd|im)\b)"
)
# "her job on your team", "my first internship at your museum"
_OWNED = re.compile(
    r"\b(?:her|his|their|your|our|its|first|last|previous|former|old|did|finished|during)\s+(?:an?\s+|my\s+)?$"
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
    r"\b(?:i (?:should|need to|must)|me to)(?:\s+\w+){0,3}\s*$"
)
# "before I look for an internship" speaks of another time.
_EARLIER = re.compile(
    r"\b(?:before|once|after|until|when)\s+(?:i\s+)?(?:start\s+|begin\s+|go\s+)?$"
)
# "how people find jobs", "what my sister's job is like": asked about, or somebody's already.
_ASKED_ABOUT = re.compile(
    r"\b(?:how|what|which|why|who|did|was|were|during|before|after|when|once|about|like|than|"
    r"through|since|my(?! application)|his|her|their|its|whether an?|said|says|saying|told|think|"
    r"mentioned|taught|considering|accepted|have an?|had|got|found|quit|lost|finished|held|worked|"
    r"advice on|paper on|choosing|different|this|these|actual|mix|first|find out|"
    r"your (?:own|current|present|old|new))\b(?:\W+\w+){0,3}\W*$"
    r"|(?:\b(?:your|our|the|this|that|same)\s+(?:\w+\s+)?|'s\s+)$"
    r"|^\W*(?:and\s+)?(?:how|what|which|why|who)\b"
    r"|\b(?:before|once|after|until|when)\s+i\b[^,;]*$"
)
_TO_THE_READER = re.compile(
    r"\b(?:are|do|can|could|would|will|might|may|if|whether|unless|should|hope|hoping|wish)"
    r"\s+(?:that\s+)?you\b"
)
# "I saw your openings on the website" asks for nothing; "any openings" always does.
_SEEN = re.compile(
    r"\bi(?:'ve|\s+have)?\s+(?:saw|seen|picked|read|noticed|know|understand|looked)\b"
)
_FAR = 200  # characters around a word about work
_ANY = re.compile(r"any\b|some\b")


def is_of_others(draft: Draft, ask: re.Match[str]) -> bool:
    """Whether somebody else looks for work, or the student did at another time."""
    before = said_before(draft.reading, ask.start())
    if any(told.search(before) for told in (_IN_GENERAL, _EARLIER, _OWNED, _REPORTED)):
        return True
    if _PAST.search(before) and _LOOKED.match(ask.group()):
        return True
    return not re.search(r"\b(?:i|me|my)\b", ask.group()) and bool(_OTHERS.search(before))


def is_wished_for(draft: Draft, work: Span) -> bool:
    """Whether the sentence wishes for it: not denied, not asked about, and nobody else's."""
    reading = draft.reading
    sentence = reading.sentence_at(work.start)
    begin, end = max(sentence.start, work.start - _FAR), min(sentence.end, work.end + _FAR)
    if not WISHES.search(reading.own_words, begin, end) or denied(reading, work):
        return False
    before = said_before(reading, work.start)
    told = (_ASKED_ABOUT, _IN_GENERAL, _EARLIER, _OWNED, _REPORTED, _SEEN)
    if any(speaks.search(before) for speaks in told):
        return False
    return not _OTHERS.search(_TO_THE_READER.sub("", before))


def is_seen(draft: Draft, noun: Span) -> bool:
    """Whether the sentence only says that openings were seen somewhere."""
    seen = _SEEN.search(said_before(draft.reading, noun.start))
    return bool(seen) and not _ANY.match(draft.reading.folded, noun.start)
