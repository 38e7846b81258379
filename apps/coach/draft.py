"""What the coach is asked to read: a text and the few facts around it."""

from dataclasses import dataclass
from functools import cached_property

from apps.coach.reading import Reading, Span
from apps.core.wording import first_name


@dataclass(frozen=True)
class Draft:
    """A message that has not left yet.

    `minutes` and `offers` are what the message will say beside the text (the length chosen in
    the form, the times offered there); they stay empty for a message that leaves by the
    student's own mail program, where the text has to say it. `most_words` is the campus's rule,
    `lines` are the student's own lines of the log, for a thank-you, and `wanted` is the person whom
    the student would like to meet, for a request for an introduction. `beside` are other texts that
    leave with it or in its place: a short note, a paragraph to pass on.
    """

    text: str
    subject: str = ""
    recipient: str = ""
    address_as: str = ""
    student: str = ""
    how_kind: str = ""
    how_who: str = ""
    offers: int = 0
    minutes: int | None = None
    has_attachment: bool = False
    most_words: int = 150
    lines: tuple[str, ...] = ()
    wanted: str = ""
    beside: tuple[str, ...] = ()

    @cached_property
    def reading(self) -> Reading:
        """The text, ready to be searched."""
        return Reading(self.text)

    @cached_property
    def subject_reading(self) -> Reading:
        """The subject line, ready to be searched."""
        return Reading(self.subject)

    @cached_property
    def places(self) -> dict[str, Span | None]:
        """What `Rule.place` found, by the rule's code: each text is searched once."""
        return {}

    @cached_property
    def stretches(self) -> dict[str, list[Span]]:
        """What one rule found and others ask for, by the rule's code."""
        return {}

    @property
    def recipient_first(self) -> str:
        """The recipient's first name, for words on the page ("Says why Rosalind")."""
        return first_name(self.recipient) if self.recipient.strip() else ""
