"""The ledger of consent."""

from django.db import models

from apps.accounts.models import Person
from apps.alumni.models.alum import Alum


class Consents(models.QuerySet["Consent"]):
    def of(self, alum: Alum) -> "Consents":
        return self.filter(alum_id=alum.pk).order_by("at", "pk")


class Consent(models.Model):
    """The ledger: who agreed to what, shown to whom, in which wording. Only ever added to."""

    alum = models.ForeignKey(Alum, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=24)
    given = models.BooleanField()
    shown_to = models.CharField(max_length=24)
    wording = models.CharField(max_length=24, help_text="Version of the words agreed to.")
    details = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = Consents.as_manager()

    def __str__(self) -> str:
        return f"{self.what} {'yes' if self.given else 'no'}"
