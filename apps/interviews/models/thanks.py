"""The thank-you and its clock."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.contacts.models import Contact
from apps.core.joining import seal
from apps.interviews.models.meeting import Interview
from apps.interviews.workflow import Thanks
from apps.students.models import Exploration


class NoteForm(models.TextChoices):
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
    CARD = "card", _("Card")


class ThankYous(models.QuerySet["ThankYou"]):
    def for_rows(self) -> "ThankYous":
        return self.select_related("interview__contact", "interview__log").order_by("due_from")

    def visible_to(self, person: Person) -> "ThankYous":
        return self.filter(interview__contact__student__person=person)

    def within(self, exploration: Exploration) -> "ThankYous":
        return self.filter(interview__contact__exploration=exploration)

    def with_contact(self, contact: Contact) -> "ThankYous":
        return self.filter(interview__contact=contact)

    def of_students(self, ids: Collection[int]) -> "ThankYous":
        return self.filter(interview__contact__student__in=ids)

    def that_asked(self, alum: Alum) -> "ThankYous":
        """Those whose mail asked this alum about keeping in touch."""
        return self.filter(interview__contact__alum=alum, asked_to_keep=True)

    def settled(self) -> "ThankYous":
        return self.filter(status__in=[Thanks.SENT, Thanks.WAIVED])

    def carried_to(self, alum: Alum, until: datetime) -> "ThankYous":
        """Those that were sent to this alum as mail by then, the latest first."""
        own = self.filter(interview__alum_person=alum.person_id or 0)
        sent = own.filter(status=Thanks.SENT, form=NoteForm.EMAIL, settled_at__lte=until)
        return sent.select_related("interview__contact__student__person").order_by("-settled_at")

    def open(self) -> "ThankYous":
        return self.filter(status__in=[Thanks.DUE, Thanks.DRAFTED])


class ThankYou(models.Model):
    """`due_from` is when the conversation ended (UTC): the clock of 24, 40 and 48 hours."""

    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="thanks")
    status = models.CharField(max_length=8, choices=Thanks.choices, default=Thanks.DUE)
    form = models.CharField(max_length=8, choices=NoteForm.choices, default=NoteForm.EMAIL)
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    body = models.TextField(_("your note"), max_length=4000, blank=True)
    asked_to_keep = models.BooleanField(default=False, help_text="Its mail asked the alum.")
    due_from = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ThankYous.as_manager()

    def __str__(self) -> str:
        return f"{self.interview}: {self.get_status_display()}"

    @property
    def seal(self) -> str:
        """Names the words that are kept."""
        return seal(self.body)

    def own_words(self) -> list[str]:
        """Lines of the student's own log, for a note that is never blank."""
        log = getattr(self.interview, "log", None)
        lines = [log.takeaways, log.next_steps] if log else []
        return [line for line in lines if line]
