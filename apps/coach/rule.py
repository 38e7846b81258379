"""The shape of every rule."""

from abc import ABC, abstractmethod
from typing import ClassVar

from django.utils.functional import Promise

from apps.coach.draft import Draft
from apps.coach.finding import Finding, Level, Passed, Place
from apps.coach.language import ENGLISH
from apps.coach.reading import Span

Words = str | Promise


class Rule(ABC):
    """One rule of a good message: no state, no database, no clock.

    `title` says what a good text does, `why` in one sentence what it is good for, `fix` what to do
    about it (a find may say it more closely). A campus may say each in its own words.
    """

    code: ClassVar[str]
    title: ClassVar[Words]
    why: ClassVar[Words]
    fix: ClassVar[Words]
    level: ClassVar[Level] = Level.ADVICE
    knows_only_english: ClassVar[bool] = False

    @abstractmethod
    def find(self, draft: Draft) -> list[Finding]:
        """What this rule would look at again, in the order of the text."""

    @property
    def blocks(self) -> bool:
        """Whether a message waits for it; such a rule cannot be switched off or kept."""
        return self.level is Level.BLOCKS

    def reads(self, draft: Draft) -> bool:
        """Whether it understands the language; a rule that does not must not speak."""
        return not self.knows_only_english or draft.reading.language == ENGLISH

    def evidence(self, draft: Draft) -> Span | None:  # noqa: ARG002 - for rules that can show it
        """Where the text does what the rule asks, in folded places; None: nothing to quote."""
        return None

    def place(self, draft: Draft) -> Span | None:
        """The evidence, looked for once in a draft."""
        if self.code not in draft.places:
            draft.places[self.code] = self.evidence(draft)
        return draft.places[self.code]

    def titled(self, draft: Draft) -> str:  # noqa: ARG002 - for rules that name the recipient
        """The title as shown beside this draft."""
        return str(self.title)

    def passed(self, draft: Draft) -> Passed:
        """The line under the findings that says what is already good."""
        place = self.place(draft)
        phrase = draft.reading.quote(place) if place else ""
        return Passed(self.code, self.titled(draft), phrase)

    def missing(self, draft: Draft, fix: Words, place: Place = Place.TEXT) -> Finding:
        """A finding about something that is not there."""
        return Finding(
            self.code, self.titled(draft), str(fix), str(self.why), level=self.level, place=place
        )

    def quoting(
        self, draft: Draft, span: tuple[int, int], fix: Words, cut: tuple[int, int] | None = None
    ) -> Finding:
        """A finding about a phrase; `span` and `cut` are places in the folded text."""
        reading = draft.reading
        return Finding(
            self.code,
            self.titled(draft),
            str(fix),
            str(self.why),
            level=self.level,
            phrase=reading.quote(span),
            span=reading.original(span),
            cut=reading.original(cut) if cut else None,
        )
