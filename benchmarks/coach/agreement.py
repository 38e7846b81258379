"""Whether the coach says what a careful reader would say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apps.coach.finding import Finding, Place
from apps.coach.review import review
from benchmarks.coach.corpus import Expected, Labelled


@dataclass(frozen=True, slots=True)
class Outcome:
    """One draft: expectations that were met and missed, and findings nobody expected."""

    labelled: Labelled
    met: tuple[Expected, ...]
    missed: tuple[Expected, ...]
    false: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one rule, or of all; shares are 1 where there is nothing to count."""

    met: int
    missed: int
    false: int

    @property
    def expected(self) -> int:
        return self.met + self.missed

    @property
    def precision(self) -> float:
        return self.met / (self.met + self.false) if self.met + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.met / self.expected if self.expected else 1.0


def judged(labelled: Labelled) -> Outcome:
    """Read one draft and compare; a finding may meet several expectations, and the reverse."""
    found = [f for f in review(labelled.draft).findings if f.code in labelled.scored]
    met = [label for label in labelled.expected if any(_agree(label, f, labelled) for f in found)]
    missed = [label for label in labelled.expected if label not in met]
    false = [f for f in found if not any(_agree(x, f, labelled) for x in labelled.expected)]
    return Outcome(labelled, tuple(met), tuple(missed), tuple(false))


def _agree(label: Expected, finding: Finding, labelled: Labelled) -> bool:
    if label.code != finding.code:
        return False
    return not label.phrase or _overlap(label.phrase, finding, labelled)


def _overlap(phrase: str, finding: Finding, labelled: Labelled) -> bool:
    """Whether the quoted stretch and one that reads as the label says share a character."""
    if finding.span is None:
        return False
    in_subject = finding.place is Place.SUBJECT
    text = labelled.draft.subject if in_subject else labelled.draft.text
    start = text.find(phrase)
    while start >= 0:
        if start < finding.span.end and finding.span.start < start + len(phrase):
            return True
        start = text.find(phrase, start + 1)
    return False


def tally(outcomes: Sequence[Outcome], codes: Iterable[str]) -> Tally:
    """Counts over these drafts for these rules."""
    wanted = frozenset(codes)
    return Tally(
        met=sum(label.code in wanted for outcome in outcomes for label in outcome.met),
        missed=sum(label.code in wanted for outcome in outcomes for label in outcome.missed),
        false=sum(finding.code in wanted for outcome in outcomes for finding in outcome.false),
    )
