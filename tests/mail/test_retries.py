"""Tries are bounded and spread, and no row can hold up the others."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from pytest_django.fixtures import Settings

from apps.mail.actions import new_message_id, post, post_all
from apps.mail.delivery import LEASE, claim, deliver
from apps.mail.handover import begin
from apps.mail.letters import Urgency
from apps.mail.models import Message
from apps.mail.render import rendered as gentle
from apps.mail.retry import PAUSES, SPREAD, lot, next_try
from apps.mail.workflow import State
from benchmarks.sink import Sink, running
from benchmarks.talk import Manners
from tests.mail.conftest import Write

Clock = Callable[[], datetime]


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    with running(Sink(Manners(rcpt_seconds=0))) as sink:
        settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": sink.port}
        yield sink


def test_tries_are_bounded(write: Write, now: datetime, sink: Sink) -> None:
    post(write(), now=now, by=None)
    sink.manners.answers = {"DOT": ["451 later"] * 100}
    moment, tries = now, 0
    while Message.objects.get().state == State.QUEUED:
        moment = Message.objects.get().not_before
        deliver(lambda at=moment: at)  # type: ignore[misc]
        tries += 1
    assert (tries, Message.objects.get().state) == (len(PAUSES) + 1, State.FAILED)
    assert timedelta(days=3) < moment - now < timedelta(days=4)


def test_a_mail_that_was_lost_at_its_last_try_stays_uncertain(
    write: Write, now: datetime, sink: Sink
) -> None:
    row = post(write(), now=now, by=None)
    Message.objects.update(attempts=len(PAUSES))
    sink.manners.answers = {"DOT": ["KEEP DROP"]}
    deliver(lambda: now)
    row.refresh_from_db()
    assert (row.state, row.uncertain, sink.ids) == (State.FAILED, True, [row.message_id])


def test_a_mail_is_tried_no_more_once_it_is_too_late(
    write: Write, now: datetime, sink: Sink
) -> None:
    post(write(expires_at=now + timedelta(minutes=5)), now=now, by=None)
    sink.manners.answers = {"DOT": ["451 later"] * 3}
    for minutes in (0, 1, 3, 5):
        deliver(lambda at=now + timedelta(minutes=minutes): at)  # type: ignore[misc]
    row = Message.objects.get()
    assert (row.state, row.attempts, row.last_code, sink.ids) == (State.EXPIRED, 3, 451, [])


def test_a_claimed_mail_does_not_leave_after_its_time(write: Write, now: datetime) -> None:
    late = now + timedelta(seconds=30)
    for key, urgency in (("news", Urgency.NOW), ("code", Urgency.SIGN_IN)):
        post(write(key, urgency=urgency, expires_at=late), now=now, by=None)
    assert [begin(parcel, late) for parcel in claim(now)] == [False, False]
    rows = {row.dedupe_key: (row.state, bool(row.values)) for row in Message.objects.all()}
    assert rows == {"news": (State.EXPIRED, True), "code": (State.EXPIRED, False)}


def test_pauses_grow_to_four_hours() -> None:
    assert [earlier <= later for earlier, later in pairwise(PAUSES)] == [True] * (len(PAUSES) - 1)
    assert PAUSES[-1] == 4 * 3600
    now = datetime(2026, 11, 23)  # noqa: DTZ001 - only the distance matters
    assert next_try(len(PAUSES), now, 0.0) == now + timedelta(hours=4)
    assert next_try(len(PAUSES) + 1, now, 0.0) is None


def test_those_refused_together_come_back_apart() -> None:
    lots = [lot(new_message_id(), 1) for _mail in range(400)]
    quarters = [sum(1 for one in lots if part / 4 <= one < (part + 1) / 4) for part in range(4)]
    assert sum(quarters) == 400
    assert min(quarters) > 50
    now = datetime(2026, 11, 23)  # noqa: DTZ001 - only the distance matters
    waits = {next_try(2, now, one) for one in lots}
    assert len(waits) > 390
    assert all(
        timedelta(seconds=60) <= wait - now <= timedelta(seconds=60 * (1 + SPREAD))
        for wait in waits
        if wait
    )


def test_the_lot_of_a_try_can_be_told() -> None:
    assert lot("<one@alder.example>", 1) == lot("<one@alder.example>", 1)
    assert lot("<one@alder.example>", 1) != lot("<one@alder.example>", 2)


class DiedError(BaseException):
    """Stands for a process that is gone: nothing of ours catches it, nothing is committed."""


@pytest.fixture
def _deadly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail with the value `deadly` ends whoever renders it."""

    def rendered(message: Message, **more: object) -> object:
        if "deadly" in message.values:
            raise DiedError
        return gentle(message, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("apps.mail.delivery.rendered", rendered)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_deadly")
def test_a_row_that_kills_its_deliverer_ends_alone(write: Write, now: datetime, sink: Sink) -> None:
    deadly = post(write("a", values={"deadly": True}), now=now - timedelta(hours=1), by=None)
    post_all([write(f"k:{number}") for number in range(40)], now=now, by=None)
    moment, deaths, left = now, 0, []
    while Message.objects.filter(state__in=[State.QUEUED, State.SENDING]).exists():
        for tick in (moment, moment + timedelta(seconds=3)):
            try:
                deliver(lambda at=tick: at)  # type: ignore[misc]
            except DiedError:
                deaths += 1
        left.append(len(sink.ids))
        moment += LEASE
    deadly.refresh_from_db()
    assert (deadly.state, deaths, deadly.uncertain) == (State.FAILED, len(PAUSES) + 1, False)
    assert deadly.last_error == "Its deliverers were lost."
    # The second batch goes at once; its own batch waits for three leases, then it is alone.
    assert left[:5] == [16, 16, 16, 40, 40]
    assert len(set(sink.ids)) == len(sink.ids) == 40
