"""The advisor's morning: steps and dates, and nothing that belongs to the student alone."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Person
from apps.advising.actions import fold
from apps.advising.caseload import values
from apps.advising.sharing import seen
from apps.home.roster import Entry, enter
from apps.home.sight import values as told
from apps.students.actions import explore
from apps.students.models import Student
from tests.conftest import NOW, Cast
from tests.home.world import SECRETS, TAKEAWAY, World, whole


def page(client: Client, person: Person, path: str) -> str:
    client.force_login(person)
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def student_path(student: Student) -> str:
    return reverse("advising:student", args=[student.pk])


@pytest.mark.parametrize("view", ["caseload", "student"])
def test_an_advisor_sees_steps_and_dates_and_no_secret(
    client: Client, world: World, morning: datetime, view: str
) -> None:
    whole(world)
    paths = {"caseload": reverse("advising:caseload"), "student": student_path(world.cast.student)}
    shown = page(client, world.cast.dana, paths[view])
    assert [secret for secret in SECRETS if secret in shown] == []
    assert "urban water and climate" in shown
    assert "Talk" in shown


def test_only_a_shared_log_is_read_by_the_advisor(
    client: Client, world: World, morning: datetime
) -> None:
    world.research()
    _rosalind, teodor, _ana = world.people()
    world.held(teodor, shared=True)
    shown = page(client, world.cast.dana, student_path(world.cast.student))
    assert TAKEAWAY in shown
    assert "secret-log" not in shown


def test_a_private_log_is_not(client: Client, world: World, morning: datetime) -> None:
    world.research()
    _rosalind, teodor, _ana = world.people()
    world.held(teodor, shared=False)
    assert TAKEAWAY not in page(client, world.cast.dana, student_path(world.cast.student))


def test_the_next_advisor_does_not_read_what_was_shared_with_the_last(
    client: Client, world: World, morning: datetime
) -> None:
    world.research()
    talk = world.held(world.people()[1], shared=True)
    student, cast = world.cast.student, world.cast
    Student.objects.filter(pk=student.pk).update(advisor=cast.ruth)
    assert TAKEAWAY not in page(client, cast.ruth, student_path(student))
    assert TAKEAWAY not in page(client, cast.nils, student_path(student))
    mine = page(client, cast.imani, reverse("home:what_my_advisor_sees"))
    assert TAKEAWAY not in mine
    assert "Ruth cannot read these." in mine
    log = reverse("interviews:log", args=[talk.pk])
    shown = page(client, cast.imani, log)
    assert "Ruth and I</label>" in shown
    assert "You shared it with Dana; Ruth cannot read it." in shown
    words = {"takeaways": TAKEAWAY, "pace": "news", "shared": "on", "seal": talk.log.seal}
    asked = client.post(log, words | {"reader": str(cast.dana.pk)})
    assert asked.status_code == 422
    assert "Your advisor has changed." in asked.content.decode()
    assert asked.context["form"]["reader"].value() == str(cast.ruth.pk)
    assert asked.context["form"]["shared"].value() is False
    assert client.post(log, words | {"reader": str(cast.ruth.pk)}).status_code == 302
    assert TAKEAWAY in page(client, cast.ruth, student_path(student))
    assert "cannot read these" not in page(client, cast.imani, reverse("home:what_my_advisor_sees"))


def test_an_advisor_opens_the_own_caseload_only(
    client: Client, cast: Cast, morning: datetime
) -> None:
    answers = {}
    for person in (cast.dana, cast.ruth, cast.nils, cast.mateo, cast.rosalind):
        client.force_login(person)
        answers[person.called] = client.get(student_path(cast.student)).status_code
    assert answers == {"Dana": 200, "Ruth": 404, "Nils": 200, "Mateo": 404, "Rosalind": 404}


def test_a_coordinator_sees_everybody(cast: Cast, now: datetime) -> None:
    rows = {
        person.called: [row.student.person.called for row in values(person, now=now)["rows"]]
        for person in (cast.dana, cast.ruth, cast.nils)
    }
    assert rows == {"Dana": ["Imani"], "Ruth": ["Mateo"], "Nils": ["Imani", "Mateo"]}


def test_a_student_may_not_open_the_caseload(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    assert client.get(reverse("advising:caseload")).status_code == 403


def test_the_student_is_told_exactly_what_the_advisor_holds(world: World, now: datetime) -> None:
    whole(world)
    student = world.cast.student
    held = seen(student, reader=world.cast.dana, zone=world.cast.dana.zone, now=now)
    shown = told(student, now=now)
    assert {name: shown[name] for name in held} == held
    assert sorted(set(shown) - set(held)) == [
        *("advisor", "before", "colleague", "looked", "me_line", "written")
    ]


@pytest.mark.parametrize(
    ("build", "days", "stuck"),
    [
        ("research", 14, 0),
        ("research", 15, 15),
        ("prepare", 10, 0),
        ("prepare", 11, 11),
        ("sent", 40, 0),
        ("held", 2, 0),
        ("held", 3, 3),
    ],
)
def test_stuck_is_only_an_own_move_past_its_days(
    world: World, now: datetime, build: str, days: int, stuck: int
) -> None:
    world.research(days=20 if build != "research" else 0)
    if build != "research":
        rosalind, teodor, _ana = world.people(days=19)
        world.prepare(rosalind, days=0)
    if build == "sent":
        world.sent(rosalind, days=0)
    if build == "held":
        world.held(teodor)
    later = now + timedelta(days=days, hours=1 if stuck else -1)
    assert [row.days_stuck for row in values(world.cast.dana, now=later)["rows"]] == [stuck]


def test_one_sentence_says_who_is_stuck(world: World, now: datetime) -> None:
    calm = values(world.cast.dana, now=now)["sentence"]
    world.research(days=24)
    stuck = values(world.cast.dana, now=now)["sentence"]
    assert calm == "Nobody here waits for a word from you."
    assert stuck == "1 of 1 students is stuck: Imani, for 24 days."


def test_a_number_comes_with_its_base(world: World, now: datetime) -> None:
    whole(world)
    shown = [(bar.name, bar.count, bar.share) for bar in values(world.cast.nils, now=now)["bars"]]
    assert shown == [
        ("Research", 1, "50% of\u00a02"),
        ("Find people", 1, "100% of\u00a01"),
        ("Prepare", 1, "100% of\u00a01"),
        ("Reach out", 1, "100% of\u00a01"),
        ("Talk", 1, "100% of\u00a01"),
        ("Follow up", 0, "0% of\u00a01"),
    ]


PRICE = 33


@pytest.mark.parametrize("more", [0, 2])
def test_the_caseload_asks_as_often_for_three_students_as_for_one(
    client: Client,
    world: World,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:
    """With everybody stuck, and the summary near, as the worker keeps it."""
    world.research(days=30)
    for number in range(more):
        email, dana = f"student{number}@alder.example", "dana@alder.example"
        person = enter(Entry(email, f"Student {number}", "student", advisor=dana), now=NOW)
        then = morning - timedelta(days=40)
        explore(Student.objects.get(person=person), "trees", now=then, by=person)
    fold()
    client.force_login(world.cast.dana)
    with django_assert_num_queries(PRICE):
        answer = client.get(reverse("advising:caseload"))
    assert len(answer.context["stuck"]) == len(answer.context["rows"]) == more + 1
