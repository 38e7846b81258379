"""How a closed question opens: the first of these forms that fits. Pure.

Each form keeps the student's own words in their order, so that it is grammatical whatever they are;
where none fits, the question stays and asks for more at its end.
"""

import re
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class Form(NamedTuple):
    """`pattern` names the groups that `words` puts in; verbs come in small letters."""

    pattern: re.Pattern[str]
    words: Promise


def _form(pattern: str, words: Promise) -> Form:
    return Form(re.compile(f"^{pattern}$", re.IGNORECASE), words)


_HOW = (
    "important|necessary|hard|difficult|useful|helpful|competitive|stressful|flexible|common|stable"
    "|big|formal|busy|good|happy|satisfied|likely|easy|safe|free|sure|proud|lonely|tiring|open"
)
_BE = r"(?P<be>is|are|am|was|were)"
_MODAL = r"(?P<may>would|should|could|can|might|will)"
_ONE = r"(?P<who>i|you|we|they|people|students)"

_FORMS = (
    _form(
        r"(?P<do>do|did) you (?:really |actually |still )?(?:like|love|enjoy) (?P<what>.+)",
        _("What %(do)s you like about %(what)s, and what not?"),
    ),
    _form(r"whether (?P<clause>.+)", _("What decides whether %(clause)s?")),
    _form(
        rf"(?:is|was) there (?:anything|something) (?:else )?(?:that )?{_ONE} {_MODAL} (?P<act>.+)",
        _("What %(may)s %(who)s %(act)s?"),
    ),
    _form(
        rf"do you know (?:anyone|anybody|someone|somebody) (?:else )?(?:that )?{_ONE} {_MODAL}"
        r" (?P<act>.+)",
        _("Who else %(may)s %(who)s %(act)s?"),
    ),
    _form(
        r"do you know (?:anyone|anybody|someone|somebody) (?P<else>else )?who (?P<act>.+)",
        _("Whom do you know who %(act)s?"),
    ),
    _form(
        r"do you have (?:any|some) (?P<what>.+?) (?P<whom>(?:for|about|on) .+)",
        _("What %(what)s do you have %(whom)s?"),
    ),
    _form(r"do you have (?:any|some) (?P<what>.+)", _("What %(what)s do you have?")),
    _form(
        r"(?:is|are|was|were) there (?:(?:a lot of|lots of|many|much|any|some|enough|a|an) )?"
        r"(?P<what>.+)",
        _("What can you tell me about %(what)s?"),
    ),
    _form(
        r"(?P<be>is|was) it true that (?P<clause>.+)", _("How far %(be)s it true that %(clause)s?")
    ),
    _form(
        r"(?P<verb>\w+) (?P<first>.+?),? or (?P<other>(?!not$|so$).+)",
        _("When %(verb)s %(first)s, and when %(other)s?"),
    ),
    _form(
        rf"{_BE} (?P<who>\w+|the \w+|your \w+) (?:really |very |that |so )?(?P<how>{_HOW})"
        r" (?P<whom>(?:with|about|in|on|at|for|to|as) .+)",
        _("How %(how)s %(be)s %(who)s %(whom)s, and what makes it so?"),
    ),
    _form(
        rf"{_BE} (?P<what>.+?) (?:really |very |that |so )?(?P<how>{_HOW})",
        _("How %(how)s %(be)s %(what)s, and what makes it so?"),
    ),
    _form(
        r"(?P<verb>\w+) (?P<who>\w+|the \w+|your \w+) ever (?P<act>.+)",
        _("When %(verb)s %(who)s %(act)s, and what came of it?"),
    ),
    _form(
        r"did you always (?P<act>want|plan|intend|know) (?P<what>.+)",
        _("How did you come to %(act)s %(what)s?"),
    ),
    _form(
        r"(?P<verb>has|have|did|does|do|is|are) "
        r"(?P<what>.+? (?:changed|change|changing|grown)\b.*)",
        _("How %(verb)s %(what)s, and what stays the same?"),
    ),
    _form(
        r"(?P<verb>does|do|did|will) (?P<what>.+? (?:help|matter|differ|replace\b.*))",
        _("In what ways %(verb)s %(what)s, and in what ways not?"),
    ),
    _form(
        r"(?P<verb>does|do|did) (?P<what>.+) well",
        _("How well %(verb)s %(what)s, and what does that depend on?"),
    ),
    _form(
        r"(?P<verb>do|did) (?P<what>\w+ (?:need|have to)\b.+)",
        _("When %(verb)s %(what)s, and when not?"),
    ),
    _form(r"(?P<may>would|could|will|did|do) you", _("What %(may)s you do?")),
    _form(
        r"would you (?P<act>.+)",
        _("What would make you %(act)s, and what would keep you from it?"),
    ),
    _form(r"can (?P<what>you .+)", _("When can %(what)s, and when not?")),
    _form(
        r"(?P<may>can|could) (?P<what>.+)",
        _("How %(may)s %(what)s, and what stands in the way?"),
    ),
    _form(
        r"(?P<may>will|should|might) (?P<who>i|you|we|they|it|one|people|students) (?P<act>.+)",
        _("What decides whether %(who)s %(may)s %(act)s?"),
    ),
)
_NAME_OR_NUMBER = re.compile(r"^(?:how|what|when|where|who|which)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_DONE = re.compile(r"^(?:did|was|were|had|have|has)(?! to)\b", re.IGNORECASE)
_STATED = re.compile(r"^(?:you|it|they|that|this|there)\s", re.IGNORECASE)
_VERBS = ("verb", "be", "do", "may", "how", "who")


def form_of(question: str) -> str:
    """The open form of a closed question that came without its mark, its leading words and tags."""
    for form in _FORMS:
        found = form.pattern.match(question)
        if found:
            return str(form.words) % _groups(found)
    return _more_of(question) % {"question": question}


def _groups(found: re.Match[str]) -> dict[str, str]:
    """As typed, but for a verb that stood first; "I" keeps its size."""
    return {
        name: text.lower() if name in _VERBS and text != "I" else text
        for name, text in found.groupdict().items()
        if text is not None
    }


def _more_of(question: str) -> str:
    """The question itself, and an end that asks for more."""
    if _STATED.match(question):
        return _now("%(question)s: what can you tell me about that?")
    if _NAME_OR_NUMBER.match(question):
        past, present = _now("and what was that like?"), _now("and what is that like?")
        return f"%(question)s, {past if _PAST.search(question) else present}"
    if _DONE.match(question):
        return _now("%(question)s, and how did that come about?")
    if re.search(r"\b(?:you|your)\b", question, re.IGNORECASE):
        return _now("%(question)s, and what is that like?")
    return _now("%(question)s, and what does that depend on?")
