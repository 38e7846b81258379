"""Who may keep the settings; the twin of `QuietPeriods.visible_to` and `Terms.visible_to`."""

from apps.accounts.models import Person, Role
from apps.campus.models import QuietPeriod, Term


def may_keep(person: Person, _period: QuietPeriod | Term) -> bool:
    """A coordinator keeps the quiet periods and the terms."""
    return person.role == Role.COORDINATOR
