"""A student asks for a conversation."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.alumni.models import Alum, Block, Format, Place
from apps.alumni.workflow import GONE
from apps.alumni.workflow import Status as Standing
from apps.contacts.models import Contact
from apps.interviews.models import Interview
from apps.mail.workflow import Trouble
from apps.outreach.models.choices import Channel, Closed, Found, Kind, OwnWay
from apps.outreach.workflow import EDITABLE, OPEN, UNDER_WAY, UNSENT, Status
from apps.students.models import Exploration, Student
from apps.students.models.student import Students

LENGTHS = (15, 20, 30, 45)  # minutes that a conversation may take


class Requests(models.QuerySet["Request"]):
    def visible_to(self, person: Person) -> "Requests":
        """The student who writes it; their advisor while asked to read it; once sent, the alum."""
        if person.role == Role.ALUM:
            sent = self.exclude(status__in=UNSENT)
            return sent.filter(alum__person=person, channel=Channel.RELAY)
        reads = Q(student__advisor=person) | Q(student__advisor__covered_by=person)
        return self.filter(Q(student__person=person) | Q(status=Status.IN_REVIEW) & reads)

    def of(self, student: Student) -> "Requests":
        return self.filter(student=student).order_by("-updated_at", "-pk")

    def of_any(self, students: Students) -> "Requests":
        return self.filter(student__in=students)

    def open(self) -> "Requests":
        return self.filter(status__in=OPEN)

    def unanswered(self) -> "Requests":
        """Open, and the next move is the recipient's; a question of theirs is the student's."""
        return self.filter(status=Status.SENT)

    def under_way(self) -> "Requests":
        """Open, or to be offered again on the day that the alum named."""
        return self.filter(status__in=UNDER_WAY)

    def drafts(self) -> "Requests":
        """The words are the student's to change: never sent, and not with the advisor."""
        return self.filter(status__in=EDITABLE)

    def read_for(self, advisors: Collection[int], students: Collection[int]) -> "Requests":
        """Drafts that wait to be read, of these students or of whom these people advise."""
        theirs = Q(student__in=list(students)) | Q(student__advisor__in=list(advisors))
        return self.filter(theirs, status=Status.IN_REVIEW)

    def unfinished(self) -> "Requests":
        """In anybody's hands: the student's, their advisor's or the recipient's."""
        return self.filter(status__in=UNSENT | OPEN)

    def to(self, contact: Contact, kind: str) -> "Requests":
        return self.filter(contact=contact, kind=kind)

    def with_contact(self, contact: Contact) -> "Requests":
        return self.filter(contact=contact)

    def with_any(self, people: list[int]) -> "Requests":
        return self.filter(contact__in=list(people))

    def latest_first(self) -> "Requests":
        return self.order_by("-updated_at", "-pk")

    def asked_a_question(self) -> "Requests":
        return self.filter(status=Status.MORE_INFORMATION)

    def leading_to(self, talk: Interview) -> "Request | None":
        """The request that a conversation came of."""
        return self.filter(interview=talk).select_related("student__person", "alum__person").first()

    def for_rows(self) -> "Requests":
        """With everything that a list shows of each."""
        return self.select_related("student__person", "contact__alum", "alum__person")

    def within(self, exploration: Exploration) -> "Requests":
        return self.filter(contact__exploration=exploration)

    def through_rapport(self) -> "Requests":
        return self.filter(channel=Channel.RELAY, alum__person__isnull=False)

    def ever_sent(self) -> "Requests":
        return self.exclude(status__in=UNSENT)

    def sent_since(self, moment: datetime) -> "Requests":
        """Sent, whatever became of it; undone ones were never sent."""
        return self.filter(sent_at__gt=moment)

    def with_a_yes(self) -> "Requests":
        """To a conversation; an introduction leads to one, it is none."""
        return self.filter(status=Status.ACCEPTED, kind=Kind.CONVERSATION)

    def declined_by(self, alum: Alum, *, since: datetime) -> "Requests":
        return self.filter(alum=alum, status=Status.DECLINED, answered_at__gte=since)

    def answered_since(self, moment: datetime) -> "Requests":
        return self.filter(answered_at__gte=moment).select_related("interview")

    def on_the_way(self) -> "Requests":
        """Open and holding a place, and nobody knows yet whether the letter has left."""
        waiting = self.open().through_rapport().filter(delivered_at=None, place__isnull=False)
        return waiting.select_related("place__alum")

    def silent_since(self, moment: datetime) -> "Requests":
        """Sent through Rapport before then, and nothing was said since."""
        return self.filter(channel=Channel.RELAY, status=Status.SENT, sent_at__lt=moment)

    def whose_letter_left(self) -> "Requests":
        return self.filter(delivered_at__isnull=False)

    def come_back(self) -> "Requests":
        """Sent through Rapport to somebody to whom mail does not arrive."""
        sent = self.filter(channel=Channel.RELAY, status=Status.SENT)
        return sent.filter(alum__unreachable=Trouble.BOUNCED)

    def overdue(self, now: datetime) -> "Requests":
        """Sent through Rapport and past their last day without an answer."""
        return self.filter(channel=Channel.RELAY, status=Status.SENT, expires_at__lte=now)

    def unreplied(self, now: datetime) -> "Requests":
        """The alum's question waited for its whole time."""
        return self.filter(status=Status.MORE_INFORMATION, question_until__lte=now)

    def to_somebody_away(self) -> "Requests":
        """Under way, to somebody who left, pauses, or is kept apart from the student."""
        away = Q(channel=Channel.RELAY, alum__status__in=sorted({*GONE, Standing.PAUSED}))
        pair = {"alum": OuterRef("alum"), "person": OuterRef("student__person")}
        apart = Exists(Block.objects.standing().filter(**pair))
        return self.under_way().filter(away | Q(apart))

    def to_close(self, why: str, now: datetime) -> "Requests":
        match Closed(why):
            case Closed.SILENCE:
                return self.overdue(now)
            case Closed.UNANSWERED:
                return self.unreplied(now)
            case Closed.AWAY:
                return self.to_somebody_away()

    def deferred_to(self, day: date) -> "Requests":
        """Whose day may have come: a day on, since it is later already in the east."""
        return self.filter(status=Status.DEFERRED, resume_on__lte=day + timedelta(days=1))


