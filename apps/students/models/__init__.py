"""The student, what they explore, and what they promise."""

from apps.students.models.mailbox import Answer, Mailbox
from apps.students.models.pledge import Pledge
from apps.students.models.student import (
    ABOUT,
    EXPLORED,
    Exploration,
    Finding,
    FindingKind,
    Step,
    StepFact,
    Student,
)

__all__ = [
    "ABOUT",
    "EXPLORED",
    "Answer",
    "Exploration",
    "Finding",
    "FindingKind",
    "Mailbox",
    "Pledge",
    "Step",
    "StepFact",
    "Student",
]
