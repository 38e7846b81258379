"""A request for an introduction makes a no easy."""

import re

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.phrases import Words, phrases
from apps.coach.reading import Span
from apps.coach.rule import Rule

_WORDS: Words = {
    "fine": "fine|ok|okay|alright|all right|no problem|good|understandable|perfectly fine|totally "
    "fine|completely fine|absolutely fine|also fine|just as good|enough",
    "very": "completely|totally|fully|perfectly|of course|entirely",
    "easy": "comfortable|right|natural|ok|okay|good|easy|appropriate",
}
_OUTS = """
    (a no|no|saying no|not answering|silence) (is|would be|is also|would also be) [{very}|\
        absolutely] {fine}
    (feel free|free|welcome|easy|okay|ok|fine) to (say no|decline|ignore|refuse|pass|tell me no|\
        skip)
    (say|tell me) no
    no (pressure|obligation|worries|hard feelings|need to)
    (don't|do not|please don't|never) (feel|feeling) (obliged|obligated|pressured|bad|any\
        pressure)
    if ..7 (that's|that is|it's|it is|i|i'd|this is|no) [{very}] (understand|{fine}|worries|\
        problem|hard feelings)
    [{very}] understand if (you|it|this|that)
    (only|just) if ..3 (you|it|this) (are|is|'re|feels|feel|seems) [you are|you're] [that|it]\
        {easy}
    only if ..5 {easy}
    if (you are|you're|it feels|you feel|it seems|that feels|this feels) [not] {easy}
    (won't|will not|wouldn't) (mind|be offended|be hurt|be upset|take it)
    whatever you (decide|answer|say)
    (that|it) (is|would be|'s) {fine} [too|as well|either way]
    either way
"""
_OUT = re.compile(phrases(_OUTS, _WORDS))


class EasyNo(Rule):
    """An introduction spends somebody's good name; that must be theirs to refuse."""

    code = "easy-no"
    title = gettext_lazy("Says that a no is fine")
    why = gettext_lazy("They lend you their good name; a friend must be able to say no.")
    fix = gettext_lazy("Add that you understand if they would rather not.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when there is no way out."""
        return [] if self.place(draft) else [self.missing(draft, self.fix)]

    def evidence(self, draft: Draft) -> Span | None:
        """Where a no is made easy."""
        said = _OUT.search(draft.reading.own_words)
        return Span(*said.span()) if said else None
