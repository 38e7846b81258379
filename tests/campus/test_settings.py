"""The center's settings: said, bounded, kept with who changed what, and lost by nobody."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.campus import actions, pages
from apps.campus.models import Campus, Change
from apps.campus.rules import SETTINGS
from apps.campus.telling import told
from apps.core.moves import NotYours
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.looks import LOOKS, seen, signed_in

PAGE = "/center/"


def standing(**other: object) -> dict[str, Any]:
    """What the page holds now, as its form sends it; and what is typed over it."""
    campus = Campus.objects.current()
    kept = {name: getattr(campus, name) for name in SETTINGS}
    return kept | {"seen": Change.objects.newest()} | other


def lines(cast: Cast) -> list[str]:
    rows = Change.objects.latest_first()
    return [line.partition(", Monday")[0] for line in told(rows, cast.nils.zone)]


def test_a_change_is_kept_with_who_and_what_stood_before(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.nils)
    said = standing(expiry_days=21, review_first="on", center="Career Studio")
    assert client.post(PAGE, said).status_code == 302
    campus = Campus.objects.current()
    assert (campus.expiry_days, campus.review_first, campus.center) == (21, True, "Career Studio")
    assert set(lines(cast)) == {
        "Nils Baptiste changed “Center” from Alder State Career Center to Career Studio",
        "Nils Baptiste changed “Days until a request expires” from 14 to 21",
        "Nils Baptiste changed “An advisor reads a student's first note” from off to on",
    }
    text = client.get(PAGE).content.decode()
    assert "changed “Center” from Alder State Career Center to Career Studio" in text
    assert "from 14 to 21" in client.get("/center/changes/").content.decode()


def test_saving_what_stands_leaves_no_row(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert client.post(PAGE, standing()).status_code == 302
    assert Change.objects.count() == 0


def test_every_setting_says_what_it_does_and_its_default(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    text = client.get(PAGE).content.decode()
    for name, setting in SETTINGS.items():
        assert f'name="{name}"' in text
        assert str(setting.does) in text
    assert "Usually 14." in text
    assert "Usually off." in text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"day_starts": 20, "day_ends": 20}, "day_ends"),
        ({"thanks_hours": 40}, "thanks_again_hours"),
        ({"thanks_again_hours": 48}, "thanks_late_hours"),
        ({"nudge_days": 14}, "expiry_days"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"open_requests": 0}, "open_requests"),
        ({"open_requests": -1}, "open_requests"),
        ({"minutes": 90}, "minutes"),
        ({"undo_seconds": "ten"}, "undo_seconds"),
        ({"contact_email": "nobody"}, "contact_email"),
        ({"university": " "}, "university"),
        ({"center": "x" * 121}, "center"),
    ],
)
def test_what_cannot_be_is_said_and_kept_on_the_page(
    client: Client, cast: Cast, typed: dict[str, Any], field: str
) -> None:
    client.force_login(cast.nils)
    page = client.post(PAGE, standing(**typed | {"note_words": 123}))
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    text = page.content.decode()
    assert f'href="#id_{field}"' in text
    assert 'value="123"' in text
    assert Change.objects.count() == 0


def test_defaults_lie_within_their_own_bounds(cast: Cast) -> None:
    form = pages.settings_form(standing())
    assert form.errors == {}


def test_two_windows_lose_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    mine = standing(expiry_days=30)
    actions.change_settings(
        standing(expiry_days=21, review_first=True), seen=0, now=NOW, by=cast.nils
    )
    page = client.post(PAGE, mine | {"review_first": "on"})
    text = page.content.decode()
    assert (page.status_code, Campus.objects.current().expiry_days) == (422, 21)
    assert "from 14 to 21" in text
    assert 'value="30"' in text
    again = mine | {"review_first": "on", "seen": page.context["form"]["seen"].value()}
    assert client.post(PAGE, again).status_code == 302
    assert Campus.objects.current().expiry_days == 30


def test_an_old_page_does_not_undo_what_it_did_not_know(client: Client, cast: Cast) -> None:
    """It sends every number; one that somebody else changed meanwhile would go back unseen."""
    client.force_login(cast.nils)
    old = standing(note_words=140)
    actions.change_settings(standing(expiry_days=21), seen=0, now=NOW, by=cast.nils)
    assert client.post(PAGE, old).status_code == 422
    assert Campus.objects.current().expiry_days == 21


def test_nobody_but_a_coordinator_changes_them(cast: Cast) -> None:
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            actions.change_settings(standing(expiry_days=21), seen=0, now=NOW, by=person)
    assert Campus.objects.current().expiry_days == 14


def test_a_change_is_never_changed(cast: Cast) -> None:
    said = standing(expiry_days=21)
    actions.change_settings(said, seen=0, now=NOW, by=cast.nils)
    with pytest.raises(TypeError):
        Change.objects.update(new="14")
    with pytest.raises(TypeError):
        Change.objects.all().delete()
    assert lines(cast) == ["Nils Baptiste changed “Days until a request expires” from 14 to 21"]


def test_the_page_leads_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert 'href="/setup/"' in client.get("/people/").content.decode()
    assert 'href="/center/"' in client.get("/setup/").content.decode()
    assert "Center settings" in client.get("/go/?q=limits").content.decode()
    client.force_login(cast.dana)
    assert 'href="/setup/"' not in client.get("/people/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        said = standing(expiry_days=20 + number)
        actions.change_settings(said, seen=Change.objects.newest(), now=NOW, by=cast.nils)
    client.force_login(cast.nils)
    for path, queries in ((PAGE, 7), ("/center/changes/", 6)):
        with django_assert_num_queries(queries):
            client.get(path)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_they_look_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    paths = {"center": PAGE, "changes": "/center/changes/"}
    assert walk(browser, live_server, cast.nils, paths) == {}
    for number in range(3):
        said = standing(center=f"{'Alder' * 20} {number}")
        when = morning - timedelta(hours=3 - number)
        actions.change_settings(said, seen=Change.objects.newest(), now=when, by=cast.nils)
    assert walk(browser, live_server, cast.nils, paths) == {}


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_a_slip_looks_right(
    browser: Browser, live_server: LiveServer, cast: Cast, look: tuple[int, str]
) -> None:
    context = signed_in(browser, cast.nils, live_server.url, look)
    page = context.new_page()
    page.goto(live_server.url + PAGE)
    page.get_by_label("First hour of the day").fill("21")
    page.get_by_label("Days until a request expires").fill("7")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("#id_day_ends.is-invalid")
    assert seen(page, f"center-slip-{look[0]}-{look[1]}") == []
    assert page.get_by_label("First hour of the day").input_value() == "21"
    context.close()
