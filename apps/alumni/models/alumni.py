"""Picking alumni: by who looks, by what they chose, by where they stand."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery
from django.db import connection, models
from django.db.models import Value
from django.db.models.functions import Cast, Coalesce, NullIf

from apps.accounts.models import Person, Role
from apps.alumni.models.block import Block
from apps.alumni.models.inviting import YEAR, Invitable
from apps.alumni.models.places import Place
from apps.alumni.workflow import Status
from apps.core.bulk import among

if TYPE_CHECKING:
    from apps.alumni.models.alum import Alum


# Asked with every search: the ORM takes longer to write this union than PostgreSQL to answer it.
_KEPT_FROM = """
SELECT alum_id FROM alumni_block WHERE person_id = %(person)s AND lifted_at IS NULL
UNION ALL SELECT alum_id FROM alumni_hidden WHERE person_id = %(person)s"""


class Alumni(Invitable):
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

    def kept_from(self, person: Person) -> set[int]:
        """Ids of those whom this student is not shown: hidden by them, or nothing may go on."""
        if person.role != Role.STUDENT:
            return set()
        with connection.cursor() as cursor:
            cursor.execute(_KEPT_FROM, {"person": person.pk})
            return {pk for (pk,) in cursor.fetchall()}

    def listed(self) -> "Alumni":
        return self.filter(status=Status.OPTED_IN)

    def roomy(self) -> "Alumni":
        """Only after `with_room`."""
        return self.filter(models.Q(has_room=True))

    def standing(self, status: str, now: datetime) -> "Alumni":
        """Of one status, or of what beside it one looks for; in the order of the list."""
        if status == "busiest":
            return self.asked_since(now - YEAR)
        found = self.order_by("last_name", "first_name", "pk")
        if status == "unreachable":
            return found.exclude(unreachable="")
        if status == "unasked":
            return found.willing_unasked()
        return found.filter(status=status) if status in Status.values else found

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
        """How many stand where, and beside them how many are "unreachable"; in one query."""
        lost = models.Count("pk", filter=~models.Q(unreachable=""))
        grouped = self.order_by().values_list("status")
        found = list(grouped.annotate(n=models.Count("pk"), lost=lost))
        counts = {status: count for status, count, _lost in found}
        counts["unreachable"] = sum(row[2] for row in found)
        return dict.fromkeys(Status.values, 0) | counts

    def with_room(self, now: datetime) -> "Alumni":
        """Each with `has_room` and `is_busy`, in one query: twins of those in `room`."""
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
        waiting = Coalesce(models.Subquery(count.filter(freed_at=None)), 0)
        found: Alumni = self.annotate(here=month).annotate(
            has_room=models.Q(status=Status.OPTED_IN)
            & models.Q(at_once__gt=waiting)
            & models.Q(month_limit__gt=taken),
            is_busy=models.Q(at_once__lte=waiting) & models.Q(month_limit__gt=taken),
        )
        return found

    def at_limit(self, now: datetime) -> "Alumni":
        """In the directory, with as many requests as they wish for; who wishes for none is not.

        Only they are looked at who have a request open, or got one within a month and a day.
        """
        lately = models.Q(freed_at=None) | models.Q(taken_at__gte=now - timedelta(days=32))
        asked = self.filter(pk__in=Place.objects.filter(lately).values("alum"))
        willing = asked.listed().filter(month_limit__gt=0, at_once__gt=0)
        return willing.with_room(now).filter(models.Q(has_room=False))

    def matching(self, query: str) -> "Alumni":
        """By the beginnings of words, accents forgiven; `query` as of `finding.prefixes`."""
        if not query:
            return self
        return self.filter(search=SearchQuery(query, config="rapport", search_type="raw"))

    def chosen(self, pks: Collection[int]) -> "Alumni":
        return self._of("pk", pks)

    def recorded(self, records: Iterable[str]) -> set[str]:
        """Those of these records of the office that are here."""
        asked = among("record_id", records, models.TextField())
        found = self.filter(~models.Q(record_id=""), asked)
        return set(found.values_list("record_id", flat=True))

    def _of(self, field: str, keys: Iterable[int]) -> "Alumni":
        found = self.filter(among(field, keys, models.BigIntegerField()))
        return found.select_related("person").order_by("pk")

    def paused_by(self, day: date) -> "Alumni":
        """Whose pause may be over: a day on, since it is later already in the east."""
        return self.filter(status=Status.PAUSED, paused_until__lte=day + timedelta(days=1))

    def open_at(self, emails: Iterable[str]) -> set[str]:
        """Those of the addresses that a record has which is not closed."""
        here = self.filter(among("email", emails, models.TextField()), closed_for="")
        return set(here.values_list("email", flat=True))

    def owned_by(self, email: str) -> "Alum | None":
        """The one record with this address; of several none, since nobody knows whose they are."""
        found = list(self.filter(email__iexact=email).select_related("person")[:2])
        return found[0] if len(found) == 1 else None

    def who_are(self, people: Iterable[int]) -> "Alumni":
        return self._of("person_id", people)

    def recorded_as(self, record_id: str) -> "Alumni":
        return self.filter(record_id=record_id) if record_id else self.none()

    def of(self, person: Person) -> "Alum | None":
        return self.filter(person=person).first()
