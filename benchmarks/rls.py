"""Policies of PostgreSQL on three tables, and pages that are read with and without them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person, Role
from apps.advising.actions import fold
from apps.core.clock import now
from apps.home.roster import Entry, enter
from apps.students.models import Student
from benchmarks import caseload, people
from benchmarks.alumni import Set, load

OK = 200
SCALES = {"small": (2_000, 2_000, 1_500), "full": (20_000, 20_000, 10_000)}
TABLES = ("students_student", "contacts_contact", "alumni_alum")
# Who asks is a setting of the connection; it is read once a statement, not once a row.
POLICIES = """
CREATE FUNCTION asks_as() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT current_setting('rapport.role', true) $$;
CREATE FUNCTION asks() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('rapport.person', true), '')::bigint $$;
CREATE POLICY theirs ON students_student USING (
    (SELECT asks_as()) IN ('system', 'coordinator')
    OR person_id = (SELECT asks()) OR advisor_id = (SELECT asks()));
CREATE POLICY theirs ON contacts_contact USING (
    (SELECT asks_as()) = 'system'
    OR student_id IN (SELECT id FROM students_student WHERE person_id = (SELECT asks())));
CREATE POLICY theirs ON alumni_alum USING (
    (SELECT asks_as()) IN ('system', 'coordinator') OR status = 'opted_in'
    OR person_id = (SELECT asks())
    OR EXISTS (SELECT FROM contacts_contact WHERE alum_id = alumni_alum.id));
"""


@dataclass
class Took:
    """Milliseconds of a page, those of its statements, and how many they were."""

    wall: float = 0.0
    sql: float = 0.0
    queries: int = 0


@dataclass
class Way:
    name: str
    client: Client
    person: Person
    path: str
    took: Took = field(default_factory=Took)

    def look(self) -> Took:
        """One page; with policies or without, it begins by saying who asks."""
        self.took, began = Took(), time.perf_counter()
        says(self.person.role, self.person.pk)
        with connection.execute_wrapper(self._timed):
            answer = self.client.get(self.path)
        self.took.wall = (time.perf_counter() - began) * 1000
        if answer.status_code != OK:
            raise SystemExit(f"{self.path} answered {answer.status_code}")
        return self.took

    def _timed(self, run: Callable[..., Any], *args: Any) -> Any:  # noqa: ANN401 - Django's signature
        began = time.perf_counter()
        try:
            return run(*args)
        finally:
            self.took.sql += (time.perf_counter() - began) * 1000
            self.took.queries += 1


def says(role: str, person: int | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('rapport.role', %s, false), set_config('rapport.person', %s, false)",
            [role, str(person or "")],
        )


def switch(*, on: bool) -> None:
    """The tables' owner, who is no superuser, is held to the policies as well."""
    says("system")
    act = ("ENABLE", "FORCE") if on else ("DISABLE", "NO FORCE")
    with connection.cursor() as cursor:
        for table in TABLES:
            for word in act:
                cursor.execute(f"ALTER TABLE {table} {word} ROW LEVEL SECURITY")


def bare_rows(way: Way) -> int:
    """How many people of theirs somebody else reads by a statement that forgot to ask whose."""
    says(Role.STUDENT, Person.objects.filter(email="s1@alder.example").values_list("pk")[0][0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM contacts_contact")
        (found,) = cursor.fetchone()
    says(way.person.role, way.person.pk)
    return int(found)


def _advising(dana: Person) -> Client:
    """She signs in, and advises three hundred of them."""
    some = Student.objects.filter(person__name__endswith="7").values_list("pk", flat=True)[:300]
    Student.objects.filter(pk__in=list(some)).update(advisor=dana)
    fold()
    advisor = Client()
    advisor.force_login(dana)
    return advisor


def made(scale: tuple[int, int, int]) -> list[Way]:
    """A student with very many people, a large campus, and a directory."""
    contacts, students, alumni = scale
    load(Set(7, alumni))  # first: it empties what points to alumni
    student, one = people.signed_in(contacts)
    coordinator = caseload.signed_in(students)
    dana = enter(Entry("dana@alder.example", "Dana Whitlock", Role.ADVISOR), now=now())
    advisor = _advising(dana)
    with connection.cursor() as cursor:
        cursor.execute(POLICIES)
        cursor.execute("ANALYZE")
    nils = Person.objects.get(email="nils@alder.example")
    imani = one.student.person
    load_page, directory = reverse("advising:caseload"), reverse("alumni:directory")
    listed = reverse("contacts:people")
    return [
        Way("a student's people", student, imani, listed),
        Way("their people, searched", student, imani, f"{listed}?q=ruiz+delta"),
        Way("one person", student, imani, reverse("contacts:contact", args=[one.pk])),
        Way("a caseload of 300", advisor, dana, load_page),
        Way("everybody's caseload", coordinator, nils, load_page),
        Way("the directory", student, imani, directory),
        Way("the directory, searched", student, imani, f"{directory}?q=water"),
    ]
