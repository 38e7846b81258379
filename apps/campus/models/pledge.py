"""What students promise, in the words of the center."""

from django.db import models

from apps.accounts.models import Person


class Wordings(models.QuerySet["Wording"]):
    def newest_first(self) -> list["Wording"]:
        """All of them: a center rewords its pledge a few times in its life."""
        return list(self.select_related("by").order_by("-pk"))


class Wording(models.Model):
    """One version of the pledge, a line each; only ever added to.

    `asks_again`: whoever promised an earlier one promises once more.
    """

    version = models.CharField(max_length=24, unique=True)
    text = models.TextField()
    asks_again = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Wordings.as_manager()

    def __str__(self) -> str:
        return self.version

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()
