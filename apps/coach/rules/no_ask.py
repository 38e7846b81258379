"""A thank-you asks for nothing."""

import re

from django.utils.translation import gettext_lazy

from apps.coach.clause import around, denied
from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules.not_a_job import asked

_FAVOR = re.compile(
    r"\b(?:could|can|would|will|might)\s+you\s+(?:please\s+|possibly\s+|also\s+|be\s+able\s+to\s+|maybe\s+)*"
    r"(?:introduce|send|review|read|look|recommend|refer|forward|share|connect|help|put|write|pass|"
    r"check|give|arrange|ask|tell)\b(?:\s+(?!and\b)[\w'-]+){0,4}"
    r"|\bplease\s+(?:introduce|send|review|look|recommend|refer|forward|connect|pass)\b"
    r"(?:\s+(?!and\b)[\w'-]+){0,4}"
    r"|\b(?:one|another|a)\s+(?:small\s+|quick\s+|last\s+|more\s+)?favou?r\b(?!\s+(?:you|to\s+you))"
)


class NoAsk(Rule):
    """Job requests and favors both wait; "May I write again?" is no favor."""

    code = "no-ask"
    title = gettext_lazy("Asks for nothing")
    why = gettext_lazy("Thanks that come with a request read as the request.")
    fix = gettext_lazy("Keep this for another letter; today is for thanks.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """Each request, in the order of the text."""
        favors = [Span(*ask.span()) for ask in _FAVOR.finditer(draft.reading.own_words)]
        favors = [span for span in favors if not denied(draft.reading, span)]
        spans = sorted({*favors, *(span for span, _noun in asked(draft.reading))})
        return [
            self.quoting(draft, span, self.fix, cut=around(draft.reading, span)) for span in spans
        ]
