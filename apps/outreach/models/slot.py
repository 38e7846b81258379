"""Times that a student offers."""

from datetime import datetime

from django.db import models

from apps.outreach.models.request import Request


class Slots(models.QuerySet["Slot"]):
    def ahead(self, moment: datetime) -> "Slots":
        """Those that can still be taken then."""
        return self.filter(starts_at__gt=moment)

    def passed(self, now: datetime) -> "Slots":
        return self.filter(starts_at__lte=now)

    def offered(self, request: Request) -> "Slots":
        return self.filter(request=request).order_by("starts_at", "pk")


class Slot(models.Model):
    """A time that the student can do, in UTC."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()

    objects = Slots.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "starts_at"], name="offered_once")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


def offered(request: Request) -> Slots:
    """The times of a request that its form and its answer may name."""
    return Slot.objects.offered(request)
