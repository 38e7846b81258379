"""Asks for information, not a job: the one thing an informational interview is not for."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.clause import around, denied, said_before
from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule

_KIND = (
    r"(?:(?:summer|winter|spring|fall|part-time|full-time|paid|unpaid|entry-level|open|new|possible|"
    r"potential|current|future|available|upcoming|research|junior|graduate|student|real|good|"
    r"first|suitable)\s+){0,3}"
)
_POST = (
    r"(?:(?:job|internship|employment|work)\s+(?:openings?|offers?|opportunit(?:y|ies)|positions?)"
    r"|jobs?|internships?|positions?|openings?|vacanc(?:y|ies)|traineeships?|apprenticeships?|"
    r"placements?|co-ops?)\b(?!\s+(?:papers?|market|titles?|descriptions?|shadow\w*|search\w*|"
    r"security|satisfaction|of\b))"
)
_YOURS = r"(?:\s+(?:on|in|at|with|within|for|under)\s+(?:your|the)\s+[\w'-]+)?"
_OFFERED = rf"{_KIND}{_POST}{_YOURS}"
_WORK_WITH_YOU = r"(?:work|intern)(?:ing)?\s+(?:for|with|at|on|in|under)\s+you(?:r\s+[\w'-]+)?\b"

# A group `n…` holds a noun that can leave a list alone; without one the whole match is quoted.
# "any openings on your team", "job vacancies"
_OPENINGS = (
    rf"\b(?P<n1>(?:any\s+|some\s+|an\s+|the\s+)?{_KIND}(?:job\s+|internship\s+)?"
    rf"(?:openings|vacanc(?:y|ies))\b(?!\s+of\b){_YOURS})"
)
_AN_OPENING = (
    r"\b(?P<n2>(?:an|any|a\s+job|job)\s+opening\b(?!\s+(?:of|night|ceremony|remarks))"
    rf"{_YOURS})"
)
# "know of any internships", "are there positions"
_KNOWN_OF = (
    r"\b(?:know\s+(?:of|about)|aware\s+of|(?:are|is)\s+there|there\s+(?:are|is|might\s+be|"
    rf"may\s+be)|have)\s+(?P<n3>(?:any|an?|some)\s+{_OFFERED})"
)
_HEARD_OF = (
    r"\b(?:hear|learn|told?|tell\s+me|let\s+me\s+know|know|ask)\s+(?:of|about|if\s+there\s+"
    rf"are)\s+(?P<n4>(?:any|open|available|possible|potential)\s+{_OFFERED})"
)
_AT_YOURS = (
    rf"\b(?P<n5>(?:any|possible|potential)\s+{_KIND}(?:jobs?|internships?|positions?|roles?|"
    r"opportunit(?:y|ies))\s+(?:at|on|with|in|within|for)\s+your\s+[\w'-]+)"
)
# "looking for a job", "to find an internship"
_LOOKING_FOR = (
    r"\b(?:(?:look|search|hunt|hop|apply|ask|aim)(?:ing)?|hope)\s+(?:you\s+)?for\s+"
    rf"(?:an?\s+|any\s+|some\s+|the\s+)?{_OFFERED}"
)
_TO_FIND = (
    r"\b(?:seek(?:ing)?|find(?:ing)?|get(?:ting)?|land(?:ing)?|secur(?:e|ing)|obtain(?:ing)?|"
    r"want(?:ing)?|need|offer|give|(?:interested|interest)\s+in|lead\s+to|turn\s+into)\s+"
    rf"(?:me\s+)?(?:an?\s+|any\s+|some\s+|the\s+)?{_OFFERED}"
)
# "whether you are hiring"
_HIRING = (
    r"\b(?:are|is|if|whether)\s+(?:you|they|your\s+[\w'-]+)(?:\s+(?:are|is))?(?:\s+"
    r"(?:currently|still|ever|also|now))?\s+(?:hiring|recruiting|(?:accepting|taking(?:\s+"
    r"on)?|looking\s+for)\s+(?:[\w'-]+\s+){0,2}(?:interns?|assistants?|trainees?|"
    r"applicants?|applications))\b"
)
# "keep me in mind", "refer me", "pass on my name"
_CONSIDER_ME = (
    r"\b(?:hire|employ|recruit)\s+me\b|\b(?:consider(?:ed|ing)?|recommend(?:ing)?)\s+(?:me\s+)?"
    rf"for\s+(?:an?\s+|any\s+|the\s+|your\s+)?{_OFFERED}|\bkeep(?:ing)?\s+me\s+in\s+mind\b"
)
_REFER_ME = (
    r"\b(?:recommend|refer)\s+me\s+(?:for\b|to\s+(?:your|the)\s+(?:hr|recruit\w*|hiring|"
    r"manager|team|boss|company)\b)|\brefer\s+me(?=\s*[.?!,]|$)"
)
_GOOD_WORD = r"\bput(?:ting)?\s+in\s+a\s+(?:good\s+)?word\b"
_A_REFERRAL = (
    r"\b(?:ask(?:ing)?\s+(?:you\s+)?for|want|need|get|give\s+me|write\s+me|provide)\s+"
    r"(?:an?|the|any)\s+(?:employee\s+|job\s+|internal\s+)?referrals?\b"
)
_HAND_ON = (
    r"\b(?:pass(?:ing)?|forward(?:ing)?)\s+(?:on\s+|along\s+)?my\s+(?:name|resume|cv|"
    r"application|details|information)\b"
)
# "I would love to work for you", "join your team"
_WORK_FOR_YOU = (
    rf"\bi(?:\s+would|'d)?(?:\s+(?:really|also|very\s+much))?\s+(?:love|like|want|hope|wish)"
    rf"\s+to\s+{_WORK_WITH_YOU}"
)
_JOIN_YOU = (
    r"\b(?:chance|opportunity|possibility|way)\s+(?:to|of|for\s+me\s+to)\s+"
    rf"{_WORK_WITH_YOU}|\bjoin(?:ing)?\s+your\s+(?:team|company|office|firm|lab|group|"
    r"organi[sz]ation|agency|department|staff)\b"
)
_PHRASES = (
    _OPENINGS,
    _AN_OPENING,
    _KNOWN_OF,
    _HEARD_OF,
    _AT_YOURS,
    _LOOKING_FOR,
    _TO_FIND,
    _HIRING,
    _CONSIDER_ME,
    _REFER_ME,
    _GOOD_WORD,
    _A_REFERRAL,
    _HAND_ON,
    _WORK_FOR_YOU,
    _JOIN_YOU,
)
_ASKS = re.compile("|".join(_PHRASES))
_NOUNS = ("n1", "n2", "n3", "n4", "n5")
_OTHERS = re.compile(
    r"\b(?:you|people|students|graduates|they|one|others|she|he|who|everyone|friends?|anyone)\b"
    r"(?!.*\b(?:i|me|my|us|we)\b)"
)
_IN_GENERAL = re.compile(
    r"(?:\b(?:how|ways?|steps?|hard|easy|difficult|easier|harder|takes?|like)\s+to"
    r"|\b(?:was|were|been)|\bhow)\s*$"
)
# "do you know of …", "whether you have …", "are you hiring" ask the reader, not about the reader.
_ASKS_READER = re.compile(
    r"know|aware|have|are|is|if|whether|there|hear|learn|tell|told|let|ask|put|keep|pass|forward"
)


class NotAJob(Rule):
    """Quotes each phrase that reads as a request for a job, an internship or a referral.

    Quoted text is not the student's request, and neither is what the sentence denies ("I am not
    asking for a job") or tells about others ("how you found a job").
    """

    code = "not-a-job"
    title = gettext_lazy("Asks for information, not a job")
    why = gettext_lazy("People answer gladly when nothing is wanted but what they know.")

    def find(self, draft: Draft) -> list[Finding]:
        """Each job-like phrase, with the clause to take out."""
        fix = _(
            "This may read as a job request. Even after “not a job”, it can make people hesitate."
        )
        return [
            self.quoting(draft, phrase, fix, cut=around(draft.reading, phrase, is_noun=is_noun))
            for phrase, is_noun in asked(draft)
        ]


def asked(draft: Draft) -> list[tuple[Span, bool]]:
    """Phrases that ask for work, and whether each is a noun ("any openings")."""
    found: list[tuple[Span, bool]] = []
    for ask in _ASKS.finditer(draft.reading.own_words):
        noun = next((group for group in _NOUNS if ask.group(group)), None)
        if not denied(draft.reading, ask.start()) and not _about_others(draft, ask):
            found.append((Span(*ask.span(noun or 0)), noun is not None))
    return found


def _about_others(draft: Draft, ask: re.Match[str]) -> bool:
    before = said_before(draft.reading, ask.start())
    if _IN_GENERAL.search(before):
        return True
    own_request = re.search(r"\b(?:i|me|my)\b", ask.group())
    reader_is_asked = _ASKS_READER.match(ask.group()) or _NOUN_FIRST.match(ask.group())
    return not own_request and not reader_is_asked and bool(_OTHERS.search(before))


_NOUN_FIRST = re.compile(r"(?:any|some|an|open|job|internship|possible|potential)\b")
