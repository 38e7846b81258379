"""What a student writes down while they talk. Only they can see it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.interviews.models.meeting import Interview
from apps.interviews.models.preparing import Question


class LiveNotes(models.QuerySet["LiveNote"]):
    def visible_to(self, person: Person) -> "LiveNotes":
        return self.filter(interview__contact__student__person=person)

    def of(self, interview: Interview) -> "LiveNotes":
        """In the order in which they were begun."""
        return self.filter(interview=interview).order_by("pk")

    def at(self, question: Question) -> "LiveNotes":
        return self.filter(question=question)

    def ticked(self, interview: Interview) -> "LiveNotes":
        """The planned questions that were asked, as far as anybody ticked them."""
        return self.filter(interview=interview, asked=True, question__isnull=False)


class LiveNote(models.Model):
    """One field of the live page: a question with its tick and note, or the word to remember.

    `about` is the question as it stood, empty for the word to remember; a question that is struck
    leaves its note behind. `version` counts what was saved, so that a device can say which text
    its own was typed over.
    """

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(
        Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    about = models.CharField(_("question"), max_length=300, blank=True)
    text = models.TextField(_("note"), blank=True)
    asked = models.BooleanField(_("asked"), default=False)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()

    objects = LiveNotes.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interview", "question"], name="one_note_a_question"),
            models.UniqueConstraint(
                fields=["interview"], condition=Q(about=""), name="one_word_to_remember"
            ),
        ]

    def __str__(self) -> str:
        return self.about or self.text


class LiveEntries(models.QuerySet["LiveEntry"]):
    def visible_to(self, person: Person) -> "LiveEntries":
        return self.filter(interview__contact__student__person=person)

    def taken(self, interview: Interview, ids: Iterable[UUID]) -> "LiveEntries":
        """Those of these client ids that have come already."""
        return self.filter(interview=interview, client_id__in=list(ids))

    def before(self, moment: datetime) -> "LiveEntries":
        return self.filter(taken_at__lt=moment)


class LiveEntry(models.Model):
    """What a device sent once. A device that heard no answer sends it again, and nothing changes.

    `version` is that of the note after it; `beside` says that it was put below another text.
    """

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    client_id = models.UUIDField()
    note = models.ForeignKey(LiveNote, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    beside = models.BooleanField(default=False)
    taken_at = models.DateTimeField()

    objects = LiveEntries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interview", "client_id"], name="taken_once")
        ]

    def __str__(self) -> str:
        return str(self.client_id)
