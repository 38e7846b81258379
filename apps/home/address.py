"""What the page of one's own address shows: values for its template."""

from datetime import datetime
from typing import Any

from apps.accounts.forms import CodeForm
from apps.accounts.models import Person
from apps.accounts.policies import is_student
from apps.home.address_forms import AddressForm
from apps.home.models import AddressChange
from apps.home.policies import may_change_address


def latest(person: Person) -> AddressChange | None:
    """The last one that was asked for, whatever became of it."""
    return AddressChange.objects.of(person).first()


def values(person: Person, *, typed: str, now: datetime) -> dict[str, Any]:
    """`typed` is the address from before somebody was asked whether it is they."""
    change = latest(person)
    return {
        "person": person,
        "zone": person.zone,
        "may_change": may_change_address(person),
        "is_student": is_student(person),
        "change": change,
        "waiting": change if change and change.is_waiting else None,
        "asked": change if change and change.is_asked(now) else None,
        "form": AddressForm(person=person, typed=typed),
        "code": CodeForm(),
    }
