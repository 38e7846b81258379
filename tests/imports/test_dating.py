"""Of which day a file is, and that an older one is not imported over a newer one by accident."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.imports import actions as imports
from apps.imports.dating import dated
from apps.imports.models import Batch
from apps.imports.workflow import Status
from apps.students.actions import RECIPE
from apps.students.models import Student
from tests.conftest import NOW, Cast
from tests.looks import LOOKS, faults, seen, signed_in
from tests.students.rosters import BO, handshake

CAME = date(2026, 11, 23)
MUSIC, LAW = "Music", "Law"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("students.csv", CAME),
        ("students-2026-11-20.csv", date(2026, 11, 20)),
        ("2026_11_20 students.csv", date(2026, 11, 20)),
        ("roster20261120.csv", date(2026, 11, 20)),
        ("roster-20261120T0600.csv", date(2026, 11, 20)),
        ("roster-20261120060000.xlsx", date(2026, 11, 20)),
        ("roster-2026-13-45.csv", CAME),
        ("roster-2027-05-20.csv", CAME),  # when they graduate
        ("to 2027-05-20, of 2026-11-20.csv", date(2026, 11, 20)),
        ("11-20-2026.csv", CAME),  # which is the month?
        ("202611203.csv", CAME),
        ("batch 2026112012345.csv", CAME),
    ],
)
def test_the_day_of_a_file_stands_in_its_name(name: str, day: date) -> None:
    assert dated(name, CAME) == day


def brought(cast: Cast, major: str, name: str, *, days: int = 0) -> Batch:
    """A roster of one student, so many days later, looked at."""
    moment = NOW + timedelta(days=days)
    row = BO | {"primary_education:primary_major_name": major}
    upload = imports.Upload(name, [handshake(row)])
    batch = imports.receive(upload, RECIPE, now=moment, by=cast.nils)
    return worked(batch, days)


def worked(batch: Batch, days: int = 0) -> Batch:
    imports.work_through(RECIPE, lambda: NOW + timedelta(days=days))
    batch.refresh_from_db()
    return batch


def page_of(batch: Batch) -> str:
    return reverse("students:roster_file", args=[batch.pk])


def major() -> str:
    return Student.objects.get(username="u100").studies


def import_new(cast: Cast, name: str = "roster-2026-11-23.csv") -> Batch:
    batch = brought(cast, LAW, name)
    imports.start(batch, by=cast.nils)
    return worked(batch)


def test_an_older_file_is_named_and_asks_for_a_tick(client: Client, cast: Cast) -> None:
    import_new(cast)
    old = brought(cast, MUSIC, "roster-2026-11-20.csv", days=1)
    client.force_login(cast.nils)
    shown = client.get(page_of(old)).content.decode()
    assert "This file is older than the one imported on Monday 23 November." in shown
    assert "It is of Friday 20 November, “roster-2026-11-23.csv” is of Monday 23 November." in shown
    wrong = client.post(page_of(old), {"do": "import"})
    said = "Tick that the older file is to be imported, or discard it."
    assert (wrong.status_code, said in wrong.content.decode()) == (422, True)
    assert (worked(old).status, major()) == (Status.PREVIEWED, LAW)
    right = client.post(page_of(old), {"do": "import", "older": "on"})
    assert (right.status_code, worked(old).status, major()) == (302, Status.APPLIED, MUSIC)


@pytest.mark.parametrize(
    ("first", "second", "is_older"),
    [
        ("a.csv", "b.csv", False),  # by the day they came
        ("a.csv", "roster-2026-11-20.csv", True),
        ("roster-2026-11-20.csv", "b.csv", False),
        ("roster-2026-11-20.csv", "again-2026-11-20.csv", False),  # of one day, in order
    ],
)
def test_days_are_compared(cast: Cast, first: str, second: str, *, is_older: bool) -> None:
    import_new(cast, first)
    assert Batch.objects.newer_than(brought(cast, MUSIC, second, days=1)).exists() == is_older


def test_of_two_files_that_wait_the_first_is_older_once_the_second_is_in(
    client: Client, cast: Cast
) -> None:
    first = brought(cast, MUSIC, "a-2026-11-23.csv")
    second = brought(cast, LAW, "b-2026-11-23.csv", days=1)
    imports.start(second, by=cast.nils)
    worked(second)
    client.force_login(cast.nils)
    assert "It came before “b-2026-11-23.csv”." in client.get(page_of(first)).content.decode()
    with pytest.raises(imports.Older):
        imports.start(first, by=cast.nils)
    first.refresh_from_db()
    assert first.status == Status.PREVIEWED


def test_a_file_that_was_taken_back_is_not_newer(cast: Cast) -> None:
    new = import_new(cast)
    old = brought(cast, MUSIC, "roster-2026-11-20.csv")
    imports.undo(new, now=NOW, by=cast.nils)
    worked(new)
    imports.start(old, by=cast.nils)
    assert worked(old).status == Status.APPLIED


def test_files_of_before_are_compared_by_when_they_came(cast: Cast) -> None:
    new = import_new(cast)
    Batch.objects.filter(pk=new.pk).update(dated=None)
    old, later = brought(cast, MUSIC, "a.csv", days=-1), brought(cast, MUSIC, "b.csv", days=1)
    found = [Batch.objects.newer_than(batch).exists() for batch in (old, later)]
    Batch.objects.filter(pk__in=[old.pk, later.pk]).update(dated=None)
    for batch in (old, later):
        batch.refresh_from_db()
        found.append(Batch.objects.newer_than(batch).exists())
    assert found == [True, False, True, False]


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_the_tick_in_sight(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: object, look: tuple[int, str]
) -> None:
    import_new(cast)
    old = brought(cast, MUSIC, "roster-2026-11-20.csv")
    width, scheme = look
    context = signed_in(browser, cast.nils, live_server.url, look)
    name = f"imports-older-{width}-{scheme}"
    found = faults(context, live_server.url + page_of(old), name)
    page = context.pages[0]
    page.get_by_role("button", name="Import 1 row").press("Enter")
    found += seen(page, f"{name}-asked")
    page.get_by_role("link", name="Tick that the older file").press("Enter")
    assert page.evaluate("document.activeElement.name") == "older"
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.get_by_role("button", name="Import 1 row").press("Enter")
    context.close()
    old.refresh_from_db()
    assert (found, old.status) == ([], Status.APPLYING)
