"""An advisor's judgement of a student: notes, who read them, and flags."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.students.models import Student

BACK_FOR = timedelta(hours=24)  # in which a note that was put away can be brought back


class Notes(models.QuerySet["Note"]):
    def visible_to(self, person: Person) -> "Notes":
        """Own ones, those that were put away, too; of others the shared ones that stand.

        To an advisor of the own caseload, to a student about them.
        """
        shared = Q(shared=True, ended_at=None)
        if person.role == Role.STUDENT:
            return self.filter(shared, student__person=person)
        if person.role == Role.COORDINATOR:
            return self.filter(shared | Q(by=person))
        return self.filter(Q(shared, student__advisor=person) | Q(by=person))

    def shared_about(self, student: Student) -> "Notes":
        mine = self.filter(student=student, shared=True, ended_at=None)
        return mine.select_related("by").order_by("-at", "-pk")

    def private_about(self, student: Student, person: Person) -> "Notes":
        return self.filter(student=student, shared=False, by=person, ended_at=None).order_by(
            "-at", "-pk"
        )

    def put_away(self, person: Person, now: datetime) -> "Notes":
        """What this person put away and can still bring back, the latest first."""
        mine = self.filter(by=person, ended_at__gt=now - BACK_FOR)
        return mine.select_related("student__person").order_by("-ended_at", "-pk")

    def about(self, student: Student) -> "Notes":
        return self.filter(student=student)

    def of_others(self, person: Person) -> "Notes":
        """About students whom this person does not advise."""
        return self.exclude(student__in=Student.objects.visible_to(person))

    def left_with(self, person: Person) -> "Notes":
        """Private ones of this person about students whom they do not advise any more."""
        mine = self.filter(by=person, shared=False, ended_at=None).of_others(person)
        return mine.select_related("student__person")


class Note(models.Model):
    """Private: its writer alone reads it. Shared: the advising team and the student do."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("your note"), max_length=4000)
    shared = models.BooleanField(default=False)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Notes.as_manager()

    def __str__(self) -> str:
        return self.text[:60]


class NoteReads(models.QuerySet["NoteRead"]):
    def of(self, notes: list[int]) -> dict[int, list["NoteRead"]]:
        """Note -> its readers in order."""
        found: dict[int, list[NoteRead]] = {pk: [] for pk in notes}
        rows = self.filter(note__in=notes).select_related("reader").order_by("day", "pk")
        for read in rows:
            found[read.note_id].append(read)
        return found


class NoteRead(models.Model):
    """Somebody other than its writer was shown a shared note that day (of the campus's clock)."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    at = models.DateTimeField(null=True, blank=True, help_text="The first time on that day.")

    objects = NoteReads.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "reader", "day"], name="a_reading_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.note_id} {self.reader_id} {self.day}"


class Priority(models.IntegerChoices):
    TODAY = 1, _("Today")
    WEEK = 2, _("This week")
    WATCH = 3, _("Keep an eye on it")


class Flags(models.QuerySet["Flag"]):
    def visible_to(self, person: Person) -> "Flags":
        if person.role == Role.STUDENT:
            return self.filter(student__person=person)
        if person.role == Role.ADVISOR:
            return self.filter(student__advisor=person)
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def up(self) -> "Flags":
        """Raised and not taken down, the most pressing first."""
        rows = self.filter(ended_at=None).select_related("student__person", "by")
        return rows.order_by("priority", "at", "pk")

    def of(self, student: Student) -> "Flags":
        """All that were ever raised, the latest first."""
        mine = self.filter(student=student).select_related("by", "ended_by")
        return mine.order_by("-at", "-pk")

    def on(self, student: Student) -> "Flags":
        return self.up().filter(student=student)


class Flag(models.Model):
    """Says that somebody should look after a student; the student reads it, too."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    priority = models.PositiveSmallIntegerField(
        _("how soon"), choices=Priority.choices, default=Priority.WEEK
    )
    reason = models.CharField(_("why"), max_length=300)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Flags.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student"], condition=Q(ended_at=None), name="one_flag_up"
            )
        ]

    def __str__(self) -> str:
        return self.reason
