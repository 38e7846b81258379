"""A request for an introduction says what the student hopes to learn from that person."""

import re

from django.utils.translation import gettext_lazy

from apps.coach.draft import Draft
from apps.coach.finding import Finding
from apps.coach.phrases import Words, phrases
from apps.coach.reading import Span
from apps.coach.rule import Rule

_WORDS: Words = {
    "learn": "learn|hear|ask|understand|know|find out|talk|see",
    "them": "she|he|they",
    "their": "her|his|their",
    "plain": "it|this|that|him|her|them|you|me|us|some|something|anything|things|advice",
}
_REASONS = """
    (would|i'd|want|hope|hoping|wanted) [like|love] [to] {learn} [more] [from] [her|him|them]\
        (about|how|what|why|whether|where|when) !({plain} !(_)) _
    (because|since|as) ({them}|{their}|the) _
    {them} (moved|went|worked|works|built|runs|ran|leads|led|wrote|studied|studies|changed|left|\
        started|founded|knows|designed|designs|teaches|taught|made|makes|did|does|switched|\
        became|has|have|is|are) _
    {their} !(name|number|email|e-mail|address|contact|time|details|card|schedule|permission|way|\
        own) _
    (interested in|curious about|questions about|a question about|fascinated by) !({plain} !(_)) _
    who (works|worked|moved|went|built|runs|leads|left|started|switched|knows|has|designs|\
        teaches|studies) _
"""
_REASON = re.compile(phrases(_REASONS, _WORDS))


class WhyThem(Rule):
    """Looks for a question or for something about the person whom the student wants to meet."""

    code = "why-them"
    title = gettext_lazy("Says what you hope to learn from them")
    why = gettext_lazy("Nobody lends a name without knowing what for.")
    fix = gettext_lazy("Add one line: what would you ask this person?")
    knows_only_english = True

    def find(self, draft: Draft) -> list[Finding]:
        """One finding when no reason is given."""
        return [] if self.place(draft) else [self.missing(draft, self.fix)]

    def evidence(self, draft: Draft) -> Span | None:
        """The first words that give a reason."""
        said = _REASON.search(draft.reading.own_words)
        return Span(*said.span()) if said else None
