"""Who changed what about the center, and when."""

from collections.abc import Collection
from typing import Any, NoReturn

from django.db import models

from apps.accounts.models import Person

QUIET, TERM, PLEDGE, GUIDE = "quiet", "term", "pledge", "guide"
LOGO, COLOUR, FIRST_NOTE, PILOT, SET_UP = "logo", "colour", "review_first", "pilot", "set_up"
# What stands on pages of its own; the rest are settings.
APART = (QUIET, TERM, PLEDGE, GUIDE, LOGO, COLOUR, PILOT, SET_UP)


class Changes(models.QuerySet["Change"]):
    def latest_first(self) -> "Changes":
        return self.select_related("by").order_by("-at", "-pk")

    def since(self, number: int, whats: Collection[str]) -> "Changes":
        """Of these, what was changed after the change of this number, oldest first."""
        since = self.filter(pk__gt=number, what__in=list(whats))
        return since.select_related("by").order_by("pk")

    def about(self, what: str) -> "Changes":
        return self.filter(what=what)

    def newest(self) -> int:
        """The number of the latest change, 0 where there is none."""
        return self.order_by("pk").values_list("pk", flat=True).last() or 0

    def update(self, **_values: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refused: the past does not change."""
        raise TypeError("Changes are append-only: record another one.")

    def delete(self) -> NoReturn:
        """Refused: the past does not go away."""
        raise TypeError("Changes are append-only: record another one.")


class Change(models.Model):
    """`what` is a setting or one of `APART`; an empty side: was not there, or is gone."""

    what = models.CharField(max_length=40)
    old = models.CharField(max_length=200, blank=True)
    new = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Changes.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="campus_changes")]

    def __str__(self) -> str:
        return f"{self.what}: {self.old} → {self.new}"
