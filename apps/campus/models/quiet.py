"""Breaks and exam weeks."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.campus.breaks import Break


class QuietPeriods(models.QuerySet["QuietPeriod"]):
    def visible_to(self, person: Person) -> "QuietPeriods":
        """Coordinators keep them; others only feel them."""
        return self.in_order() if person.role == Role.COORDINATOR else self.none()

    def in_order(self) -> "QuietPeriods":
        return self.order_by("starts_on", "ends_on", "pk")

    def covering(self, day: date) -> "QuietPeriods":
        return self.within(day, day)

    def within(self, first: date, last: date) -> "QuietPeriods":
        """Those that have a day of these, the earliest first."""
        return self.filter(starts_on__lte=last, ends_on__gte=first).in_order()

    def spans_from(self, day: date) -> list[tuple[date, date]]:
        """First and last day of every period that is not over."""
        return list(self.filter(ends_on__gte=day).values_list("starts_on", "ends_on"))


class QuietPeriod(models.Model):
    """A break or exam week, by days of the campus's zone, both ends included."""

    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    objects = QuietPeriods.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="quiet_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def span(self) -> Break:
        return Break(self.starts_on, self.ends_on, self.name)
