"""Every table that leaves Rapport: no cell of it is a formula, wherever its words came from."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person
from apps.alumni import actions as alumni
from apps.contacts.actions import Acquaintance, add
from apps.home.roster import Entry, enter
from apps.imports import actions as imports
from apps.students.actions import explore
from apps.students.models import Student
from tests.conftest import NOW, Cast

# As a spreadsheet would calculate them; the last as some keyboards write it.
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1")
HARMLESS = re.compile(r"'|[^=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]|$")
ROOT = settings.BASE_DIR


def rows_left_out(cast: Cast) -> str:
    """Rows of an office's file that were not taken in."""
    header = "First Name,Last Name,Email,Title,Company,City"
    rows = [f"Bo{n},,b@x.example,{cell},{cell},{cell}" for n, cell in enumerate(FORMULAS)]
    upload = imports.Upload("office.csv", ["\n".join([header, *rows]).encode()])
    batch = imports.receive(upload, alumni.RECIPE, now=NOW, by=cast.nils)
    imports.work_through(alumni.RECIPE, lambda: NOW)
    return reverse("advising:import_rows", args=[batch.pk])


def own_people(cast: Cast) -> str:
    """A student's people."""
    for cell in FORMULAS:
        who = Acquaintance(f"{cell} Lind", "friend", organization=cell, title=cell)
        contact = add(who, student=cast.student, now=NOW, by=cast.imani)
        type(contact).objects.filter(pk=contact.pk).update(notes=cell)
    return reverse("contacts:export") + "?as=csv"


def own_students(cast: Cast) -> str:
    """An advisor's caseload."""
    for number, cell in enumerate(FORMULAS):
        entry = Entry(f"f{number}@alder.example", "Fay", "student", advisor="dana@alder.example")
        person = enter(entry, now=NOW)
        Student.objects.filter(person=person).update(studies=cell, year=cell, tags=[cell])
        explore(Student.objects.get(person=person), cell, now=NOW, by=person)
    return reverse("advising:export")


@dataclass(frozen=True)
class Export:
    """Who takes it, what puts formulas into it (and says its address), and where it is written.

    `press` is what is posted, where a look alone gives no file.
    """

    reader: Callable[[Cast], Person]
    plant: Callable[[Cast], str]
    press: Mapping[str, str] | None = None


EXPORTS = {
    "apps/advising/views/rows.py": Export(
        lambda cast: cast.nils, rows_left_out, {"reason": "to correct them"}
    ),
    "apps/contacts/views/taking.py": Export(lambda cast: cast.imani, own_people),
    "apps/imports/writing.py": Export(lambda cast: cast.dana, own_students, {"kind": "csv"}),
}


@pytest.mark.parametrize("where", EXPORTS)
def test_no_cell_that_leaves_is_a_formula(client: Client, cast: Cast, where: str) -> None:
    export = EXPORTS[where]
    address = export.plant(cast)
    client.force_login(export.reader(cast))
    press = export.press
    answer = client.post(address, dict(press)) if press else client.get(address)
    text = answer.getvalue().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    for formula in FORMULAS:
        assert any(cell.startswith(f"'{formula}") for cell in cells), formula
    assert [cell for cell in cells if not HARMLESS.match(cell)] == []


def test_every_table_that_leaves_is_in_the_table_above() -> None:
    """Whatever answers with a table, and whatever else writes one."""
    answers, writers = set(), set()
    for path in (ROOT / "apps").rglob("*.py"):
        text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
        if re.search(r"\"text/csv; charset|spreadsheetml", text):
            answers.add(name)
        if re.search(r"csv\.(writer|DictWriter)|\bWorkbook\(", text):
            writers.add(name)
    assert answers == set(EXPORTS)
    # Those that make cells neutral, and two that write made-up files on their way in.
    assert writers == {
        "apps/imports/reading.py",
        "apps/imports/writing.py",
        "apps/alumni/messy.py",
        "apps/home/demo/table.py",
    }
