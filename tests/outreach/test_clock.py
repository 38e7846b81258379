"""What time does to a request that somebody else touches at the same moment."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from apps.alumni import actions as alumni
from apps.mail.models import Message
from apps.outreach.actions import (
    ask,
    close_overdue,
    collect_delivered,
    defer,
    keep_apart,
    offer_again,
    send,
    withdraw,
    write,
)
from apps.outreach.models import Request
from apps.outreach.workflow import Status
from tests.conftest import Cast
from tests.outreach.crowd import ahead_of, drafted

DAY = timedelta(days=1)
LATER = date(2026, 12, 15)


@pytest.fixture
def sent(cast: Cast, draft: Request, now: datetime) -> Request:
    return send(draft, now=now, by=cast.imani)


@pytest.fixture
def deferred(cast: Cast, sent: Request, now: datetime) -> Request:
    """Not now: to be offered again in three weeks."""
    return defer(sent, LATER, "A long year.", now=now + DAY, by=cast.rosalind)


def go(how: str, cast: Cast, request: Request, now: datetime) -> None:
    """The alum is away from here on, for everybody or for this student."""
    match how:
        case "block":
            keep_apart(request, now=now, by=cast.rosalind)
        case "leave":
            alumni.leave(cast.alum, now=now, by=cast.rosalind)
        case "pause":
            alumni.pause(cast.alum, None, now=now, by=cast.rosalind)


@pytest.mark.parametrize("how", ["block", "leave", "pause"])
@pytest.mark.parametrize("tick", [close_overdue, offer_again])
def test_a_not_now_of_somebody_away_is_closed_and_not_offered_again(
    cast: Cast, deferred: Request, now: datetime, how: str, tick: Callable[..., int]
) -> None:
    """Whichever looks first: the minute after, or the one in which its day has come."""
    go(how, cast, deferred, now + 2 * DAY)
    moment = now + 30 * DAY
    tick(now=moment)
    assert offer_again(now=moment) == 0
    found = Request.objects.get()
    assert (found.status, found.closed_for) == (Status.EXPIRED, "away")
    told = Message.objects.filter(recipient=cast.imani, template__startswith="outreach/mail/")
    kinds = set(told.values_list("template", flat=True))
    assert kinds == {"outreach/mail/deferred", "outreach/mail/closed_away"}


def test_a_not_now_is_closed_as_soon_as_the_two_are_kept_apart(
    cast: Cast, deferred: Request, now: datetime
) -> None:
    keep_apart(deferred, now=now + 2 * DAY, by=cast.imani)
    assert Request.objects.get().status == Status.EXPIRED


@pytest.fixture
def committed(transactional_db: None, cast: Cast, now: datetime) -> Request:
    """Sent, for all connections to see."""
    return send(drafted(cast.imani, cast.alum, now), now=now, by=cast.imani)


def test_a_question_told_in_that_moment_keeps_a_request_open(
    committed: Request, cast: Cast, now: datetime
) -> None:
    last = now + 14 * DAY
    with ahead_of(lambda: close_overdue(now=last), cast.alum):
        ask(committed, "Which course was it?", now=last, by=cast.rosalind)
    assert Request.objects.get().status == Status.MORE_INFORMATION


def test_an_answer_written_in_that_moment_keeps_a_request_open(
    committed: Request, cast: Cast, now: datetime
) -> None:
    ask(committed, "Which course was it?", now=now, by=cast.rosalind)
    last = now + 7 * DAY
    with ahead_of(lambda: close_overdue(now=last), cast.alum):
        write(committed, "Urban Water Systems.", now=last, by=cast.imani)
    assert Request.objects.get().status == Status.SENT


def test_who_comes_back_in_that_moment_keeps_a_request_open(
    committed: Request, cast: Cast, now: datetime
) -> None:
    alum = cast.alum
    alumni.pause(alum, now.date(), now=now, by=cast.rosalind)
    with ahead_of(lambda: close_overdue(now=now + DAY), alum):
        alumni.resume_due(now=now + DAY)
    assert Request.objects.get().status == Status.SENT


def test_a_row_that_moved_meanwhile_does_not_stop_the_others(
    committed: Request, cast: Cast, now: datetime
) -> None:
    """Two letters are refused for good; the first is withdrawn before anybody notes it."""
    other = send(drafted(cast.mateo, cast.other_alum, now), now=now, by=cast.mateo)
    Message.objects.update(state="failed")
    with ahead_of(lambda: collect_delivered(now=now), cast.alum):
        withdraw(committed, now=now, by=cast.imani)
    committed.refresh_from_db()
    other.refresh_from_db()
    assert [committed.status, other.status] == [Status.WITHDRAWN, Status.BOUNCED]
