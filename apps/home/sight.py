"""What an advisor can see of a student, told to the student: the same values, nothing else."""

from datetime import datetime
from typing import Any

from apps.advising.sharing import seen
from apps.students.models import Student


def values(student: Student, *, now: datetime) -> dict[str, Any]:
    held = seen(student, zone=student.person.zone, now=now)
    return held | {"advisor": student.advisor, "me_line": student.about}
