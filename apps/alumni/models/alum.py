"""One alum: the record as the alumni office has it, and what they chose."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.alumni.models.block import Block
from apps.alumni.models.choices import Format, Part, Topic
from apps.alumni.models.places import Place
from apps.alumni.workflow import Closed, Status


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
        """Students and advisors see who opted in; an alum themself; a coordinator all records.

        Somebody with whom nothing may go on looks like somebody who is not there.
        """
        if person.role == Role.COORDINATOR:
            return self.all()
        if person.role == Role.STUDENT:
            return self.listed().not_blocked_for(person)
        if person.role == Role.ADVISOR:
            return self.listed()
        return self.filter(person=person)

    def not_blocked_for(self, person: Person) -> "Alumni":
        blocks = Block.objects.standing().filter(person=person, alum=models.OuterRef("pk"))
        return self.exclude(models.Exists(blocks))

    def listed(self) -> "Alumni":
        return self.filter(status=Status.OPTED_IN)

    def glad_of(self, topics: Collection[str]) -> "Alumni":
        """Who would talk about any of these; all where none is named."""
        return self.filter(topics__overlap=list(topics)) if topics else self

    def talking_by(self, formats: Collection[str]) -> "Alumni":
        return self.filter(formats__overlap=list(formats)) if formats else self

    def glad_first(self) -> "Alumni":
        return self.filter(glad_first=True)

    def roomy(self) -> "Alumni":
        """Only after `with_room`."""
        return self.filter(models.Q(has_room=True))

    def how_many_per(self, field: str, values: Iterable[str]) -> dict[str, int]:
        """How many have each value in a list of theirs (topics, formats), in one query."""
        counts = {
            f"n_{value}": models.Count("pk", filter=models.Q(**{f"{field}__contains": [value]}))
            for value in values
        }
        found = self.order_by().aggregate(**counts)
        return {name.removeprefix("n_"): count for name, count in found.items()}

    def to_suggest(self, most: int) -> "Alumni":
        """Who may be asked now, glad of newcomers first; only after `with_room`."""
        order = (models.F("glad_first").desc(), "pk")
        return self.roomy().select_related("person").order_by(*order)[:most]

    def in_reading_order(self) -> "Alumni":
        """Who has room first; only after `with_room`."""
        return self.select_related("person").order_by(
            models.F("has_room").desc(), "last_name", "first_name", "pk"
        )

    def standing(self, status: str) -> "Alumni":
        return self.filter(status=status) if status in Status.values else self

    def called_like(self, typed: str) -> "Alumni":
        """For a coordinator: any part of a name, an address or an employer."""
        found = self
        for word in typed.split()[:6]:
            names = ("first_name", "last_name", "previous_last_name", "email", "employer")
            either = models.Q(record_id=word)
            for name in names:
                either |= models.Q(**{f"{name}__icontains": word})
            found = found.filter(either)
        return found

    def by_status(self) -> dict[str, int]:
        found = self.order_by().values_list("status").annotate(models.Count("pk"))
        return dict.fromkeys(Status.values, 0) | dict(found)

    def with_room(self, now: datetime) -> "Alumni":
        """Each with `has_room`, in one query: the twin of `room.has_room` for many rows."""
        zone = Coalesce(NullIf("zone", Value("")), Value("UTC"))
        moment = Value(now, output_field=models.DateTimeField())
        there = models.Func(zone, moment, function="timezone", output_field=models.DateTimeField())
        start = models.Func(
            Value("month"), there, function="date_trunc", output_field=models.DateField()
        )
        month = Cast(start, models.DateField())
        places = Place.objects.filter(alum=models.OuterRef("pk")).order_by()
        count = places.values("alum").annotate(n=models.Count("pk")).values("n")
        taken = Coalesce(models.Subquery(count.filter(month=models.OuterRef("here"))), 0)
        return self.annotate(here=month).annotate(
            is_asked=models.Exists(places.open()),
            has_room=models.Q(is_asked=False)
            & models.Q(status=Status.OPTED_IN)
            & models.Q(month_limit__gt=taken),
        )

    def matching(self, query: str) -> "Alumni":
        """By the beginnings of words, accents forgiven; `query` as of `finding.prefixes`."""
        if not query:
            return self
        return self.filter(search=SearchQuery(query, config="rapport", search_type="raw"))

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

    def owned_by(self, email: str) -> "Alum | None":
        """The one record with this address; of several none, since nobody knows whose they are."""
        found = list(self.filter(email__iexact=email).select_related("person")[:2])
        return found[0] if len(found) == 1 else None

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

    @property
    def own(self) -> set[str]:
        """What no file may change: fields that were corrected, and the zone of a corrected city."""
        return {*self.corrected} | ({"zone"} if "city" in self.corrected else set())

    def shown(self, part: str) -> str:
        """A part's text if the alum switched it on, else nothing."""
        return str(getattr(self, part)) if part in self.shows else ""
