"""Says why this person and not another."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.reading import Span
from apps.coach.rule import Rule
from apps.coach.rules.named import source_names, watched
from apps.coach.rules.reasons import REASON


class WhyYou(Rule):
    """Looks for something that is true of the reader alone: a talk, a path, a decision."""

    code = "why-you"
    title = gettext_lazy("Says why this person")
    why = gettext_lazy("A letter that could go to anyone is answered by no one.")
    fix = gettext_lazy(
        "Name one thing of theirs that made you write: a talk, a change of path, a project."
    )
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when nothing in the text is about the reader."""
        if self.place(draft):
            return []
        return [self.missing(draft, self.fix)]

    def evidence(self, draft: Draft) -> Span | None:
        """The first words about the reader, or about something of theirs by its name."""
        text = draft.reading.folded
        if reason := REASON.search(text):
            return Span(*reason.span())
        named = [watched(text, name) for name in source_names(draft)]
        return next((span for span in named if span), None)

    def titled(self, draft: Draft) -> str:
        """With the reader's first name where it is known."""
        if not draft.recipient_first:
            return str(self.title)
        return _("Says why %s") % draft.recipient_first
