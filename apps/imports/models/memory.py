"""What is remembered: how columns were chosen, who stands in a file, and what a file did."""

from collections.abc import Collection

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from apps.accounts.models import Person
from apps.core.bulk import among, having_any
from apps.imports.models.batch import Batch


class ColumnMaps(models.QuerySet["ColumnMap"]):
    def for_header(self, kind: str, fingerprint: str) -> "ColumnMap | None":
        return self.filter(kind=kind, fingerprint=fingerprint).first()


class ColumnMap(models.Model):
    """Which column is which in every file with this very header, as somebody chose it."""

    kind = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(default=dict, help_text="Where each field stands in the header.")
    chosen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    chosen_at = models.DateTimeField()

    objects = ColumnMaps.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "fingerprint"], name="one_map_a_header")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.fingerprint[:8]}"


class Marks(models.QuerySet["Mark"]):
    def of(self, batch: Batch) -> "Marks":
        return self.filter(batch=batch)

    def but(self, row: int, said: str) -> "Marks":
        """Of one row, those that do not say something beginning so."""
        return self.filter(number=row).exclude(said__startswith=said)

    def with_any(self, keys: Collection[int]) -> "Marks":
        """Those that hold one of these keys, in the order of their rows; of whichever file."""
        pks = having_any(Mark, "keys", keys)
        return self.filter(among("pk", pks, models.BigIntegerField())).order_by("number", "pk")


class Mark(models.Model):
    """By what one row of a file is known, so that no worker holds all of them.

    Written while a file is compared and gone when it is imported. The desk of the file makes
    `keys`, other ones for each file, and gives `said` its meaning.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    keys = ArrayField(models.BigIntegerField())
    said = models.TextField(blank=True)

    objects = Marks.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["keys"], name="mark_keys", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"


class Deeds(models.QuerySet["Deed"]):
    def of(self, batch: Batch) -> "Deeds":
        return self.filter(batch=batch).order_by("pk")

    def after(self, pk: int, most: int) -> "list[Deed]":
        return list(self.filter(pk__gt=pk).order_by("pk")[:most])

    def later_than(self, batch: Batch, records: Collection[int]) -> Collection[int]:
        """Which of these records a file of the same kind has changed since."""
        these = among("record", records, models.BigIntegerField())
        later = self.filter(these, batch__kind=batch.kind, batch__gt=batch.pk)
        return set(later.values_list("record", flat=True))


class Deed(models.Model):
    """What one row did to one record, so that it can be taken back.

    `before` and `after` are the fields that changed; of a record that the row made, `before` is
    empty and `is_new` true.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    record = models.BigIntegerField(help_text="The id of the record, in the app of its kind.")
    is_new = models.BooleanField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = Deeds.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_deed_a_row")]
        indexes = [models.Index(fields=["record"], name="deed_record")]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"
