"""One installation serves one center; this is its row, with every rule that has a number."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import ExpressionWrapper, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from apps.campus.colour import sheet_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def number(label: "StrOrPromise", default: int) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(0), MaxValueValidator(400)]
    )


class Pilot(models.TextChoices):
    """What a student must share to start while Rapport is tried; nothing where everybody may."""

    PROGRAMME = "programme", _("one college or program")
    COHORT = "cohort", _("one cohort")
    TAG = "tag", _("one tag")


class Campuses(models.Manager["Campus"]):
    def current(self) -> "Campus":
        """The one campus; its defaults until somebody has set it up."""
        return self.first() or Campus()

    def undo(self) -> Combinable:
        """How long the current one's undo is, inside a query that every page asks anyway."""
        seconds = Subquery(self.order_by("pk").values("undo_seconds")[:1])
        known = Coalesce(seconds, Value(Campus().undo_seconds))
        return ExpressionWrapper(known * Value(timedelta(seconds=1)), models.DurationField())


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
    own_examples = models.BooleanField(
        _("only the center’s own examples"), default=False, db_default=False
    )
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
    colour = models.CharField(
        _("color"), max_length=7, blank=True, help_text="`#6a3579`; empty for Rapport's own."
    )
    logo = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the picture, by which its row is found."
    )
    pilot = models.CharField(_("who can start"), max_length=12, choices=Pilot.choices, blank=True)
    pilot_value = models.CharField(_("which one"), max_length=120, blank=True)
    is_set_up = models.BooleanField(
        default=False, help_text="Coordinators begin at their caseloads, not at the set-up page."
    )

    objects = Campuses()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_campus"),
            models.CheckConstraint(
                condition=models.Q(pilot="", pilot_value="")
                | (~models.Q(pilot="") & ~models.Q(pilot_value="")),
                name="a_pilot_names_who",
            ),
        ]

    def __str__(self) -> str:
        return self.university

    @property
    def undo(self) -> timedelta:
        """How long a press that tells somebody can be undone."""
        return timedelta(seconds=self.undo_seconds)

    @property
    def pilot_choice(self) -> str:
        """Who alone can start, kind and value in one; empty for everybody."""
        return f"{self.pilot}|{self.pilot_value}" if self.pilot else ""

    @property
    def stylesheet(self) -> str:
        """Names the stylesheet of its colour; empty for Rapport's own."""
        return sheet_name(self.colour) if self.colour else ""
