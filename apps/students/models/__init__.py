"""The student, what they explore, and what they promise."""

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
    "Exploration",
    "Finding",
    "FindingKind",
    "Pledge",
    "Step",
    "StepFact",
    "Student",
]
