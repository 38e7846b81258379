"""Who may do what to an advisor's own things."""

from apps.accounts.models import Person, Role
from apps.advising.models import Flag, Note, Round, Snippet, View


def is_own(person: Person, thing: Note | Round | Snippet | View) -> bool:
    return thing.by_id == person.pk


def takes_down(person: Person, flag: Flag) -> bool:
    """The student reads it, and does not take it down."""
    return flag.student.advisor_id == person.pk or person.role == Role.COORDINATOR
