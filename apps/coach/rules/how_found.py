"""The field "How did you find them?" is filled in."""

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level, Place
from apps.coach.rule import Rule


class HowFound(Rule):
    """Blocks: nobody should receive a letter that cannot say where their name came from."""

    code = "how-found"
    title = gettext_lazy("Says how you found them")
    why = gettext_lazy("It answers “why me?” at once.")
    fix = gettext_lazy("Choose how you found this person, above the note.")
    level = Level.BLOCKS

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when the kind of introduction is not chosen."""
        if draft.how_kind.strip():
            return []
        return [self.missing(draft, self.fix, Place.HOW_FOUND)]
