"""Today: what comes first, in which words, and at which price."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.campus.models import Campus, QuietPeriod
from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.home.later import put_off, standing
from apps.home.moves import tasks
from apps.home.today import values
from apps.outreach.actions import ask, ask_review, comment, return_draft, send, start
from apps.outreach.models import Request, Review
from apps.students.models import Step
from tests.home.world import PLAN, TAKEAWAY, World, whole


def titles(world: World) -> list[str]:
    return [task.title for task in tasks(world.cast.student, now=world.now)]


def nothing(world: World) -> None:
    """A student who looks around first."""


def researched(world: World) -> None:
    world.research()


def kept(world: World) -> None:
    world.research()
    world.people()


def drafted(world: World) -> None:
    kept(world)
    world.draft(Contact.objects.get(name="Rosalind Achterberg"))


def waiting(world: World) -> None:
    kept(world)
    world.sent(Contact.objects.get(name="Rosalind Achterberg"))


def other_times(world: World) -> None:
    kept(world)
    world.yes(Contact.objects.get(name="Rosalind Achterberg"), None)


def over(world: World) -> None:
    kept(world)
    world.yes(Contact.objects.get(name="Ana Ruiz"), world.now - timedelta(hours=2))


def under_way(world: World) -> None:
    """A thank-you is due, and still the conversation of this minute comes first."""
    world.research()
    _rosalind, teodor, _ana = world.people()
    world.held(teodor)
    world.yes(Contact.objects.get(name="Ana Ruiz"), world.now - timedelta(minutes=5))


MOVES: list[tuple[Callable[[World], None], list[str]]] = [
    (nothing, ["Say what you are curious about"]),
    (researched, ["Keep somebody to ask"]),
    (kept, ["Prepare for Ana"]),
    (drafted, ["Finish the note to Rosalind"]),
    (waiting, []),
    (other_times, ["Choose a time with Rosalind"]),
    (over, ["Log your conversation with Ana"]),
    (under_way, ["Talk with Ana now", "Thank Teodor for Sunday’s conversation"]),
    (
        whole,
        [
            "Thank Teodor for Sunday’s conversation",
            "Rosalind said yes",
            "Say how you meet Rosalind",
            "Finish the note to Ana",
        ],
    ),
]


@pytest.mark.parametrize(("build", "expected"), MOVES, ids=[build.__name__ for build, _ in MOVES])
def test_what_is_the_students_own_move_most_pressing_first(
    world: World, build: Callable[[World], None], expected: list[str]
) -> None:
    build(world)
    assert titles(world) == expected


def test_a_question_of_theirs_is_a_move_and_waits_on_nobody(world: World) -> None:
    waiting(world)
    request = Request.objects.get()
    [row] = values(world.cast.student, now=world.now)["waiting"]
    assert row.request == request
    ask(request, "Which course was it?", now=world.now, by=world.cast.rosalind)
    found = values(world.cast.student, now=world.now)
    assert (titles(world), found["waiting"]) == (["Answer Rosalind’s question"], [])


def test_the_thread_counts_a_question_apart_from_a_note(world: World) -> None:
    waiting(world)
    world.draft(Contact.objects.get(name="Ana Ruiz"))
    asked = Request.objects.get(contact__name="Rosalind Achterberg")
    ask(asked, "Which course was it?", now=world.now, by=world.cast.rosalind)
    [stat] = [
        knot.stat
        for knot in values(world.cast.student, now=world.now)["knots"]
        if knot.name == Step.REACH_OUT.label
    ]
    assert stat == "1 sent, 1 question to answer, 1 note to finish"


def test_a_thank_you_names_its_hour_and_shows_ones_own_words(world: World) -> None:
    whole(world)
    hero = values(world.cast.student, now=world.now)["hero"]
    assert hero.line == (
        "Your log already holds what you want to say. A note by Tuesday at 2:20 pm lands best."
    )
    assert hero.quotes == (TAKEAWAY, PLAN)


def test_the_hour_of_a_thank_you_is_the_campus_own(world: World) -> None:
    whole(world)
    Campus.objects.update(thanks_late_hours=72)
    hero = values(world.cast.student, now=world.now)["hero"]
    assert hero.line.endswith("A note by Wednesday at 2:20 pm lands best.")


def test_a_late_thank_you_is_never_called_late(world: World) -> None:
    world.research()
    world.held(world.people()[1])
    world.now += timedelta(days=7)
    late = tasks(world.cast.student, now=world.now)[0]
    assert late.title == "Thank Teodor for your conversation"
    assert late.line == "Still worth sending today."


def test_a_yes_says_both_times_and_the_prep_sheet(world: World) -> None:
    world.research()
    world.yes(world.people()[0], world.now + timedelta(days=17), days=0.5)
    hero = values(world.cast.student, now=world.now)["hero"]
    assert (hero.title, hero.act) == ("Rosalind said yes", "Open prep sheet")
    assert hero.line == (
        "Thursday 10 December, 8:40 am for you, 5:40 pm for Rosalind. Your prep sheet is begun."
    )


def test_the_thread_shows_done_begun_and_ones_own_move(world: World) -> None:
    whole(world)
    knots = [(knot.state, knot.stat) for knot in values(world.cast.student, now=world.now)["knots"]]
    assert knots == [
        ("done", "4 findings"),
        ("done", "4 people kept"),
        ("you", "6 questions"),
        ("you", "2 sent, 1 note to finish"),
        ("you", "1 conversation logged"),
        ("you", "1 thank-you due"),
    ]


@pytest.mark.parametrize(
    ("hours", "said"), [(0, "morning"), (4, "afternoon"), (10, "evening"), (16, "morning")]
)
def test_the_greeting_follows_the_students_own_clock(world: World, hours: int, said: str) -> None:
    page = values(world.cast.student, now=world.now + timedelta(hours=hours))
    assert page["greeting"] == f"Good {said}, Imani"


def test_a_break_explains_a_silence(world: World) -> None:
    day = world.now.date()
    QuietPeriod.objects.create(name="Thanksgiving", starts_on=day, ends_on=day)
    waiting(world)
    assert values(world.cast.student, now=world.now)["lede"] == (
        "Monday 23 November. Nothing is yours to do. "
        "It is Thanksgiving, so answers may take longer."
    )


def test_a_name_that_was_given_stays_until_it_is_written_to(world: World) -> None:
    whole(world)
    student = world.cast.student
    before = [contact.name for contact in values(student, now=world.now)["names"]]
    start(Contact.objects.get(name="Mireille Okonjo"), now=world.now, by=world.cast.imani)
    after = [contact.name for contact in values(student, now=world.now)["names"]]
    assert (before, after) == (["Mireille Okonjo"], [])


def test_steps_of_tasks_are_steps_of_the_thread(world: World) -> None:
    whole(world)
    mine = [task.step for task in tasks(world.cast.student, now=world.now)]
    assert mine == [Step.FOLLOW_UP, Step.PREPARE, Step.TALK, Step.REACH_OUT]


def fill(world: World, rows: int) -> None:
    """So many people, drafts, waiting letters and fresh yeses."""
    world.research()
    imani, student, now = world.cast.imani, world.cast.student, world.now
    for number in range(rows * 3):
        who = Acquaintance(name=f"Friend {number}", relation="friend")
        contact = add(who, student=student, now=now, by=imani)
        if number % 3 == 2:
            world.yes(contact, now + timedelta(days=5), days=0.5)
            continue
        draft = world.draft(contact)
        if number % 3:
            send(draft, now=now, by=imani)


PRICES = {"home:today": 29, "outreach:requests": 7, "contacts:people": 10}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "price"), PRICES.items())
def test_a_page_asks_as_often_for_three_rows_as_for_one(
    client: Client,
    world: World,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
    name: str,
    price: int,
) -> None:
    fill(world, rows)
    world.cast.student.__class__.objects.update(welcomed_at=morning)
    client.force_login(world.cast.imani)
    with django_assert_num_queries(price):
        assert client.get(reverse(name)).status_code == 200
    assert Request.objects.count() == rows * 3


def test_everyone_has_a_first_page(client: Client, world: World, morning: datetime) -> None:
    found = {}
    for person in (world.cast.imani, world.cast.dana, world.cast.nils, world.cast.rosalind):
        client.force_login(person)
        answer = client.get(reverse("home:today"))
        found[person.called] = answer.headers.get("Location", answer.status_code)
    assert found == {
        "Imani": "/welcome/",
        "Dana": 200,
        "Nils": 200,
        "Rosalind": 200,
    }


def test_a_thank_you_given_elsewhere_is_noted_from_today(world: World, client: Client) -> None:
    whole(world)
    hero = values(world.cast.student, now=world.now)["hero"]
    client.force_login(world.cast.student.person)
    client.post(hero.settle, {"form": "email", "do": "waive"})
    assert hero.settle_act == "I thanked Teodor already"
    assert titles(world) == [
        "Rosalind said yes",
        "Say how you meet Rosalind",
        "Finish the note to Ana",
    ]


def test_nobody_claims_to_know_the_clock_of_somebody_outside(world: World) -> None:
    world.research()
    _rosalind, _teodor, ana = world.people()
    world.yes(ana, world.now + timedelta(days=2), days=1)
    line = next(task.line for task in tasks(world.cast.student, now=world.now))
    assert line == "Wednesday 25 November, 8:40 am. Your prep sheet is begun."


def test_what_is_put_off_gives_way_for_three_hours(
    world: World, client: Client, morning: datetime
) -> None:
    whole(world)
    student = world.cast.student
    first, second, *_rest = tasks(student, now=world.now)
    session: SessionBase = SessionStore()
    put_off(session, first, now=morning)
    later = standing(session, morning + timedelta(hours=2))
    page = values(student, now=world.now, later=later)
    assert page["hero"] == second
    assert first in page["tasks"]
    assert standing(session, morning + timedelta(hours=3)) == {}


def test_later_today_is_a_button_of_the_next_best_step(
    world: World, client: Client, morning: datetime
) -> None:
    whole(world)
    world.cast.student.__class__.objects.update(welcomed_at=world.now)
    client.force_login(world.cast.imani)
    heads = []
    for _press in range(5):
        page = client.get(reverse("home:today"))
        heads.append(page.context["hero"] and page.context["hero"].title)
        pressed = re.search(r'name="what" value="([^"]+)"', page.content.decode())
        client.post(reverse("home:later"), {"what": pressed[1] if pressed else "/nothing/"})
    assert heads == [*titles(world), None]


def test_a_comment_stands_beside_its_draft(world: World) -> None:
    world.research()
    draft = world.draft(world.people()[0])
    ask_review(draft, now=world.now, by=world.cast.imani)
    review = Review.objects.of(draft).get()
    for text in ("Say where you heard of her.", "Shorter.", "A second time?"):
        comment(review, "", text, now=world.now, by=world.cast.dana)
    return_draft(review, now=world.now, by=world.cast.dana)
    task = next(task for task in tasks(world.cast.student, now=world.now) if task.quotes)
    assert task.quotes == ("Say where you heard of her.",)
    assert (task.quoted_by, task.quoted_at) == ("Dana Whitlock", "8:40 am, with 2 more comments")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 0), "It is Thanksgiving, so answers may take longer."),
        ((3, 6), "Thanksgiving is this week, so answers may take longer."),
        ((7, 9), ""),
        ((-3, -1), ""),
    ],
)
def test_a_break_of_this_week_is_told(world: World, days: tuple[int, int], said: str) -> None:
    first, last = (world.now.date() + timedelta(days=day) for day in days)
    QuietPeriod.objects.create(name="Thanksgiving", starts_on=first, ends_on=last)
    waiting(world)
    lede = values(world.cast.student, now=world.now)["lede"]
    assert lede == f"Monday 23 November. Nothing is yours to do. {said}".strip()
