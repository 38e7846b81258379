"""At most 150 words (a campus setting), with a hint when it comes near."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level
from apps.coach.rule import Rule

HINT_FROM = 5 / 6  # of the campus's limit: 125 of 150 words


class Length(Rule):
    """Counts words; the greeting and the name below count as well."""

    code = "length"
    title = gettext_lazy("Reads in a minute")
    why = gettext_lazy("One phone screen is read; two are kept for later.")
    fix = gettext_lazy("%(words)d words. Take out what they do not need in order to answer.")

    def find(self, draft: Draft) -> list[Finding]:
        """Advice above the limit, a hint when it comes near."""
        words = draft.reading.length
        if words > draft.most_words:
            return [self.missing(draft, str(self.fix) % {"words": words})]
        if words < draft.most_words * HINT_FROM:
            return []
        fix = _("%(words)d of %(most)d words. It still fits; shorter is read sooner.")
        hint = self.missing(draft, fix % {"words": words, "most": draft.most_words})
        return [replace(hint, level=Level.HINT)]
