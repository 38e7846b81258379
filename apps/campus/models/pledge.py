"""What students promise, in the words of the center."""

from django.db import models

from apps.accounts.models import Person
from apps.campus.promise import LINES, VERSION
from apps.core.joining import seal


class Wordings(models.QuerySet["Wording"]):
    def standing(self) -> "Wording":
        """The newest; Rapport's own words, unsaved, until a center has said its own."""
        return self.order_by("-pk").first() or Wording(
            version=VERSION, text="\n".join(map(str, LINES))
        )

    def newest_first(self) -> "Wordings":
        """All of them: a center rewords its pledge a few times in its life."""
        return self.select_related("by").order_by("-pk")

    def that_ask_again(self) -> "Wordings":
        """Whoever promised before one of these promises once more."""
        return self.filter(asks_again=True)


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

    @property
    def seal(self) -> str:
        """Names these very words."""
        return seal(self.text)
