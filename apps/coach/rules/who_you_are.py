"""Says who you are."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span, fold
from apps.coach.rule import Rule

_WHO = (
    r"students?|major(?:ing)?|minor(?:ing)?|freshman|sophomore|junior|senior|undergraduate|undergrad|"
    r"candidate|graduate|studying|first-year|second-year|third-year|fourth-year|final-year|transfer|"
    r"ph\.?d|masters?|alumn\w+|finishing|graduating|enrolled"
)
_SELF = re.compile(
    rf"\b(?:i\s+am|i'm|im|i\s+was|as|being|my\s+name\s+is|me,)\b[^.!?\n]{{0,80}}?\b(?:{_WHO})\b"
    r"(?:\s+(?:[\w'-]+\s+){0,2}?(?:student|major))?"
    r"|\bi\s+(?:study|major\s+in|attend|am\s+in\s+my|just\s+started|go\s+to)\b"
    r"|\bmy\s+(?:name\s+is|major\s+is|studies|degree|program|programme)\b"
)


class WhoYouAre(Rule):
    """Looks for a first person and a place in the university, or the student's name said."""

    code = "who-you-are"
    title = gettext_lazy("Says who you are")
    why = gettext_lazy("One line is enough: what you study, and where you are in it.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when the text does not introduce its writer."""
        if self.evidence(draft):
            return []
        return [self.missing(draft, _("Put in your introduction: your year and what you study."))]

    def evidence(self, draft: Draft) -> Span | None:
        """Where the student introduces themselves."""
        said = _SELF.search(draft.reading.folded) or self._named(draft)
        return Span(*said.span()) if said else None

    def _named(self, draft: Draft) -> re.Match[str] | None:
        """Where the name stands in a sentence ("I am Imani …"), not in the signature alone."""
        if not draft.student.strip():
            return None
        name = re.escape(fold(draft.student.split()[0]))
        return re.search(rf"\b(?:i\s+am|i'm|this\s+is)\s+{name}\b", draft.reading.folded)
