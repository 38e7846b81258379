"""Find or do: the page, what it finds for whom, and the dialog by keyboard."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person, Role
from apps.alumni.actions import hide
from apps.alumni.models import Alum
from apps.contacts.actions import Acquaintance, add, put_away
from apps.home.doors import DOORS
from apps.interviews.actions import arrange
from apps.interviews.models import Interview
from apps.interviews.terms import Terms
from tests.conftest import Cast
from tests.looks import LOOKS, faults, phone, seen, signed_in

pytestmark = pytest.mark.django_db

GO, HOUR = reverse("home:go"), timedelta(hours=1)


def found(client: Client, person: Person, typed: str) -> dict[str, list[str]]:
    """The labels by group."""
    client.force_login(person)
    groups = client.get(GO, {"q": typed}).context["groups"]
    return {group.name: [goal.label for goal in group.goals] for group in groups}


@pytest.fixture
def outside(cast: Cast, now: datetime) -> Interview:
    """A conversation with a friend of Imani's, agreed outside Rapport."""
    who = Acquaintance("Ana Ruiz", "friend")
    friend = add(who, student=cast.student, now=now, by=cast.imani)
    return arrange(Terms(friend, None, None, now + HOUR, 20, "phone"), now=now, by=cast.imani)


@pytest.mark.parametrize("role", DOORS)
def test_every_door_of_a_role_opens(client: Client, cast: Cast, role: str) -> None:
    people = {"student": cast.imani, "advisor": cast.dana, "coordinator": cast.nils}
    client.force_login(people.get(role, cast.rosalind))
    ways = [reverse(door.view, args=door.args) for door in DOORS[role]]
    codes = {way: client.get(way, follow=True).status_code for way in ways}
    assert codes == dict.fromkeys(ways, 200)


def test_every_role_has_doors() -> None:
    assert set(DOORS) == set(Role)


def test_words_find_pages_by_their_beginnings(client: Client, cast: Cast) -> None:
    assert found(client, cast.imani, "remin") == {"Go to": ["My reminders"]}
    assert found(client, cast.imani, "IMPORT book") == {"Go to": ["Bring in an address book"]}
    assert found(client, cast.dana, "remin") == {}


def test_people_come_with_what_goes_on_with_them(
    client: Client, cast: Cast, outside: Interview
) -> None:
    name = outside.contact.name
    groups = found(client, cast.imani, name.split()[0][:3])
    assert groups["Your people"] == [name]
    assert groups["Conversations and requests"] == [f"Conversation with {name}"]


def test_nobody_finds_another_ones_people(client: Client, cast: Cast, morning: datetime) -> None:
    ana = add(Acquaintance("Ana Ruiz", "friend"), student=cast.student, now=morning, by=cast.imani)
    assert found(client, cast.imani, "ruiz") == {"Your people": ["Ana Ruiz"]}
    for other in (cast.mateo, cast.dana, cast.nils, cast.rosalind):
        assert found(client, other, "ruiz") == {}
    put_away(ana, now=morning, by=cast.imani)
    assert found(client, cast.imani, "ruiz") == {}


def test_an_advisor_finds_the_own_students(client: Client, cast: Cast) -> None:
    assert found(client, cast.dana, "imani")["Your students"] == ["Imani Castellanos"]
    assert "Your students" not in found(client, cast.ruth, "imani")


def test_the_directory_is_found_in_as_it_is_searched(
    client: Client, cast: Cast, morning: datetime
) -> None:
    group = "Alumni who are glad to be asked"
    Alum.objects.filter(pk=cast.alum.pk).update(words=cast.alum.name)
    assert found(client, cast.imani, "rosalind")[group] == ["Rosalind Achterberg"]
    assert found(client, cast.dana, "rosalind")[group] == ["Rosalind Achterberg"]
    hide(cast.alum, now=morning, by=cast.imani)
    assert group not in found(client, cast.imani, "rosalind")
    assert group not in found(client, cast.teodor, "rosalind")


def test_nothing_found_says_so(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    page = client.get(GO, {"q": "qqq\x00"}).content.decode()
    assert "Nothing here has “qqq” in its name." in page


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_often_for_one_as_for_many(
    client: Client,
    cast: Cast,
    morning: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        friend = Acquaintance(f"Ana {number}", "friend")
        add(friend, student=cast.student, now=morning, by=cast.imani)
    client.force_login(cast.imani)
    client.get(GO, {"q": "ana"})
    with django_assert_num_queries(10):
        client.get(GO, {"q": "ana"})


@pytest.fixture
def page(
    transactional_db: None,
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    outside: Interview,
) -> Iterator[Page]:
    del outside
    with phone(browser, cast.imani, f"{live_server.url}{reverse('outreach:requests')}") as opened:
        yield opened


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_by_keyboard_alone_from_any_page(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#go-q")).to_be_focused()
    page.keyboard.type("my rem")
    expect(page.locator("#found a")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#go-q")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#going")).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reminders/")
    assert page.locator("h1").inner_text() == "My reminders"


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_the_page_and_the_dialog_are_clean(
    browser: Browser, live_server: LiveServer, cast: Cast, look: tuple[int, str]
) -> None:
    site = str(live_server.url)
    wrong = {}
    for name, person in (("student", cast.imani), ("advisor", cast.dana), ("alum", cast.rosalind)):
        context = signed_in(browser, person, site, look)
        shot = f"go-{name}-{look[0]}-{look[1]}"
        wrong[name] = faults(context, f"{site}{GO}?q=a", shot)
        context.close()
    context = signed_in(browser, cast.imani, site, look)
    page = context.new_page()
    page.goto(site + reverse("outreach:requests"))
    page.keyboard.press("Control+k")
    page.locator("#found a").first.wait_for()
    wrong["dialog"] = seen(page, f"go-dialog-{look[0]}-{look[1]}")
    context.close()
    assert wrong == {name: [] for name in wrong}


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_without_a_script_it_is_a_page(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    context = signed_in(browser, cast.imani, str(live_server.url), (1280, "light"), script=False)
    page = context.new_page()
    page.goto(str(live_server.url) + reverse("outreach:requests"))
    page.get_by_role("link", name="Find or do").first.click()
    page.get_by_role("searchbox").fill("my rem")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="My reminders").first.click()
    page.wait_for_url("**/reminders/")
    heading = page.locator("h1").inner_text()
    context.close()
    assert heading == "My reminders"
