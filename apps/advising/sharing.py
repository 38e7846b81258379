"""What a student shared with their advisor: the takeaways of logs marked so, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from apps.interviews.models import Log
from apps.students.models import Student


@dataclass(frozen=True)
class SharedLog:
    takeaways: str
    next_steps: str
    logged_at: datetime


def shared_logs(student: Student) -> list[SharedLog]:
    return [
        SharedLog(log.takeaways, log.next_steps, log.logged_at)
        for log in Log.objects.shared_by(student.person)
    ]