class Request(models.Model):
    """`text` is the whole message as it arrives. `version` counts saves: two tabs do not clash."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    alum = models.ForeignKey(
        Alum, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    channel = models.CharField(max_length=6, choices=Channel.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.CONVERSATION)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.DRAFT)
    found = models.CharField(_("how you found them"), max_length=10, choices=Found.choices)
    found_detail = models.CharField(_("who or what"), max_length=200, blank=True)
    reason = models.CharField(_("why this person"), max_length=300, blank=True)
    hope = models.CharField(_("what you hope for"), max_length=300, blank=True)
    way = models.CharField(
        _("how it leaves"), max_length=8, choices=OwnWay.choices, default=OwnWay.EMAIL
    )
    short = models.CharField(_("a short note"), max_length=300, blank=True)
    forward = models.TextField(_("a paragraph to pass on"), max_length=1500, blank=True)
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
    waiting_since = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    question_until = models.DateTimeField(null=True, blank=True)
    resume_on = models.DateField(null=True, blank=True, help_text="A day of the alum's zone.")
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_for = models.CharField(max_length=10, choices=Closed.choices, blank=True)
    approved = models.CharField(
        max_length=64, blank=True, help_text="Digest of the words that an advisor approved."
    )
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
                condition=Q(status__in=sorted(UNSENT)) | Q(sent_at__isnull=False),
                name="sent_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.get_status_display()}"

    @property
    def through_rapport(self) -> bool:
        return self.channel == Channel.RELAY

    @property
    def digest(self) -> str:
        """Names exactly these words: one changed letter makes another."""
        return sha256(f"{self.subject}\n\n{self.text}".encode()).hexdigest()

    @property
    def read_by_advisor(self) -> bool:
        """Whether an advisor approved exactly this text."""
        return self.approved == self.digest
