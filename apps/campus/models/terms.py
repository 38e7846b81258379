"""The terms of the university."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.campus.breaks import Break


class Terms(models.QuerySet["Term"]):
    def visible_to(self, person: Person) -> "Terms":
        """Coordinators keep them."""
        return self.in_order() if person.role == Role.COORDINATOR else self.none()

    def in_order(self) -> "Terms":
        return self.order_by("starts_on")

    def by_key(self) -> dict[str, "Term"]:
        """As addresses name them; the latest first."""
        return {str(term.pk): term for term in self.order_by("-starts_on")}

    def from_day(self, day: date) -> "Terms":
        """Those that are not over, the next one first."""
        return self.filter(ends_on__gte=day).order_by("starts_on")


class Term(models.Model):
    """Days of the campus's zone, both ends included; no two terms share a day."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    objects = Terms.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="term_in_order"),
            ExclusionConstraint(
                name="one_term_a_day",
                expressions=[
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def span(self) -> Break:
        return Break(self.starts_on, self.ends_on, self.name)

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on
