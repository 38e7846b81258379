"""A concern that one of the two reported, with what was said between them as it stood then."""

from django.db import models

from apps.accounts.models import Person, Role
from apps.outreach.models.request import Request


class Reports(models.QuerySet["Report"]):
    def visible_to(self, person: Person) -> "Reports":
        """Coordinators moderate; nobody else reads a concern, the other side least of all."""
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def waiting(self) -> "Reports":
        return self.filter(closed_at__isnull=True).order_by("at", "pk")

    def settled(self) -> "Reports":
        return self.filter(closed_at__isnull=False).order_by("-closed_at", "-pk")

    def by(self, person: Person, request: Request) -> "Reports":
        return self.filter(by=person, request=request)

    def concerning(self, person: Person) -> "Reports":
        """By them, or about a request that is theirs or was sent to them."""
        about = models.Q(request__student__person=person) | models.Q(request__alum__person=person)
        return self.filter(models.Q(by=person) | about)

    def for_rows(self) -> "Reports":
        return self.select_related("by", "request__student__person", "request__alum__person")


class Report(models.Model):
    """`evidence` is a copy: note, times and messages, so that nothing changed later hides it."""

    request = models.ForeignKey(Request, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=4000)
    evidence = models.JSONField(default=dict)
    blocks = models.BooleanField(default=False)
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    outcome = models.TextField(max_length=2000, blank=True)

    objects = Reports.as_manager()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
