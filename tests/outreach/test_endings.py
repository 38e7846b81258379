"""What the alum's page says once there is nothing to answer, and what came of their own choices."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from apps.alumni.actions import pause
from apps.outreach.actions import ask, close_overdue, report
from apps.outreach.models import Request
from tests.conftest import Cast
from tests.outreach.test_kept_words import Page, page, sent

__all__ = ["page", "sent"]  # fixtures
DAY = timedelta(days=1)
PASSED = "Its time has passed."


def _report(who: str) -> Callable[[Cast, Request, datetime], object]:
    def reported(cast: Cast, sent: Request, now: datetime) -> None:
        report(sent, "Please stop this.", blocks=True, now=now, by=getattr(cast, who))

    return reported


def _unanswered(cast: Cast, sent: Request, now: datetime) -> None:
    ask(sent, "Which course?", now=now, by=cast.rosalind)
    close_overdue(now=now + 8 * DAY)


ENDS: dict[str, tuple[Callable[[Cast, Request, datetime], object], str]] = {
    "silence": (lambda _c, _s, now: close_overdue(now=now + 15 * DAY), PASSED),
    "unanswered": (_unanswered, "Imani did not get to answer your question."),
    "bounced": (
        lambda _c, _s, _now: Request.objects.update(status="bounced"),
        "came back from your mail server",
    ),
    "paused": (
        lambda cast, _s, now: pause(cast.alum, (now + 30 * DAY).date(), now=now, by=cast.rosalind),
        "You are paused until Wednesday 23 December.",
    ),
    "kept apart by herself": (_report("rosalind"), "between you and Imani has stopped."),
    "kept apart by the student": (_report("imani"), "There is nothing for you to do."),
}


@pytest.mark.parametrize("end", ENDS)
def test_the_page_says_how_it_ended(
    page: Page, cast: Cast, sent: Request, morning: datetime, end: str
) -> None:
    bring, says = ENDS[end]
    bring(cast, sent, morning)
    body = page.get()
    assert says in body
    assert (PASSED in body) is (end == "silence")
    assert ("Accept the chosen time" in body, "has stopped" in body) == (
        False,
        end == "kept apart by herself",
    )


def test_whoever_left_reads_so_and_is_asked_nothing(
    page: Page, cast: Cast, sent: Request, morning: datetime
) -> None:
    for moment in (None, morning):
        body = page.post("leave") if moment is None else page.get()
        assert "You have left the directory. Students do not see you." in body
        assert "Imani reads that you are not available." in body
        assert [word in body for word in (PASSED, "Accept the chosen", "/leave/")] == [False] * 3
        assert close_overdue(now=morning) == (1 if moment is None else 0)
    assert Request.objects.get().closed_for == "away"


def test_less_often_is_said_and_more_is_a_button_away(page: Page, cast: Cast) -> None:
    assert "At most 2 requests a month reach you." in page.get()
    assert "At most 1 request a month reaches you." in page.post("limit", limit="1")
    body = page.post("limit", limit="5")
    assert (page.status, cast.alum.month_limit) == (422, 1)
    assert body.index("Ask for a fresh link below") < body.index("Send me a fresh link")
    assert "A fresh link is on its way" in page.post("fresh")


def test_a_report_is_answered_where_it_was_written(page: Page, cast: Cast, sent: Request) -> None:
    body = page.post("report", text="He asked odd things.")
    assert 'id="d-report" open' in body
    assert "Thank you. Somebody at the Career Center looks at it." in body
    assert "Accept the chosen time" in body
