"""The student, what they explore, and what they promise."""

from apps.students.models.advising import Advising
from apps.students.models.exploration import (
    EXPLORED,
    Exploration,
    Finding,
    FindingKind,
    Step,
    StepFact,
)
from apps.students.models.mailbox import Answer, Mailbox
from apps.students.models.pledge import Pledge
from apps.students.models.reading import Copies, Copy, Remark, Verdict, decided_when
from apps.students.models.student import ABOUT, Student, Way

__all__ = [
    "ABOUT",
    "EXPLORED",
    "Advising",
    "Answer",
    "Copies",
    "Copy",
    "Exploration",
    "Finding",
    "FindingKind",
    "Mailbox",
    "Pledge",
    "Remark",
    "Step",
    "StepFact",
    "Student",
    "Verdict",
    "Way",
    "decided_when",
]
