"""No leftover placeholder: "[Name]", "{company}", "Dear XXX"."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level, Place
from apps.coach.reading import Reading, Span
from apps.coach.rule import Rule

# It blocks and cannot be kept, so a bracket counts only when nothing but template words is in it:
# "[sic]", "[1]", "[Smith 2020]" and "[time permitting]" may stay.
_BLANK = (
    r"(?:the|a|an|of|in|for|to|at|and|or|your|my|their|his|her|our|here|first|last|full|name|names|"
    r"recipient|alum|alumna|alumnus|person|professor|contact|company|employer|organization|"
    r"organisation|university|college|school|major|field|industry|job|position|role|title|topic|"
    r"subject|date|time|day|year|city|place|mutual|connection|event|project|article|talk|reason|"
    r"student|program|programme|xx+|\?+|_+)"
)
_ORDER = r"(?:insert|add|fill|mention|describe|something|placeholder|your|their)"
_INSIDE = rf"\s*(?:{_BLANK}(?:[\s/,'_-]+{_BLANK}|'s)*|{_ORDER}\b[^\]\n]{{0,60}})?\s*"
_LEFT_OVER = re.compile(
    rf"\[(?:{_INSIDE})\](?!\()"
    rf"|<{{1,2}}\s*{_BLANK}(?:[\s_-]+{_BLANK})*\s*>{{1,2}}"
    r"|\{\{[^{}\n]{0,60}\}\}|\{[a-z][a-z _.'-]{0,40}\}"
    r"|%%?(?:first_?name|last_?name|name|company)%%?"
    r"|\bx{3,}\b|\blorem ipsum\b"
    r"|(?<=[a-z.,] )_{3,}|_{3,}(?= ?[a-z.,])"
)


class Placeholder(Rule):
    """Blocks: a letter to "[Name]" is worse than none."""

    code = "placeholder"
    title = gettext_lazy("No blank left to fill in")
    why = gettext_lazy("A leftover blank says that the letter was not written for them.")
    level = Level.BLOCKS

    def find(self, draft: Draft) -> list[Finding]:
        """Every leftover blank of the subject line and of the text."""
        fix = _("Put in the words that belong here, or take it out.")
        subject = [
            self._in_subject(draft.subject_reading, Span(*blank.span()), fix)
            for blank in _LEFT_OVER.finditer(draft.subject_reading.folded)
        ]
        text = [
            self.quoting(draft, blank.span(), fix, cut=blank.span())
            for blank in _LEFT_OVER.finditer(draft.reading.folded)
        ]
        return subject + text

    def _in_subject(self, subject: Reading, span: Span, fix: str) -> Finding:
        finding = self.quoting(Draft(text=subject.text), span, fix)
        return replace(finding, place=Place.SUBJECT)
