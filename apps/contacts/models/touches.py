"""What happened between a student and one of their people."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.contacts.models.people import Contact


class TouchKind(models.TextChoices):
    KEPT = "kept", _("kept")
    REQUEST = "request", _("request sent")
    ANSWER = "answer", _("answer")
    CONVERSATION = "conversation", _("conversation")
    THANK_YOU = "thank_you", _("thank-you")
    WORD = "word", _("word")
    HEARD = "heard", _("word from them")
    MET = "met", _("met")


TAPPED = (TouchKind.WORD, TouchKind.HEARD, TouchKind.MET)


class Touches(models.QuerySet["Touch"]):
    def with_contact(self, contact: Contact) -> "Touches":
        return self.filter(contact=contact).order_by("-at", "-pk")

    def of(self, kind: str, *, since: datetime) -> "Touches":
        return self.filter(kind=kind, at__gte=since)

    def kinds(self, *kinds: str) -> "Touches":
        return self.filter(kind__in=kinds)

    def tapped(self) -> "Touches":
        """What the student noted by hand, and can take back."""
        return self.filter(kind__in=TAPPED)

    def visible_to(self, person: Person) -> "Touches":
        return self.filter(contact__student__person=person)

    def saying(self, note: str) -> "Touches":
        return self.filter(note=note)


class Touch(models.Model):
    """One thing that happened between two people; any touch restarts keeping in touch.

    `about` is the number of what can be read of it, written by the app above that has it: of the
    request for a note, of the conversation for a log and a thank-you.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=TouchKind.choices)
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    about = models.PositiveBigIntegerField(null=True, blank=True)
    moved = models.JSONField(null=True, blank=True, help_text="The plan [before, after] it.")

    objects = Touches.as_manager()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"
