"""What an alum typed stays in sight: after an undo, a second answer, and one that came too late."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.links import errand, mint
from apps.outreach.actions import send, withdraw
from apps.outreach.models import Answer, Report, Request, Slot
from tests.conftest import Cast

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


class Page:
    """Rosalind's page of the letter."""

    def __init__(self, token: str) -> None:
        self.client, self.token = Client(enforce_csrf_checks=True), token
        self.status, self.body = 200, ""

    def get(self) -> str:
        return self._seen(self.client.get(reverse("outreach:answer", args=[self.token])))

    def post(self, verb: str, /, **typed: str) -> str:
        address = reverse("outreach:give", args=[self.token, verb])
        answer = self._seen(self.client.post(address, typed))
        return self.get() if self.status == 302 else answer

    def _seen(self, answer: Any) -> str:  # noqa: ANN401 - the client's answer
        self.status = answer.status_code
        self.body = answer.content.decode()
        return self.body

    def opened(self) -> list[str]:
        """The answers that stand unfolded."""
        return re.findall(r'id="(d-[a-z]+)" open', self.body)

    def undo(self) -> str:
        """With everything that the page's own Undo sends along."""
        form = self.body.split("/undo/")[1].split("</form>")[0]
        return self.post("undo", **dict(HIDDEN.findall(form)))


@pytest.fixture
def sent(cast: Cast, draft: Request, morning: datetime) -> Request:
    return send(draft, now=morning, by=cast.imani)


@pytest.fixture
def page(cast: Cast, sent: Request, morning: datetime) -> Page:
    what = errand("answer", sent, timedelta(days=14))
    return Page(mint(what, person=cast.rosalind, now=morning))


TIMES = {"day_1": "2026-12-17", "start_1": "16:30", "note": "Or the week after."}
ANSWERS = [
    ("decline", "d-heart", {"note": "I am moving house.", "reason": "Boxes everywhere."}),
    ("ask", "d-ask", {"note": "Which course was it?"}),
    ("defer", "d-clock", {"until": "2027-03-09"}),
    ("colleague", "d-fwd", {"colleague": "Mireille Okonjo", "workplace": "Flood control"}),
    ("pause", "d-pause", {"until": "2027-04-08"}),
    ("suggest", "d-cal", TIMES),
]


@pytest.mark.parametrize(("verb", "fold", "typed"), ANSWERS)
def test_after_an_undo_the_words_stand_in_their_form(
    page: Page, verb: str, fold: str, typed: dict[str, str]
) -> None:
    assert "Undo" in page.post(verb, **typed)
    body = page.undo()
    assert [text in body for text in typed.values()] == [True] * len(typed)
    assert page.opened() == [fold]
    page.post("ask", note="Another one?")
    page.undo()
    assert page.opened() == ["d-ask"]


def test_after_an_undo_the_time_is_still_chosen(page: Page, sent: Request) -> None:
    second = Slot.objects.offered(sent)[1]
    page.post("accept", slot=str(second.pk))
    body = page.undo()
    assert f'value="{second.pk}" id="r2" checked' in body
    assert "in the e-mail" not in body


def test_a_share_of_the_reason_is_kept_too(page: Page) -> None:
    page.post("decline", note="No.", reason="Boxes.", shares_reason="on")
    body = page.undo()
    assert re.search(r'name="shares_reason"[^>]*checked', body) is not None


@pytest.mark.parametrize(("verb", "fold", "typed"), ANSWERS)
def test_a_second_answer_is_not_taken_and_not_lost(
    page: Page, sent: Request, verb: str, fold: str, typed: dict[str, str]
) -> None:
    page.post("accept", slot=str(Slot.objects.offered(sent)[0].pk))
    body = page.post(verb, **typed)
    assert (page.status, "Undo it first" in body) == (409, True)
    assert [text in body for text in typed.values()] == [True] * len(typed)
    assert page.opened() == [fold]
    assert [answer.verb for answer in Answer.objects.held()] == ["accept"]
    body = page.undo()
    assert [text in body for text in typed.values()] == [True] * len(typed)
    assert (page.status, page.opened(), Answer.objects.held().count()) == (200, [fold], 0)


@pytest.mark.parametrize(("verb", "typed"), [("decline", {"note": "Sorry."}), ("suggest", TIMES)])
def test_what_comes_too_late_can_be_copied(
    page: Page, cast: Cast, sent: Request, morning: datetime, verb: str, typed: dict[str, str]
) -> None:
    withdraw(sent, now=morning, by=cast.imani)
    body = page.post(verb, **typed)
    assert (page.status, "has been withdrawn" in body) == (409, True)
    assert "What you wrote was not sent" in body
    assert typed["note"] in body


def test_a_second_report_is_kept_in_sight(page: Page) -> None:
    page.post("report", text="He asked odd things.")
    body = page.post("report", text="And he wrote again.")
    assert ("You reported this already" in body, "And he wrote again." in body) == (True, True)
    assert Report.objects.count() == 1
