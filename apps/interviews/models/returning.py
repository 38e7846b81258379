"""What came of a conversation, told to whom it came from; and news for everybody."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.contacts.models import Contact
from apps.core.joining import seal
from apps.students.models import Student


class Milestones(models.QuerySet["Milestone"]):
    def visible_to(self, person: Person) -> "Milestones":
        return self.filter(student__person=person).order_by("-at", "-pk")

    def since(self, moment: datetime) -> "Milestones":
        return self.filter(at__gte=moment)

    def saying(self, text: str) -> "Milestones":
        return self.filter(text=text)


class Milestone(models.Model):
    """Something a student may tell anybody: a course begun, an internship, a degree."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("what happened"), max_length=300)
    at = models.DateTimeField()

    objects = Milestones.as_manager()

    def __str__(self) -> str:
        return self.text


class Updates(models.QuerySet["Update"]):
    def visible_to(self, person: Person) -> "Updates":
        return self.filter(contact__student__person=person)

    def unsent(self, contact: Contact) -> "Update | None":
        return self.filter(contact=contact, sent_at=None).first()

    def last_sent(self, contact: Contact) -> "Update | None":
        return self.filter(contact=contact, sent_at__isnull=False).order_by("-sent_at").first()

    def alumni(self) -> set[int]:
        """The numbers of alumni whom something reached through Rapport."""
        carried = self.filter(through_rapport=True, contact__alum__isnull=False)
        return set(carried.values_list("contact__alum", flat=True))

    def told(self, alum: Alum, until: datetime) -> "Updates":
        """What was sent to this alum through Rapport by then, the latest first."""
        carried = self.filter(contact__alum=alum, through_rapport=True, sent_at__lte=until)
        return carried.select_related("contact__student__person").order_by("-sent_at", "-pk")


class Update(models.Model):
    """A word months later: facts that both know, then the student's own lines. Asks for nothing.

    `facts` are the sentences that stood above the words when it left (`interviews/reasons.py`).
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    body = models.TextField(_("your words"), max_length=4000, blank=True)
    facts = models.JSONField(default=list)
    through_rapport = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = Updates.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(sent_at=None), name="one_draft_of_an_update"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.sent_at:%Y-%m-%d}" if self.sent_at else str(self.contact)

    @property
    def seal(self) -> str:
        """Names the words that are kept."""
        return seal(self.body)
