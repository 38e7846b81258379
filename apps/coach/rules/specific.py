"""A thank-you names something that was said, or what the student will do with it."""

import re

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span, fold
from apps.coach.rule import Rule

_SHARED_WORDS = 3
_SPECIFIC = re.compile(
    r"\b(?:you|your)\s+(?:said|told|mentioned|explained|described|showed|suggested|advised|pointed|"
    r"recommended|compared|called|gave\s+me|story|example|point|suggestion|account|description|"
    r"answer|idea|recommendation)\b"
    r"|\bi\s+(?:will|am\s+going\s+to|plan\s+to|have\s+(?:already|since)|already)\s+[\w'-]+"
    r"|\bi'll\s+[\w'-]+"
    r"|\b(?:i\s+(?:learned|did\s+not\s+know|had\s+not|realized|realised)|what\s+you|when\s+you|how\s+you)\b"
)
_LONG_WORD = re.compile(r"[a-z][a-z'-]{3,}")


class Specific(Rule):
    """Compares the note with the student's own log, else looks for the turns that carry detail."""

    code = "specific"
    title = gettext_lazy("Names something of your conversation")
    why = gettext_lazy("What you will do with it says more than “it was helpful”.")
    fix = gettext_lazy("Put in one thing they said, or what you will do next.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when the note could go to anyone."""
        if _from_log(draft) or self.place(draft):
            return []
        return [self.missing(draft, self.fix)]

    def evidence(self, draft: Draft) -> Span | None:
        """The first specific words."""
        said = _SPECIFIC.search(draft.reading.folded)
        return Span(*said.span()) if said else None


def _from_log(draft: Draft) -> bool:
    """Whether the note takes up a line of the log: three of its longer words, or all of them."""
    note = set(_LONG_WORD.findall(draft.reading.folded))
    logged = [set(_LONG_WORD.findall(fold(line))) for line in draft.lines]
    return any(line and len(line & note) >= min(_SHARED_WORDS, len(line)) for line in logged)
