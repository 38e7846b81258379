"""Whether and when a student writes again to one of their people."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.contacts.models.people import Contact
from apps.contacts.workflow import Status
from apps.students.models import Student


class Plans(models.QuerySet["KeepInTouch"]):
    def visible_to(self, person: Person) -> "Plans":
        return self.filter(contact__student__person=person)

    def active(self) -> "Plans":
        return self.filter(status=Status.ACTIVE)

    def going(self) -> "Plans":
        """Begun and not ended, whether it rests or not."""
        return self.exclude(status=Status.ENDED)

    def for_rows(self) -> "Plans":
        """Those of people who are there, the next one first, those that wait for news last."""
        there = self.filter(contact__archived_at__isnull=True)
        soonest = models.F("next_at").asc(nulls_last=True)
        return there.select_related("contact__alum").order_by(soonest, "pk")

    def due(self, now: datetime) -> "Plans":
        return self.going().filter(next_at__lte=now)

    def of(self, student: Student) -> "Plans":
        return self.filter(contact__student=student)

    def contacts(self) -> "models.QuerySet[Any, Any]":
        """Whose plans these are, for a query of people."""
        return self.values("contact")

    def numbered(self, pk: int) -> "KeepInTouch | None":
        return self.filter(pk=pk).select_related("contact__student__person").first()

    def by_tag(self, tag: str) -> "Plans":
        """Those that began with a plan for this tag."""
        return self.filter(tag=tag)

    def not_as(self, planned: "TagPlan") -> "Plans":
        """Those which this plan for a tag leaves alone: of other tags, and those it began so."""
        theirs = Q(tag=planned.tag) & (Q(status=Status.ENDED) | ~Q(pace=planned.pace))
        return self.exclude(theirs)

    def with_contact(self, contact: Contact) -> "KeepInTouch | None":
        return self.filter(contact=contact).first()


class Pace(models.TextChoices):
    """The last question of a log."""

    DAYS = "days", _("In 90 days")
    NEWS = "news", _("When I have news")
    NO = "no", _("No")


class KeepInTouch(models.Model):
    """No plan without the student's choice. `next_at` is empty when waiting for news.

    `next_at` is a morning of the student's zone; while the plan is snoozed, when it wakes. `tag`
    is the one whose plan began this one, empty where the student chose for this very person.
    """

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    pace = models.CharField(max_length=4, choices=Pace.choices)
    began_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    tag = models.CharField(max_length=30, blank=True)
    turn = models.PositiveIntegerField(default=0, help_text="Counts the touches that restarted it.")

    objects = Plans.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(pace=Pace.NO), name="no_plan_without_choice")
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.get_status_display()}"


class TagPlans(models.QuerySet["TagPlan"]):
    def visible_to(self, person: Person) -> "TagPlans":
        return self.filter(student__person=person)

    def of(self, student: Student) -> "TagPlans":
        return self.filter(student=student).order_by("tag")

    def for_tags(self, student: Student, tags: Iterable[str]) -> "TagPlans":
        return self.of(student).filter(tag__in=list(tags))

    def tagged(self, tag: str) -> "TagPlan | None":
        return self.filter(tag=tag).first()

    def lasting(self) -> "TagPlans":
        return self.filter(ends=False)

    def unapplied(self) -> "TagPlans":
        return self.filter(applied_at=None).order_by("pk")


class TagPlan(models.Model):
    """Everybody with this tag, whoever gets it later, too. A worker begins their plans.

    `applied_at` is when it last did; `ends` asks it to end them again and to remove this row.
    """

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    tag = models.CharField(max_length=30)
    pace = models.CharField(max_length=4, choices=Pace.choices)
    began_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    reached = models.BigIntegerField(default=0)  # the last person whom the worker looked at
    ends = models.BooleanField(default=False)

    objects = TagPlans.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["student", "tag"], name="one_plan_a_tag"),
            models.CheckConstraint(condition=~Q(pace=Pace.NO), name="no_tag_plan_without_choice"),
        ]

    def __str__(self) -> str:
        return f"{self.tag}: {self.get_pace_display()}"
