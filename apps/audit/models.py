"""What bears on security, in rows that nobody changes: numbers, codes and keyed hashes alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.core.lasting import lasting_hmac


class What(models.TextChoices):
    SIGN_IN = "sign_in", _("Signed in")
    SIGN_OUT = "sign_out", _("Signed out")
    SIGN_IN_REFUSED = "sign_in_refused", _("Sign-in refused")
    REFUSED = "refused", _("Page refused to staff")
    STAFF_INVITED = "staff_invited", _("Staff invited")
    ROLE = "role", _("Part changed")
    STAFF_REMOVED = "staff_removed", _("Staff removed")
    ANEW = "anew", _("Second factor taken back")
    LET_IN = "let_in", _("Let in again after the campus's word")
    SETTING = "setting", _("Setting changed")
    EXPORT = "export", _("File taken by staff")
    IN_FILE = "in_file", _("Stood in a file of staff")
    SAW = "saw", _("Details opened by staff")
    TAKEOUT = "takeout", _("Own data asked for")
    TAKEN = "taken", _("Own data downloaded")
    VIEW_AS = "view_as", _("Looked on as a student")
    VIEW_END = "view_end", _("Looking on ended")
    ERASURE = "erasure", _("Erasure begun")
    ERASURE_BACK = "erasure_back", _("Erasure taken back")
    ERASED = "erased", _("Person erased")
    HELD = "held", _("Held from erasure")
    HOLD_ENDED = "hold_ended", _("Hold ended")
    COPIED = "copied", _("Database copied")
    RESTORED = "restored", _("Copy restored in a test")
    WITHHELD = "withheld", _("Directory information withheld")
    ADDRESS_ASKED = "address_asked", _("Another address asked for")
    ADDRESS_KEPT = "address_kept", _("Old address kept")
    ADDRESS = "address", _("Address changed")
    TAKEN_OVER = "taken_over", _("Unconfirmed account went to its owner")


DIGITS = 16


def hashed(kind: str, value: str) -> str:
    """The same for the same value, and nothing else can be told from it; empty stays empty."""
    if not value:
        return ""
    return lasting_hmac(f"audit.{kind}", value.casefold()).hexdigest()[:DIGITS]


class Events(models.QuerySet["Event"]):
    def of(self, what: str) -> "Events":
        return self.filter(what=what)

    def concerning(self, people: Iterable[int], whom: str) -> "Events":
        """By these persons, about them, or where this hash of an address was typed."""
        pks = list(people)
        any_of = models.Q(by__in=pks) | models.Q(person__in=pks) | models.Q(whom=whom)
        return self.filter(any_of)

    def seen_of(self, person: int) -> "Events":
        """What others opened or took along of this person, the latest first."""
        kinds = (What.SAW, What.IN_FILE, What.VIEW_AS)
        return self.filter(person=person, what__in=kinds).exclude(by=person).order_by("-pk")

    def from_place(self, address: str, *, since: datetime) -> "Events":
        """What came from this network address after a moment."""
        return self.filter(place=hashed("place", address), at__gt=since)

    def since(self, moment: datetime) -> "Events":
        return self.filter(at__gte=moment)

    def until(self, moment: datetime) -> "Events":
        return self.filter(at__lt=moment)

    def before(self, pk: int) -> "Events":
        """What was written down earlier than this row."""
        return self.filter(pk__lt=pk)

    def moment_of(self, what: str) -> datetime | None:
        """When this happened the last time (UTC)."""
        return self.of(what).latest_first().values_list("at", flat=True).first()

    def latest_first(self) -> "Events":
        return self.order_by("-pk")

    def update(self, **_values: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refused, as by the database."""
        raise TypeError("The audit log is append-only.")

    def delete(self) -> NoReturn:
        """Refused, as by the database."""
        raise TypeError("The audit log is append-only.")


class Event(models.Model):
    """`by` and `person` are numbers without a constraint: they outlive an erased person.

    `note` is a code (a role, the name of a setting or page), never words of a person. `place` is
    a keyed hash of the network address, `whom` one of the address that was typed at the sign-in.
    """

    what = models.CharField(_("what happened"), max_length=16, choices=What.choices)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    note = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=16, blank=True)
    whom = models.CharField(max_length=16, blank=True)

    objects = Events.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["what", "-id"], name="audit_what"),
            models.Index(fields=["by", "-id"], name="audit_by"),
            models.Index(fields=["person", "-id"], name="audit_person"),
            models.Index(fields=["at"], name="audit_at"),
            models.Index(fields=["whom", "-id"], condition=~models.Q(whom=""), name="audit_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
