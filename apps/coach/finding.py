"""What a rule says about a draft."""

from dataclasses import dataclass
from enum import Enum

from apps.coach.reading import Span, fold


class Level(Enum):
    """How much a finding weighs: only BLOCKS keeps a message from leaving."""

    BLOCKS = "blocks"
    ADVICE = "advice"
    HINT = "hint"


class Place(Enum):
    """The field of the composer that a finding speaks about."""

    TEXT = "text"
    SUBJECT = "subject"
    HOW_FOUND = "how_found"
    TIMES = "times"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `span` is where the quoted phrase stands in the text as typed (None when something is missing
    rather than wrong); `cut` is the wider stretch to take out so that the sentence still reads,
    for `removal.without`. `instead` is what may stand in the place of the phrase, for
    `removal.replaced`: facts and the student's own words, never a sentence of Rapport's.
    """

    code: str
    title: str
    fix: str
    why: str = ""
    level: Level = Level.ADVICE
    place: Place = Place.TEXT
    phrase: str = ""
    span: Span | None = None
    cut: Span | None = None
    instead: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What "Keep it" settles: this rule about this phrase, wherever the phrase moves to."""
        return settled(self.code, self.phrase)

    @property
    def blocks(self) -> bool:
        """Whether the message may not leave while this stands."""
        return self.level is Level.BLOCKS


@dataclass(frozen=True, slots=True)
class Passed:
    """A rule that has nothing to say, with the student's words that satisfied it, if any."""

    code: str
    title: str
    phrase: str = ""


def settled(code: str, phrase: str) -> tuple[str, str]:
    """The key under which a kept finding is stored; case, accents and spacing do not matter."""
    return code, " ".join(fold(phrase).split())
