"""A person's own data: a file of all of it, its end, and what stands against that."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role

DAYS = 7  # for so long a file can be downloaded


class Takeouts(models.QuerySet["Takeout"]):
    def visible_to(self, person: Person) -> "Takeouts":
        """Their own alone, whoever they are."""
        return self.filter(person=person)

    def to_make(self) -> "Takeouts":
        return self.filter(made_at__isnull=True).order_by("pk")

    def of(self, person: Person) -> "Takeouts":
        return self.filter(person=person).order_by("-pk")

    def since(self, moment: datetime) -> "Takeouts":
        """Asked for after this moment; the file itself is not read."""
        return self.filter(asked_at__gt=moment).defer("content")


class Takeout(models.Model):
    """`content` is a ZIP, empty until a worker has made it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    content = models.BinaryField(default=b"")
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")

    objects = Takeouts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(made_at=None), name="one_takeout_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_at:%Y-%m-%d %H:%M}"


class Erasures(models.QuerySet["Erasure"]):
    def visible_to(self, person: Person) -> "Erasures":
        """Coordinators see all, everybody else their own."""
        return self.all() if person.role == Role.COORDINATOR else self.filter(person=person.pk)

    def open(self) -> "Erasures":
        """Asked for or begun, and neither taken back nor done."""
        return self.filter(taken_back_at=None, done_at=None)

    def of(self, person: Person) -> "Erasures":
        return self.filter(person=person.pk)

    def due(self, now: datetime) -> "Erasures":
        return self.open().filter(due_at__lte=now).order_by("pk")

    def latest_first(self) -> "Erasures":
        return self.order_by("-pk")


class Erasure(models.Model):
    """`person` is a number without a constraint: the certificate outlives who it is about.

    `due_at` is set by the coordinator who begins it; `counts` says rows by table, once done.
    """

    number = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.BigIntegerField()
    asked_at = models.DateTimeField(null=True, blank=True, help_text="By the person.")
    begun_by = models.BigIntegerField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)

    objects = Erasures.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(taken_back_at=None, done_at=None),
                name="one_open_erasure",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(due_at__isnull=False), name="erased_after_its_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Holds(models.QuerySet["Hold"]):
    def standing(self, person: Person) -> "Holds":
        return self.filter(person=person, ended_at=None)


class Hold(models.Model):
    """Records that a law or a request keeps: nothing of this person is erased meanwhile."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("why nothing may be erased"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Holds.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_hold_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"
