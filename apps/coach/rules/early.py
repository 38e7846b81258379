"""Says how you got the name, and says it early."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules.named import mention, source_words
from apps.coach.rules.sources import SHARED, SOURCE

EARLY_WORDS = 60  # the first two or three sentences, what a phone shows before scrolling


class Early(Rule):
    """Looks for the source named in the form, else for the usual ways to say it."""

    code = "early"
    title = gettext_lazy("Says how you got the name, early")
    why = gettext_lazy("“Why me?” is the first question a stranger has.")
    fix = gettext_lazy("Say in your first lines how you came to this person.")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when it is missing, or stands too late."""
        place = self.place(draft)
        if place is None:
            fix = str(self.fix)
            if draft.how_who.strip():
                fix = _("Say it in your first lines. You noted: %s.") % draft.how_who.strip()
            return [self.missing(draft, fix)]
        if words_before(draft, place.start) <= EARLY_WORDS:
            return []
        return [self.quoting(draft, place, _("Move this up to your first lines."))]

    def evidence(self, draft: Draft) -> Span | None:
        """The earliest place that says where the name came from."""
        text = draft.reading.folded
        told = [SOURCE.search(text), SHARED.search(text) if draft.how_kind == "know" else None]
        places = [Span(*said.span()) for said in told if said]
        places += [span for name in source_words(draft) if (span := mention(text, name))]
        return min(places, default=None)


def words_before(draft: Draft, place: int) -> int:
    """How many words stand ahead of this place of the folded text."""
    return len(draft.reading.folded[:place].split())
