"""Rows of an import leave like each file of staff: by a press, noted; many are asked for."""

import csv
import io
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.advising.models import Export
from apps.alumni import actions as alumni
from apps.audit.models import Event, What
from apps.imports import actions as imports
from apps.imports.models import Batch
from tests.accounts.test_sign_in import code_to
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.students.rosters import BO, handshake, previewed

AGAIN = reverse("accounts:again")


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False


def office(cast: Cast, wrong: int, right: int = 0) -> Batch:
    """A file of the office in which so many rows have no last name."""
    rows = [f"Bo{n},,b{n}@x.example" for n in range(wrong)]
    rows += [f"Ada,Lind{n},a{n}@x.example" for n in range(right)]
    upload = imports.Upload(
        "office.csv", ["\n".join(["First Name,Last Name,Email", *rows]).encode()]
    )
    batch = imports.receive(upload, alumni.RECIPE, now=NOW, by=cast.nils)
    imports.work_through(alumni.RECIPE, lambda: NOW)
    return batch


def address(batch: Batch) -> str:
    return reverse("advising:import_rows", args=[batch.pk])


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]


def test_a_look_takes_nothing_along_and_a_press_is_written_down(
    client: Client, cast: Cast, morning: datetime
) -> None:
    batch = office(cast, wrong=3, right=2)
    client.force_login(cast.nils)
    page = client.get(address(batch)).content.decode()
    assert ("3 rows were not taken in" in page, "b1@x.example" in page) == (True, False)
    assert Export.objects.count() == 0
    rows = rows_of(client.post(address(batch), {"reason": ""}).getvalue())
    assert [row[-1] for row in rows] == ["b0@x.example", "b1@x.example", "b2@x.example"]
    made = Export.objects.get()
    assert (made.what, made.kind, made.rows, made.addresses) == ("import", "csv", 3, True)
    assert (made.by, list(Event.objects.of(What.EXPORT).values_list("by", "note"))) == (
        cast.nils,
        [(cast.nils.pk, "3 import")],
    )
    listed = client.get(reverse("advising:exports")).content.decode()
    assert f"Import {batch.pk}" in listed
    assert "Rows of an import, CSV" in listed


def test_a_hundred_leave_freely_and_one_more_with_a_reason_and_a_code(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.nils)
    few, many = office(cast, wrong=100), office(cast, wrong=101)
    assert len(rows_of(client.post(address(few), {"reason": ""}).getvalue())) == 100
    bare = client.post(address(many), {"reason": ""})
    assert (bare.status_code, "Say in a line what" in bare.content.decode()) == (422, True)
    asked = client.post(address(many), {"reason": "to correct them"})
    assert asked.headers["Location"].startswith(AGAIN)
    assert Export.objects.count() == 1
    again = {"next": address(many)}
    client.post(AGAIN, again | {"do": "send"})
    back = client.post(AGAIN, again | {"code": code_to(cast.nils.email)})
    assert back.headers["Location"] == address(many)
    assert 'value="to correct them"' in client.get(address(many)).content.decode()
    taken = client.post(address(many), {"reason": "to correct them"})
    assert len(rows_of(taken.getvalue())) == 101
    assert Export.objects.latest_first()[0].reason == "to correct them"


def test_rows_of_a_roster_leave_by_the_same_page(
    client: Client, cast: Cast, morning: datetime
) -> None:
    batch = previewed(cast, handshake(BO | {"email_address": ""}, BO))
    client.force_login(cast.nils)
    shown = client.get(reverse("students:roster_file", args=[batch.pk])).content.decode()
    assert f'href="{address(batch)}"' in shown
    rows = rows_of(client.post(address(batch), {"reason": ""}).getvalue())
    assert [row[1] for row in rows] == ["Error"]


def test_a_file_of_another_kind_and_one_without_such_rows(
    client: Client, cast: Cast, morning: datetime
) -> None:
    clean, other = office(cast, wrong=0, right=1), office(cast, wrong=1)
    Batch.objects.filter(pk=other.pk).update(kind="books")
    client.force_login(cast.nils)
    assert client.get(address(other)).status_code == 404
    for answer in (client.get(address(clean)), client.post(address(clean))):
        assert "Every row of this file was taken in." in answer.content.decode()
    assert Export.objects.count() == 0


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_its_page_is_clean(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    pages = {
        "import-rows": address(office(cast, wrong=101)),
        "import-rows-none": address(office(cast, wrong=0, right=1)),
    }
    assert walk(browser, live_server, cast.nils, pages) == {}
