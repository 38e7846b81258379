"""Who is in the department: made-up students, alumni and staff, and the files that name them."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

_FIRST = "Imani Mateo Noor Wren Bo Linnea Tomas Aiko Samir Greta Kofi Elena Jun Freya Oskar Leila"
_LAST = "Castellanos Quispe Adeyemi Lund Okafor Varga Tanaka Haddad Berg Mensah Petrov Sato Nyberg"
_ALUMNI = "Rosalind Teodor Mireille Anselm Beatriz Caspian Dorothea Emeka Fabiola Gunnar Hanneke"
_FAMILIES = "Achterberg Vance Okonjo Ferrer Lindqvist Moreau Nakata Ostrow Pereira Rasmussen Sorel"
CAMPUS = ZoneInfo("America/Los_Angeles")
ROTTERDAM = ZoneInfo("Europe/Amsterdam")
DANA, RUTH = "dana@alder.example", "ruth@alder.example"
_ROSTER = {
    "email_address": "{address}",
    "username": "{login}",
    "first_name": "{first}",
    "last_name": "{last}",
    "school_year_name": "Junior",
    "primary_education:primary_major_name": "Geography",
    "primary_education:college_name": "Department of Geography",
    "primary_education:end_date": "2028-05-20",
    "primary_education:currently_attending": "TRUE",
    "assigned_to_email_address": "{advisor}",
}
_OFFICE = {
    "Unique Record ID": "G-{number}",
    "First Name": "{first}",
    "Last Name": "{last}",
    "Graduation Year": "{year}",
    "Email": "{address}",
    "Title": "{title}",
    "Company": "{company}",
    "City": "{city}",
    "Country": "{country}",
    "Major(s)": "Geography",
}
_WORK = (
    ("Flood resilience lead", "City of Maashaven"),
    ("Transit planner", "Ridgeline County"),
    ("Map editor", "Tidewater Atlas"),
    ("Soil scientist", "Alder Valley Farms"),
)


@dataclass(frozen=True)
class Student:
    number: int

    @property
    def login(self) -> str:
        return f"geo{self.number:03}"

    @property
    def address(self) -> str:
        return f"{self.login}@alder.example"

    @property
    def first(self) -> str:
        return _nth(_FIRST, self.number)

    @property
    def last(self) -> str:
        """Three parts of names in their own order, so that no two students share one."""
        return _nth(_LAST, self.number // 16) + "".join(_letters(self.number))

    @property
    def advisor(self) -> str:
        return (DANA, RUTH)[self.number % 2]


@dataclass(frozen=True)
class Alum:
    number: int

    @property
    def address(self) -> str:
        return f"alum{self.number:02}@home.example"

    @property
    def first(self) -> str:
        return _nth(_ALUMNI, self.number)

    @property
    def last(self) -> str:
        return _nth(_FAMILIES, self.number // 11) + "".join(_letters(self.number))

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def is_abroad(self) -> bool:
        return self.number % 5 == 0

    @property
    def zone(self) -> ZoneInfo:
        return ROTTERDAM if self.is_abroad else CAMPUS


def roster(students: Iterable[Student]) -> bytes:
    """As a campus exports it."""
    return _table(_ROSTER, ({"advisor": one.advisor} | _about(one) for one in students))


def office(alumni: Iterable[Alum]) -> bytes:
    """As an office of alumni exports it."""
    return _table(_OFFICE, (_record(one) for one in alumni))


def claims(students: Iterable[Student]) -> dict[str, dict[str, object]]:
    """What the campus's own sign-in says of each."""
    return {
        one.login: {"uid": one.login, "eduperson_affiliation": ["member", "student"]}
        for one in students
    }


def _record(one: Alum) -> dict[str, str]:
    title, company = _WORK[one.number % len(_WORK)]
    city, country = ("Rotterdam", "Netherlands") if one.is_abroad else ("Sacramento", "USA")
    told = {"year": str(1995 + one.number % 25), "title": title, "company": company}
    return _about(one) | told | {"city": city, "country": country, "number": str(one.number)}


def _about(one: Student | Alum) -> dict[str, str]:
    about = {"address": one.address, "first": one.first, "last": one.last}
    return about | ({"login": one.login} if isinstance(one, Student) else {})


def _table(columns: Mapping[str, str], rows: Iterable[Mapping[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell.format_map(row) for cell in columns.values()] for row in rows)
    return out.getvalue().encode()


def _nth(names: str, number: int) -> str:
    every = names.split()
    return every[number % len(every)]


def _letters(number: int) -> tuple[str, str]:
    """Two letters that no other number under 169 has; as a coach reads names, letters alone."""
    return "aeioulmnrstvd"[number // 13 % 13], "aeioulmnrstvd"[number % 13]
