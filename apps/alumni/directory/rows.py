"""Reading from PostgreSQL what the index is made of."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models
from django.db.models.functions import Coalesce

from apps.alumni.directory.facts import Facts, Standing, facts
from apps.alumni.directory.fit import spread
from apps.alumni.models import Alum, Place

PIECE = 2000


class Row(NamedTuple):
    """Columns of one alum; the same names as on the model, so that `facts` reads either."""

    pk: int
    shows: list[str]
    first_name: str
    last_name: str
    nickname: str
    class_year: int | None
    title: str
    employer: str
    city: str
    studies: str
    degree: str
    groups: str
    field: str
    industry: str
    employer_kind: str
    topics: list[str]
    formats: list[str]
    languages: list[str]
    backgrounds: list[str]
    line: str
    reason: str
    glad_first: bool
    answers_soon: bool
    month_limit: int
    opted_in_at: datetime
    has_room: bool
    taken: int
    was_asked: bool


def people(now: datetime, pks: Collection[int] | None = None) -> Iterator[tuple[Facts, Standing]]:
    """Everybody who is listed, or those of `pks` who are; a full reading takes seconds."""
    found = Alum.objects.listed() if pks is None else Alum.objects.listed().filter(pk__in=pks)
    places = Place.objects.filter(alum=models.OuterRef("pk")).order_by()
    this_month = places.filter(month=models.OuterRef("here")).values("alum")
    count = models.Subquery(this_month.annotate(n=models.Count("pk")).values("n"))
    asked = (
        found.order_by()
        .with_room(now)
        .annotate(taken=Coalesce(count, 0), was_asked=models.Exists(places))
    )
    rows: Any = asked.values_list(*Row._fields)
    for values in rows.iterator(chunk_size=PIECE) if pks is None else rows:
        row = Row(*values)
        load = spread(was_asked=row.was_asked, taken=row.taken, limit=row.month_limit)
        yield facts(row), Standing(row.has_room, load, row.opted_in_at)


def zones() -> list[str]:
    return list(Alum.objects.listed().order_by().values_list("zone", flat=True).distinct())
