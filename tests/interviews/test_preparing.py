"""Preparing for one person: what is suggested, what was asked, and how a second talk begins."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.alumni.models import Alum
from apps.contacts.models import Contact
from apps.core.moves import NotYours
from apps.interviews.actions import Account, ask, ask_again, log, mark, rephrase, sheet_for
from apps.interviews.bank import BY_SLUG
from apps.interviews.models import Interview, Question
from apps.interviews.pages.planning import known_of
from apps.students.models import Step, StepFact
from tests.conftest import Cast

SURPRISED = ("What surprised you in your first year?", "surprise")
SHEETS = [("What helped you?", ""), SURPRISED, ("What is next?", "advance")]


@pytest.fixture
def imani(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


def page_of(client: Client, contact: Contact) -> str:
    return client.get(reverse("interviews:prepare", args=[contact.pk])).content.decode()


def asked(contact: Contact) -> list[str]:
    return list(Question.objects.for_contact(contact).values_list("text", flat=True))


def logged(talk: Interview, now: datetime, cast: Cast) -> None:
    log(talk, Account({"pace": "news"}), now=now, by=cast.imani)


def test_what_the_directory_shows_is_known(cast: Cast, contact: Contact) -> None:
    assert known_of(contact) == {"title", "organization", "city", "studies", "class_year"}
    Alum.objects.filter(pk=cast.alum.pk).update(shows=["title"])
    contact.refresh_from_db()
    assert known_of(contact) == {"title", "class_year"}


def test_of_somebody_who_left_nothing_is_known(cast: Cast, contact: Contact) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(status="opted_out")
    contact.refresh_from_db()
    assert known_of(contact) == set()


def test_of_a_friend_is_known_what_the_student_noted(friend: Contact) -> None:
    assert known_of(friend) == set()
    friend.own_title = "Baker"
    assert known_of(friend) == {"title"}


def test_the_page_says_why_a_question_is_suggested(imani: Client, contact: Contact) -> None:
    page = page_of(imani, contact)
    assert "For what you hope" not in page
    assert "Who sits at the table when land or water is decided about?" in page
    imani.post(reverse("interviews:hopes", args=[contact.pk]), {"hopes": ["stay"]})
    page = page_of(imani, contact)
    order = [page.index(words) for words in ("For what you hope", "Asked in this field")]
    assert order == sorted(order)
    assert "Not on your sheet yet" in page


def test_a_question_of_a_field_is_taken_by_its_name(imani: Client, contact: Contact) -> None:
    imani.post(
        reverse("interviews:ask", args=[contact.pk]), {"suggestion": "environment-2", "text": ""}
    )
    (question,) = Question.objects.all()
    assert question.text == str(BY_SLUG["environment-2"].text)
    assert question.topic == "culture"


@pytest.mark.parametrize("topic", ["pay", "resume"])
def test_every_question_of_a_topic_can_be_looked_through(
    imani: Client, contact: Contact, topic: str
) -> None:
    address = reverse("interviews:prepare", args=[contact.pk])
    page = imani.get(address, {"topic": topic}).content.decode()
    for number in (1, 2):
        assert f'value="{topic}-{number}"' in page
        assert f'value="{topic}-{number}"' not in page_of(imani, contact)
    imani.post(reverse("interviews:ask", args=[contact.pk]), {"suggestion": f"{topic}-1"})
    page = imani.get(address, {"topic": topic}).content.decode()
    assert f'value="{topic}-1"' not in page
    assert imani.get(address, {"topic": "weather"}).status_code == 200


def test_questions_move_up_and_down_and_stop_at_the_ends(
    imani: Client, cast: Cast, contact: Contact, now: datetime
) -> None:
    ask(sheet_for(contact), [("One?", ""), ("Two?", ""), ("Three?", "")], now=now, by=cast.imani)
    one = Question.objects.get(text="One?")
    orders = []
    for verb in ("up", "down", "down", "down", "up"):
        imani.post(reverse("interviews:question", args=[one.pk, verb]))
        orders.append(asked(contact).index("One?"))
    assert orders == [0, 1, 2, 2, 1]


def test_a_logged_talk_uses_its_questions_up(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    ask(sheet_for(talk.contact), SHEETS, now=after, by=cast.imani)
    logged(talk, after, cast)
    assert asked(talk.contact) == []
    page = page_of(imani, talk.contact)
    assert "Asked in an earlier talk" in page
    assert page.count(SURPRISED[0]) == 2  # in the list and in its button, not as a suggestion
    assert StepFact.objects.get(step=Step.PREPARE).count == 3


def test_a_question_comes_back_at_the_end(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    sheet = sheet_for(talk.contact)
    ask(sheet, SHEETS, now=after, by=cast.imani)
    logged(talk, after, cast)
    ask(sheet, [("What came of it?", "")], now=after, by=cast.imani)
    first = Question.objects.get(text="What helped you?")
    imani.post(reverse("interviews:question", args=[first.pk, "again"]))
    assert asked(talk.contact) == ["What came of it?", "What helped you?"]
    ask(sheet, [SURPRISED], now=after, by=cast.imani)  # typed anew: it stays one
    assert asked(talk.contact)[-1] == SURPRISED[0]
    assert Question.objects.count() == 4


def test_nobody_else_brings_a_question_back(cast: Cast, talk: Interview, after: datetime) -> None:
    ask(sheet_for(talk.contact), [SURPRISED], now=after, by=cast.imani)
    logged(talk, after, cast)
    with pytest.raises(NotYours):
        ask_again(Question.objects.get(), now=after, by=cast.mateo)


def test_an_open_form_that_was_asked_already_is_asked_again(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    sheet = sheet_for(talk.contact)
    ask(sheet, [("Is it hard?", "")], now=after, by=cast.imani)
    rephrase(Question.objects.get(), now=after, by=cast.imani)
    logged(talk, after, cast)
    ask(sheet, [("Is it hard?", "")], now=after, by=cast.imani)
    rephrase(Question.objects.get(asked_at=None), now=after, by=cast.imani)
    assert asked(talk.contact) == ["How hard is it, and what makes it so?"]
    assert Question.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_for_one_question_and_for_three(
    imani: Client,
    cast: Cast,
    contact: Contact,
    now: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ask(sheet_for(contact), SHEETS[:count], now=now, by=cast.imani)
    mark(Question.objects.all()[0], must_ask=True, by=cast.imani)
    with django_assert_num_queries(12):
        page_of(imani, contact)
