"""What a center says in the guide beside Rapport's own words: texts, videos, examples."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.core.joining import seal

PUT_BACK_FOR = timedelta(hours=24)


class Kind(models.TextChoices):
    """What an example is of."""

    NOTE = "note", _("a first message")
    THANKS = "thanks", _("a thank-you")


class Wordings(models.QuerySet["Wording"]):
    def of(self, slug: str) -> "Wording | None":
        return self.filter(slug=slug).first()


class Wording(models.Model):
    """A step of the guide in the words of the center; `points` are [heading, text] each."""

    slug = models.SlugField(max_length=40, unique=True)
    lead = models.CharField(_("first line"), max_length=200)
    points = models.JSONField(default=list)

    objects = Wordings.as_manager()

    def __str__(self) -> str:
        return self.slug


class Videos(models.QuerySet["Video"]):
    def visible_to(self, person: Person) -> "Videos":
        return self.in_order() if person.role == Role.COORDINATOR else self.none()

    def of(self, slug: str) -> "Videos":
        return self.in_order().filter(slug=slug)

    def in_order(self) -> "Videos":
        return self.order_by("slug", "pk")


class Video(models.Model):
    """A link to a film of the center's, at one step; whoever cannot hear it is not left out."""

    slug = models.SlugField(max_length=40)
    title = models.CharField(_("title"), max_length=120)
    url = models.URLField(_("address"), max_length=400)
    seconds = models.PositiveIntegerField()
    has_captions = models.BooleanField(_("it has captions"), default=False)
    transcript = models.TextField(_("transcript"), max_length=40_000, blank=True)

    objects = Videos.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(has_captions=True) | ~Q(transcript=""),
                name="a_video_can_be_read",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> dict[str, str]:
        """As its form shows it."""
        captions = str(_("yes") if self.has_captions else _("no"))
        kept = {"title": self.title, "url": self.url, "length": self.length}
        return kept | {"has_captions": captions, "transcript": self.transcript}

    @property
    def seal(self) -> str:
        return seal(*self.said.values())

    @property
    def length(self) -> str:
        """As "4:05"."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}"


class Examples(models.QuerySet["Example"]):
    def visible_to(self, person: Person) -> "Examples":
        return self.in_order() if person.role == Role.COORDINATOR else self.none()

    def of(self, kind: str) -> "Examples":
        return self.in_order().filter(kind=kind)

    def in_order(self) -> "Examples":
        return self.order_by("kind", "pk")


class Example(models.Model):
    """One of the center's own; `why` says what makes it good. Switched off it stays, unseen."""

    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.NOTE)
    title = models.CharField(_("situation"), max_length=80)
    text = models.TextField(_("the note"), max_length=2000)
    why = models.CharField(_("what makes it good"), max_length=200)
    is_on = models.BooleanField(_("shown to students"), default=True)

    objects = Examples.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> dict[str, str]:
        """As its form shows it."""
        kept = {"kind": self.get_kind_display(), "title": self.title, "text": self.text}
        is_on = str(_("yes") if self.is_on else _("no"))
        return kept | {"why": self.why, "is_on": is_on}

    @property
    def seal(self) -> str:
        return seal(*self.said.values())


class Removals(models.QuerySet["Removal"]):
    def visible_to(self, person: Person) -> "Removals":
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def lately(self, now: datetime) -> "Removals":
        """What can still be put back, the latest first."""
        open_ones = self.filter(back_at=None, at__gt=now - PUT_BACK_FOR)
        return open_ones.order_by("-at", "-pk")

    def at_step(self, slug: str) -> "Removals":
        return self.filter(slug=slug)

    def of_examples(self) -> "Removals":
        return self.filter(slug="")


class Removal(models.Model):
    """Something that a coordinator took out of the guide: for a day it can be put back.

    `values` are the fields of its row. `slug` is the step, empty for an example.
    """

    what = models.CharField(max_length=8)
    slug = models.SlugField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    values = models.JSONField()
    at = models.DateTimeField()
    back_at = models.DateTimeField(null=True, blank=True)

    objects = Removals.as_manager()

    def __str__(self) -> str:
        return self.title
