"""What a student promises before the first message."""

from django.db import models
from django.db.models import Exists, OuterRef

from apps.campus.models import Wording
from apps.students.models.student import Student


class Pledges(models.QuerySet["Pledge"]):
    def standing_of(self, student: Student) -> "Pledges":
        """Those after which no wording asked everybody to promise once more."""
        since = Wording.objects.that_ask_again().filter(at__gt=OuterRef("at"))
        return self.filter(student=student).exclude(Exists(since))


class Pledge(models.Model):
    """A dated promise, in one version of its words. Only ever added to."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    version = models.CharField(max_length=24)
    at = models.DateTimeField()

    objects = Pledges.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["student", "version"], name="pledged_once_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.student} {self.version}"
