"""Whether mail may leave."""

from django.db import models
from django.db.models import Q


class Senders(models.Manager["Sender"]):
    def known(self) -> "Sender | None":
        """The row, if any process has sent from this database yet."""
        return self.first()


class Sender(models.Model):
    """The one row that says whether mail may leave. All times are UTC.

    `home` names the very database that this row was written in; in a restored copy the name no
    longer fits. `seen_at` is the last pulse: beat rang and a worker answered.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    home = models.CharField(max_length=80)
    seen_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = Senders()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_sender")]

    def __str__(self) -> str:
        return f"paused: {self.reason}" if self.paused_at else "sending"
