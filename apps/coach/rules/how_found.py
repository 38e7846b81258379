"""The field "How did you find them?" is filled in."""

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level, Place
from apps.coach.rule import Rule

_NAMES = {
    "given": gettext_lazy("Say above the note who gave you the name."),
    "talk": gettext_lazy("Say above the note which talk or article it was."),
    "class": gettext_lazy("Say above the note which class or event it was."),
}


class HowFound(Rule):
    """Blocks: nobody should receive a letter that cannot say where their name came from.

    The directory and an acquaintance explain themselves; a name that was given, a talk and a class
    want to be named.
    """

    code = "how-found"
    title = gettext_lazy("Says how you found them")
    why = gettext_lazy("It answers “why me?” at once.")
    fix = gettext_lazy("Choose how you found this person, above the note.")
    level = Level.BLOCKS

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when the kind of introduction is not chosen, or nothing named beside it."""
        if not draft.how_kind.strip():
            return [self.missing(draft, self.fix, Place.HOW_FOUND)]
        wanted = _NAMES.get(draft.how_kind)
        if wanted is None or draft.how_who.strip():
            return []
        return [self.missing(draft, wanted, Place.HOW_FOUND)]
