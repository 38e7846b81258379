"""Two who are kept apart in the moment in which one of them presses something else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from apps.core.moves import Refused, StaleMove
from apps.interviews import actions as talks
from apps.interviews.models import Interview, ThankYou
from apps.interviews.terms import Way
from apps.mail.models import Message
from apps.outreach.actions import (
    Given,
    Yes,
    accept,
    hold,
    keep_apart,
    report,
    save,
    send,
    tell_due,
    tell_now,
    write,
)
from apps.outreach.models import Answer, Request, Slot, Verb
from apps.outreach.workflow import Status
from tests.conftest import Cast
from tests.outreach.conftest import words
from tests.outreach.crowd import ahead_of, drafted

pytestmark = pytest.mark.django_db(transaction=True)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def sent(transactional_db: None, cast: Cast, now: datetime) -> Request:
    return send(drafted(cast.imani, cast.alum, now), now=now, by=cast.imani)


@pytest.fixture
def talk(sent: Request, cast: Cast, now: datetime) -> Interview:
    """Agreed for the first of the times offered."""
    slot = Slot.objects.offered(sent)[0]
    accept(sent, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind)
    return Interview.objects.get()


def begins(talk: Interview) -> datetime:
    assert talk.starts_at is not None
    return talk.starts_at


def by_imani() -> list[str]:
    """What she wrote and what still waits to leave."""
    waiting = Message.objects.unsent().filter(by__called="Imani")
    return list(waiting.values_list("template", flat=True))


@pytest.mark.parametrize("which", ["tick", "press"])
def test_an_answer_that_is_being_told_is_void_where_a_report_came_first(
    sent: Request, cast: Cast, now: datetime, which: str
) -> None:
    """Neither waits for what the other holds."""
    hold(sent, Given(Verb.DECLINE, note="Not this term."), now=now, by=cast.rosalind)
    copy, later = Request.objects.get(), now + HOUR
    jobs: dict[str, Callable[[], object]] = {
        "tick": lambda: tell_due(now=later),
        "press": lambda: tell_now(copy, now=later, by=cast.rosalind),
    }
    with ahead_of(jobs[which], cast.alum):
        report(sent, "Please stop this.", blocks=True, now=later, by=cast.rosalind)
    assert (Request.objects.get().status, Answer.objects.get().void) == (Status.EXPIRED, True)


def test_a_colleague_is_named_while_the_student_saves(
    sent: Request, cast: Cast, now: datetime
) -> None:
    """Both lock the student before the request."""
    named = Given(Verb.COLLEAGUE, note="Ask her.", colleague="Mireille Okonjo")
    hold(sent, named, now=now, by=cast.rosalind)
    with ahead_of(lambda: tell_due(now=now + HOUR), cast.student), pytest.raises(StaleMove):
        save(sent, words(sent, now), now=now, by=cast.imani)
    assert Request.objects.get().status == Status.DECLINED


VERBS: dict[str, Callable[[Interview, datetime, Cast], object]] = {
    "write": lambda _talk, now, cast: write(
        Request.objects.get(), "Until then.", now=now, by=cast.imani
    ),
    "suggest": lambda talk, now, cast: talks.suggest(talk, [now + DAY], now=now, by=cast.imani),
    "schedule": lambda talk, now, cast: talks.schedule(talk, now + DAY, now=now, by=cast.imani),
    "settle": lambda talk, now, cast: talks.settle_place(
        talk, Way("video", where="https://meet.example/imani"), now=now, by=cast.imani
    ),
    "log": lambda talk, now, cast: talks.log(
        talk, talks.Account({"pace": "no"}, sooner=True), now=now, by=cast.imani
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_pressed_while_a_block_is_written_comes_too_late(
    talk: Interview, cast: Cast, now: datetime, verb: str
) -> None:
    copy, request = Interview.objects.get(), Request.objects.get()
    with (
        pytest.raises((Refused, StaleMove)),
        ahead_of(lambda: VERBS[verb](copy, now, cast), cast.alum),
    ):
        keep_apart(request, now=now, by=cast.rosalind)
    assert by_imani() == []
    assert Interview.objects.get().status == "cancelled"


def test_a_thank_you_pressed_while_a_block_is_written_does_not_leave(
    talk: Interview, cast: Cast
) -> None:
    after = begins(talk) + HOUR
    talks.log(talk, talks.Account({"pace": "no"}), now=after, by=cast.imani)
    thanks, note = ThankYou.objects.get(), talks.Note("email", "", "Dear Ms. Achterberg, thanks.")
    with (
        pytest.raises(Refused),
        ahead_of(
            lambda: talks.send_thanks(thanks, note, through_rapport=True, now=after, by=cast.imani),
            cast.alum,
        ),
    ):
        keep_apart(Request.objects.get(), now=after, by=cast.rosalind)
    assert by_imani() == []
    assert ThankYou.objects.get().status == "waived"


def test_a_place_is_not_settled_after_a_block(talk: Interview, cast: Cast) -> None:
    """Its time has come, so it was not called off; the other hears nothing all the same."""
    during = begins(talk)
    keep_apart(Request.objects.get(), now=during, by=cast.rosalind)
    way = Way("video", where="https://meet.example/imani")
    with pytest.raises(StaleMove):
        talks.settle_place(Interview.objects.get(), way, now=during, by=cast.imani)
