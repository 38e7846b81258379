"""What a student explores, and how far each exploration has come."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.core.joining import seals
from apps.students.models.student import Student

if TYPE_CHECKING:
    from datetime import datetime

# A page that was opened before names their seals in this order: new ones go to the end.
EXPLORED = ("topic", "field", "organizations")


class Explorations(models.QuerySet["Exploration"]):
    def visible_to(self, person: Person) -> "Explorations":
        return self.filter(student__person=person)

    def of(self, student: Student) -> "Explorations":
        return self.filter(student=student).current_first()

    def of_students(self, ids: list[int]) -> "Explorations":
        """Open ones, of each student the current one first."""
        return self.open().filter(student_id__in=ids).current_first()

    def open(self) -> "Explorations":
        return self.filter(archived_at__isnull=True)

    def on(self, topic: str, *, since: "datetime") -> "Explorations":
        """Begun with these very words from this moment on."""
        return self.filter(topic=topic, created_at__gte=since)

    def current_first(self) -> "Explorations":
        """What the student chose last, then what was never chosen, the oldest first."""
        return self.order_by(F("chosen_at").desc(nulls_last=True), "created_at", "pk")

    def current(self, student: Student) -> "Exploration | None":
        """The one that new people and notes belong to, open and chosen by the student."""
        return self.of(student).open().first()


class Exploration(models.Model):
    """One field or question that a student looks into.

    `chosen_at` is when they made it the one they are on; the first one is, all others wait for it.
    """

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(_("what you are curious about"), max_length=200)
    field = models.CharField(_("field"), max_length=120, blank=True)
    organizations = models.CharField(_("organizations"), max_length=300, blank=True)
    created_at = models.DateTimeField()
    chosen_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = Explorations.as_manager()

    def __str__(self) -> str:
        return self.topic

    @property
    def said(self) -> dict[str, str]:
        """What a student writes about the field."""
        return {name: getattr(self, name) for name in EXPLORED}

    @property
    def seal(self) -> str:
        return seals(self.said.values())


class FindingKind(models.TextChoices):
    WANTED = "wanted", _("Want to find out")
    FOUND = "found", _("Found")
    OPEN = "open", _("Could not find")


class Findings(models.QuerySet["Finding"]):
    def visible_to(self, person: Person) -> "Findings":
        return self.filter(exploration__student__person=person)

    def about(self, exploration: Exploration) -> "Findings":
        return self.filter(exploration=exploration).order_by("created_at", "pk")

    def saying(self, kind: str, text: str) -> "Findings":
        return self.filter(kind=kind, text=text)

    def found(self) -> "Findings":
        return self.filter(kind=FindingKind.FOUND)

    def still_open(self) -> "Findings":
        return self.filter(kind=FindingKind.OPEN)


class Finding(models.Model):
    """One line of one of the three boxes of Research."""

    exploration = models.ForeignKey(Exploration, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=FindingKind.choices)
    text = models.CharField(_("note"), max_length=500)
    created_at = models.DateTimeField()

    objects = Findings.as_manager()

    def __str__(self) -> str:
        return self.text


class Step(models.IntegerChoices):
    RESEARCH = 1, _("Research")
    FIND = 2, _("Find people")
    PREPARE = 3, _("Prepare")
    REACH_OUT = 4, _("Reach out")
    TALK = 5, _("Talk")
    FOLLOW_UP = 6, _("Follow up")


class StepFacts(models.QuerySet["StepFact"]):
    def of(self, exploration: Exploration) -> "StepFacts":
        return self.filter(exploration=exploration).order_by("step")

    def of_students(self, ids: list[int]) -> "StepFacts":
        return self.filter(exploration__student_id__in=ids).order_by("step")

    def about(self, step: int) -> "StepFacts":
        return self.filter(step=step).select_related("exploration")


class StepFact(models.Model):
    """What is known of one step: written by the verbs above, never computed on reading.

    `count` is findings, people kept, questions, yeses, conversations logged, thank-yous settled.
    """

    exploration = models.ForeignKey(Exploration, on_delete=models.CASCADE, related_name="+")
    step = models.PositiveSmallIntegerField(choices=Step.choices)
    count = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    last_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = StepFacts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exploration", "step"], name="one_fact_per_step")
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.count}"

    def since(self) -> "datetime":
        """The moment that a reader of a caseload wants: done, else last touched."""
        return self.done_at or self.last_at
