"""Between one alum and one student nothing goes on, whoever asked for it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from apps.accounts.models import Person

if TYPE_CHECKING:
    from apps.alumni.models.alum import Alum


class Blocks(models.QuerySet["Block"]):
    def standing(self) -> "Blocks":
        return self.filter(lifted_at__isnull=True)

    def between(self, alum: "Alum", person: Person) -> "Blocks":
        return self.standing().filter(alum=alum, person=person)


class Block(models.Model):
    """`person` is the student, `by` whoever asked for it; lifted only by a coordinator."""

    alum = models.ForeignKey("alumni.Alum", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = Blocks.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alum", "person"], condition=Q(lifted_at__isnull=True), name="blocked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.alum_id} {self.person_id}"


def is_blocked(alum: "Alum | None", person: Person) -> bool:
    """Whether anything may go on between the two."""
    return alum is not None and Block.objects.between(alum, person).exists()
