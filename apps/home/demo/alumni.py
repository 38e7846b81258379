"""Alumni of the demo campus: a messy file comes in, some are invited, a few say yes."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from apps.accounts.models import Person
from apps.alumni import messy
from apps.alumni.actions import RECIPE, Answers, invite, opt_in
from apps.alumni.models import Alum, Part
from apps.imports.actions import Upload, receive, start, work_through

MESSY = 60


@dataclass(frozen=True)
class Volunteer:
    """Somebody in the file who then says yes."""

    first: str
    last: str
    year: int
    title: str
    employer: str
    city: str
    country: str
    studies: str
    line: str
    topics: tuple[str, ...]
    formats: tuple[str, ...]
    zone: str
    address_as: str = ""
    glad_first: bool = False
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


VOLUNTEERS = (
    Volunteer(
        "Rosalind",
        "Achterberg",
        2011,
        "Flood resilience lead",
        "City of Maashaven",
        "Rotterdam",
        "Netherlands",
        "Geography",
        "I left consulting for a city desk and never looked back. Ask me what a week looks like.",
        ("starting", "changing"),
        ("video", "phone"),
        "Europe/Amsterdam",
        address_as="Ms. Achterberg",
        more={
            "employer_kind": "public",
            "degree": "master",
            "field": "Flood protection",
            "languages": ["en", "nl"],
            "backgrounds": ["transfer"],
            "windows": ["2ev", "4ev"],
            "reason": "Somebody gave me twenty minutes when I was lost.",
        },
    ),
    Volunteer(
        "Oduya",
        "Ferreira",
        2017,
        "Stormwater engineer",
        "Ridgeline County",
        "Sacramento",
        "United States",
        "Civil engineering",
        "First in my family to finish college. I like questions nobody told you were allowed.",
        ("starting", "first", "week"),
        ("phone", "in_person"),
        "America/Los_Angeles",
        glad_first=True,
        more={
            "employer_kind": "public",
            "groups": "Rowing, First-Gen Union",
            "backgrounds": ["first_gen", "working"],
            "at_once": 2,
        },
    ),
    Volunteer(
        "Marisol",
        "Tengku",
        1994,
        "Deputy director",
        "Central Valley Flood Office",
        "Fresno",
        "United States",
        "Political science",
        "Thirty years of levees. I can tell you which meetings matter.",
        ("graduate", "changing"),
        ("phone",),
        "America/Los_Angeles",
    ),
    Volunteer(
        "Teodor",
        "Vance",
        2004,
        "Hazard planner",
        "Ridgeline County",
        "Boulder",
        "United States",
        "Geography",
        "Planners read insurance maps first. Nobody tells you that in class.",
        ("starting", "week"),
        ("video", "phone"),
        "America/Denver",
    ),
    Volunteer(
        "Priya",
        "Ranganath",
        2015,
        "Cartographer",
        "Tidewater Atlas",
        "Norfolk",
        "United States",
        "Geography",
        "Maps persuade. I would love to talk about the ones that mislead.",
        ("starting", "changing"),
        ("video",),
        "America/New_York",
        glad_first=True,
    ),
    Volunteer(
        "Sunniva",
        "Dahl",
        2008,
        "Program officer",
        "Bay Delta Water Trust",
        "Montréal",
        "Canada",
        "Environmental studies",
        "I give money to rivers. Ask me how to read a grant call.",
        ("abroad", "graduate"),
        ("video",),
        "America/Toronto",
    ),
)


def file() -> bytes:
    """The CSV of the advancement office: messy strangers, and the volunteers among them."""
    text = io.StringIO(messy.text(MESSY))
    rows = list(csv.DictReader(text))
    rows += [volunteer.cells(number) for number, volunteer in enumerate(VOLUNTEERS, start=1)]
    out = io.StringIO()
    writer = csv.DictWriter(out, messy.HEADER, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def arrive(*, now: datetime, by: Person) -> None:
    """The file is imported, the volunteers are invited and say yes."""
    batch = receive(Upload("alumni-office.csv", [file()]), RECIPE, now=now, by=by)
    work_through(RECIPE, lambda: now)
    start(batch, by=by)
    work_through(RECIPE, lambda: now)
    records = [f"A-{number:04}" for number in range(1, len(VOLUNTEERS) + 1)]
    alumni = list(Alum.objects.filter(record_id__in=records).order_by("record_id"))
    invite([alum.pk for alum in alumni], now=now, by=by)
    for volunteer in VOLUNTEERS:
        _say_yes(volunteer, now=now)


def _say_yes(volunteer: Volunteer, *, now: datetime) -> None:
    alum = Alum.objects.select_related("person").get(email=volunteer.email)
    if alum.person is None:
        raise LookupError(f"{volunteer.email} was not invited.")
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
    opt_in(alum, Answers(chosen, how), now=now, by=alum.person)
