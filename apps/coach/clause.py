"""Where a phrase stands in its sentence: what denies it, and what must go with it."""

import re

from apps.coach.reading import Reading, Span

# A denial reaches over a list ("not a job, an internship or a referral") and ends at a turn.
_TURN = re.compile(
    r"\b(?:but|though|although|however|(?<!not )yet|unless|except|while|whereas|still|instead,)\b"
    r"|[;:\u2014(]|\s-+\s"
    r"|,\s*(?:and\s+|so\s+)?(?:i|we|you|it|do|does|did|are|is|can|could|would|will|have|has|"
    r"please|what|how|if|whether|when|where|maybe|perhaps|just|only|merely|simply)\b"
    r"|\b(?:and|so)\s+(?:i|am|are|is|do|can|could|would|will|hope|want|need|wonder\w*|please|if|consider|count|keep)\b"
)
_DENIAL = re.compile(
    r"\b(?:not|never|nor|neither|without|(?<!say\s)no|rather\s+than|instead\s+of|cannot|against|"
    r"(?<!for )nothing(?!\s+else)|hardly|(?:nobody|no\s+one)\s+(?:has|have|needs?)|"
    r"no\s+longer|far\s+from|past\s+the\s+point|last\s+thing|tired\s+of|done\s+with|stop\w*)\b|n't\b"
    r"|\b(?:dont|isnt|wont|cant|wasnt|arent|doesnt|didnt)\b"
)
# "not only", "not sure whether", "can't wait", "no pressure" deny something else, or nothing; so
# do "whether or not" and "nothing would please me more than".
_NO_DENIAL = re.compile(
    r"\s+(?:only|just|merely|simply|sure|certain|aware|clear|know|wait|help|mind|doubt|pressure|"
    r"rush|worries|hurry|hesitate|obligation|picky|be\s+(?:shy|opposed|averse)|"
    r"to\s+(?:be|sound|seem)\s+(?:too\s+)?(?:pushy|forward|rude|direct|blunt|greedy)|say\s+no|"
    r"turn\s+down|opposed|averse|have\s+any\s+(?:experience|idea)|matter)\b"
    r"|(?<=nothing)\s+(?:would|could)\b"
)
_OR_NOT = re.compile(r"\b(?:or|if)\s+$")
# "A job is not what I am after": the denial comes behind.
_TAKEN_BACK = re.compile(
    r"[^.;,!?]{0,50}\b(?:is|are|was|were)(?:\s+not|n't|nt)\s+"
    r"(?:what|why|the|my|something|on|part|in)\b"
)
_JOINT = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:though|although|but|and|or|while|plus|yet|so|because|as\s+well\s+as|"
    r"especially|including|ideally|possibly|perhaps|maybe)\b|\s*;\s*|\s*\u2014\s*|\s+-+\s+"
)
_JOINT_BEHIND = re.compile(r"\s*,?\s*\b(?:but|though|although)\b\s*")
_COMMA = re.compile(r"\s*[,;\u2014]\s*")
_LIST_BEHIND = re.compile(r"\s+(?:and|or)\s+")
_NEAR = 300  # characters; a longer clause is no clause, and looking further back costs time
_END = ".!?\"')]"


def denied(reading: Reading, phrase: Span) -> bool:
    """Whether the sentence takes back what this phrase says: "I am not asking for a job"."""
    before = said_before(reading, phrase.start)
    if any(_denies(before, denial) for denial in _DENIAL.finditer(before)):
        return True
    end = reading.sentence_at(phrase.start).end
    return bool(_TAKEN_BACK.match(reading.folded, phrase.end, max(end, phrase.end)))


def _denies(before: str, denial: re.Match[str]) -> bool:
    or_not = _OR_NOT.search(before[max(0, denial.start() - 4) : denial.start()])
    return not or_not and not _NO_DENIAL.match(before, denial.end())


def said_before(reading: Reading, place: int) -> str:
    """What the same clause says ahead of this place."""
    start = max(reading.sentence_at(place).start, place - _NEAR)
    before = reading.folded[start:place]
    turns = [turn.start() for turn in _TURN.finditer(before)]
    return before[turns[-1] :] if turns else before


def around(reading: Reading, phrase: Span, *, is_noun: bool = False) -> Span:
    """The stretch to take out with the phrase, so that the rest still is a sentence.

    A trailing clause goes from its joining word on; a noun at the head of a list goes alone; a
    main clause ahead of "but" goes with the "but"; otherwise the whole sentence goes.
    """
    sentence = reading.sentence_at(phrase.start)
    inside = reading.folded
    if is_noun and (listed := _LIST_BEHIND.match(inside, phrase.end, sentence.end)):
        return Span(phrase.start, listed.end())
    end = _closing(inside, sentence)
    near = max(sentence.start + 1, phrase.start - _NEAR)
    joints = list(_JOINT.finditer(inside, near, phrase.start))
    if joints and not _is_front_clause(inside[sentence.start : joints[-1].start()]):
        comma = _COMMA.search(inside, phrase.end, end)
        return Span(joints[-1].start(), comma.start() if comma else end)
    behind = _JOINT_BEHIND.search(inside, phrase.end, min(end, phrase.end + _NEAR))
    return Span(sentence.start, behind.end()) if behind else sentence


def _closing(text: str, sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start and text[end - 1] in _END:
        end -= 1
    return end


def _is_front_clause(ahead: str) -> bool:
    """Whether what stands ahead of the joint cannot stand alone ("If you hire and …")."""
    front = ahead.split(maxsplit=2)
    return len(front) < 2 or front[0] in {"if", "while", "although", "though", "because"}  # noqa: PLR2004 - one word is no sentence
