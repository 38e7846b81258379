"""The coach beside the note: Replace, and what the campus changed about its rules."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.coach.models import RuleSetting
from apps.outreach.models import Request
from apps.outreach.reading import coached
from tests.conftest import Cast
from tests.outreach.conftest import TEXT
from tests.outreach.test_composer import form, fresh

WRONG = TEXT.replace("Ms. Achterberg", "Mr. Achterberg")
LONG = TEXT.replace("20 minutes", "30 minutes")


@pytest.fixture
def writer(client: Client, cast: Cast, morning: datetime) -> Client:
    client.force_login(cast.imani)
    return client


def page_of(writer: Client, draft: Request, text: str) -> str:
    path = reverse("outreach:request", args=[draft.pk])
    return writer.post(
        path, form(draft, text=text), headers={"HX-Request": "true"}
    ).content.decode()


def press(writer: Client, draft: Request, text: str, do: str) -> str:
    path = reverse("outreach:request", args=[draft.pk])
    assert writer.post(path, form(fresh(draft), text=text, do=do)).status_code == 302
    return fresh(draft).text


@pytest.mark.parametrize(
    ("text", "button"),
    [
        (WRONG, "replace name Dear Mr. Achterberg"),
        (LONG, "replace short-time 30 minutes"),
    ],
)
def test_replace_puts_the_right_words_where_the_phrase_stood(
    writer: Client, draft: Request, text: str, button: str
) -> None:
    assert page_of(writer, draft, text).count(f'value="{button}"') == 1
    assert press(writer, draft, text, button) == TEXT


def test_a_phrase_without_other_words_has_no_replace(writer: Client, draft: Request) -> None:
    text = TEXT.replace("not a job.", "not a job, though any openings would be great.")
    assert 'value="replace' not in page_of(writer, draft, text)
    assert press(writer, draft, text, "replace not-a-job any openings") == text


def test_a_changed_text_and_a_rule_that_is_off_show_at_once(writer: Client, draft: Request) -> None:
    assert "Here it should say Ms. Achterberg." in page_of(writer, draft, WRONG)
    row = RuleSetting.objects.create(code="name", title="Mind the name", fix="Look it up.")
    page = page_of(writer, fresh(draft), WRONG)
    assert "Mind the name" in page
    assert "Here it should say Ms. Achterberg." in page  # what is said of this very phrase stays
    row.is_on = False
    row.save()
    page = page_of(writer, fresh(draft), WRONG)
    assert "Mind the name" not in page
    assert "One thing to look at" in page  # the form offers one time only


def test_a_rule_that_is_off_promises_nothing_to_the_alum(draft: Request, now: datetime) -> None:
    assert coached(draft, now=now).has_passed("not-a-job") is True
    RuleSetting.objects.create(code="not-a-job", is_on=False)
    assert coached(draft, now=now).has_passed("not-a-job") is False


def test_a_note_in_another_language_says_what_was_not_read(writer: Client, draft: Request) -> None:
    text = "Estimada Sra. Achterberg:\n\nMe gustaría hablar con usted de su trabajo.\n\nImani"
    page = page_of(writer, draft, text)
    assert "The coach reads English only" in page
    assert "Asks for information, not a job" in page


@pytest.mark.parametrize("count", [0, 3])
def test_the_settings_are_one_question_to_the_database(
    draft: Request, now: datetime, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    codes = ["resume", "times", "early"][:count]
    RuleSetting.objects.bulk_create([RuleSetting(code=code, title="Own") for code in codes])
    asked = Request.objects.for_rows().get(pk=draft.pk)
    with django_assert_num_queries(3):  # the times, the campus, the settings
        coached(asked, now=now)
