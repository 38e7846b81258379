"""An advisor's page of one draft: what is typed there reaches the student with the verdict."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.coach.models import RuleSetting
from apps.outreach.actions import ask_review, save, settle, take_back
from apps.outreach.models import Comment, Request, Review
from apps.outreach.reading import coached
from apps.outreach.workflow import Status
from tests.conftest import Cast
from tests.outreach.conftest import TEXT, words

LONG = "Say in one line what you would like to know."


@pytest.fixture
def page(client: Client, cast: Cast, draft: Request, morning: datetime) -> str:
    ask_review(draft, now=morning, by=cast.imani)
    client.force_login(cast.dana)
    return reverse("advising:draft", args=[Review.objects.get().pk])


@pytest.mark.parametrize(
    ("verb", "status"), [("approve", Status.APPROVED), ("return", Status.RETURNED)]
)
def test_a_comment_that_was_typed_goes_with_the_verdict(
    client: Client, page: str, verb: str, status: Status
) -> None:
    answer = client.post(page, {"do": verb, "phrase": "", "text": LONG})
    assert answer.status_code == 302
    assert (Request.objects.get().status, Comment.objects.get().text) == (status, LONG)


def test_a_draft_is_not_returned_without_a_word(client: Client, page: str) -> None:
    answer = client.post(page, {"do": "return", "phrase": "", "text": " "})
    assert (answer.status_code, "Write your comment first." in answer.content.decode()) == (
        422,
        True,
    )
    assert Request.objects.get().status == Status.IN_REVIEW


def test_a_comment_on_what_was_taken_back_is_given_back(
    client: Client, cast: Cast, page: str, morning: datetime
) -> None:
    take_back(Request.objects.get(), now=morning, by=cast.imani)
    answer = client.post(page, {"do": "comment", "phrase": "", "text": LONG})
    assert (answer.status_code, LONG in answer.content.decode()) == (404, True)


def test_the_advisor_sees_what_the_student_still_sees(
    client: Client, cast: Cast, draft: Request, morning: datetime
) -> None:
    """Neither a settled point nor a rule that is switched off comes up again."""
    typed = TEXT.replace("Dear Ms.", "Dear Mr.").replace("20 minutes", "30 minutes")
    save(draft, words(draft, morning, text=typed), now=morning, by=cast.imani)
    asked = Request.objects.get()
    settle(asked, ("short-time", "30 minutes"), now=morning, by=cast.imani)
    ask_review(asked, now=morning, by=cast.imani)
    client.force_login(cast.dana)
    page = reverse("advising:draft", args=[Review.objects.get().pk])
    shown = client.get(page).content.decode()
    assert ("by the right name" in shown, "a short, stated time" in shown) == (True, False)
    RuleSetting.objects.create(code="name", is_on=False)
    assert "by the right name" not in client.get(page).content.decode()


def test_a_time_that_is_over_is_no_offer(draft: Request, now: datetime) -> None:
    """Two times in 15 and 17 days; a draft may wait for longer than that."""
    found = [
        {point.code for point in coached(draft, now=now + timedelta(days=days)).findings}
        for days in (14, 16)
    ]
    assert ["times" in codes for codes in found] == [False, True]
