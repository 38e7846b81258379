"""A caseload as a file: as filtered, never more than one may see, and written down first."""

import csv
import io
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.advising.actions import Taking, fold, note_export
from apps.advising.exporting import MOST, planned
from apps.advising.forms import ExportForm, too_long
from apps.advising.models import Export
from apps.campus.models import Term
from apps.core.moves import NotYours
from apps.home.demo.cast import PASSWORD
from apps.imports.reading import raw
from apps.mail.models import Message
from apps.students.actions import explore
from apps.students.models import Student
from apps.timeline.models import Entry
from tests.conftest import Cast
from tests.home.world import SECRETS, World, whole

EXPORT = reverse("advising:export")
AGAIN = reverse("accounts:again")
TAKE = {"kind": "csv"}


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False  # attempts are counted in a cache that outlives a test


def crowd(advisor: Person, many: int, **fields: object) -> None:
    """Students who have done nothing yet, counted by the worker where that matters."""
    made = [
        Person(email=f"c{number}@alder.example", name=f"Student {number:03}", called="Student")
        for number in range(many)
    ]
    people = Person.objects.bulk_create(made)
    Student.objects.bulk_create(
        Student(person=person, advisor=advisor, studies="Geography", **fields) for person in people
    )


def taken(client: Client, path: str, data: dict[str, str]) -> list[list[str]]:
    """The rows of the file that comes, its header first."""
    answer = client.post(path, data)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    content = answer.getvalue()
    if data["kind"] == "xlsx":
        sheet = load_workbook(io.BytesIO(content), read_only=True).active
        assert sheet is not None
        return [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_what_the_caseload_shows_and_no_secret(
    client: Client, world: World, morning: datetime, kind: str
) -> None:
    whole(world)
    fold()
    client.force_login(world.cast.nils)
    header, *rows = taken(client, EXPORT, {"kind": kind})
    assert [row[0] for row in rows] == ["Imani Castellanos", "Mateo Quispe"]
    imani = dict(zip(header, rows[0], strict=True))
    assert imani["Exploring"] == "urban water and climate"
    assert imani["Furthest step"] == "Talk, done"
    assert imani["Advisor"] == "Dana Whitlock"
    assert "E-mail" not in header
    everything = " ".join(cell for row in rows for cell in row)
    assert [secret for secret in (*SECRETS, "@alder") if secret in everything] == []


def test_an_advisor_takes_the_own_caseload_alone(
    client: Client, cast: Cast, morning: datetime
) -> None:
    found = {}
    for person in (cast.dana, cast.ruth, cast.nils):
        client.force_login(person)
        rows = taken(client, EXPORT, TAKE | {"addresses": "on"})[1:]
        found[person.called] = [row[:2] for row in rows]
    imani = ["Imani Castellanos", "imani@alder.example"]
    mateo = ["Mateo Quispe", "mateo@alder.example"]
    assert found == {"Dana": [imani], "Ruth": [mateo], "Nils": [imani, mateo]}


def test_a_file_is_as_filtered_as_the_page(client: Client, world: World, morning: datetime) -> None:
    world.research(days=30)
    crowd(world.cast.dana, 3, year="Fourth year")
    fold()
    client.force_login(world.cast.dana)
    shown = {}
    for query in ("", "?year=Fourth+year", "?step=1", "?stuck=on", "?step=2&stuck=on"):
        shown[query] = [row[0] for row in taken(client, EXPORT + query, TAKE)[1:]]
    crowded = ["Student 000", "Student 001", "Student 002"]
    assert shown == {
        "": ["Imani Castellanos", *crowded],
        "?year=Fourth+year": crowded,
        "?step=1": ["Imani Castellanos"],
        "?stuck=on": ["Imani Castellanos"],
        "?step=2&stuck=on": [],
    }


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_is_a_formula(client: Client, cast: Cast, morning: datetime, kind: str) -> None:
    """Nor a control character, of which no workbook could be made."""
    evil = '=HYPERLINK("http://evil.example","\x0bopen")'
    explore(cast.student, evil, now=morning, by=cast.imani)
    Student.objects.filter(pk=cast.student.pk).update(studies="@SUM(A1)")
    client.force_login(cast.dana)
    header, row = taken(client, EXPORT, {"kind": kind})
    mine = dict(zip(header, row, strict=True))
    assert mine["Major"] == "'@SUM(A1)"
    assert mine["Exploring"].startswith("'=HYPERLINK")
    assert raw(mine["Exploring"]).startswith("=HYPERLINK")


def test_what_a_file_was_of_stays_when_its_term_is_renamed(
    client: Client, cast: Cast, morning: datetime
) -> None:
    days = {"starts_on": date(2026, 8, 20), "ends_on": date(2026, 12, 18)}
    term = Term.objects.create(name="Fall 2026", **days)
    client.force_login(cast.dana)
    taken(client, f"{EXPORT}?term={term.pk}", TAKE)
    Term.objects.update(name="Autumn 2026")
    client.force_login(cast.nils)
    shown = client.get(reverse("advising:exports")).content.decode()
    assert "Began in: Fall 2026" in shown


def test_each_file_is_written_down(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.dana)
    taken(client, f"{EXPORT}?year=Third+year", {"kind": "xlsx", "reason": "Team meeting"})
    made = Export.objects.get()
    said = (made.by, made.what, made.kind, made.rows, made.addresses, made.query, made.reason)
    assert said == (cast.dana, "caseload", "xlsx", 0, False, "year=Third+year", "Team meeting")
    assert (made.at - morning) < timedelta(minutes=1)
    assert [entry.note for entry in Entry.objects.about(made)] == ["0 caseload"]
    assert "Team meeting" not in str(Entry.objects.about(made).values())
    client.force_login(cast.nils)
    shown = client.get(reverse("advising:exports")).content.decode()
    wanted = ("Dana Whitlock", "Team meeting", "Year: Third year")
    assert [words for words in wanted if words not in shown] == []


def test_what_was_written_down_stays(cast: Cast, client: Client, morning: datetime) -> None:
    client.force_login(cast.dana)
    taken(client, EXPORT, TAKE)
    with pytest.raises(TypeError):
        Export.objects.update(rows=0)
    with pytest.raises(TypeError):
        Export.objects.all().delete()


def test_many_addresses_need_a_reason(client: Client, cast: Cast, morning: datetime) -> None:
    crowd(cast.dana, 100)
    client.force_login(cast.dana)
    asked = client.post(EXPORT, TAKE | {"addresses": "on"})
    assert asked.status_code == 422
    assert "Say in a line what so many addresses are for" in asked.content.decode()
    assert len(taken(client, EXPORT, TAKE)[1:]) == 101
    assert [one.addresses for one in Export.objects.all()] == [False]


def test_a_hundred_addresses_go_without_being_asked_again(
    client: Client, cast: Cast, morning: datetime
) -> None:
    crowd(cast.dana, 99)
    client.force_login(cast.dana)
    assert len(taken(client, EXPORT, TAKE | {"addresses": "on"})[1:]) == 100
    assert [(one.rows, one.addresses) for one in Export.objects.all()] == [(100, True)]


MANY = {"kind": "xlsx", "addresses": "on", "reason": "A letter to all about the fair"}


def to_be_asked(client: Client, cast: Cast) -> str:
    """Where the press for many addresses leads instead of a file; nothing is written down."""
    crowd(cast.dana, 120, year="Fourth year")
    client.force_login(cast.dana)
    answer = client.post(f"{EXPORT}?year=Fourth+year", MANY)
    assert answer.status_code == 302
    assert Export.objects.count() == 0
    return str(answer.headers["Location"])


def code_of_mail() -> str:
    text = Message.objects.order_by("-pk")[0].values["text"]
    found = re.search(r"^([A-Z0-9-]{6,9})$", text, re.MULTILINE)
    assert found
    return found.group(1)


def test_many_addresses_go_after_a_code_and_nothing_typed_is_lost(
    client: Client, cast: Cast, morning: datetime
) -> None:
    where = to_be_asked(client, cast)
    assert "Send me a code" in client.get(where).content.decode()
    assert Message.objects.count() == 0  # a GET sends nothing
    back = f"{EXPORT}?year=Fourth+year"
    client.post(AGAIN, {"do": "send", "next": back})
    code = code_of_mail()
    wrong = client.post(AGAIN, {"code": "WRONG1", "next": back})
    assert (wrong.status_code, "That is not the code." in wrong.content.decode()) == (422, True)
    done = client.post(AGAIN, {"code": code.lower().replace("-", " "), "next": back})
    assert done.headers["Location"] == back
    form = client.get(back)
    assert form.context["form"].initial == {
        "kind": "xlsx",
        "addresses": True,
        "reason": "A letter to all about the fair",
    }
    assert 'value="A letter to all about the fair"' in form.content.decode()
    assert len(taken(client, back, MANY)[1:]) == 120
    made = Export.objects.get()
    assert (made.rows, made.addresses, made.reason) == (120, True, MANY["reason"])
    assert "export" not in client.session


def test_a_code_is_good_for_three_tries_and_once(
    client: Client, cast: Cast, morning: datetime
) -> None:
    to_be_asked(client, cast)
    client.post(AGAIN, {"do": "send"})
    code = code_of_mail()
    for _turn in range(3):
        answer = client.post(AGAIN, {"code": "WRONG1"})
    assert "not valid any more" in answer.content.decode()
    assert client.post(AGAIN, {"code": code}).status_code == 422
    assert client.post(EXPORT, MANY).status_code == 302
    client.post(AGAIN, {"do": "send"})
    code = code_of_mail()
    assert client.post(AGAIN, {"code": code}).status_code == 302
    assert client.post(AGAIN, {"code": code}).status_code == 422
    assert client.post(EXPORT, MANY).status_code == 200


def test_a_code_and_what_it_showed_grow_old(
    client: Client, cast: Cast, morning: datetime, settings: Settings
) -> None:
    to_be_asked(client, cast)
    client.post(AGAIN, {"do": "send"})
    code = code_of_mail()
    later(settings, minutes=4)
    assert client.post(AGAIN, {"code": code}).status_code == 422
    client.post(AGAIN, {"do": "send"})
    assert client.post(AGAIN, {"code": code_of_mail()}).status_code == 302
    later(settings, minutes=6)
    assert client.post(EXPORT, MANY).status_code == 302
    assert Export.objects.count() == 0


def later(settings: Settings, *, minutes: int) -> None:
    """Moves the clock on."""
    file = Path(settings.RAPPORT_CLOCK_FILE)
    file.write_text(str(float(file.read_text()) + minutes * 60))


def test_the_password_will_do_for_whoever_has_one(
    client: Client, cast: Cast, morning: datetime
) -> None:
    cast.dana.set_password(PASSWORD)
    cast.dana.save()
    where = to_be_asked(client, cast)
    assert "Use your password" in client.get(where).content.decode()
    back = f"{EXPORT}?year=Fourth+year"
    page = f"{reverse('account_reauthenticate')}?next={EXPORT}"
    client.post(page, {"password": "not-the-password"})
    assert client.post(back, MANY).status_code == 302
    done = client.post(page, {"password": PASSWORD})
    assert done.headers["Location"] == EXPORT
    assert len(taken(client, back, MANY)[1:]) == 120


def test_it_leads_to_no_other_site(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.dana)
    client.post(AGAIN, {"do": "send"})
    done = client.post(AGAIN, {"code": code_of_mail(), "next": "https://evil.example/"})
    assert done.headers["Location"] == "/"


PRICE = 9


@pytest.mark.parametrize("many", [1, 3])
def test_a_file_asks_as_often_for_three_students_as_for_one(
    cast: Cast, morning: datetime, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    crowd(cast.ruth, many - 1)
    with django_assert_num_queries(PRICE):
        rows = list(planned(cast.ruth, {}, now=morning).table(addresses=True))
    assert len(rows) == many


def test_the_report_is_taken_as_a_file_and_written_down(
    client: Client, world: World, morning: datetime
) -> None:
    whole(world)
    client.force_login(world.cast.dana)
    path, days = reverse("home:report_file"), {"first": "2026-08-01", "last": "2026-12-31"}
    files = [taken(client, path, days | {"kind": kind}) for kind in ("csv", "xlsx")]
    assert files[0][1][:4] == ["In numbers", "Conversations held", "1", "1"]
    assert [[cell.replace("None", "") for cell in row] for row in files[1]] == files[0]
    assert [secret for secret in SECRETS if secret in str(files)] == []
    said = [(one.what, one.rows, one.query) for one in Export.objects.order_by("pk")]
    query = "first=2026-08-01&last=2026-12-31"
    assert said == [("report", len(files[0]) - 1, query)] * 2
    client.force_login(world.cast.nils)
    shown = client.get(reverse("advising:exports")).content.decode()
    assert shown.count("2026-08-01 to 2026-12-31") == 2


LIST_PRICE = 7


@pytest.mark.parametrize("files", [1, 3])
def test_the_list_of_files_asks_as_often_for_three_as_for_one(
    client: Client,
    cast: Cast,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    files: int,
) -> None:
    for person in (cast.dana, cast.ruth, cast.nils)[:files]:
        note_export(Taking("caseload", "csv", 5), now=morning, by=person)
    client.force_login(cast.nils)
    with django_assert_num_queries(LIST_PRICE):
        answer = client.get(reverse("advising:exports"))
    assert len(answer.context["lines"]) == files


def test_only_staff_takes_files(cast: Cast, now: datetime) -> None:
    with pytest.raises(NotYours):
        note_export(Taking("caseload", "csv", 5), now=now, by=cast.imani)
    assert Export.objects.count() == 0


@pytest.mark.parametrize(("rows", "problems"), [(MOST, []), (MOST + 1, [str(too_long())])])
def test_a_file_that_no_request_could_make_is_refused(rows: int, problems: list[str]) -> None:
    form = ExportForm(TAKE, rows=rows, before=0)
    assert form.is_valid() is not bool(problems)
    assert [problem.message for problem in form.problems] == problems


def test_too_many_are_told_before_anybody_presses(
    client: Client, cast: Cast, morning: datetime
) -> None:
    crowd(cast.dana, MOST)
    client.force_login(cast.dana)
    shown = client.get(EXPORT).content.decode()
    assert "A file holds 10000 students at most." in shown
    assert 'name="kind"' not in shown
    assert client.post(EXPORT, TAKE).status_code == 422
    assert Export.objects.count() == 0
