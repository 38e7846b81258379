"""A student asks for a conversation."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.alumni.models import Alum, Format, Place
from apps.alumni.workflow import GONE
from apps.alumni.workflow import Status as Standing
from apps.contacts.models import Contact
from apps.interviews.models import Interview
from apps.outreach.workflow import OPEN, Status
from apps.students.models import Exploration, Student


class Channel(models.TextChoices):
    RELAY = "relay", _("through Rapport")
    OWN = "own", _("by your own mail program")


class Found(models.TextChoices):
    """How the student found them; answers "why me?" at once."""

    DIRECTORY = "directory", _("Alumni directory")
    GIVEN = "given", _("A name I was given")
    TALK = "talk", _("A talk or article")
    CLASS = "class", _("A class or event")
    KNOW = "know", _("I know them")


class Requests(models.QuerySet["Request"]):
    def visible_to(self, person: Person) -> "Requests":
        """The student who writes it; once sent through Rapport, the alum it is addressed to."""
        to_alum = Q(alum__person=person, channel=Channel.RELAY) & ~Q(status=Status.DRAFT)
        if person.role == Role.ALUM:
            return self.filter(to_alum)
        return self.filter(student__person=person)

    def of(self, student: Student) -> "Requests":
        return self.filter(student=student).order_by("-updated_at", "-pk")

    def open(self) -> "Requests":
        return self.filter(status__in=OPEN)

    def drafts(self) -> "Requests":
        return self.filter(status=Status.DRAFT)

    def for_rows(self) -> "Requests":
        """With everything that a list shows of each."""
        return self.select_related("student__person", "contact", "alum__person")

    def within(self, exploration: Exploration) -> "Requests":
        return self.filter(contact__exploration=exploration)

    def through_rapport(self) -> "Requests":
        return self.filter(channel=Channel.RELAY, alum__person__isnull=False)

    def ever_sent(self) -> "Requests":
        return self.exclude(status=Status.DRAFT)

    def with_a_yes(self) -> "Requests":
        return self.filter(status=Status.ACCEPTED)

    def declined_by(self, alum: Alum, *, since: datetime) -> "Requests":
        return self.filter(alum=alum, status=Status.DECLINED, answered_at__gte=since)

    def answered_since(self, moment: datetime) -> "Requests":
        return self.filter(answered_at__gte=moment).select_related("interview")

    def on_the_way(self) -> "Requests":
        """Open and holding a place, and nobody knows yet whether the letter has left."""
        waiting = self.open().through_rapport().filter(delivered_at=None, place__isnull=False)
        return waiting.select_related("place__alum")

    def overdue(self, now: datetime) -> "Requests":
        """Open, through Rapport, and past their last day, or to somebody who has left."""
        over = Q(expires_at__lte=now) | Q(alum__status__in=sorted(GONE))
        return self.open().filter(over, channel=Channel.RELAY)

    def to_paused(self) -> "Requests":
        """Open, through Rapport, to somebody who does not want to be asked for a while."""
        return self.open().filter(channel=Channel.RELAY, alum__status=Standing.PAUSED)


class Request(models.Model):
    """`text` is the whole message as it arrives. `version` counts saves: two tabs do not clash."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    alum = models.ForeignKey(
        Alum, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    channel = models.CharField(max_length=6, choices=Channel.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    found = models.CharField(_("how you found them"), max_length=10, choices=Found.choices)
    found_detail = models.CharField(_("who or what"), max_length=200, blank=True)
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    text = models.TextField(_("your note"), max_length=6000, blank=True)
    minutes = models.PositiveSmallIntegerField(_("how long"), default=20)
    formats = ArrayField(models.CharField(max_length=10, choices=Format.choices), default=list)
    settled = models.JSONField(default=list, help_text="Findings kept: [code, phrase] pairs.")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_note = models.TextField(_("note with the answer"), max_length=2000, blank=True)
    place = models.OneToOneField(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    interview = models.OneToOneField(
        Interview, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Requests.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student", "alum"],
                condition=Q(status__in=sorted(OPEN)) & Q(alum__isnull=False),
                name="one_open_request_per_pair",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT) | Q(sent_at__isnull=False), name="sent_has_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.get_status_display()}"

    @property
    def through_rapport(self) -> bool:
        return self.channel == Channel.RELAY


class Slots(models.QuerySet["Slot"]):
    def offered(self, request: Request) -> "Slots":
        return self.filter(request=request).order_by("starts_at", "pk")

    def ahead(self, moment: datetime) -> "Slots":
        """Those that can still be taken then."""
        return self.filter(starts_at__gt=moment)


class Slot(models.Model):
    """A time that the student can do, in UTC."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()

    objects = Slots.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "starts_at"], name="offered_once")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


def offered(request: Request) -> Slots:
    """The times of a request that its form and its answer may name."""
    return Slot.objects.offered(request)
