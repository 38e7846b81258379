"""What questions are about, and what one campus changed about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role


class Topic(models.TextChoices):
    """The topics of the question bank, in the order in which a talk goes."""

    PATH = "path", _("The way into the work")
    TRAINING = "training", _("Studies and training")
    DUTIES = "duties", _("What the work consists of")
    WEEK = "week", _("A day, a week, a year")
    CONDITIONS = "conditions", _("Hours, places and obligations")
    CULTURE = "culture", _("The workplace and its people")
    BEST = "best", _("The best of it")
    HARDEST = "hardest", _("The hardest of it")
    SKILLS = "skills", _("Skills and temperament")
    ENTRY = "entry", _("First jobs and how people get in")
    ADVANCE = "advance", _("Where it leads")
    PAY = "pay", _("Pay")
    TRENDS = "trends", _("What is changing")
    SURPRISE = "surprise", _("Surprises and second thoughts")
    RELATED = "related", _("Work beside this work")
    PREPARE = "prepare", _("What to try now")
    HIRING = "hiring", _("How hiring works")
    READING = "reading", _("Reading, groups and events")
    ADVICE = "advice", _("Advice")
    RESUME = "resume", _("A look at the résumé")
    MISSED = "missed", _("What was not asked")
    NAMES = "names", _("Whom else to ask")
    AGAIN = "again", _("Writing again")


@dataclass(frozen=True, slots=True)
class Change:
    """One question at this campus, as a value; `topic` is empty for a built-in one."""

    slug: str
    topic: str = ""
    text: str = ""
    is_on: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether no row is needed: Rapport's words and on, or an own question without words."""
        return not self.text and (self.is_on or bool(self.topic))

    @property
    def said(self) -> dict[str, str]:
        """By the fields of its form."""
        return {f"{self.slug}-text": self.text, f"{self.slug}-is_on": str(self.is_on)}


class BankChanges(models.QuerySet["BankChange"]):
    def visible_to(self, person: Person) -> "BankChanges":
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def values_now(self) -> list[Change]:
        """Every change as the bank takes it, own questions in the order of their making."""
        return [row.value for row in self.order_by("pk")]

    def named(self, slugs: Iterable[str]) -> "BankChanges":
        return self.filter(slug__in=slugs)


class BankChange(models.Model):
    """What one campus changed about the question bank.

    A row without `topic` is about the built-in question of that `slug`, its text empty where
    Rapport's words stand; a row with one is a question of the campus's own.
    """

    slug = models.CharField(max_length=40, unique=True)
    topic = models.CharField(max_length=24, choices=Topic.choices, blank=True)
    text = models.CharField(_("question"), max_length=300, blank=True)
    is_on = models.BooleanField(_("suggested"), default=True)

    objects = BankChanges.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic="") | ~Q(text=""), name="an_own_question_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def value(self) -> Change:
        """The row as the bank takes it."""
        return Change(self.slug, topic=self.topic, text=self.text, is_on=self.is_on)
