"""A request for an introduction says to whom."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.language import ENGLISH
from apps.coach.phrases import Words, listed, phrases
from apps.coach.reading import Span, fold
from apps.coach.rule import Rule
from apps.coach.rules.named import mention

_WORDS: Words = {
    "person": "someone|somebody|anyone|anybody|a person|people|a colleague|a friend|colleagues|"
    "friends|one of your (friends|colleagues|former colleagues|teammates)|a (former|old) colleague",
    "place": "who|in|at|from|working|with|that",
}
# No name is known yet, but the kind of person is: "anybody who works at the port".
_DESCRIBED = re.compile(phrases("{person} [you know|of yours] {place} _", _WORDS))
# Of "somebody in water and climate": they are in every note.
_JOINING = listed(
    "a an and any anybody anyone at for from in of on or people somebody someone the to who with"
)


class ToWhom(Rule):
    """Looks for the name in the form, else for a description of the person."""

    code = "to-whom"
    title = gettext_lazy("Says whom you would like to meet")
    why = gettext_lazy("They can only pass on what they could say in one sentence.")
    fix = gettext_lazy("Name the person, or describe them: someone who works in water law.")

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when neither a name nor a description is there."""
        if self.place(draft):
            return []
        fix = str(self.fix)
        if draft.wanted.strip():
            fix = _("You noted: %s. Say it in the note.") % draft.wanted.strip()
        return [self.missing(draft, fix)]

    def reads(self, draft: Draft) -> bool:
        """A name can be looked for in any language."""
        return bool(draft.wanted.strip()) or draft.reading.language == ENGLISH

    def evidence(self, draft: Draft) -> Span | None:
        """Where the person is named or described."""
        text = draft.reading.folded
        names = sorted({*fold(draft.wanted).split()} - _JOINING, key=len, reverse=True)
        named = next((place for name in names if (place := mention(text, name))), None)
        described = _DESCRIBED.search(text)
        return named or (Span(*described.span()) if described else None)
