"""Today of the staff: what needs them, most pressing first, and nothing else."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Person
from apps.advising.actions import flag, fold, unflag
from apps.advising.models import Priority
from apps.alumni.actions import suggest_colleague
from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.home.actions import move_students, plan_away
from apps.home.desk import Need, values
from apps.home.roster import Entry, enter
from apps.imports.models import Batch
from apps.mail.models import Suppression
from apps.mail.workflow import Trouble
from apps.outreach.actions import ask_review, report, save, start
from apps.outreach.models import Request
from apps.students.actions import explore
from apps.students.models import Student
from tests.home.world import SECRETS, World, letter, whole


def asked(world: World, days: float) -> None:
    """Imani has sent a draft to be read, so many days ago."""
    world.research()
    *_alumni, ana = world.people()
    draft = world.draft(ana, days)
    ask_review(draft, now=world.now - timedelta(days=days), by=world.cast.imani)
    fold()


def rows(person: Person, now: datetime) -> dict[str, list[tuple[str, str, str]]]:
    """What each group says: title, line and act of every row."""
    groups = values(person, now=now)["groups"]
    return {g.title: [(need.title, need.line, need.act) for need in g.needs] for g in groups}


def test_nobody_needs_you_is_said_and_nothing_else(world: World) -> None:
    for person in (world.cast.dana, world.cast.nils):
        shown = values(person, now=world.now)
        assert (shown["lede"], shown["groups"], shown["hero"]) == (
            "Monday 23 November. Nobody needs you today.",
            [],
            None,
        )


def test_a_draft_says_how_long_it_waited_and_comes_first(world: World) -> None:
    asked(world, days=4)
    shown = values(world.cast.dana, now=world.now)
    hero: Need = shown["hero"]
    assert (hero.title, hero.line, hero.since, hero.is_pressing) == (
        "Draft of Imani Castellanos",
        "Sent on Thursday 19 November.",
        "2 working days",
        True,
    )
    assert shown["lede"] == "Monday 23 November. 1 draft waits."
    assert shown["nav_counts"] == {"advising:drafts": 1}


def test_the_drafts_of_a_colleague_who_is_away_say_so(world: World) -> None:
    asked(world, days=1)
    day = date(2026, 11, 23)
    plan_away(world.cast.dana, day, day, world.cast.ruth, now=world.now, by=world.cast.nils)
    assert rows(world.cast.ruth, world.now) == {
        "Drafts sent to you": [
            (
                "Draft of Imani Castellanos",
                "Sent on Sunday 22 November. For Dana, who is away.",
                "Read the draft",
            )
        ]
    }


def test_a_flag_of_today_goes_before_a_fresh_draft(world: World) -> None:
    asked(world, days=0.1)
    student, dana = world.cast.student, world.cast.dana
    raised = flag(student, Priority.TODAY, "Sounded lost", now=world.now, by=dana)
    assert values(dana, now=world.now)["hero"].line == "Sounded lost"
    unflag(raised, now=world.now, by=dana)
    assert values(dana, now=world.now)["hero"].title == "Draft of Imani Castellanos"


def test_who_stands_still_comes_with_the_act_that_fits(world: World) -> None:
    world.research(days=24)
    fold()
    expected = {
        "Students who stand still": [
            (
                "Imani Castellanos",
                "Research, done. 4 findings, done Friday 30 October.",
                "Offer a meeting",
            )
        ]
    }
    assert rows(world.cast.dana, world.now) == expected
    assert rows(world.cast.nils, world.now) == expected
    assert rows(world.cast.ruth, world.now) == {}


def test_a_coordinator_reads_what_waits_at_the_center(world: World) -> None:
    whole(world)
    fold()
    cast, now = world.cast, world.now
    Batch.objects.create(
        kind="alumni", file_name="class.csv", size=1, uploaded_by=cast.nils, created_at=now
    )
    Suppression.objects.create(digest="d" * 64, reason=Trouble.BOUNCED, at=now - timedelta(days=1))
    Suppression.objects.create(digest="e" * 64, reason=Trouble.BOUNCED, at=now - timedelta(days=9))
    suggest_colleague(cast.alum, "Cy", "", now=now, by=cast.rosalind)
    move_students([cast.classmate.pk], None, now=now, by=cast.nils)
    talk = Contact.objects.get(name="Rosalind Achterberg")
    asked_her = Request.objects.to(talk, "conversation").get()
    report(asked_her, "Not kind", blocks=False, now=now, by=cast.imani)
    assert rows(cast.nils, now)["For the center"] == [
        (
            "1 concern to look into",
            "Somebody wrote that something was not right.",
            "Read it",
        ),
        ("class.csv waits to be imported", "Waiting for your decision.", "Look at it"),
        (
            "1 address takes no mail",
            "Closed in the last seven days, after mail came back or was called spam.",
            "See the mail",
        ),
        ("1 colleague suggested by an alum", "Decide whether to invite them.", "See who"),
        ("1 student has no advisor", "Nobody reads their drafts.", "Choose an advisor"),
    ]
    assert values(cast.nils, now=now)["hero"].title == "1 concern to look into"


def test_a_draft_is_not_a_coordinators_to_read(world: World) -> None:
    asked(world, days=4)
    assert "Drafts sent to you" in rows(world.cast.dana, world.now)
    assert "Drafts sent to you" not in rows(world.cast.nils, world.now)


def test_no_word_that_is_the_students_own(client: Client, world: World, morning: datetime) -> None:
    whole(world)
    flag(world.cast.student, Priority.WEEK, "Quiet", now=morning, by=world.cast.nils)
    fold()
    for person in (world.cast.dana, world.cast.nils):
        client.force_login(person)
        said = client.get(reverse("home:today")).content.decode()
        assert "Imani Castellanos" in said
        assert [word for word in SECRETS if word in said] == []


PRICES = {"dana": 24, "nils": 28}


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize("who", sorted(PRICES))
def test_it_asks_as_often_for_three_of_each_as_for_one(
    client: Client,
    world: World,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    who: str,
    more: int,
) -> None:
    for number in range(more + 1):
        one_of_each(world, morning, number)
    fold()
    person = getattr(world.cast, who)
    client.force_login(person)
    with django_assert_num_queries(PRICES[who]):
        answer = client.get(reverse("home:today"))
    groups = {group.key: len(group.needs) for group in answer.context["groups"]}
    assert groups["fl"] == groups["st"] == more + 1
    assert groups.get("dr", more + 1) == more + 1


def one_of_each(world: World, morning: datetime, number: int) -> None:
    """A student who stands still with a flag, another whose draft waits, and a file."""
    dana, then = world.cast.dana, morning - timedelta(days=40)
    still, writes = (
        Student.objects.get(
            person=enter(
                Entry(
                    f"{name}{number}@x.example", f"{name} {number}", "student", advisor=dana.email
                ),
                now=then,
            )
        )
        for name in ("Still", "Writes")
    )
    explore(still, "trees", now=then, by=still.person)
    flag(still, Priority.WEEK, "Quiet", now=then, by=world.cast.nils)
    friend = Acquaintance(name=f"Friend {number}", relation="friend")
    contact = add(friend, student=writes, now=morning, by=writes.person)
    begun = start(contact, now=morning, by=writes.person)
    save(begun, letter(begun, morning), now=morning, by=writes.person)
    ask_review(begun, now=morning, by=writes.person)
    Batch.objects.create(
        kind="students", file_name="r.csv", size=1, uploaded_by=world.cast.nils, created_at=then
    )
