"""Who may change the staff: coordinators."""

from apps.accounts.models import Away, Person
from apps.accounts.policies import is_coordinator

__all__ = ["is_coordinator", "may_end", "may_manage"]


def may_manage(person: Person, _colleague: Person) -> bool:
    return is_coordinator(person)


def may_end(person: Person, _away: Away) -> bool:
    return is_coordinator(person)
