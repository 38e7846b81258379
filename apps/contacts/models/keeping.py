"""Whether and when a student writes again to one of their people."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.contacts.models.people import Contact
from apps.contacts.workflow import Status


class Plans(models.QuerySet["KeepInTouch"]):
    def visible_to(self, person: Person) -> "Plans":
        return self.filter(contact__student__person=person)

    def active(self) -> "Plans":
        return self.filter(status=Status.ACTIVE)

    def with_contact(self, contact: Contact) -> "KeepInTouch | None":
        return self.filter(contact=contact).first()


class Pace(models.TextChoices):
    """The last question of a log."""

    DAYS = "days", _("In 90 days")
    NEWS = "news", _("When I have news")
    NO = "no", _("No")


class KeepInTouch(models.Model):
    """No plan without the student's choice. `next_at` is empty when waiting for news."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    pace = models.CharField(max_length=4, choices=Pace.choices)
    began_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    turn = models.PositiveIntegerField(default=0, help_text="Counts the touches that restarted it.")

    objects = Plans.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(pace=Pace.NO), name="no_plan_without_choice")
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.get_status_display()}"
