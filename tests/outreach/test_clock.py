"""What time does to a request that somebody else touches at the same moment."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from apps.accounts.links import Errand, digest, errand, mint
from apps.accounts.models import Link
from apps.alumni import actions as alumni
from apps.campus.models import Campus
from apps.mail.fresh import send_fresh
from apps.mail.models import Message
from apps.mail.render import rendered
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
from apps.outreach.listing import line_of
from apps.outreach.models import Request, Slot
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


def test_what_time_closes_is_told_by_day(cast: Cast, sent: Request, now: datetime) -> None:
    """Nobody pressed anything: at three in the night the student is not written to."""
    night = datetime(2026, 12, 15, 3, 0, tzinfo=ZoneInfo(cast.imani.zone))
    assert close_overdue(now=night) == 1
    told = Message.objects.get(template="outreach/mail/closed_silence")
    assert told.not_before.astimezone(night.tzinfo) == night.replace(hour=8)


def test_a_not_now_is_closed_as_soon_as_the_two_are_kept_apart(
    cast: Cast, deferred: Request, now: datetime
) -> None:
    keep_apart(deferred, now=now + 2 * DAY, by=cast.imani)
    assert Request.objects.get().status == Status.EXPIRED


def test_the_mail_of_a_not_now_names_its_day(cast: Cast, deferred: Request, now: datetime) -> None:
    told = Message.objects.get(template="outreach/mail/deferred")
    mail, _links = rendered(told, campus=Campus.objects.current(), now=now)
    for words in (mail.text, mail.html):
        assert "On Tuesday 15 December your draft is offered to you again." in words


def test_what_is_sent_again_knows_nothing_of_the_first_answer(
    cast: Cast, deferred: Request, now: datetime
) -> None:
    """It was answered on Tuesday 24 November; nobody answered on the second try."""
    back = now + 22 * DAY
    assert offer_again(now=back) == 1
    again = Request.objects.get()
    assert (again.answered_at, again.answer_note) == (None, "")
    Slot.objects.create(request=again, starts_at=back + 9 * DAY)
    Slot.objects.create(request=again, starts_at=back + 10 * DAY)
    send(again, now=back, by=cast.imani)
    close_overdue(now=back + 14 * DAY)
    closed = Request.objects.get()
    assert line_of(closed, {}) == "No answer. Closed on Tuesday 29 December."


def test_no_fresh_link_to_what_is_a_draft_again(
    cast: Cast, deferred: Request, now: datetime
) -> None:
    """An old link would bring one to a page that nobody but the student may see."""
    what = Errand("answer", "outreach.request", deferred.pk, 14 * DAY, "outreach:answer")
    old = mint(what, person=cast.rosalind, now=now)
    assert offer_again(now=now + 22 * DAY) == 1
    assert send_fresh(old, now=now + 22 * DAY) is False


def test_the_link_to_answer_lives_while_the_request_is_open(
    cast: Cast, sent: Request, now: datetime
) -> None:
    """Two weeks from the letter; to the end of a question asked on the last day, and beyond."""
    token = mint(errand("answer", sent, 14 * DAY), person=cast.rosalind, now=now)
    asked = now + 13 * DAY
    ask(sent, "Which course was it?", now=asked, by=cast.rosalind)
    assert until(token) == asked + 7 * DAY
    write(sent, "Urban Water Systems.", now=asked + 6 * DAY, by=cast.imani)
    assert until(token) == asked + 20 * DAY == Request.objects.get().expires_at


def until(token: str) -> datetime | None:
    return Link.objects.get(digest=digest(token)).expires_at


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
