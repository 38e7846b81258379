"""By which keys an alum is found among people with nearly the same name and year."""

from collections.abc import Collection, Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, TextField, Value

from apps.accounts.models import Person
from apps.alumni.models.alum import Alum
from apps.alumni.models.alumni import Alumni
from apps.alumni.models.findable import Findable
from apps.core.bulk import among

# As `said` is written; PostgreSQL leaves out a year that is not there.
_SAID = Func(
    Value("|"),
    F("first_name"),
    F("nickname"),
    F("last_name"),
    F("previous_last_name"),
    F("class_year"),
    function="concat_ws",
    output_field=TextField(),
)


class Kins(models.QuerySet["Kin"]):
    def of(self, alumni: Collection[int]) -> "Kins":
        return self.filter(among("alum_id", alumni, models.BigIntegerField()))

    def stale(self, after: int, most: int) -> list[Alum]:
        """Alumni whose names are not, or no more, those that their keys were made from."""
        fresh = self.filter(alum=OuterRef("pk"), said=OuterRef("names"))
        alumni = Alum.objects.filter(pk__gt=after).annotate(names=_SAID)
        return list(alumni.filter(~Exists(fresh)).order_by("pk")[:most])


def perhaps(records: Iterable[Findable], kin: Collection[int]) -> Alumni:
    """Everybody whom rows of a file may be about: by record, by address, or one of `kin`."""
    found = list(records)
    text, whole = models.TextField(), models.BigIntegerField()
    about = ~Q(record_id="") & Q(among("record_id", {row.record_id for row in found}, text))
    about |= ~Q(email="") & Q(among("email", {row.email for row in found}, text))
    about |= Q(among("pk", kin, whole))
    return Alum.objects.filter(about).select_related("person").order_by("pk")


class Kin(models.Model):
    """Apart from the alum, since many write names and only imports look for them.

    `said` are the names that the keys were made from: whoever looks brings stale ones up to date.
    """

    alum = models.OneToOneField(Alum, on_delete=models.CASCADE, primary_key=True, related_name="+")
    keys = ArrayField(models.BigIntegerField())
    said = models.TextField()

    objects = Kins.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["keys"], name="kin_keys", fastupdate=False)]

    def __str__(self) -> str:
        return self.said


def names_said(alum: Alum) -> str:
    """The twin of `_SAID` for a row in hand."""
    names = [alum.first_name, alum.nickname, alum.last_name, alum.previous_last_name]
    return "|".join([*names, *([str(alum.class_year)] if alum.class_year is not None else [])])


class Answer(models.TextChoices):
    """What somebody decided about a row that looks like somebody who is here."""

    SAME = "same", "the same person"
    OTHER = "other", "another person"
    LEFT_OUT = "left_out", "left out"


class Rulings(models.QuerySet["Ruling"]):
    def on(self, identities: Collection[str]) -> "Rulings":
        return self.filter(among("identity", identities, models.TextField())).select_related("alum")


class Ruling(models.Model):
    """One such decision, remembered for every file to come.

    `identity` names the row by its record, address or name and year. `alum` is who it is; empty
    where that person comes with the same file.
    """

    identity = models.CharField(max_length=300, unique=True)
    answer = models.CharField(max_length=10, choices=Answer.choices)
    alum = models.ForeignKey(
        Alum, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = Rulings.as_manager()

    def __str__(self) -> str:
        return f"{self.identity} {self.answer}"
