"""Who someone is: everyone who acts or is written to, signed in or not."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from apps.core.bulk import among


class Role(models.TextChoices):
    STUDENT = "student", _("student")
    ALUM = "alum", _("alum")
    ADVISOR = "advisor", _("advisor")
    COORDINATOR = "coordinator", _("coordinator")


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person who may sign in with this address."""
        return self.get(email__iexact=username, may_sign_in=True)

    def others_read(self, email: str, person: "Person") -> bool:
        """Whether mail to somebody else who may sign in goes to this address."""
        either = models.Q(email__iexact=email) | models.Q(own_email__iexact=email)
        return self.filter(either, may_sign_in=True, is_active=True).exclude(pk=person.pk).exists()

    def read_by_others(self, emails: Iterable[str], people: Iterable[int]) -> set[str]:
        """Those of the addresses, in small letters, that anybody but these people reads."""
        wanted = {email.casefold() for email in emails}
        others = self.filter(may_sign_in=True, is_active=True).exclude(
            among("pk", people, models.BigIntegerField())
        )
        both = others.annotate(one=Lower("email"), other=Lower("own_email"))
        text = models.TextField()
        found = both.filter(
            models.Q(among("one", wanted, text)) | models.Q(among("other", wanted, text))
        )
        return wanted & {email for pair in found.values_list("one", "other") for email in pair}

    def reading(self, email: str) -> "models.QuerySet[Person]":
        """Everybody whose mail goes to this address."""
        own = models.Q(own_email__iexact=email)
        return self.filter(own | models.Q(own_email="", email__iexact=email))

    def at(self, email: str) -> "models.QuerySet[Person]":
        """Everybody who has this address, to sign in or for mail."""
        return self.filter(models.Q(email__iexact=email) | models.Q(own_email__iexact=email))

    def coordinators(self) -> "models.QuerySet[Person]":
        return self.filter(role=Role.COORDINATOR, is_active=True).order_by("pk")

    def visible_to(self, person: "Person") -> "models.QuerySet[Person]":
        """Staff, to coordinators."""
        return self.staff() if person.role == Role.COORDINATOR else self.none()

    def staff(self) -> "models.QuerySet[Person]":
        """Advisors and coordinators who have not left, by name."""
        roles = (Role.ADVISOR, Role.COORDINATOR)
        return self.filter(role__in=roles, is_active=True, may_sign_in=True).order_by("name", "pk")

    def covered_by(self, person: "Person") -> "models.QuerySet[Person]":
        """Colleagues who are away, for whom this person reads."""
        return self.filter(covered_by=person, is_active=True)

    def advisors(self) -> "models.QuerySet[Person]":
        return self.staff().filter(role=Role.ADVISOR)

    def who_may_sign_in(self, email: str) -> "models.QuerySet[Person]":
        return self.filter(email__iexact=email.strip(), may_sign_in=True)


class Person(AbstractBaseUser):
    """Times are UTC; `zone` is the IANA name in which this person reads them.

    Several persons may share an address (an alum who is also staff), but one only may sign in.
    """

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("full name"), max_length=150)
    called = models.CharField(_("first name on screen"), max_length=60)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    address_as = models.CharField(_("how to address you"), max_length=80, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    language = models.CharField(_("language"), max_length=10, default="en")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.STUDENT)
    own_email = models.EmailField(
        _("own e-mail address"),
        blank=True,
        help_text="Confirmed; where mail goes instead, as after graduation.",
    )
    may_sign_in = models.BooleanField(_("may sign in"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    news_read_at = models.DateTimeField(
        null=True, blank=True, help_text="Up to when they have read what happened to them."
    )
    covered_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who reads the drafts of an advisor who is away; written by `cover` alone.",
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=models.Q(may_sign_in=True), name="one_sign_in_per_address"
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="known_role"),
        ]
        # Lists of students are read by name, a page at a time.
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def mailbox(self) -> str:
        """Where mail to this person goes; nobody signs in with it unless it is `email`, too."""
        return self.own_email or self.email

    @property
    def addressed(self) -> str:
        """The name of a greeting: as they chose, else the first name."""
        return self.address_as or self.called


class Aways(models.QuerySet["Away"]):
    def visible_to(self, person: Person) -> "Aways":
        """A coordinator sees everybody's, an advisor their own."""
        return self.all() if person.role == Role.COORDINATOR else self.filter(person=person)

    def of(self, person: Person) -> "Aways":
        return self.filter(person=person).order_by("starts_on", "pk")

    def on(self, day: date) -> "Aways":
        """Periods that hold this day, as the campus counts days."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def between(self, first: date, last: date) -> "Aways":
        """Periods that share a day with these, both ends included."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def from_day(self, day: date) -> "Aways":
        """Those that are not over, the next one first."""
        found = self.filter(ends_on__gte=day, person__is_active=True)
        return found.select_related("person", "reader").order_by("starts_on", "pk")


class Away(models.Model):
    """Days on which an advisor is away, both ends included; `reader` reads their drafts then."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField(_("first day away"))
    ends_on = models.DateField(_("last day away"))
    reader = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Aways.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="away_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.starts_on}"


def away_on(day: date) -> "models.QuerySet[Person]":
    """Who is away on this day of the campus."""
    return Person.objects.filter(pk__in=Away.objects.on(day).values("person"))


class Affiliation(models.Model):
    """What the campus said last of somebody who came by its sign-in; `said` in its own words.

    The row goes once a roster or a coordinator gives back what it took away.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    said = models.JSONField(default=list)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.said_at:%Y-%m-%d %H:%M}"


class Links(models.QuerySet["Link"]):
    def alive(self, now: datetime) -> "Links":
        ahead = models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=now)
        return self.not_revoked().filter(ahead)

    def not_revoked(self) -> "Links":
        return self.filter(revoked_at__isnull=True)

    def of(self, purpose: str, subject: models.Model) -> "Links":
        return self.filter(purpose=purpose, subject_type=label_of(subject), subject_id=subject.pk)


class Link(models.Model):
    """A signed e-mail link: the secret is in the mail, here is only its SHA-256.

    `expires_at` is empty where a link can only lessen contact (pause, limit, leave).
    """

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=24)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    view = models.CharField(max_length=60, blank=True, help_text="Name of the page it opens.")
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = Links.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id", "purpose"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject_type} {self.subject_id}"

    def is_alive(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)


def label_of(subject: models.Model) -> str:
    """How rows below name a thing above them: a value, not an import."""
    return subject._meta.label_lower
