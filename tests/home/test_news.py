"""Notifications: what others did, the newest first, read up to one mark, at one price."""

from datetime import datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.actions import read_news
from apps.accounts.models import Person
from apps.advising.actions import Said, flag, note, say
from apps.advising.models import Kind, Priority
from apps.advising.sharing import shown
from apps.alumni.actions import suggest_colleague
from apps.contacts.models import Contact
from apps.home.actions import look_on, move_students
from apps.home.news import PAGE, SAID, page, unread
from apps.home.sources import ANSWERS, TALKS
from apps.imports.models import Batch
from apps.interviews.actions import send_thanks, suggest
from apps.interviews.actions.thank import Note
from apps.interviews.models import Interview
from apps.outreach.actions import (
    Yes,
    accept,
    approve,
    ask,
    ask_review,
    comment,
    decline,
    report,
    return_draft,
    write,
)
from apps.outreach.models import Request, Review
from apps.students.models import Advising
from tests.home.world import World, whole

HOUR = timedelta(hours=1)
KEY = UUID("0b1c2d3e-0000-4000-8000-000000000001")


@pytest.fixture(autouse=True)
def advised_for_long(world: World) -> None:
    """Dana has advised both since before Rapport kept this: no news."""
    assert Advising.objects.update(since=None) == 2


def told(person: Person, now: datetime) -> list[str]:
    person.refresh_from_db()
    return [item.text for item in page(person, "", now=now)["items"]]


def test_every_kind_that_may_come_has_words() -> None:
    moves = {f"request.{verb}" for verb in ANSWERS}
    moves |= {f"{word}.{verb}" for word, verb in product(("talk", "meeting"), TALKS)}
    assert moves <= set(SAID)
    for said in SAID.values():
        assert str(said.words).count("%(name)s") == 1
        assert reverse(said.view, args=[1] if said.is_one else []).startswith("/")


def test_nothing_has_happened_yet(world: World) -> None:
    for name in ("imani", "dana", "nils", "rosalind", "sam"):
        person = getattr(world.cast, name)
        assert (told(person, world.now), unread(person, now=world.now)) == ([], 0)


def test_a_student_reads_what_others_did_and_not_what_they_did(world: World) -> None:
    world.research()
    rosalind, teodor, ana = world.people()
    cast, now = world.cast, world.now
    accepted = world.yes(rosalind, now + timedelta(days=9), days=3)
    assert accepted.pk
    decline(world.sent(teodor, 2), "", now=now - 5 * HOUR, by=cast.teodor)
    draft = world.draft(ana, 1)
    ask_review(draft, now=now - 4 * HOUR, by=cast.imani)
    review = Review.objects.get()
    comment(review, "", "Shorter", now=now - 4 * HOUR, by=cast.dana)
    return_draft(review, now=now - 3 * HOUR, by=cast.dana)
    flag(cast.student, Priority.WEEK, "Quiet", now=now - 2 * HOUR, by=cast.dana)
    note(cast.student, "Private", shared=False, now=now - HOUR, by=cast.dana)
    note(cast.student, "Shared", shared=True, now=now - HOUR, by=cast.dana)
    look_on(cast.student, now=now, by=cast.nils)
    assert told(cast.imani, now) == [
        "Nils looked at Rapport as you",
        "Dana shared a note about you",
        "Dana wants somebody to look after you",
        "Your draft to Ana came back with comments",
        "Teodor cannot this time",
        "Rosalind said yes",
    ]
    assert told(cast.mateo, now) == []


def test_a_draft_that_was_approved_and_a_word_that_is_still_held(world: World) -> None:
    world.research()
    *_alumni, ana = world.people()
    cast, now = world.cast, world.now
    ask_review(world.draft(ana, 1), now=now - HOUR, by=cast.imani)
    approve(Review.objects.get(), now=now, by=cast.dana)
    say([Said(cast.student, Kind.NUDGE, "Come by")], key=KEY, now=now, by=cast.dana)
    assert told(cast.imani, now) == []
    later = told(cast.imani, now + timedelta(minutes=1))
    assert later == ["Your draft to Ana was approved", "Dana wrote to you"]


