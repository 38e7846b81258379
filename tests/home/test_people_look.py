"""Pages about one's people that read across, in a real Chromium: axe finds nothing."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import errand, mint
from apps.contacts.actions import Acquaintance, add, begin_keeping, change, keep_tag, note, tap
from apps.contacts.models import Contact, Pace
from apps.contacts.nudges import PURPOSE
from apps.contacts.pairs import paired
from apps.home.actions import ask_mailbox, confirm_mailbox, merge_people
from apps.home.actions.leaving import MAILBOX
from apps.interviews.actions import follow, reach, send_update
from apps.interviews.actions.returning import News
from apps.interviews.models import Advice
from apps.interviews.reach import CAME
from apps.students.models import Mailbox
from tests.home.test_look import signed_in, walk
from tests.home.world import TAKEAWAY, World

PERSON = "contacts:contact"
# No hyphen, no space: nothing but the page itself can break it.
LONG = "Maximiliane Wolfeschlegelsteinhausenbergerdorff"
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_two_entries_become_one(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    rosalind, teodor, ana = world.people()
    imani = world.cast.imani
    who = Acquaintance("Ana Ruiz", "found", title="Cartographer", email="ana.ruiz@atlas.example")
    again = add(who, student=world.cast.student, now=morning, by=imani)
    note(again, "Met at the atlas fair.\nKnows everybody in print.", by=imani)
    compare = reverse("home:merge", args=[ana.pk])
    pages = {
        "duplicates": reverse("contacts:duplicates"),
        "same": compare,
        "merge": f"{compare}?with={again.pk}",
        "merge-listed": f"{reverse('home:merge', args=[rosalind.pk])}?with={teodor.pk}",
    }
    assert walk(browser, live_server, imani, pages) == {}
    merge_people(paired(ana, again), [], now=morning, by=imani)
    done = {"merged": reverse("contacts:contact", args=[ana.pk]), "single": pages["duplicates"]}
    assert walk(browser, live_server, imani, done) == {}


def test_keeping_in_touch(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    rosalind, teodor, ana = world.people(days=120)
    imani, then = world.cast.imani, morning - timedelta(days=100)
    for contact, pace, at in (
        (rosalind, Pace.DAYS, then),
        (teodor, Pace.NEWS, then),
        (ana, Pace.DAYS, morning),
    ):
        begin_keeping(contact, pace, now=at, by=imani)
    change(ana, ana.said | {"tags": "maps, water"}, seal="", now=morning, by=imani)
    keep_tag(world.cast.student, "water", Pace.DAYS, now=morning, by=imani)
    tap(ana, "met", "At the pier, about the atlas", now=morning, by=imani)
    pages = {
        "keeping": reverse("contacts:keeping"),
        "person-kept": reverse("contacts:contact", args=[ana.pk]),
        "today-words": "/",
    }
    assert walk(browser, live_server, imani, pages) == {}
    what = errand(PURPOSE, world.cast.student, timedelta(days=30))
    mailed = {"due": reverse("contacts:due", args=[mint(what, person=imani, now=morning)])}
    assert walk(browser, live_server, None, mailed) == {}


def test_what_came_of_advice(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    _rosalind, teodor, _ana = world.people()
    world.held(teodor)
    imani, advice = world.cast.imani, Advice.objects.get()
    ledger, update = reverse("interviews:ledger"), reverse("interviews:update", args=[teodor.pk])
    theirs = {name: reverse(name, args=[teodor.pk]) for name in ("interviews:told", PERSON)}
    pages = {"ledger-open": ledger, "update-none": update} | theirs
    assert walk(browser, live_server, imani, pages) == {}
    follow(advice, "I read it twice, and called the county.", now=morning, by=imani)
    reach(world.cast.student, "I start at the harbor office in June.", now=morning, by=imani)
    tap(teodor, "heard", "He moved to the coast office", now=morning, by=imani)
    pages = {"ledger": ledger, "update": update, "today-return": "/"}
    assert walk(browser, live_server, imani, pages) == {}
    news = News("It changed my plan.", ["On Sunday 22 November you told Imani to read the plan."])
    told = Contact.objects.get(pk=teodor.pk)
    send_update(told, news, through_rapport=True, now=morning, by=imani)
    assert walk(browser, live_server, imani, {"update-sent": update}) == {}
    what = errand(CAME, world.cast.other_alum, timedelta(days=9))
    came = reverse("interviews:came", args=[mint(what, person=world.cast.teodor, now=morning)])
    assert walk(browser, live_server, None, {"came": came}) == {}


def test_the_page_of_a_person_takes_in_what_they_told_and_is_a_link_without_script(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    _rosalind, teodor, _ana = world.people()
    world.held(teodor)
    address = live_server.url + reverse(PERSON, args=[teodor.pk])
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = signed_in(context, live_server, world.cast.imani).new_page()
        page.goto(address)
        if not script:
            page.get_by_role("link", name="What Teodor told you").press("Enter")
        page.get_by_text(TAKEAWAY).wait_for()
        if not script:
            page.goto(address)
        page.get_by_role("link", name="Write thank-you").press("Enter")
        page.get_by_role("heading", name="Thank Teodor").wait_for()
        assert page.url.endswith("/thanks/")
        context.close()


def test_a_very_long_name_breaks_before_it_pushes_a_page_wide(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    _rosalind, teodor, _ana = world.people()
    teodor.name = LONG
    teodor.save(update_fields=["name"])
    talk = world.held(teodor)
    begin_keeping(teodor, Pace.NEWS, now=morning, by=world.cast.imani)
    about_talk = ("interviews:live", "interviews:thanks", "interviews:talk", "interviews:log")
    about = (PERSON, "interviews:told", "interviews:sheet", "interviews:prepare")
    plain = ("contacts:people", "contacts:keeping", "interviews:ledger", "interviews:talks")
    paths = [reverse(name, args=[talk.pk]) for name in about_talk]
    paths += [reverse(name, args=[teodor.pk]) for name in (*about, "interviews:update")]
    paths += [reverse(name) for name in plain]
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = signed_in(context, live_server, world.cast.imani).new_page()
    wide = []
    for path in paths:
        page.goto(live_server.url + path)
        page.get_by_text("Wolfeschlegel").first.wait_for()
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    context.close()
    assert wide == []


def test_leaving_with_ones_network(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    world.people()
    imani, student = world.cast.imani, world.cast.student
    assert walk(browser, live_server, imani, {"leaving": reverse("home:leaving")}) == {}
    ask_mailbox(student, "imani@home.example", now=morning, by=imani)
    asked = Mailbox.objects.get()
    what = errand(MAILBOX, asked, timedelta(days=7))
    mailbox = reverse("home:mailbox", args=[mint(what, person=imani, now=morning)])
    assert walk(browser, live_server, imani, {"leaving-asked": reverse("home:leaving")}) == {}
    assert walk(browser, live_server, None, {"mailbox": mailbox}) == {}
    confirm_mailbox(asked, now=morning)
    imani.refresh_from_db()
    assert walk(browser, live_server, imani, {"leaving-own": reverse("home:leaving")}) == {}
    assert walk(browser, live_server, None, {"mailbox-settled": mailbox}) == {}
