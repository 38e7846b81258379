"""One file, and its bytes in pieces that nobody has to hold all at once."""

from collections.abc import Iterator
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.core.locks import is_free
from apps.imports.workflow import AT_WORK, Status


class Batches(models.QuerySet["Batch"]):
    def visible_to(self, person: Person) -> "Batches":
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def of_kind(self, kind: str) -> "Batches":
        return self.filter(kind=kind)

    def come_from(self, source: str) -> "Batches":
        return self.filter(source=source)

    def begun(
        self, kind: str, file_name: str, source: str = "", *, now: datetime, by: Person | None
    ) -> "Batch":
        """A new one, whose bytes are not kept yet."""
        return self.create(
            kind=kind,
            file_name=file_name[:200],
            source=source,
            size=0,
            status=Status.READING,
            uploaded_by=by,
            created_at=now,
        )

    def newer_than(self, batch: "Batch") -> "Batches":
        """Imported ones of its kind that are of a later day, or came later on it; newest first."""
        taken = self.filter(kind=batch.kind, status__in=[Status.APPLYING, Status.APPLIED])
        later = Q(created_at__gt=batch.created_at)
        if batch.dated is not None:
            of_its_day = Q(later, Q(dated=batch.dated) | Q(dated=None))
            later = Q(dated__gt=batch.dated) | of_its_day
        return taken.filter(later).order_by(F("dated").desc(nulls_last=True), "-created_at", "-pk")

    def waiting(self) -> "Batches":
        """Somebody has to choose its columns, or to say whether it is imported."""
        return self.filter(status__in=[Status.UNMAPPED, Status.PREVIEWED])

    def next_to_work_on(self, kind: str) -> "Batch | None":
        """The oldest, locked until the transaction ends; none while anybody works on one.

        Two files at once would each take the same new person in.
        """
        waiting = self.filter(kind=kind, status__in=AT_WORK).order_by("pk")
        mine = is_free(f"imports.{kind}")
        return waiting.select_for_update(skip_locked=True).first() if mine else None


class Batch(models.Model):
    """One uploaded file. Its bytes are kept until they are imported or turned down."""

    kind = models.CharField(max_length=20)
    file_name = models.CharField(_("file"), max_length=200)
    size = models.PositiveIntegerField(help_text="Bytes of the file as it came.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PREVIEWED)
    reason = models.TextField(blank=True, help_text="Why it was refused, in words.")
    note = models.TextField(blank=True, help_text="What was not read, in words.")
    header = models.JSONField(default=list, help_text="The header, cell by cell.")
    samples = models.JSONField(
        default=list, help_text="A few values of each column, until the file is imported."
    )
    columns = models.JSONField(default=dict, help_text="Where each field stands in the header.")
    emptied = models.JSONField(
        default=list, help_text="Columns whose cells were dropped before anything was kept."
    )
    source = models.CharField(
        max_length=300, blank=True, help_text="Which file of a watched folder it is."
    )
    dated = models.DateField(
        null=True, blank=True, help_text="Of which day it is, by its name or its time of change."
    )
    columns_chosen_at = models.DateTimeField(
        null=True, blank=True, help_text="When somebody chose them; empty where they are known."
    )
    rows = models.PositiveIntegerField(default=0, help_text="Rows read so far, then all.")
    done = models.PositiveIntegerField(default=0, help_text="Rows compared or applied so far.")
    at = models.BigIntegerField(default=0, help_text="Where the next piece begins.")
    stayed = models.PositiveIntegerField(
        default=0, help_text="Records that stayed when it was taken back."
    )
    uploaded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = Batches.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done__lte=models.F("rows")), name="no_more_than_all"
            ),
            models.UniqueConstraint(
                fields=["source"], condition=~models.Q(source=""), name="each_file_once"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class Chunks(models.QuerySet["Chunk"]):
    def of(self, batch: Batch) -> "Chunks":
        return self.filter(batch=batch).order_by("number")

    def contents(self) -> Iterator[bytes]:
        """One after the other, from the first; a query each, so that one is held at a time."""
        for pk in self.values_list("pk", flat=True):
            yield bytes(self.model.objects.get(pk=pk).content)


class Chunk(models.Model):
    """A piece of the bytes of a file, in order."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    objects = Chunks.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_chunk_of_each_number")
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"