def test_one_thing_is_one_line(world: World) -> None:
    """A question is kept as a message, and other times of a yes as a suggestion."""
    world.research()
    rosalind, teodor, _ana = world.people()
    cast, now = world.cast, world.now
    first, other = world.sent(rosalind, 3), world.sent(teodor, 3)
    ask(first, "Digging or deciding?", now=now - 4 * HOUR, by=cast.rosalind)
    assert told(cast.imani, now) == ["Rosalind asked a question first"]
    assert unread(cast.imani, now=now) == 1
    write(first, "Deciding.", now=now - 3 * HOUR, by=cast.imani)
    write(first, "Good. And where?", now=now - 2 * HOUR, by=cast.rosalind)
    yes = Yes(None, "video", "Most Fridays", (now + timedelta(days=9),))
    accept(other, yes, now=now - HOUR, by=cast.teodor)
    assert told(cast.imani, now) == [
        "Teodor said yes",
        "Rosalind wrote to you",
        "Rosalind asked a question first",
    ]
    talk = Interview.objects.get()
    suggest(talk, (now + timedelta(days=12),), "", now=now, by=cast.teodor)
    assert told(cast.imani, now)[:2] == ["Teodor suggests other times", "Teodor said yes"]


def test_an_advisor_reads_of_drafts_notes_and_their_caseload(world: World) -> None:
    world.research()
    *_alumni, ana = world.people()
    cast, now = world.cast, world.now
    ask_review(world.draft(ana, 1), now=now - 4 * HOUR, by=cast.imani)
    note(cast.student, "Shared", shared=True, now=now - 3 * HOUR, by=cast.dana)
    shown(cast.student, cast.imani, now=now - 2 * HOUR)
    flag(cast.student, Priority.WEEK, "Quiet", now=now - HOUR, by=cast.nils)
    assert told(cast.dana, now) == [
        "A flag was raised for Imani Castellanos",
        "Imani Castellanos read a note of yours",
        "Imani Castellanos sent you a draft to read",
    ]
    move_students([cast.student.pk], cast.ruth, now=now, by=cast.nils)
    # What waits goes along; of what came before the new advisor reads nothing else.
    assert told(cast.ruth, now) == [
        "Imani Castellanos is in your caseload",
        "A flag was raised for Imani Castellanos",
        "Imani Castellanos sent you a draft to read",
    ]
    assert "Imani Castellanos sent you a draft to read" not in told(cast.dana, now)


def test_students_who_come_in_together_are_one_line(world: World) -> None:
    """A roster of two hundred is one piece of news, not two hundred."""
    cast, now = world.cast, world.now
    both = [cast.student.pk, cast.classmate.pk]
    move_students(both, cast.dana, now=now - 2 * HOUR, by=cast.nils)
    move_students(both, cast.ruth, now=now - HOUR, by=cast.nils)
    assert told(cast.ruth, now) == ["2 students are in your caseload"]
    assert page(cast.ruth, "", now=now)["items"][0].url == reverse("advising:caseload")
    assert unread(cast.ruth, now=now) == 1
    move_students(both[:1], cast.dana, now=now, by=cast.nils)
    assert told(cast.dana, now) == ["Imani Castellanos is in your caseload"]
    assert told(cast.ruth, now) == ["Mateo Quispe is in your caseload"]


def test_a_coordinator_reads_of_concerns_files_and_suggestions(world: World) -> None:
    whole(world)
    cast, now = world.cast, world.now
    asked = Request.objects.to(Contact.objects.get(name="Rosalind Achterberg"), "conversation")
    report(asked.get(), "Not kind", blocks=False, now=now - 3 * HOUR, by=cast.imani)
    for by in (None, cast.nils):
        Batch.objects.create(
            kind="alumni", file_name="a.csv", size=1, uploaded_by=by, created_at=now - 2 * HOUR
        )
    suggest_colleague(cast.alum, "Cy Lund", "", now=now - HOUR, by=cast.rosalind)
    assert told(cast.nils, now) == [
        "An alum suggested Cy Lund",
        "a.csv came in from the folder",
        "Imani reported a concern",
    ]


def test_an_alum_reads_of_requests_thanks_and_words(world: World) -> None:
    world.research()
    rosalind, teodor, _ana = world.people()
    cast, now = world.cast, world.now
    talk = world.yes(rosalind, now + timedelta(days=9), days=1)
    asked = Request.objects.leading_to(talk)
    assert asked is not None
    assert told(cast.rosalind, now) == []  # its letter has not left
    Request.objects.filter(pk=asked.pk).update(delivered_at=now - 3 * HOUR)
    write(asked, "A word more", now=now - 2 * HOUR, by=cast.imani)
    assert told(cast.rosalind, now) == [
        "Imani Castellanos wrote to you",
        "Imani Castellanos asks for a conversation",
    ]
    talk = world.held(teodor)
    words = Note("email", "Thank you", "Dear Teodor, thank you for your time. Imani")
    send_thanks(talk.thanks, words, through_rapport=True, now=now, by=cast.imani)
    assert told(cast.teodor, now) == []  # it can be undone for half a minute
    read_news(cast.teodor, until=now, now=now)  # all that is there yet
    now += timedelta(minutes=1)
    assert told(cast.teodor, now) == ["Imani Castellanos thanked you"]
    assert unread(cast.teodor, now=now) == 1


