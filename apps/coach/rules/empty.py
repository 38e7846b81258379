"""An empty message cannot be sent."""

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level
from apps.coach.rule import Rule


class Empty(Rule):
    """Blocks. While it stands, the other rules have nothing to read."""

    code = "empty"
    title = gettext_lazy("Has something in it")
    why = gettext_lazy("There is nothing to send yet.")
    fix = gettext_lazy("Write your note first. Your introduction is a good start.")
    level = Level.BLOCKS

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when the text has no word in it."""
        if draft.reading.words:
            return []
        return [self.missing(draft, self.fix)]
