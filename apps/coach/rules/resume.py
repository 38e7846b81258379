"""No résumé in the first message."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.clause import around, denied
from apps.coach.draft import Draft
from apps.coach.finding import Finding, Place
from apps.coach.reading import Span
from apps.coach.rule import Rule

_DOCUMENT = r"(?:resume|cv|c\.v\.|curriculum\s+vitae|cover\s+letter|transcript)"
_RESUME = re.compile(
    rf"\b(?:(?:attach|enclos|includ|send|shar|forward)\w*)\b[^.!?\n]{{0,40}}?\b{_DOCUMENT}(?!\w)"
    rf"|\bmy\s+(?:[\w'-]+\s+){{0,2}}?{_DOCUMENT}(?!\w)(?:\s+(?:is\s+)?(?:attached|enclosed|below))?"
)


class NoResume(Rule):
    """A résumé makes a conversation look like an application; "resume" the verb is no résumé."""

    code = "resume"
    title = gettext_lazy("Leaves the résumé out")
    why = gettext_lazy("A résumé makes the note look like an application.")

    def find(self, draft: Draft) -> list[Finding]:
        """Each offer of a résumé in the text, and an attachment."""
        fix = _("Leave the résumé for later, if they ask for it.")
        phrases = [Span(*found.span()) for found in _RESUME.finditer(draft.reading.own_words)]
        found = [
            self.quoting(draft, phrase, fix, cut=around(draft.reading, phrase))
            for phrase in phrases
            if not denied(draft.reading, phrase.start)
        ]
        if draft.has_attachment:
            found.append(self.missing(draft, _("Send the note without a file."), Place.ATTACHMENT))
        return found
