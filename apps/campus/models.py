"""One installation serves one center; this is its row, with every rule that has a number."""

from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.campus.breaks import Break

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


QUIET = "quiet"


def number(label: "StrOrPromise", default: int) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(0), MaxValueValidator(400)]
    )


class Campuses(models.Manager["Campus"]):
    def current(self) -> "Campus":
        """The one campus; its defaults until somebody has set it up."""
        return self.first() or Campus()


class Campus(models.Model):
    """Defaults are those of the product's section "Rules with numbers"."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    university = models.CharField(_("university"), max_length=120, default="Alder State University")
    center = models.CharField(_("center"), max_length=120, default="Alder State Career Center")
    contact_email = models.EmailField(_("contact address"), default="career@alder.example")
    zone = models.CharField(_("time zone"), max_length=64, default="America/Los_Angeles")
    open_requests = number(_("open requests of one student"), 5)
    alum_month = number(_("requests to one alum in a month"), 2)
    again_days = number(_("days until the same alum may be asked after a decline"), 90)
    nudge_days = number(_("days until a request is asked about once more"), 7)
    expiry_days = number(_("days until a request expires"), 14)
    unscheduled_days = number(_("days until a yes without a time is closed"), 21)
    undo_seconds = number(_("seconds in which sending can be undone"), 30)
    sends_a_day = number(_("requests of one student in a day"), 10)
    messages_a_day = number(_("messages of one person in a day"), 20)
    question_days = number(_("days in which a question of an alum waits"), 7)
    review_days = number(_("working days an advisor has to read a draft"), 2)
    review_first = models.BooleanField(_("an advisor reads a student's first note"), default=False)
    minutes = number(_("usual minutes of a conversation"), 20)
    note_words = number(_("words of a first message at most"), 150)
    thanks_hours = number(_("hours until a thank-you is called to mind"), 24)
    thanks_again_hours = number(_("hours until it is called to mind again"), 40)
    thanks_late_hours = number(_("hours after which a thank-you is late"), 48)
    touch_first_days = number(_("days until the first word after a conversation"), 90)
    touch_next_days = number(_("days between words after that"), 120)
    touch_a_year = number(_("words to one person in a year without a reason"), 3)
    day_starts = number(_("first hour of the day for mail"), 8)
    day_ends = number(_("last hour of the day for mail"), 20)

    objects = Campuses()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_campus")]

    def __str__(self) -> str:
        return self.university


class QuietPeriods(models.QuerySet["QuietPeriod"]):
    def visible_to(self, person: Person) -> "QuietPeriods":
        """Coordinators keep them; others only feel them."""
        return self.in_order() if person.role == Role.COORDINATOR else self.none()

    def in_order(self) -> "QuietPeriods":
        return self.order_by("starts_on", "ends_on", "pk")

    def covering(self, day: date) -> "QuietPeriods":
        return self.filter(starts_on__lte=day, ends_on__gte=day)

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


class Changes(models.QuerySet["Change"]):
    def latest_first(self) -> "Changes":
        return self.select_related("by").order_by("-at", "-pk")

    def of_settings_since(self, number: int) -> "Changes":
        """What was changed after the one of this number, quiet periods aside; oldest first."""
        return self.filter(pk__gt=number).exclude(what=QUIET).select_related("by").order_by("pk")

    def newest(self) -> int:
        """The number of the latest change, 0 where there is none."""
        return self.order_by("pk").values_list("pk", flat=True).last() or 0

    def update(self, **_values: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refused: the past does not change."""
        raise TypeError("Changes are append-only: record another one.")

    def delete(self) -> NoReturn:
        """Refused: the past does not go away."""
        raise TypeError("Changes are append-only: record another one.")


class Change(models.Model):
    """`what` is a field of the campus, or `QUIET`; an empty side: was not there, or is gone."""

    what = models.CharField(max_length=40)
    old = models.CharField(max_length=200, blank=True)
    new = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Changes.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="campus_changes")]

    def __str__(self) -> str:
        return f"{self.what}: {self.old} → {self.new}"
