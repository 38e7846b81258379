"""Where else a student can look: the center's own links, in its own order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.core.joining import seal

MOST_LINKS = 12  # a page, not a catalogue


class Furthers(models.QuerySet["Further"]):
    def visible_to(self, person: Person) -> "Furthers":
        """Coordinators see all, in order; students and advisors what is not hidden."""
        ordered = self.order_by("position", "pk")
        if person.role == Role.COORDINATOR:
            return ordered
        return ordered.shown() if person.role in {Role.STUDENT, Role.ADVISOR} else self.none()

    def shown(self) -> "Furthers":
        return self.filter(is_hidden=False).order_by("position", "pk")

    def locked(self) -> "list[Further]":
        """All of them, in order, for whoever changes the order or the number."""
        return list(self.select_for_update().order_by("position", "pk"))


class Further(models.Model):
    """One link under "Look further". Never deleted, so that the timeline can name it."""

    title = models.CharField(_("title"), max_length=80)
    url = models.URLField(_("address"), max_length=300)
    line = models.CharField(_("one line about it"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_hidden = models.BooleanField(_("hidden"), default=False)

    objects = Furthers.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> dict[str, str]:
        """As its form shows it."""
        return {"title": self.title, "url": self.url, "line": self.line}

    @property
    def seal(self) -> str:
        """Names these very words."""
        return seal(*self.said.values())
