"""What a student hopes for and wants to ask. Only they can see it."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.contacts.models import Contact
from apps.core.joining import seals
from apps.students.models import Exploration


class Hope(models.TextChoices):
    """What a student hopes to take from one conversation; chooses suggested questions."""

    WORK = "work", _("What the work is really like")
    PATHS = "paths", _("Paths I did not know")
    PREPARE = "prepare", _("How to prepare")
    PLACE = "place", _("This workplace")
    STAY = "stay", _("Someone to stay in touch with")


class Preparations(models.QuerySet["Preparation"]):
    def visible_to(self, person: Person) -> "Preparations":
        return self.filter(contact__student__person=person)

    def with_contact(self, contact: Contact) -> "Preparation | None":
        """The sheet for this person, if anything was ever written on it."""
        return self.filter(contact=contact).first()


class Preparation(models.Model):
    """One sheet per person: hopes and questions. Only the student can see it."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="+")
    hopes = ArrayField(models.CharField(max_length=8, choices=Hope.choices), default=list)
    own_hope = models.CharField(_("in your own words"), max_length=300, blank=True)

    objects = Preparations.as_manager()

    def __str__(self) -> str:
        return str(self.contact)

    @property
    def said(self) -> dict[str, str]:
        """The hopes as texts: the chosen ones by name, and the own words."""
        return {"hopes": " ".join(sorted(self.hopes)), "own_hope": self.own_hope}

    @property
    def seal(self) -> str:
        return seals(self.said.values())


class Questions(models.QuerySet["Question"]):
    def visible_to(self, person: Person) -> "Questions":
        return self.filter(preparation__contact__student__person=person)

    def within(self, exploration: Exploration) -> "Questions":
        return self.filter(preparation__contact__exploration=exploration)

    def planned(self, preparation: Preparation) -> "Questions":
        """Still to be asked, in order."""
        ahead = self.filter(preparation=preparation, asked_at__isnull=True)
        return ahead.order_by("position", "pk")

    def saying(self, text: str) -> "Questions":
        return self.filter(text=text)

    def for_contact(self, contact: Contact) -> "Questions":
        """Still to be asked, found through the person; nothing if no sheet was begun."""
        return self.all_for(contact).filter(asked_at__isnull=True)

    def among(self, ids: Iterable[int | None]) -> "Questions":
        return self.filter(pk__in=[pk for pk in ids if pk is not None])

    def all_for(self, contact: Contact) -> "Questions":
        """Those that were asked in an earlier talk, too."""
        return self.filter(preparation__contact=contact).order_by("position", "pk")

    def on(self, sheet: Preparation) -> "Questions":
        return self.filter(preparation=sheet)

    def only_on(self, sheet: Preparation, *, besides: Preparation) -> "Questions":
        """On the first sheet and not on the second."""
        there = self.filter(preparation=besides).values("text")
        return self.filter(preparation=sheet).exclude(text__in=there)

    def numbered(self, pks: Iterable[int]) -> "Questions":
        return self.filter(pk__in=list(pks))

    def must_asks_first(self) -> "Questions":
        return self.order_by("-must_ask", "position", "pk")

    def asked_again(self, preparation: Preparation, texts: Iterable[str]) -> "Questions":
        """Among these texts those that an earlier talk has used up."""
        asked = self.filter(preparation=preparation, asked_at__isnull=False)
        return asked.filter(text__in=texts)


class Question(models.Model):
    """`asked_at` is when the talk was logged that it was planned for; empty while it is ahead."""

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("question"), max_length=300)
    topic = models.CharField(max_length=24, blank=True)
    must_ask = models.BooleanField(_("must ask"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)

    objects = Questions.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["preparation", "text"], name="asked_once")]

    def __str__(self) -> str:
        return self.text
