"""What a student promises before the first message."""

from django.db import models

from apps.students.models.student import Student


class Pledges(models.QuerySet["Pledge"]):
    def given_by(self, student: Student, version: str) -> "Pledges":
        return self.filter(student=student, version=version)


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
