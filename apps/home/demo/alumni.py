"""Alumni of the demo campus: a messy file comes in, some are invited, a few say yes."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from apps.accounts.models import Person
from apps.alumni import messy
from apps.alumni.actions import RECIPE, Answers, invite, opt_in, pause
from apps.alumni.models import Alum, Part
from apps.home.demo.table import table
from apps.imports.actions import Upload, receive, start, work_through

MESSY = 60


@dataclass(frozen=True)
class Volunteer:
    """Somebody in the file who then says yes; with `away_days` paused for so long from now."""

    first: str
    last: str
    year: int
    title: str
    employer: str
    city: str
    country: str
    studies: str
    line: str
    topics: Sequence[str]
    formats: Sequence[str]
    zone: str
    address_as: str = ""
    glad_first: bool = False
    away_days: int = 0
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def email(self) -> str:
        return f"{self.first}.{self.last}@alumni.example".lower()

    def cells(self, number: int) -> dict[str, str]:
        """As the advancement office would export this person."""
        return {
            "Unique Record ID": f"A-{number:04}",
            "First Name": self.first,
            "Last Name": self.last,
            "Graduation Year": str(self.year),
            "Email": self.email,
            "Title": self.title,
            "Company": self.employer,
            "City": self.city,
            "Country": self.country,
            "Major(s)": self.studies,
        }


def volunteers() -> list[Volunteer]:
    """As `alumni.toml` has them, in order."""
    found = tomllib.loads((Path(__file__).parent / "alumni.toml").read_text())["alum"]
    return [_volunteer(said) for said in found]


def _volunteer(said: dict[str, Any]) -> Volunteer:
    """What is no field of its own is answered beside them on the opt-in page."""
    own = {one.name for one in fields(Volunteer)}
    more = {name: value for name, value in said.items() if name not in own}
    return Volunteer(**{name: value for name, value in said.items() if name in own}, more=more)


def file(saying_yes: Iterable[Volunteer]) -> bytes:
    """The CSV of the advancement office: messy strangers, and the volunteers among them."""
    text = io.StringIO(messy.text(MESSY))
    rows = list(csv.DictReader(text))
    rows += [volunteer.cells(number) for number, volunteer in enumerate(saying_yes, start=1)]
    return table(messy.HEADER, rows)


def arrive(*, now: datetime, by: Person) -> None:
    """The file is imported, the volunteers are invited and say yes."""
    saying_yes = volunteers()
    batch = receive(Upload("alumni-office.csv", [file(saying_yes)]), RECIPE, now=now, by=by)
    work_through(RECIPE, lambda: now)
    start(batch, by=by)
    work_through(RECIPE, lambda: now)
    records = [f"A-{number:04}" for number in range(1, len(saying_yes) + 1)]
    alumni = list(Alum.objects.filter(record_id__in=records).order_by("record_id"))
    invite([alum.pk for alum in alumni], now=now, by=by)
    for volunteer in saying_yes:
        _say_yes(volunteer, now=now)


def _say_yes(volunteer: Volunteer, *, now: datetime) -> None:
    alum = Alum.objects.select_related("person").get(email=volunteer.email)
    person = _person(alum)
    chosen = {
        "first_name": volunteer.first,
        "last_name": volunteer.last,
        "title": volunteer.title,
        "employer": volunteer.employer,
        "city": volunteer.city,
        "studies": volunteer.studies,
        "shows": list(Part.values),
        "topics": list(volunteer.topics),
        "formats": list(volunteer.formats),
        "line": volunteer.line,
        "glad_first": volunteer.glad_first,
        "month_limit": 2,
        "zone": volunteer.zone,
        **volunteer.more,
    }
    how = {"address_as": volunteer.address_as, "zone": volunteer.zone}
    opt_in(alum, Answers(chosen, how), now=now, by=person)


def rest(*, now: datetime) -> None:
    """Some have paused since; students see them again on the day that they named."""
    for volunteer in volunteers():
        if volunteer.away_days:
            alum = Alum.objects.select_related("person").get(email=volunteer.email)
            until = (now + timedelta(days=volunteer.away_days)).date()
            pause(alum, until, now=now, by=_person(alum))


def _person(alum: Alum) -> Person:
    if alum.person is None:
        raise LookupError(f"{alum.email} was not invited.")
    return alum.person