def test_one_mark_divides_read_from_new(client: Client, world: World, morning: datetime) -> None:
    cast, student = world.cast, world.cast.student
    for hours in (3, 2, 1):
        note(student, f"N{hours}", shared=True, now=morning - hours * HOUR, by=cast.dana)
    assert unread(cast.imani, now=morning) == 3
    client.force_login(cast.imani)
    answer = client.get(reverse("home:notifications"))
    assert [item.is_new for item in answer.context["items"]] == [True] * 3
    # Something comes while the page stands open: it was not shown, and stays new.
    note(student, "Meanwhile", shared=True, now=morning - timedelta(minutes=1), by=cast.dana)
    client.post(reverse("home:read_all"), {"until": answer.context["until"]})
    answer = client.get(reverse("home:notifications"))
    assert [item.is_new for item in answer.context["items"]] == [True, False, False, False]
    assert '<span class="count">1<span' in answer.content.decode()


def test_an_older_window_takes_no_reading_back(world: World) -> None:
    imani, now = world.cast.imani, world.now
    read_news(imani, until=now, now=now)
    read_news(imani, until=now - HOUR, now=now)
    read_news(imani, until=now + HOUR, now=now)  # nobody has read what is still to come
    imani.refresh_from_db()
    assert imani.news_read_at == now


@pytest.mark.parametrize("sent", ["", "x", "9" * 30, "-1", "1 OR 1"])
def test_a_moment_that_nobody_wrote_marks_nothing(client: Client, world: World, sent: str) -> None:
    client.force_login(world.cast.imani)
    answer = client.post(reverse("home:read_all"), {"until": sent})
    world.cast.imani.refresh_from_db()
    assert (answer.status_code, world.cast.imani.news_read_at) == (302, None)


def test_pages_follow_each_other_without_a_gap(world: World) -> None:
    """Thirty at the very same instant, and some at others: each stands on one page, once."""
    cast, now = world.cast, world.now
    for number in range(30):
        note(cast.student, f"Same {number}", shared=True, now=now - HOUR, by=cast.dana)
    for number in range(30):
        at = now - number * HOUR
        note(cast.student, f"Own {number}", shared=True, now=at, by=cast.dana)
    first = page(cast.imani, "", now=now)
    second = page(cast.imani, first["following"], now=now)
    third = page(cast.imani, second["following"], now=now)
    sizes = [len(part["items"]) for part in (first, second, third)]
    assert sizes == [PAGE, PAGE, 60 - 2 * PAGE]
    assert third["following"] == ""
    times = [item.at for part in (first, second, third) for item in part["items"]]
    assert times == sorted(times, reverse=True)
    made_up = [page(cast.imani, sent, now=now)["is_first"] for sent in ("1_x_1", "x", "1_note_x")]
    assert made_up == [True, True, True]


def test_after_ninety_days_it_is_gone(world: World) -> None:
    cast, now = world.cast, world.now
    note(cast.student, "Old", shared=True, now=now, by=cast.dana)
    assert told(cast.imani, now + timedelta(days=89)) == ["Dana shared a note about you"]
    assert told(cast.imani, now + timedelta(days=91)) == []


PRICES = {"imani": 6, "dana": 5, "nils": 5, "rosalind": 5}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("who", sorted(PRICES))
def test_it_asks_as_often_for_three_of_each_as_for_one(
    client: Client,
    world: World,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    who: str,
    rows: int,
) -> None:
    cast = world.cast
    for number in range(rows):
        at = morning - number * HOUR
        note(cast.student, f"Said {number}", shared=True, now=at, by=cast.dana)
        note(cast.student, f"Told {number}", shared=True, now=at, by=cast.nils)
        shown(cast.student, cast.imani, now=at - number * timedelta(days=1))
        suggest_colleague(cast.alum, f"Cy {number}", "", now=at, by=cast.rosalind)
    client.force_login(getattr(cast, who))
    with django_assert_num_queries(PRICES[who]):
        assert client.get(reverse("home:notifications")).status_code == 200
