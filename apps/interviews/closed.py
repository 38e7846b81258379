"""A closed question gets one word for an answer: notice it. Pure.

It reads English. What it does not know it leaves alone: a hint that is wrong costs more than one
that is missing.
"""

import re

from apps.interviews.opening import form_of

_LEAD = re.compile(r"^(?:(?:so|and|but|well|ok(?:ay)?|hi|hello),?\s+)+", re.IGNORECASE)
_NEGATED = re.compile(r"^(\w+)n['’]t\b", re.IGNORECASE)
# What begins a question that a yes or a no would answer; "do tell me" asks for a story.
_YES_NO = re.compile(
    r"^(?!do\s+(?:tell|share|describe|explain|say)\b"
    r"|have\s+you\s+got\s+(?:a|any)\s+(?:stor|example))"
    r"(?:(?:do|does|did|is|are|am|was|were|have|has|had|can|could|would|will|should|might)\s+\S"
    r"|(?:would|could|will|did|do)\s+you$)",
    re.IGNORECASE,
)
# The same behind a polite beginning, a wish to know, or "right?" at the end.
_WHETHER = re.compile(
    r"^(?:(?:could|can|would|will)\s+you\b.{0,40}?\b(?:tell|say|mind)\b.{0,20}?"
    r"|(?:may|can|could|might)\s+i\s+(?:please\s+)?ask\b(?:\s+you)?"
    r"|i\s+(?:was\s+wondering|wonder|am\s+curious|would\s+like\s+to\s+know|['’]d\s+like\s+to\s+know))"
    r"\s+(?:if|whether)\s",
    re.IGNORECASE,
)
_TAGGED = re.compile(
    r",\s*(?:right|correct|no|yes|(?:is|are|was|were|do|does|did|have|has|would|will|can)n['’]t"
    r"\s+(?:you|it|they|that|he|she|we))$",
    re.IGNORECASE,
)
_STATED = re.compile(r"^(?:you|it|they|that|this|there)\s", re.IGNORECASE)
# A polite beginning or a request for leave: the answer is a story, or the close of a talk.
_POLITE = re.compile(
    r"^(?:(?:could|can|would|will)\s+you\s+(?:please\s+|maybe\s+)?"
    r"(?:tell|describe|explain|share|walk|talk|say\s+(?:more|something|a)|give|show|mind)"
    r"|(?:may|can|could|might)\s+i|would\s+it\s+be)\b",
    re.IGNORECASE,
)
# A number, a day, a name or a place is the whole answer.
_FACT = re.compile(
    r"^(?:how\s+(?:many|much|long|old|often)|what\s+(?:year|time|day|city|town)|when\s+(?:did|were|was)"
    r"|when\s+(?:do|does)\s+.*\b(?:start|begin|finish|end|open|close|leave|retire|graduate)\b"
    r"|where\s+(?:do|did|are|were)\s+you\s+(?:study|work|live|go|based|born|from|grow)"
    r"|who\s+(?:is|was|are)\s+your|which\s+(?:school|college|university|company)\s+(?:did|do)"
    r"|what\s+(?:is|was)\s+your\s+(?:job\s+)?(?:title|salary|name|major|degree))\b",
    re.IGNORECASE,
)
# It asks for more already: "… and why", "… or rather", "how" behind a comma.
_MORE = re.compile(
    r"(?:\b(?:and|or|but)|[:;])\s+(?:(?:on|in|for|with|to|from)\s+)?(?:why|how|what|when|where|who|whom|which)\b",
    re.IGNORECASE,
)
# What stands before the question itself: a sentence, or "When you started, did you have a mentor?"
_BEFORE = re.compile(
    r"^(?P<before>.+[.!?]|(?:when|if|after|before|once|as|since|while|for|in|looking)\s[^,]+,)\s+(?P<ask>.+)$",
    re.IGNORECASE,
)


def is_closed(question: str) -> bool:
    """Whether a yes, a no, a number or a name would answer it."""
    plain = _plain(question)
    before = _BEFORE.match(plain)
    if before:
        return is_closed(f"{before['ask']}?")
    if _WHETHER.match(plain):
        return True
    if _POLITE.match(plain) or _MORE.search(plain):
        return False
    is_stated = question.rstrip().endswith("?") and bool(_STATED.match(plain))
    known = (_TAGGED.search(plain), _YES_NO.match(plain), _FACT.match(plain))
    return is_stated or any(known)


def opened(question: str) -> str:
    """A form of it that asks for a story; empty for a question that is open already."""
    if not is_closed(question):
        return ""
    plain = _plain(question)
    before = _BEFORE.match(plain)
    if before:
        return _after(before["before"], opened(f"{before['ask']}?"))
    asked = _WHETHER.sub("whether ", _TAGGED.sub("", plain))
    return form_of(_capital(asked))


def _after(before: str, better: str) -> str:
    """Behind a comma the question goes on in small letters."""
    is_begun = before.endswith(",")
    return f"{_capital(before)} {better[:1].lower() if is_begun else better[:1]}{better[1:]}"


def _plain(question: str) -> str:
    """Without what leads in, without a "not" that asks for a yes, without the mark at the end."""
    plain = _LEAD.sub("", " ".join(question.split()).rstrip("?.! ").strip())
    return _NEGATED.sub(lambda found: _affirmed(found[1]), plain, count=1)


def _affirmed(verb: str) -> str:
    """Of can't and won't the verb looks different."""
    return {"ca": "can", "wo": "will"}.get(verb.lower(), verb)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
