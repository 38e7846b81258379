"""Who keeps the guide; the twin of `visible_to` of its rows."""

from apps.accounts.models import Person, Role
from apps.guide.models import Example, Removal, Video


def may_keep(person: Person, _row: Video | Example | Removal) -> bool:
    return person.role == Role.COORDINATOR
