"""What the doctor says of one matter."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """`LOOK`: what a program on this machine cannot know, or a person has to weigh."""

    FINE = "fine"
    MEND = "mend"
    LOOK = "look"


@dataclass(frozen=True)
class Finding:
    """`words` say what was found; `cure` what to do, where there is something to do."""

    matter: str
    verdict: Verdict
    words: str
    cure: str = ""


def judged(matter: str, words: str, *, cure: str, is_fine: bool) -> Finding:
    return Finding(matter, *((Verdict.FINE, words) if is_fine else (Verdict.MEND, words, cure)))
