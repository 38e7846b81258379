"""What each answer of a mail server does to a row: a table, against a real server."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from apps.mail.actions import post
from apps.mail.delivery import deliver
from apps.mail.models import Message
from apps.mail.retry import PAUSES, next_try
from apps.mail.workflow import State
from tests.mail.conftest import Write
from tests.mail.office import DROP, DROP_AFTER, DROP_AND_CLOSE, Office, free_port

LATER, NEVER = State.QUEUED, State.FAILED

# stage, answer -> state after one try, code kept, uncertain
OUTCOMES = [
    ("MAIL", "250 fine", State.SENT, None, False),
    ("MAIL", "451 try later", LATER, 451, False),
    ("MAIL", "530 sign in first", LATER, 530, False),
    ("MAIL", "421 closing", LATER, 421, False),
    ("MAIL", DROP, LATER, None, False),
    ("RCPT", "450 busy", LATER, 450, False),
    ("RCPT", "452 full", LATER, 452, False),
    ("RCPT", "550 5.1.1 nobody here", NEVER, 550, False),
    ("RCPT", "553 bad name", NEVER, 553, False),
    ("RCPT", "421 closing", LATER, 421, False),
    ("RCPT", DROP, LATER, None, False),
    ("DATA", "451 greylisted", LATER, 451, False),
    ("DATA", "554 not wanted", NEVER, 554, False),
    ("DATA", "552 too big", NEVER, 552, False),
    ("DATA", DROP, LATER, None, True),
    ("DATA", DROP_AFTER, LATER, None, True),
]


@pytest.mark.parametrize(("stage", "answer", "state", "code", "uncertain"), OUTCOMES)
def test_an_answer_decides_about_its_own_mail_only(
    stage: str,
    answer: str,
    state: State,
    code: int | None,
    uncertain: bool,  # noqa: FBT001
    write: Write,
    now: datetime,
    office: Office,
) -> None:
    first = post(write("first"), now=now, by=None)
    second = post(write("second"), now=now, by=None)
    office.answers = {stage: [answer]}
    deliver(lambda: now)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.last_code, first.uncertain) == (state, code, uncertain)
    assert second.state == State.SENT
    if state == LATER:
        assert first.not_before == now + timedelta(seconds=PAUSES[0])
        assert deliver(lambda: now + timedelta(seconds=9)) == 0
        assert deliver(lambda: now + timedelta(seconds=10)) == 1
        first.refresh_from_db()
        assert (first.state, first.attempts) == (State.SENT, 2)


def test_a_mail_that_may_have_arrived_is_sent_again_under_the_same_id(
    write: Write, now: datetime, office: Office
) -> None:
    row = post(write(), now=now, by=None)
    office.answers = {"DATA": [DROP_AFTER]}
    deliver(lambda: now)
    deliver(lambda: now + timedelta(seconds=10))
    assert office.ids == [row.message_id, row.message_id]


def test_tries_are_bounded(write: Write, now: datetime, office: Office) -> None:
    post(write(), now=now, by=None)
    office.answers = {"DATA": ["451 later"] * 100}
    moment, tries = now, 0
    while Message.objects.get().state == State.QUEUED:
        moment = Message.objects.get().not_before
        deliver(lambda at=moment: at)  # type: ignore[misc]
        tries += 1
    assert (tries, Message.objects.get().state) == (len(PAUSES) + 1, State.FAILED)
    assert timedelta(days=3) < moment - now < timedelta(days=4)


def test_pauses_grow() -> None:
    now = datetime(2026, 11, 23)  # noqa: DTZ001 - only the distance matters
    waits = [next_try(tries, now) for tries in range(1, len(PAUSES) + 1)]
    assert waits == sorted(wait for wait in waits if wait)
    assert next_try(len(PAUSES) + 1, now) is None


def test_without_a_server_nothing_moves(
    write: Write, now: datetime, settings: Settings, clock: Callable[[], datetime]
) -> None:
    settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": free_port()}
    post(write(), now=now, by=None)
    assert deliver(clock) == 0
    row = Message.objects.get()
    assert (row.state, row.attempts, row.lease_until) == (State.QUEUED, 0, None)


def test_a_server_that_goes_away_in_mid_batch_leaves_the_rest_as_it_was(
    write: Write, now: datetime, office: Office, clock: Callable[[], datetime]
) -> None:
    for number in range(4):
        post(write(f"k:{number}", not_before=now - timedelta(hours=9 - number)), now=now, by=None)
    office.answers = {"MAIL": ["250 fine", DROP_AND_CLOSE]}
    deliver(clock)
    rows = list(Message.objects.order_by("dedupe_key").values_list("state", "attempts"))
    assert rows == [(State.SENT, 1), (State.QUEUED, 1), (State.QUEUED, 0), (State.QUEUED, 0)]


def test_plain_text_is_no_substitute_for_a_missing_tls(
    write: Write, now: datetime, office: Office, settings: Settings
) -> None:
    settings.MAIL_SERVER = {**settings.MAIL_SERVER, "EMAIL_USE_TLS": True}
    post(write(), now=now, by=None)
    assert deliver(lambda: now) == 0
    assert office.mails == []
