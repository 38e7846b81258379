"""The picture of the center."""

from django.db import models


class Logos(models.Manager["Logo"]):
    def of(self, digest: str) -> "Logo | None":
        return self.filter(digest=digest).first()


class Logo(models.Model):
    """A picture as Rapport wrote it again (PNG), apart from the row that every page reads."""

    digest = models.CharField(primary_key=True, max_length=64)
    png = models.BinaryField()

    objects = Logos()

    def __str__(self) -> str:
        return self.digest[:12]
