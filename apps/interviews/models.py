"""What to ask, the meeting, what was said, and the thanks."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models import Place
from apps.contacts.models import Contact, Pace
from apps.interviews.workflow import Status, Thanks


class Hope(models.TextChoices):
    """What a student hopes to take from one conversation; chooses suggested questions."""

    WORK = "work", _("What the work is really like")
    PATHS = "paths", _("Paths I did not know")
    PREPARE = "prepare", _("How to prepare")
    PLACE = "place", _("This workplace")
    STAY = "stay", _("Someone to stay in touch with")


class Preparations(models.QuerySet["Preparation"]):
    def visible_to(self, person: Person) -> "Preparations":
        return self.filter(contact__student__person=person)

    def with_contact(self, contact: Contact) -> "Preparation":
        return self.get_or_create(contact=contact)[0]


class Preparation(models.Model):
    """One sheet per person: hopes and questions. Only the student can see it."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="+")
    hopes = ArrayField(models.CharField(max_length=8, choices=Hope.choices), default=list)
    own_hope = models.CharField(_("in your own words"), max_length=300, blank=True)

    objects = Preparations.as_manager()

    def __str__(self) -> str:
        return str(self.contact)


class Questions(models.QuerySet["Question"]):
    def visible_to(self, person: Person) -> "Questions":
        return self.filter(preparation__contact__student__person=person)

    def planned(self, preparation: Preparation) -> "Questions":
        return self.filter(preparation=preparation).order_by("position", "pk")


class Question(models.Model):
    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("question"), max_length=300)
    topic = models.CharField(max_length=24, blank=True)
    must_ask = models.BooleanField(_("must ask"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = Questions.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["preparation", "text"], name="asked_once")]

    def __str__(self) -> str:
        return self.text


class Interviews(models.QuerySet["Interview"]):
    def visible_to(self, person: Person) -> "Interviews":
        """The student whose conversation it is, and the alum it is with."""
        return self.filter(Q(contact__student__person=person) | Q(alum_person=person))

    def of(self, person: Person) -> "Interviews":
        return self.filter(contact__student__person=person).order_by("-starts_at", "-pk")

    def ahead(self) -> "Interviews":
        return self.filter(status__in=[Status.TO_SCHEDULE, Status.SCHEDULED])


class Interview(models.Model):
    """`starts_at` is UTC; whoever reads it sees the own zone and the other's."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    alum_person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    place = models.OneToOneField(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.TO_SCHEDULE)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=20)
    mode = models.CharField(_("how you talk"), max_length=10, default="video")
    where = models.CharField(_("where"), max_length=300, blank=True)
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=8, blank=True)

    objects = Interviews.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.SCHEDULED) | Q(starts_at__isnull=False),
                name="scheduled_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact} {self.get_status_display()}"


class Formality(models.TextChoices):
    CASUAL = "casual", _("Like a chat")
    BUSINESS = "business", _("Like a meeting at work")
    FORMAL = "formal", _("Formal")


class Logs(models.QuerySet["Log"]):
    def visible_to(self, person: Person) -> "Logs":
        return self.filter(interview__contact__student__person=person)


class Log(models.Model):
    """What the student took home. Only they can see it, unless `shared` with their advisor."""

    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="+")
    takeaways = models.TextField(_("what you take with you"), max_length=4000, blank=True)
    still_open = models.TextField(_("questions still open"), max_length=2000, blank=True)
    next_steps = models.TextField(_("what you will do next"), max_length=2000, blank=True)
    new_path = models.CharField(_("a path you did not know"), max_length=200, blank=True)
    promised = models.TextField(_("what was promised"), max_length=2000, blank=True)
    may_write_again = models.BooleanField(_("you may write again"), null=True, blank=True)
    learned = models.BooleanField(_("you learned what you hoped"), null=True, blank=True)
    formality = models.CharField(
        _("how formal it was"), max_length=8, choices=Formality.choices, blank=True
    )
    shared = models.BooleanField(_("share with your advisor"), default=False)
    pace = models.CharField(_("keep in touch?"), max_length=4, choices=Pace.choices)
    logged_at = models.DateTimeField()

    objects = Logs.as_manager()

    def __str__(self) -> str:
        return str(self.interview)


class AdviceQuerySet(models.QuerySet["Advice"]):
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

    def from_interview(self, interview: Interview) -> "Referrals":
        return self.filter(interview=interview).order_by("pk")


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


class NoteForm(models.TextChoices):
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
    CARD = "card", _("Card")


class ThankYous(models.QuerySet["ThankYou"]):
    def visible_to(self, person: Person) -> "ThankYous":
        return self.filter(interview__contact__student__person=person)

    def open(self) -> "ThankYous":
        return self.filter(status__in=[Thanks.DUE, Thanks.DRAFTED])


class ThankYou(models.Model):
    """`due_from` is when the conversation ended (UTC): the clock of 24, 40 and 48 hours."""

    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=8, choices=Thanks.choices, default=Thanks.DUE)
    form = models.CharField(max_length=8, choices=NoteForm.choices, default=NoteForm.EMAIL)
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    body = models.TextField(_("your note"), max_length=4000, blank=True)
    due_from = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ThankYous.as_manager()

    def __str__(self) -> str:
        return f"{self.interview}: {self.get_status_display()}"
