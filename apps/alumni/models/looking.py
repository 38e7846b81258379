"""What one student does in the directory: hides somebody, waits for room, opens profiles."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import models

from apps.accounts.models import Person
from apps.alumni.models.block import Block
from apps.alumni.workflow import Status

_PAIR = {"person": models.OuterRef("person"), "alum": models.OuterRef("alum")}


def _apart() -> models.Exists:
    """The alum and the person of a row are kept apart."""
    return models.Exists(Block.objects.standing().filter(**_PAIR))


class Asides(models.QuerySet["Hidden"]):
    def visible_to(self, person: Person) -> "Asides":
        """Who could be shown again: not who left since, or with whom nothing may go on."""
        listed = self.filter(person=person, alum__status=Status.OPTED_IN)
        return listed.exclude(_apart()).select_related("alum__person")

    def of(self, person: Person, alum: int) -> "Asides":
        return self.filter(person=person, alum=alum)


class Hidden(models.Model):
    """A student does not want to see this alum in search or among next people."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    alum = models.ForeignKey("alumni.Alum", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    objects = Asides.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "alum"], name="hidden_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.alum_id}"


class Waits(models.QuerySet["Wait"]):
    def untold(self) -> "Waits":
        return self.filter(told_at__isnull=True).select_related("alum", "person")

    def for_any(self, alumni: "models.QuerySet[Any, Any]") -> "Waits":
        """Who may still hear of one of them, the longest waiting first."""
        hidden = Hidden.objects.filter(
            person=models.OuterRef("person"), alum=models.OuterRef("alum")
        )
        wanted = self.filter(alum__in=alumni).exclude(_apart()).exclude(models.Exists(hidden))
        return wanted.order_by("pk")

    def of(self, person: Person) -> "Waits":
        return self.filter(person=person, told_at__isnull=True)

    def told_since(self, moment: datetime) -> "Waits":
        return self.filter(told_at__gte=moment).order_by("pk")

    def for_alumni(self, pks: Collection[int]) -> "Waits":
        return self.filter(alum__in=list(pks))

    def by(self, person: Person) -> "Waits":
        return self.filter(person=person)

    def asked_again(self) -> "Waits":
        """Told once, and waiting anew in a row of its own."""
        anew = Wait.objects.untold().filter(**_PAIR)
        return self.filter(models.Exists(anew))


class Wait(models.Model):
    """A student wants to hear, once, that this alum has room again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    alum = models.ForeignKey("alumni.Alum", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = Waits.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "alum"],
                condition=models.Q(told_at__isnull=True),
                name="waits_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.alum_id}"


class Looks(models.QuerySet["Look"]):
    def on(self, person: Person, day: date) -> "Looks":
        return self.filter(person=person, day=day)

    def at_canaries(self) -> "Looks":
        """Not told of yet."""
        return self.filter(alum__is_canary=True, told_at__isnull=True).select_related(
            "alum", "person"
        )

    def before(self, moment: datetime) -> "Looks":
        return self.filter(day__lt=moment.date())


class Look(models.Model):
    """One profile opened by one person on a day of the campus; what the limit of a day counts."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    alum = models.ForeignKey("alumni.Alum", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = Looks.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "day", "alum"], name="looked_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class Openings(models.QuerySet["Opening"]):
    def of(self, person: Person) -> "Openings":
        return self.filter(person=person)

    def untold(self) -> "Openings":
        return self.filter(told_at__isnull=True).order_by("pk")

    def told_since(self, moment: datetime) -> "Openings":
        return self.filter(told_at__gte=moment).order_by("pk")


class Opening(models.Model):
    """A student wants to hear, once, that the first alumni have opted in."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = Openings.as_manager()

    def __str__(self) -> str:
        return str(self.person_id)
