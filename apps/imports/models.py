"""Files that came in, and what was done with each of their rows."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.imports.workflow import Outcome, Status

LOOK = (Outcome.ERROR, Outcome.DUPLICATE, Outcome.IGNORED)


class Batches(models.QuerySet["Batch"]):
    def visible_to(self, person: Person) -> "Batches":
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def of_kind(self, kind: str) -> "Batches":
        return self.filter(kind=kind).defer("content").order_by("-created_at", "-pk")

    def next_to_apply(self, kind: str) -> "Batch | None":
        """The oldest that nobody works on right now, locked until the transaction ends."""
        waiting = self.filter(kind=kind, status=Status.APPLYING).order_by("pk")
        return waiting.select_for_update(skip_locked=True).first()


class Batch(models.Model):
    """One uploaded file. Its bytes are kept until they are imported or turned down."""

    kind = models.CharField(max_length=20)
    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(default=bytes)
    size = models.PositiveIntegerField(help_text="Bytes of the file as it came.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PREVIEWED)
    reason = models.TextField(blank=True, help_text="Why it was refused, in words.")
    note = models.TextField(blank=True, help_text="What was not read, in words.")
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0, help_text="Rows applied so far, in order.")
    uploaded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = Batches.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done__lte=models.F("rows")), name="no_more_than_all"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class Rows(models.QuerySet["Row"]):
    def of(self, batch: Batch) -> "Rows":
        return self.filter(batch=batch).order_by("number")

    def numbered(self, numbers: Iterable[int]) -> "Rows":
        return self.filter(number__in=list(numbers))

    def ended_as(self, outcomes: Iterable[str]) -> "Rows":
        return self.filter(outcome__in=list(outcomes))

    def counts(self) -> dict[str, int]:
        """How many rows of each outcome, every outcome named."""
        found = self.order_by().values_list("outcome").annotate(Count("pk"))
        return dict.fromkeys(Outcome.values, 0) | dict(found)


class Row(models.Model):
    """One row of a file as a spreadsheet numbers it, with what happens to it and why.

    `cells` are kept only of rows that somebody has to look at again.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    name = models.CharField(max_length=200, blank=True)
    found = models.CharField(_("what is in the file"), max_length=500, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    cells = models.JSONField(default=dict)

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_of_each_number")
        ]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="row_outcome")]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"
