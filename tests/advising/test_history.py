"""What happened with a student, who advised whom, and an advisor's own days away."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Away
from apps.advising.actions import flag, note, unflag
from apps.advising.history import PAGE, values
from apps.advising.models import Priority
from apps.advising.sharing import page as advisors_page
from apps.core.moves import NotYours
from apps.home.actions import end_away, move_students, plan_away
from apps.home.roster import Entry, enter
from apps.home.sight import values as told
from apps.outreach.actions import approve, ask_review
from apps.outreach.models import Review
from apps.students.models import Advising
from tests.home.test_look import walk
from tests.home.world import SECRETS, World, whole
from tests.looks import signed_in

HOUR = timedelta(hours=1)
STUDENT = 35  # queries of the page of one student


def titles(world: World) -> list[tuple[str, str]]:
    shown = advisors_page(world.cast.student, world.cast.dana, None, now=world.now)
    return [(event.title, event.note) for event in shown["happened"]]


def test_the_latest_first_with_flags_that_came_down(world: World) -> None:
    cast, now, student = world.cast, world.now, world.cast.student
    Advising.objects.all().update(since=None)
    world.research()
    *_alumni, ana = world.people()
    ask_review(world.draft(ana, 2), now=now - 9 * HOUR, by=cast.imani)
    approve(Review.objects.get(), now=now - 8 * HOUR, by=cast.dana)
    raised = flag(student, Priority.WEEK, "Quiet", now=now - 7 * HOUR, by=cast.nils)
    unflag(raised, now=now - 6 * HOUR, by=cast.dana)
    note(student, "Shared", shared=True, now=now - 5 * HOUR, by=cast.dana)
    note(student, "Private", shared=False, now=now - 5 * HOUR, by=cast.dana)
    assert titles(world) == [
        ("Dana Whitlock shared a note", ""),
        ("Dana Whitlock took the flag down", "Quiet"),
        ("Nils Baptiste raised a flag", "Quiet"),
        ("The draft was answered", "approved"),
        ("A draft was sent to be read", ""),
        ("Find people: done", "3 people kept"),
        ("Started to explore", "urban water and climate"),
        ("Research: done", "4 findings"),
    ]


def test_who_advised_before_is_said_to_both(world: World) -> None:
    cast, now = world.cast, world.now
    move_students([cast.student.pk], cast.ruth, now=now + HOUR, by=cast.nils)
    move_students([cast.student.pk], None, now=now + 2 * HOUR, by=cast.nils)
    mine = told(cast.student, now=now + 3 * HOUR)["happened"]
    assert [event.title for event in mine] == [
        "Ruth Okafor advises no more",
        "Ruth Okafor began to advise",
        "Dana Whitlock advises no more",
        "Dana Whitlock began to advise",
    ]


def test_no_name_or_note_of_the_students_own_is_told(world: World) -> None:
    whole(world)
    said = str(titles(world))
    assert "Talk: done" in said
    assert [word for word in SECRETS if word in said] == []


def test_an_advisor_reads_their_own_stretches_a_coordinator_all(world: World) -> None:
    cast = world.cast
    move_students([cast.student.pk], cast.ruth, now=world.now + HOUR, by=cast.nils)

    def rows(name: str) -> list[tuple[str, str, bool, bool]]:
        return [
            (
                str(one.row.student),
                str(one.row.advisor),
                one.row.until is None,
                one.is_open,
            )
            for one in values(getattr(cast, name), "")["stretches"]
        ]

    moved = ("Imani Castellanos", "Ruth Okafor", True, True)
    assert rows("dana") == [("Imani Castellanos", "Dana Whitlock", False, False)]
    assert moved in rows("ruth")
    assert rows("nils")[0] == moved
    assert len(rows("nils")) == 3
    assert rows("imani") == []


@pytest.mark.parametrize("more", [0, 2])
def test_the_pages_cost_the_same_however_many(
    client: Client,
    world: World,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:
    student, dana = world.cast.student, world.cast.dana
    for number in range(more + 1):
        flag(student, Priority.WEEK, f"Why {number}", now=morning, by=dana)
        enter(
            Entry(f"s{number}@x.example", f"S {number}", "student", advisor=dana.email), now=morning
        )
    client.force_login(dana)
    with django_assert_num_queries(5):
        client.get(reverse("advising:history"))
    client.get(reverse("advising:student", args=[student.pk]))
    with django_assert_num_queries(STUDENT):
        client.get(reverse("advising:student", args=[student.pk]))


def test_pages_of_the_history_follow_each_other(world: World) -> None:
    dana = world.cast.dana
    for number in range(PAGE + 5):
        enter(
            Entry(f"s{number}@x.example", f"S {number}", "student", advisor=dana.email),
            now=world.now,
        )
    first = values(dana, "")
    second = values(dana, str(first["following"]))
    sizes = [len(part["stretches"]) for part in (first, second)]
    assert (sizes, second["following"]) == ([PAGE, 6], 0)
    assert len(values(dana, "x")["stretches"]) == PAGE


def test_an_advisor_notes_their_own_days_away_and_ends_them(
    client: Client, world: World, morning: datetime
) -> None:
    cast, page = world.cast, reverse("home:days_away")
    client.force_login(cast.dana)
    typed = {"first": "2026-11-23", "last": "2026-11-27", "reader": str(cast.ruth.pk)}
    assert client.post(page, typed).status_code == 302
    assert cast.student.reader == cast.ruth
    wrong = client.post(page, typed | {"last": "2026-11-20"})
    assert wrong.status_code == 422
    assert 'value="2026-11-20"' in wrong.content.decode()
    again = client.post(page, typed | {"last": "2026-11-28"})
    assert again.status_code == 422
    assert "End that first, or choose other days." in again.content.decode()
    answer = client.post(reverse("home:here", args=[Away.objects.get().pk]))
    assert answer.headers["Location"] == page
    assert cast.student.reader == cast.dana


def test_nobody_notes_or_ends_the_days_of_a_colleague(world: World) -> None:
    cast, now, day = world.cast, world.now, date(2026, 11, 23)
    with pytest.raises(NotYours):
        plan_away(cast.ruth, day, day, None, now=now, by=cast.dana)
    away = plan_away(cast.ruth, day, day, None, now=now, by=cast.ruth)
    with pytest.raises(NotYours):
        end_away(away, now=now, by=cast.dana)
    assert Away.objects.count() == 1


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_every_state_of_these_pages(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    cast = world.cast
    whole(world)
    raised = flag(cast.student, Priority.WEEK, "Quiet " * 20, now=morning, by=cast.nils)
    unflag(raised, now=morning, by=cast.dana)
    pages = {
        "history-away-empty": reverse("home:days_away"),
        "history-student": reverse("advising:student", args=[cast.student.pk]),
    }
    assert walk(browser, live_server, cast.dana, pages) == {}
    move_students([cast.student.pk], None, now=morning, by=cast.nils)
    plan_away(cast.dana, date(2026, 11, 23), date(2099, 1, 1), None, now=morning, by=cast.dana)
    pages = {
        "history-away": reverse("home:days_away"),
        "history-left": reverse("advising:history"),
    }
    assert walk(browser, live_server, cast.dana, pages) == {}
    Advising.objects.all().delete()
    assert walk(browser, live_server, cast.nils, {"history-empty": pages["history-left"]}) == {}


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_days_away_by_keys_alone(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime, *, script: bool
) -> None:
    context = signed_in(browser, world.cast.dana, live_server.url, (390, "light"), script=script)
    page = context.new_page()
    page.goto(live_server.url + reverse("home:days_away"))
    page.get_by_role("button", name="Note the days").press("Enter")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("First day away").fill("2026-11-24")
    page.get_by_label("Last day away").fill("2026-11-25")
    page.get_by_role("button", name="Note the days").press("Enter")
    expect(page.get_by_text("24 November to 25 November 2026")).to_be_visible()
    page.get_by_role("button", name="Here after all").press("Enter")
    expect(page.get_by_text("No days away are noted.")).to_be_visible()
    context.close()
    assert not Away.objects.filter(person=world.cast.dana).exists()
