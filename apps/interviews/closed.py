"""A closed question gets one word for an answer: notice it and show how to open it. Pure."""

import re

from django.utils.translation import gettext as _

# What begins a question that a yes or a no would answer.
_YES_NO = re.compile(
    r"^(?:(?:so|and|but|well),?\s+)?"
    r"(?P<verb>do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|might)"
    r"(?:n['’]t)?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# A polite beginning or a request for leave: the answer is a story, or the close of a talk.
_POLITE = re.compile(
    r"^(?:(?:could|can|would|will)\s+you\s+(?:please\s+|maybe\s+)?"
    r"(?:tell|describe|explain|share|walk|talk|say|give|show|mind)"
    r"|(?:may|can|could|might)\s+i|would\s+it\s+be)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:how\s+(?:many|much|long|old|often)|what\s+year|when)\b", re.IGNORECASE)
# It asks for more already: "… and why", "… or rather", "how" behind a comma.
_MORE = re.compile(r"\b(?:and|or|but)\s+(?:why|how|what|when|where|in\s+what)\b", re.IGNORECASE)
_LIKING = re.compile(
    r"^you\s+(?:really\s+|actually\s+|still\s+)?(?:like|love|enjoy|miss)\s+(?P<what>.+)$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"^(?P<what>.+?)\s+(?:really\s+|very\s+|that\s+)?(?P<how>important|necessary|hard|difficult|"
    r"useful|helpful|competitive|stressful|flexible|common|stable|big|formal|busy)$",
    re.IGNORECASE,
)
_LEANING = frozenset({"can", "could", "would", "will", "should", "might"})
_BEING = frozenset({"is", "are", "was", "were"})
_PAST = frozenset({"did", "was", "were", "had"})


def is_closed(question: str) -> bool:
    """Whether a yes, a no or a number would answer it."""
    plain = _plain(question)
    if _POLITE.match(plain) or _MORE.search(plain):
        return False
    return bool(_YES_NO.match(plain) or _NUMBER.match(plain))


def opened(question: str) -> str:
    """A form of it that asks for a story; empty for a question that is open already."""
    plain = _plain(question)
    if not is_closed(plain):
        return ""
    said = _YES_NO.match(plain)
    if said is None:
        return _number(plain)
    return _yes_no(said["verb"].lower(), said["rest"])


def _yes_no(verb: str, rest: str) -> str:
    liking, measure = _LIKING.match(rest), _MEASURE.match(rest)
    if liking and verb in {"do", "did"}:
        words = {"verb": verb, "what": liking["what"]}
        return _("What %(verb)s you like about %(what)s, and what not?") % words
    if measure and verb in _BEING:
        words = {"how": measure["how"].lower(), "verb": verb, "what": measure["what"]}
        return _("How %(how)s %(verb)s %(what)s, and what makes it so?") % words
    words = {"verb": verb, "rest": rest}
    if verb in _LEANING:
        return _("When %(verb)s %(rest)s, and when not?") % words
    return _("To what extent %(verb)s %(rest)s, and why?") % words


def _number(plain: str) -> str:
    words = {"question": plain[:1].upper() + plain[1:]}
    if _PAST & set(plain.lower().split()):
        return _("%(question)s, and what was that like?") % words
    return _("%(question)s, and what is that like?") % words


def _plain(question: str) -> str:
    return " ".join(question.split()).rstrip("?.! ").strip()
