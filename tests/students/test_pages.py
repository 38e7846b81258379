"""Welcome, explorations and about me: nothing typed is lost, nothing belongs to anybody else."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from apps.students.models import Exploration, Finding, Student
from apps.timeline.models import Entry
from tests.conftest import Cast
from tests.home.world import World

WELCOME = "/welcome/"


def test_the_first_answer_starts_an_exploration(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.imani)
    assert client.get("/").headers["Location"] == WELCOME
    answer = client.post(WELCOME, {"topic": "  Who decides   where trees go? "})
    assert answer.headers["Location"] == "/"
    assert Exploration.objects.get().topic == "Who decides where trees go?"
    assert client.get("/").status_code == 200


def test_an_empty_answer_says_what_would_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    answer = client.post(WELCOME, {"topic": "  "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("A field, a place, a job title or a question will do.") == 2
    assert "<title>Error: Welcome" in page
    assert Student.objects.get(person=cast.imani).welcomed_at is None


def test_a_long_answer_is_kept_in_the_field(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    answer = client.post(WELCOME, {"topic": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_one_may_look_around_first(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    answer = client.post(WELCOME, {"do": "later", "topic": ""})
    assert answer.headers["Location"] == "/"
    assert Exploration.objects.count() == 0
    assert client.get("/").status_code == 200


def test_the_three_boxes_keep_a_line_each(client: Client, world: World, morning: datetime) -> None:
    world.research()
    client.force_login(world.cast.imani)
    path = reverse("students:exploration", args=[world.exploration.pk])
    for kind in ("wanted", "found", "open"):
        client.post(f"{path}find/", {"kind": kind, "text": f"a line of {kind}"})
    page = client.get(path).content.decode()
    assert [page.count(f"a line of {kind}</div>") for kind in ("wanted", "found", "open")] == [
        1
    ] * 3


@pytest.mark.parametrize(("text", "said"), [("", "Write a few words first."), ("x" * 501, "501")])
def test_a_bad_line_is_refused_and_kept(client: Client, world: World, text: str, said: str) -> None:
    world.research()
    before = Finding.objects.count()
    client.force_login(world.cast.imani)
    path = reverse("students:find", args=[world.exploration.pk])
    answer = client.post(path, {"kind": "found", "text": text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{text}"' in page
    assert Finding.objects.count() == before


def test_another_students_exploration_does_not_exist(client: Client, world: World) -> None:
    world.research()
    finding = Finding.objects.all()[0]
    client.force_login(world.cast.mateo)
    answers = [
        client.get(reverse("students:exploration", args=[world.exploration.pk])),
        client.post(reverse("students:find", args=[world.exploration.pk]), {"kind": "found"}),
        client.post(reverse("students:drop", args=[finding.pk])),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_about_me_is_kept(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.imani)
    words = {"studies": "Geography", "year": "third year", "introduction": "I draw maps."}
    answer = client.post(reverse("students:about_me"), words | {"meeting_link": ""})
    assert answer.status_code == 302
    assert cast.student.introduction == "I draw maps."


def test_a_bad_meeting_link_loses_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    words = {"introduction": "I draw maps.", "meeting_link": "javascript:alert(1)"}
    answer = client.post(reverse("students:about_me"), words)
    assert answer.status_code == 422
    assert "I draw maps." in answer.content.decode()
    assert cast.student.introduction == ""


def test_a_second_exploration_waits_until_it_is_chosen(
    client: Client, world: World, morning: datetime
) -> None:
    world.research()
    first = world.exploration
    client.force_login(world.cast.imani)
    client.post(reverse("students:explorations"), {"topic": "Urban forestry"})
    second = Exploration.objects.get(topic="Urban forestry")
    assert Exploration.objects.current(world.cast.student) == first
    page = client.get(reverse("students:exploration", args=[second.pk])).content.decode()
    assert "Make this the one I am on" in page
    press = reverse("students:choose", args=[second.pk])
    assert [client.post(press).status_code for _press in range(2)] == [302, 302]
    assert Exploration.objects.current(world.cast.student) == second
    assert Entry.objects.filter(verb="choose").count() == 1
    assert "You are on this one" in client.get(reverse("students:explorations")).content.decode()
    Exploration.objects.filter(pk=second.pk).update(archived_at=morning)
    assert Exploration.objects.current(world.cast.student) == first
    assert client.post(press).status_code == 409
