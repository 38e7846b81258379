"""Asking an address whether it is a student's own."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.students.models.student import Student


class Answer(models.TextChoices):
    YES = "yes", _("theirs")
    NO = "no", _("not theirs")
    OLD = "old", _("another one was asked")


class Mailboxes(models.QuerySet["Mailbox"]):
    def visible_to(self, person: Person) -> "Mailboxes":
        return self.filter(student__person=person).select_related("student__person")

    def of(self, student: Student) -> "Mailboxes":
        return self.filter(student=student).order_by("-asked_at", "-pk")

    def waiting(self, student: Student) -> "Mailboxes":
        return self.of(student).filter(answer="")

    def since(self, moment: datetime) -> "Mailboxes":
        return self.filter(asked_at__gte=moment)


class Mailbox(models.Model):
    """One address that was asked; its link answers for this address and no other."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True)

    objects = Mailboxes.as_manager()

    def __str__(self) -> str:
        return f"{self.student} {self.asked_at:%Y-%m-%d}"
