"""What an advisor can see of a student, told to the student: the same rows, nothing else."""

from typing import Any

from apps.advising.steps import journeys
from apps.students.models import Student


def values(student: Student) -> dict[str, Any]:
    return {
        "student": student,
        "advisor": student.advisor,
        "journeys": journeys([student])[student.pk],
        "me_line": student.about,
    }
