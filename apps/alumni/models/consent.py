"""The ledger of consent."""

from typing import Any, NoReturn

from django.db import models

from apps.accounts.models import Person
from apps.alumni.models.alum import Alum
from apps.alumni.models.block import is_blocked
from apps.alumni.models.choices import Keeping
from apps.alumni.workflow import Status

KEEP_IN_TOUCH = "keep_in_touch"
DIRECTORY = "directory"
STUDENTS = "students"  # for `shown_to`: all of them


class Consents(models.QuerySet["Consent"]):
    def of(self, alum: Alum) -> "Consents":
        return self.filter(alum_id=alum.pk).order_by("at", "pk")

    def noes_to(self, person: Person) -> "Consents":
        """Every no to keeping in touch with this student, whatever was said later."""
        return self.filter(what=KEEP_IN_TOUCH, given=False, shown_to=to_one(person))

    def update(self, **_values: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refused: what was agreed to does not change."""
        raise TypeError("The ledger is append-only: add a line.")

    def delete(self) -> NoReturn:
        """Refused: what was agreed to does not go away."""
        raise TypeError("The ledger is append-only: add a line.")

    def of_keeping(self, alum: Alum, person: Person) -> "Consents":
        """What the alum answered about keeping in touch with this student, the latest first."""
        asked = self.filter(alum_id=alum.pk, what=KEEP_IN_TOUCH, shown_to=to_one(person))
        return asked.order_by("-at", "-pk")


class Consent(models.Model):
    """The ledger: who agreed to what, shown to whom, in which wording. Only ever added to.

    A trigger of the table refuses every change, whoever asks; another lets nothing be shown
    without its line (`shown_by_the_ledger`). Ids alone name alum and person, and no constraint
    follows them: a line outlives both, and says nothing without them.
    """

    alum = models.ForeignKey(
        Alum, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    person = models.ForeignKey(
        Person, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )
    what = models.CharField(max_length=24)
    given = models.BooleanField()
    shown_to = models.CharField(max_length=24)
    wording = models.CharField(max_length=24, help_text="Version of the words agreed to.")
    details = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = Consents.as_manager()

    def __str__(self) -> str:
        return f"{self.what} {'yes' if self.given else 'no'}"


def to_one(person: Person) -> str:
    """For `shown_to`: this student and nobody else, by number alone."""
    return f"person:{person.pk}"


def keeping_of(alum: Alum | None, person: Person) -> Keeping | None:
    """The alum's latest answer about keeping in touch with this student; None before there is one.

    A block, or a record that is not to be contacted, is a no whatever was said before.
    """
    if alum is None:
        return None
    if alum.status == Status.SUPPRESSED or is_blocked(alum, person):
        return Keeping.NO
    said = Consent.objects.of_keeping(alum, person).first()
    return Keeping(said.details["way"]) if said else None
