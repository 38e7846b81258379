"""Who may do what to an advisor's own things, and take along without being asked."""

from datetime import datetime, timedelta

from apps.accounts.models import Person, Role
from apps.advising.models import Export, Flag, Note, Round, Snippet, View

FREELY = 100  # rows with addresses within a day; for more one shows who one is, and says what for
A_DAY = timedelta(hours=24)


def is_own(person: Person, thing: Note | Round | Snippet | View) -> bool:
    return thing.by_id == person.pk


def takes_down(person: Person, flag: Flag) -> bool:
    """The student reads it, and does not take it down."""
    return flag.student.advisor_id == person.pk or person.role == Role.COORDINATOR


def taken_lately(person: Person, *, now: datetime) -> int:
    """Rows with addresses within a day: many small files are one large one."""
    return Export.objects.count_addresses(person, since=now - A_DAY)
