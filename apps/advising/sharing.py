"""What can be seen of a student: steps and dates, logs they chose to share, and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.accounts.models import Person
from apps.advising.steps import caseload
from apps.interviews.models import Log
from apps.students.models import Student


@dataclass(frozen=True)
class SharedLog:
    takeaways: str
    next_steps: str
    logged_at: datetime


def shared_logs(student: Student, reader: Person | None) -> list[SharedLog]:
    """A log is read by the person with whom it was shared, not by the next advisor."""
    return [
        SharedLog(log.takeaways, log.next_steps, log.logged_at)
        for log in Log.objects.shared_by(student.person).read_by(reader)
    ]


def seen(student: Student, *, reader: Person | None, zone: str, now: datetime) -> dict[str, Any]:
    """Everything that `reader` opens of a student; the student is shown the same values."""
    found = caseload([student], zone=zone)
    still = found.stuck(student, now)
    return {
        "student": student,
        "journeys": found.journeys[student.pk],
        "logs": shared_logs(student, reader),
        "days_stuck": still.days if still else 0,
        "stuck_at": still.words if still else "",
        "zone": zone,
    }
