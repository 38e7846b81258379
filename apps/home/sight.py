"""What an advisor can see of a student, told to the student: the same values, nothing else."""

from datetime import datetime
from typing import Any

from apps.advising.models import Word
from apps.advising.sharing import seen, shown
from apps.home.viewing import looked
from apps.interviews.models import Log
from apps.students.models import Student


def values(student: Student, *, is_read: bool = True, now: datetime) -> dict[str, Any]:
    """`is_read`: by the student, so that it is written down who has read the notes about them."""
    if is_read:
        shown(student, student.person, now=now)
    advisor = student.advisor
    held = seen(student, reader=advisor, zone=student.person.zone, now=now)
    before = (
        Log.objects.shared_by(student.person)
        .shared_before(advisor)
        .select_related("interview__contact", "shared_with")
    )
    own: dict[str, Any] = {"advisor": advisor, "colleague": advisor and advisor.covered_by}
    own |= {"looked": looked(student), "written": _written(student, held["words"], now)}
    return held | own | {"before": before, "me_line": student.about}


def _written(student: Student, shared: list[Word], now: datetime) -> list[Word]:
    """What anybody at the center wrote to them, but for what their advisor reads, too."""
    return [word for word in Word.objects.told(student, now) if word not in shared]
