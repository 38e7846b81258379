"""Who may keep the settings; the twin of `QuietPeriods.visible_to`."""

from apps.accounts.models import Person, Role
from apps.campus.models import QuietPeriod


def may_keep(person: Person, _period: QuietPeriod) -> bool:
    """A coordinator keeps the quiet periods."""
    return person.role == Role.COORDINATOR
