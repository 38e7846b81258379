import re
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.db.models import CharField, Q
from django.db.models.functions import Cast

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.home.models import AddressChange

# A term stands apart: no letter before or behind it, but for the escapes of JSON ("\\nAna Ruiz").
_APART = r"(^|[^[:alnum:]]|\\[nrtbf])%s($|[^[:alnum:]])"


@dataclass(frozen=True)
class Erased:
    """Who goes, the records of the directory that are theirs, and every row that goes along."""

    person: Person
    alumni: list[Alum]
    numbers: dict[type[models.Model], list[int]]

    @cached_property
    def emails(self) -> list[str]:
        """Theirs now, and before; one that was asked for and never proved may be another's."""
        own = (self.person.email, self.person.own_email, *(alum.email for alum in self.alumni))
        changes = AddressChange.objects.of(self.person).proved().values_list("was", "email")
        more = [email for change in changes for email in change]
        return sorted({email.casefold() for email in (*own, *more) if email})

    @cached_property
    def terms(self) -> list[str]:
        """By which words of others are found: full names and addresses, never a first name."""
        names = {self.person.name, *(f"{one.first_name} {one.last_name}" for one in self.alumni)}
        return [*self.emails, *sorted(name for name in names if len(name.split()) > 1)]

    def named_in(self, *fields: str) -> Q:
        """Rows in which any of these fields, as text, holds one of the terms.

        Ann Lee is not in "Joann Leeds", whose words would go with hers.
        """
        found = Q(pk__in=[])
        for field in fields:
            for term in self.terms:
                found |= Q(**{f"{field}_said__iregex": _APART % re.escape(term)})
        return found

    def subjects(self) -> Q:
        """Rows that name by type and number a thing that goes."""
        found = Q(pk__in=[])
        for model, numbers in self.numbers.items():
            found |= Q(subject_type=model._meta.label_lower, subject_id__in=numbers)
        return found


def said(*fields: str) -> dict[str, Cast]:
    """Fields of JSON as text, to look for words in them."""
    return {f"{field}_said": Cast(field, CharField()) for field in fields}
