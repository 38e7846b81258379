"""Says why this person and not another."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule

# Words after "your" that every letter has: they say nothing about the reader.
_ANYONES = (
    r"time|help|reply|response|answer|schedule|calendar|consideration|e-?mail|name|convenience|day|"
    r"week|attention|profile|contact|details|inbox|earliest|kind|kindness|patience|understanding|"
    r"thoughts?|opinions?|advice|insights?|guidance|wisdom|input|view|team|company|organi[sz]ation|"
    r"firm|office|availability|own|way|support|generosity|service|phone|number|end|side|busy|valuable|"
    r"perspective"
)
_REASON = re.compile(
    rf"\byour\s+(?!(?:{_ANYONES})\b)[\w'-]+(?:\s+(?:on|about|at|in|from|to|of|with|as)\s+(?:the\s+|a\s+)?"
    r"[\w'-]+)?"
    r"|\bhow\s+you\s+(?!(?:are|can|could|would|do|might|may|will|doing|feel)\b)[\w'-]+"
    r"|\b(?:that|because|since|as|when|after|why|saw|read|heard)\s+you\s+(?!(?:are\s+(?:busy|well)|can|could|would|"
    r"might|may|will|have\s+(?:time|a\s+few|any)|had\s+time|do|did|don't)\b)[\w'-]+"
    r"|\byou\s+(?:moved|wrote|built|led|founded|studied|spoke|worked|started|designed|went|chose|"
    r"changed|became|said|taught|made|left|graduated|majored|work|lead|run|write)\b"
)


class WhyYou(Rule):
    """Looks for something that is true of the reader alone: a talk, a path, a decision."""

    code = "why-you"
    title = gettext_lazy("Says why this person")
    why = gettext_lazy("A letter that could go to anyone is answered by no one.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when nothing in the text is about the reader."""
        if self.evidence(draft):
            return []
        fix = _(
            "Name one thing of theirs that made you write: a talk, a change of path, a project."
        )
        return [self.missing(draft, fix)]

    def evidence(self, draft: Draft) -> Span | None:
        """The first words about the reader."""
        reason = _REASON.search(draft.reading.folded)
        return Span(*reason.span()) if reason else None

    def titled(self, draft: Draft) -> str:
        """With the reader's first name where it is known."""
        if not draft.recipient_first:
            return str(self.title)
        return _("Says why %s") % draft.recipient_first
