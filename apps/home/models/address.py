"""Another address to sign in with: asked for, proved, waiting, and then theirs or not."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person

CODE_LASTS = timedelta(minutes=15)
TRIES = 3  # of one code


class Ended(models.TextChoices):
    """Why an address did not become theirs."""

    SELF = "self", _("kept the old one")
    NOT_ME = "not_me", _("it was not they, says the old address")
    ANEW = "anew", _("asked anew")
    TAKEN = "taken", _("somebody else has it by now")
    GONE = "gone", _("their address is not theirs to change by now")


class AddressChanges(models.QuerySet["AddressChange"]):
    def visible_to(self, person: Person) -> "AddressChanges":
        return self.filter(person=person).select_related("person")

    def of(self, person: Person) -> "AddressChanges":
        return self.filter(person=person).order_by("-pk")

    def asked_since(self, moment: datetime) -> "AddressChanges":
        return self.filter(asked_at__gte=moment)

    def open(self) -> "AddressChanges":
        """Neither theirs yet nor at its end."""
        return self.filter(done_at=None, ended="")

    def unproven(self) -> "AddressChanges":
        return self.open().filter(due_at=None)

    def proved(self) -> "AddressChanges":
        return self.filter(due_at__isnull=False)

    def waiting(self) -> "AddressChanges":
        """Proved, and not due yet or about to be done."""
        return self.open().proved()

    def due(self, now: datetime) -> "AddressChanges":
        return self.open().filter(due_at__lte=now).order_by("due_at", "pk")


class AddressChange(models.Model):
    """`was` is the address that it replaces. `due_at` is set once `email` was proved.

    `code` is a keyed hash, empty where no code fits: somebody else signs in with that address.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    was = models.EmailField()
    code = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=6, choices=Ended.choices, blank=True)

    objects = AddressChanges.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(due_at__isnull=False, done_at=None, ended=""),
                name="one_change_of_address",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(due_at__lte=models.F("done_at"), ended=""),
                name="address_changed_after_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_at:%Y-%m-%d %H:%M}"

    def is_asked(self, now: datetime) -> bool:
        """Whether a code may still be typed."""
        is_open = not self.ended and self.due_at is None and self.tries < TRIES
        return is_open and now - self.asked_at < CODE_LASTS

    @property
    def is_waiting(self) -> bool:
        return self.due_at is not None and self.done_at is None and not self.ended
