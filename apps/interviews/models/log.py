"""What was said: the log, the advice and the names given."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models import Block, Consent
from apps.alumni.workflow import GONE
from apps.contacts.models import Contact, Pace, Touch, TouchKind
from apps.core.joining import seal
from apps.interviews.models.meeting import Interview
from apps.students.models import Exploration

# The fields of a log that hold sentences: a second press adds to them.
TEXTS = ("takeaways", "still_open", "next_steps", "promised")


class Formality(models.TextChoices):
    CASUAL = "casual", _("Like a chat")
    BUSINESS = "business", _("Like a meeting at work")
    FORMAL = "formal", _("Formal")


class Learned(models.TextChoices):
    """Whether a student learned what they had hoped for."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NOT_YET = "not_yet", _("Not yet")


class Logs(models.QuerySet["Log"]):
    def visible_to(self, person: Person) -> "Logs":
        return self.filter(interview__contact__student__person=person)

    def within(self, exploration: Exploration) -> "Logs":
        return self.filter(interview__contact__exploration=exploration)

    def shared_by(self, person: Person) -> "Logs":
        """Those that the student chose to share, with whoever advised them then."""
        return self.visible_to(person).filter(shared=True).order_by("-logged_at")

    def with_steps_since(self, moment: datetime) -> set[int]:
        """The ids of those with next steps, logged since then."""
        written = self.filter(logged_at__gte=moment).exclude(next_steps="")
        return set(written.values_list("pk", flat=True))

    def for_plans(self) -> "Logs":
        return self.select_related("interview__contact__student__person")

    def read_by(self, reader: Person | None) -> "Logs":
        """Only what was shared with this very person."""
        return self.filter(shared_with=reader) if reader else self.none()

    def shared_before(self, reader: Person | None) -> "Logs":
        """What was shared with somebody else, an earlier advisor."""
        return self.exclude(shared_with=None).exclude(shared_with=reader)


class Log(models.Model):
    """What the student took home. Only they can see it, unless `shared`.

    `shared_with` is who advised them when they shared it: nobody else reads it. `step_days` has the
    day (ISO 8601) that was chosen beside a next step, by the words of its line.
    """

    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="log")
    takeaways = models.TextField(_("what you take with you"), max_length=4000, blank=True)
    still_open = models.TextField(_("questions still open"), max_length=2000, blank=True)
    next_steps = models.TextField(_("what you will do next"), max_length=2000, blank=True)
    step_days = models.JSONField(_("by when"), default=dict, blank=True)
    new_path = models.CharField(_("a path you did not know"), max_length=200, blank=True)
    promised = models.TextField(_("what was promised"), max_length=2000, blank=True)
    may_write_again = models.BooleanField(_("you may write again"), null=True, blank=True)
    learned = models.CharField(
        _("you learned what you hoped"), max_length=7, choices=Learned.choices, blank=True
    )
    formality = models.CharField(
        _("how formal it was"), max_length=8, choices=Formality.choices, blank=True
    )
    shared = models.BooleanField(_("share with your advisor"), default=False)
    shared_with = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    pace = models.CharField(_("keep in touch?"), max_length=4, choices=Pace.choices)
    logged_at = models.DateTimeField()

    objects = Logs.as_manager()

    def __str__(self) -> str:
        return str(self.interview)

    @property
    def seal(self) -> str:
        """Names these very words, so that a form can say which ones it showed."""
        return seal(*(getattr(self, name) for name in TEXTS))


class AdviceQuerySet(models.QuerySet["Advice"]):
    def visible_to(self, person: Person) -> "AdviceQuerySet":
        return self.filter(interview__contact__student__person=person)

    def for_rows(self) -> "AdviceQuerySet":
        """With who gave it and when, the latest talk first."""
        rows = self.select_related("interview__contact__alum")
        return rows.order_by("-interview__ended_at", "pk")

    def given_by(self, contact: Contact) -> "AdviceQuerySet":
        """All of this person, what is still open first."""
        given = self.filter(interview__contact=contact)
        return given.order_by(F("done_at").desc(nulls_first=True), "pk")

    def done_for(self, contact: Contact) -> "AdviceQuerySet":
        """What this person advised and the student did, oldest first."""
        done = self.filter(interview__contact=contact, done_at__isnull=False)
        return done.select_related("interview").order_by("done_at", "pk")

    def untold(self, person: Person, since: datetime) -> "AdviceQuerySet":
        """Done by this student since then, and no word went to its giver afterwards.

        Nobody is called to mind who was put away or left, or who ended it.
        """
        giver, alum = "interview__contact", OuterRef("interview__contact__alum")
        done = self.visible_to(person).filter(done_at__gte=since)
        there = done.filter(**{f"{giver}__archived_at": None})
        left = there.exclude(**{f"{giver}__alum__status__in": sorted(GONE)})
        words = Touch.objects.filter(
            contact=OuterRef(giver), kind=TouchKind.WORD, at__gte=OuterRef("done_at")
        )
        noes = Consent.objects.noes_to(person).filter(alum=alum)
        blocks = Block.objects.standing().filter(alum=alum, person=person)
        return left.exclude(Exists(words) | Exists(noes) | Exists(blocks))

    def from_interview(self, interview: Interview) -> "AdviceQuerySet":
        return self.filter(interview=interview).order_by("pk")


class Advice(models.Model):
    """The ledger "you said, I did": what was advised, and later what became of it."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("advice"), max_length=500)
    outcome = models.CharField(_("what you did"), max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = AdviceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text


class Referrals(models.QuerySet["Referral"]):
    def visible_to(self, person: Person) -> "Referrals":
        return self.filter(interview__contact__student__person=person)

    def unkept(self) -> "Referrals":
        """Names that have not become a person yet."""
        return self.filter(contact__isnull=True).select_related("interview__contact")

    def from_interview(self, interview: Interview) -> "Referrals":
        return self.filter(interview=interview).order_by("pk")

    def by(self, contact: Contact) -> "Referrals":
        """Names that this person gave and that became somebody."""
        given = self.filter(interview__contact=contact, contact__isnull=False)
        return given.select_related("interview", "contact").order_by("pk")

    def named(self, name: str) -> "Referrals":
        return self.filter(name__iexact=name)


class Referral(models.Model):
    """A name given in a conversation, and the contact it became."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=150)
    organization = models.CharField(_("where they work"), max_length=160, blank=True)
    may_use_name = models.BooleanField(_("you may use the name of who told you"), default=False)
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Referrals.as_manager()

    def __str__(self) -> str:
        return self.name
