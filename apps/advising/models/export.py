"""Files that staff took with them: who, when, how many rows, and why. Kept for good."""

from datetime import datetime
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role


class What(models.TextChoices):
    CASELOAD = "caseload", _("Caseload")
    REPORT = "report", _("Report")
    IMPORT = "import", _("Rows of an import")


class FileKind(models.TextChoices):
    CSV = "csv", _("CSV")
    XLSX = "xlsx", _("Excel")


class Exports(models.QuerySet["Export"]):
    def visible_to(self, person: Person) -> "Exports":
        """Coordinators read them all."""
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def latest_first(self) -> "Exports":
        return self.select_related("by").order_by("-at", "-pk")

    def count_addresses(self, person: Person, *, since: datetime) -> int:
        """Rows with contact data that this person took, however many files they were."""
        lately = self.filter(by=person, addresses=True, at__gt=since)
        return int(lately.aggregate(rows=models.Sum("rows", default=0))["rows"])

    def update(self, **_values: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refused: the past does not change."""
        raise TypeError("Exports are append-only: note another one.")

    def delete(self) -> NoReturn:
        """Refused: the past does not go away."""
        raise TypeError("Exports are append-only: note another one.")


class Export(models.Model):
    """`query` is of the page: filters, days, an import. `addresses`: with contact data."""

    what = models.CharField(max_length=8, choices=What.choices)
    kind = models.CharField(max_length=4, choices=FileKind.choices)
    rows = models.PositiveIntegerField()
    addresses = models.BooleanField(default=False)
    query = models.TextField(blank=True)
    reason = models.CharField(_("what it is for"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Exports.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="exports_latest")]

    def __str__(self) -> str:
        return f"{self.what}: {self.rows} rows"
