"""The people of Alder State, made up. Everyone who signs in uses the demo password."""

from dataclasses import dataclass

from apps.accounts.models import Person, Role
from apps.students.models import Student

PASSWORD = "alder-letter-thread"  # noqa: S105 - a demo on one's own machine
PACIFIC = "America/Los_Angeles"


@dataclass(frozen=True)
class Part:
    """One person of the cast."""

    email: str
    name: str
    role: str
    studies: str = ""
    year: str = ""
    advisor: str = ""


DANA, RUTH = "dana@alder.example", "ruth@alder.example"

CAST = (
    Part(DANA, "Dana Whitlock", Role.ADVISOR),
    Part(RUTH, "Ruth Okafor", Role.ADVISOR),
    Part("nils@alder.example", "Nils Baptiste", Role.COORDINATOR),
    Part(
        "imani@alder.example", "Imani Castellanos", Role.STUDENT, "Geography", "third year", "dana"
    ),
    Part("mateo@alder.example", "Mateo Quispe", Role.STUDENT, "Biology", "second year", RUTH),
)


def enter(part: Part, password: str) -> Person:
    """Makes the person, and for a student the row of the caseload."""
    person = Person(
        email=part.email,
        name=part.name,
        called=part.name.split(" ", maxsplit=1)[0],
        role=part.role,
        zone=PACIFIC,
        may_sign_in=True,
    )
    person.set_password(password)
    person.save()
    if part.role == Role.STUDENT:
        advisor = Person.objects.filter(email=part.advisor).first()
        Student.objects.create(person=person, studies=part.studies, year=part.year, advisor=advisor)
    return person
