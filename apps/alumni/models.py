"""The opt-in directory: records as the alumni office has them, and what each alum chose."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.alumni.workflow import Closed, Status


class Topic(models.TextChoices):
    STARTING = "starting", _("Getting started")
    CHANGING = "changing", _("Changing direction")
    GRADUATE = "graduate", _("Graduate school")
    FIRST = "first", _("Being first in the family")
    ABROAD = "abroad", _("Working abroad")
    WEEK = "week", _("A normal week")


class Format(models.TextChoices):
    VIDEO = "video", _("Video")
    PHONE = "phone", _("Phone")
    IN_PERSON = "in_person", _("In person")


class Part(models.TextChoices):
    """What an alum can switch on or off; name and class year are shown to those asked."""

    TITLE = "title", _("Current role")
    EMPLOYER = "employer", _("Employer")
    CITY = "city", _("City")
    STUDIES = "studies", _("What you studied")


class Findable(Protocol):
    """What is known of somebody before we know whether they are here."""

    @property
    def record_id(self) -> str: ...

    @property
    def email(self) -> str: ...

    @property
    def values(self) -> Mapping[str, str | int | None]: ...


class Alumni(models.QuerySet["Alum"]):
    def visible_to(self, person: Person) -> "Alumni":
        """Students and advisors see who opted in; an alum themself; a coordinator all records."""
        if person.role == Role.COORDINATOR:
            return self.all()
        if person.role in {Role.STUDENT, Role.ADVISOR}:
            return self.listed()
        return self.filter(person=person)

    def listed(self) -> "Alumni":
        return self.filter(status=Status.OPTED_IN)

    def chosen(self, pks: Collection[int]) -> "Alumni":
        return self.filter(pk__in=list(pks)).select_related("person").order_by("pk")

    def perhaps(self, records: Iterable["Findable"]) -> "Alumni":
        """Everybody whom rows of a file may be about: by record, address, or class year."""
        found = list(records)
        about = models.Q(record_id__in={record.record_id for record in found} - {""})
        about |= models.Q(email__in={record.email for record in found} - {""})
        about |= models.Q(class_year__in={record.values["class_year"] for record in found} - {None})
        return self.filter(about).select_related("person").order_by("pk")

    def paused_by(self, day: date) -> "Alumni":
        """Whose pause may be over: a day on, since it is later already in the east."""
        return self.filter(status=Status.PAUSED, paused_until__lte=day + timedelta(days=1))

    def of(self, person: Person) -> "Alum | None":
        return self.filter(person=person).first()


class Alum(models.Model):
    """Fields from `record_id` to `zone` come with an import; the rest is the alum's own choice."""

    person = models.OneToOneField(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.IMPORTED)
    closed_for = models.CharField(
        _("why not to be contacted"), max_length=10, choices=Closed.choices, blank=True
    )
    record_id = models.CharField(max_length=60, blank=True)
    prefix = models.CharField(_("form of address"), max_length=20, blank=True)
    first_name = models.CharField(_("first name"), max_length=80)
    nickname = models.CharField(_("nickname"), max_length=60, blank=True)
    last_name = models.CharField(_("last name"), max_length=80)
    previous_last_name = models.CharField(_("previous last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    class_year = models.PositiveSmallIntegerField(_("class year"), null=True, blank=True)
    studies = models.CharField(_("studies"), max_length=160, blank=True)
    title = models.CharField(_("role"), max_length=160, blank=True)
    employer = models.CharField(_("employer"), max_length=160, blank=True)
    industry = models.CharField(_("industry"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, blank=True)
    corrected = ArrayField(
        models.CharField(max_length=20), default=list, help_text="Fields a file may not change."
    )
    shows = ArrayField(models.CharField(max_length=10, choices=Part.choices), default=list)
    topics = ArrayField(models.CharField(max_length=10, choices=Topic.choices), default=list)
    formats = ArrayField(models.CharField(max_length=10, choices=Format.choices), default=list)
    line = models.CharField(_("one sentence in your own words"), max_length=300, blank=True)
    glad_first = models.BooleanField(_("glad to be someone's first"), default=False)
    month_limit = models.PositiveSmallIntegerField(_("requests a month at most"), default=2)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    imported_at = models.DateTimeField()
    invitations = models.PositiveSmallIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    opted_in_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="What search may find: shown parts only.")
    search = models.GeneratedField(
        expression=SearchVector("words", config="rapport"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = Alumni.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="alum_search"),
            models.Index(fields=["status", "last_name"], name="alum_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record_id"],
                condition=~models.Q(record_id=""),
                name="one_alum_per_record",
            ),
            models.CheckConstraint(
                condition=models.Q(month_limit__lte=20), name="at_most_twenty_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(models.Q(status=Status.SUPPRESSED), ~models.Q(closed_for=""))
                | models.Q(~models.Q(status=Status.SUPPRESSED), models.Q(closed_for="")),
                name="suppressed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.OPTED_IN) | models.Q(opted_in_at__isnull=False),
                name="listed_only_after_opting_in",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def called(self) -> str:
        """The first name on screen and in greetings."""
        return self.nickname or self.first_name

    def shown(self, part: str) -> str:
        """A part's text if the alum switched it on, else nothing."""
        return str(getattr(self, part)) if part in self.shows else ""


class Consents(models.QuerySet["Consent"]):
    def of(self, alum: Alum) -> "Consents":
        return self.filter(alum_id=alum.pk).order_by("at", "pk")


class Consent(models.Model):
    """The ledger: who agreed to what, shown to whom, in which wording. Only ever added to."""

    alum = models.ForeignKey(Alum, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=24)
    given = models.BooleanField()
    shown_to = models.CharField(max_length=24)
    wording = models.CharField(max_length=24, help_text="Version of the words agreed to.")
    details = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = Consents.as_manager()

    def __str__(self) -> str:
        return f"{self.what} {'yes' if self.given else 'no'}"


class Places(models.QuerySet["Place"]):
    def taken_in(self, alum: Alum, month: date) -> "Places":
        return self.filter(alum=alum, month=month)

    def open(self) -> "Places":
        return self.filter(freed_at__isnull=True)


class Place(models.Model):
    """One request that counts toward an alum's limits, in the month of the alum's zone.

    Open until the request is closed or its conversation held: the constraint is "one at once".
    """

    alum = models.ForeignKey(Alum, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="First day of the month it counts in.")
    taken_at = models.DateTimeField()
    freed_at = models.DateTimeField(null=True, blank=True)

    objects = Places.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alum"], condition=models.Q(freed_at__isnull=True), name="one_at_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
