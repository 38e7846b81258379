"""Requests that count toward an alum's limits."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from apps.alumni.models.alum import Alum


class Places(models.QuerySet["Place"]):
    def taken_in(self, alum: "Alum", month: date) -> "Places":
        return self.filter(alum=alum, month=month)

    def open(self) -> "Places":
        return self.filter(freed_at__isnull=True)


class Place(models.Model):
    """One request that counts toward an alum's limits, in the month of the alum's zone.

    Open until the request is closed or its conversation held. Taken in `places.take` alone, under
    the alum's lock: a month and a number at once are the alum's own, so no constraint knows them.
    """

    alum = models.ForeignKey("alumni.Alum", on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="First day of the month it counts in.")
    taken_at = models.DateTimeField()
    freed_at = models.DateTimeField(null=True, blank=True)

    objects = Places.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["alum"], condition=models.Q(freed_at__isnull=True), name="place_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
