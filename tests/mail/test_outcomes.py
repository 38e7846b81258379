"""What a mail server does, and what becomes of the row: one table, against a real server.

Each line is tried on the first or on the second of three mails of one batch: the second is offered
together with the first, where the server allows that. Afterwards the server is well again, and
whatever may still leave has to: no line of this table loses a mail, and a second copy, always with
the same Message-ID, comes about only where the row says that it is uncertain.
"""

import ssl
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.mail import line
from apps.mail.actions import post, withdraw
from apps.mail.delivery import deliver
from apps.mail.letters import Letter
from apps.mail.models import Message
from apps.mail.replies import Plain
from apps.mail.retry import PAUSES, SPREAD
from apps.mail.workflow import UNWRITTEN, State
from benchmarks.sink import Sink, running
from benchmarks.talk import USUAL, Manners
from tests.mail.conftest import Write

CERTIFICATES = Path(__file__).parent / "certificates"
PATIENCE = 0.3  # seconds, in place of fifteen
SLOW = f"WAIT {PATIENCE * 2}"
STAGES = {"MAIL", "RCPT", "DATA", "DOT"}  # of a mail


class Row(NamedTuple):
    """What the row says after one try. `waits`: until the first pause is over."""

    state: State
    attempts: int
    waits: bool
    last_code: int | None
    uncertain: bool


SENT = Row(State.SENT, 1, waits=False, last_code=None, uncertain=False)
UNTOUCHED = Row(State.QUEUED, 0, waits=False, last_code=None, uncertain=False)
LOST = Row(State.QUEUED, 1, waits=True, last_code=None, uncertain=True)
BROKEN = Row(State.QUEUED, 1, waits=True, last_code=None, uncertain=False)


def later(code: int) -> Row:
    return Row(State.QUEUED, 1, waits=True, last_code=code, uncertain=False)


def never(code: int) -> Row:
    return Row(State.FAILED, 1, waits=False, last_code=code, uncertain=False)


# What the server does about one mail, its answers by stage, the row, and how many copies it kept.
TALK = [
    ("takes it", {}, SENT, 1),
    ("takes it in several lines", {"DOT": ["250-taken\n250 as number 7"]}, SENT, 1),
    ("takes it with a bare code", {"DOT": ["250"]}, SENT, 1),
    ("answers every stage in several lines",
     {"MAIL": ["250-a\n250 b"], "RCPT": ["250-a\n250 b"], "DATA": ["354-a\n354 b"]}, SENT, 1),
    ("forwards the recipient", {"RCPT": ["251 will forward"]}, SENT, 1),
    # The sender is ours: whatever is wrong with it somebody will repair, so nothing is final.
    ("is busy at MAIL", {"MAIL": ["451 4.3.0 try later"]}, later(451), 0),
    ("wants a sign-in first", {"MAIL": ["530 5.7.0 sign in first"]}, later(530), 0),
    ("does not like the sender", {"MAIL": ["550 5.7.1 not you"]}, later(550), 0),
    ("says at MAIL that it is full", {"MAIL": ["552 5.3.4 too big"]}, later(552), 0),
    ("closes at MAIL", {"MAIL": ["CLOSE 421 4.3.2 closing"]}, later(421), 0),
    ("breaks off at MAIL", {"MAIL": ["DROP"]}, BROKEN, 0),
    ("is silent at MAIL", {"MAIL": [f"{SLOW} 250 fine"]}, BROKEN, 0),
    ("talks nonsense at MAIL", {"MAIL": ["hello there"]}, BROKEN, 0),
    ("says at MAIL what belongs to DATA", {"MAIL": ["354 go on"]}, BROKEN, 0),
    ("answers MAIL twice", {"MAIL": ["250 fine\n250 fine"]}, BROKEN, 0),
    ("greylists the recipient", {"RCPT": ["450 4.2.0 greylisted"]}, later(450), 0),
    ("has a full mailbox for now", {"RCPT": ["452 4.2.2 full"]}, later(452), 0),
    ("does not know the recipient", {"RCPT": ["550 5.1.1 nobody here"]}, never(550), 0),
    ("says so in several lines", {"RCPT": ["550-5.1.1 nobody\n550 5.1.1 here"]}, never(550), 0),
    ("says where the recipient went", {"RCPT": ["551 5.1.6 moved"]}, never(551), 0),
    ("does not read the address", {"RCPT": ["553 5.1.3 bad name"]}, never(553), 0),
    ("refuses with a NUL", {"RCPT": ["550 no\0body"]}, never(550), 0),
    ("closes at RCPT", {"RCPT": ["CLOSE 421 4.3.2 closing"]}, later(421), 0),
    ("breaks off at RCPT", {"RCPT": ["DROP"]}, BROKEN, 0),
    ("is silent at RCPT", {"RCPT": [f"{SLOW} 250 fine"]}, BROKEN, 0),
    ("drips its answer to RCPT", {"RCPT": ["DRIP 250 fine, thank you very much"]}, BROKEN, 0),
    ("never ends its answer to RCPT", {"RCPT": ["FLOOD 250-and"]}, BROKEN, 0),
    ("has no code at RCPT", {"RCPT": ["fine"]}, BROKEN, 0),
    ("is busy at DATA", {"DATA": ["451 4.3.0 later"]}, later(451), 0),
    ("refuses DATA", {"DATA": ["554 5.5.1 no valid recipient"]}, never(554), 0),
    ("closes at DATA", {"DATA": ["CLOSE 421 4.3.2 closing"]}, later(421), 0),
    ("breaks off at DATA", {"DATA": ["DROP"]}, BROKEN, 0),
    ("is silent at DATA", {"DATA": [f"{SLOW} 354 go on"]}, BROKEN, 0),
    ("says yes to DATA without asking for the mail", {"DATA": ["250 fine"]}, BROKEN, 0),
    ("greylists after the dot", {"DOT": ["451 4.7.1 come again"]}, later(451), 0),
    ("has no room after the dot", {"DOT": ["452 4.3.1 no room"]}, later(452), 0),
    ("finds it too big after the dot", {"DOT": ["552 5.3.4 too big"]}, never(552), 0),
    ("does not want it after the dot", {"DOT": ["554 5.7.1 looks like spam"]}, never(554), 0),
    ("closes after the dot", {"DOT": ["CLOSE 421 4.3.2 closing"]}, later(421), 0),
    # From here on nobody can know whether it was taken (RFC 1047): it is sent again.
    ("breaks off after the dot, without it", {"DOT": ["DROP"]}, LOST, 0),
    ("breaks off after the dot, with it", {"DOT": ["KEEP DROP"]}, LOST, 1),
    ("is silent after the dot, with it", {"DOT": [f"KEEP {SLOW} 250 taken"]}, LOST, 1),
    ("drips its answer after the dot",
     {"DOT": ["KEEP DRIP 250 taken, and gladly at that"]}, LOST, 1),
    ("never ends its answer after the dot", {"DOT": ["KEEP FLOOD 250-and"]}, LOST, 1),
    ("talks nonsense after the dot", {"DOT": ["KEEP taken"]}, LOST, 1),
    ("counts monkeys after the dot", {"DOT": ["12 monkeys"]}, LOST, 0),
    ("asks for more after the dot", {"DOT": ["354 more"]}, LOST, 0),
    # The line after a refusal has to be good for the next mail, or there has to be another line.
    ("refuses, and closes at RSET",
     {"RCPT": ["550 5.1.1 nobody"], "RSET": ["CLOSE 421 closing"]}, never(550), 0),
    ("refuses, and breaks off at RSET",
     {"RCPT": ["550 5.1.1 nobody"], "RSET": ["DROP"]}, never(550), 0),
    ("refuses, and does not know RSET",
     {"RCPT": ["550 5.1.1 nobody"], "RSET": ["502 what"]}, never(550), 0),
    ("refuses, and asks for the mail nevertheless",
     {"RCPT": ["550 5.1.1 nobody"], "DATA": ["354 go on"]}, never(550), 0),
    ("breaks off at the goodbye", {"QUIT": ["DROP"]}, SENT, 1),
]  # fmt: skip


@dataclass(frozen=True)
class Greeting:
    """What happens before there is any mail; without a line no row is touched."""

    what: str
    row: Row
    answers: dict[str, list[str]] = field(default_factory=dict)
    client: dict[str, Any] = field(default_factory=dict)
    certificate: str = ""
    is_trusted: bool = True
    offers: tuple[str, ...] = ("PIPELINING", "SIZE 31457280")


TLS, SSL = {"EMAIL_USE_TLS": True}, {"EMAIL_USE_SSL": True}
USER = {"EMAIL_HOST_USER": "rapport", "EMAIL_HOST_PASSWORD": "secret"}
PLAIN = ("AUTH PLAIN",)
STARTTLS = "250-sink.example\n250 STARTTLS"

GREETINGS = [
    Greeting("greets in several lines", SENT, {"CONNECT": ["220-sink\n220 ready"]}),
    Greeting("is busy", UNTOUCHED, {"CONNECT": ["421 4.3.2 busy"]}),
    Greeting("offers no service", UNTOUCHED, {"CONNECT": ["554 5.3.2 no service"]}),
    Greeting("breaks off at once", UNTOUCHED, {"CONNECT": ["DROP"]}),
    Greeting("says nothing", UNTOUCHED, {"CONNECT": [f"{SLOW} 220 ready"]}),
    Greeting("talks nonsense", UNTOUCHED, {"CONNECT": ["welcome"]}),
    Greeting("never ends its greeting", UNTOUCHED, {"CONNECT": ["FLOOD 220-and"]}),
    Greeting("knows HELO only", SENT, {"EHLO": ["502 what", "250 hello"]}),
    Greeting("refuses EHLO and HELO", UNTOUCHED, {"EHLO": ["550 no", "550 no"]}),
    Greeting("closes at EHLO", UNTOUCHED, {"EHLO": ["421 closing", "DROP"]}),
    Greeting("breaks off at EHLO", UNTOUCHED, {"EHLO": ["DROP"]}),
    Greeting("is silent at EHLO", UNTOUCHED, {"EHLO": [f"{SLOW} 250 fine"]}),
    Greeting("encrypts", SENT, client=TLS, certificate="server"),
    Greeting("does not offer STARTTLS", UNTOUCHED, client=TLS),
    Greeting("takes STARTTLS back", UNTOUCHED, {"STARTTLS": ["454 4.7.0 not now"]}, TLS, "server"),
    Greeting("refuses STARTTLS", UNTOUCHED, {"STARTTLS": ["501 no"]}, TLS, "server"),
    Greeting("breaks off at STARTTLS", UNTOUCHED, {"STARTTLS": ["DROP"]}, TLS, "server"),
    Greeting("goes on in clear text after STARTTLS", UNTOUCHED, {"EHLO": [STARTTLS]}, TLS),
    Greeting("has a stranger's certificate", UNTOUCHED, {}, TLS, "server", is_trusted=False),
    Greeting("has another's certificate", UNTOUCHED, {}, TLS, "other"),
    Greeting("is encrypted from the start", SENT, client=SSL, certificate="server"),
    Greeting("is a stranger from the start", UNTOUCHED, {}, SSL, "server", is_trusted=False),
    Greeting("is another from the start", UNTOUCHED, {}, SSL, "other"),
    Greeting("talks clear text instead", UNTOUCHED, client=SSL),
    Greeting("wants the password in clear text", UNTOUCHED, client=TLS | USER, offers=PLAIN),
    Greeting("lets us in", SENT, client=USER, offers=PLAIN),
    Greeting("does not offer a sign-in", UNTOUCHED, client=USER),
    Greeting("does not know the password", UNTOUCHED, {"AUTH": ["535 5.7.8 no"]}, USER,
             offers=PLAIN),
    Greeting("cannot check the password now", UNTOUCHED, {"AUTH": ["454 4.7.0 later"]}, USER,
             offers=PLAIN),
    Greeting("breaks off at the sign-in", UNTOUCHED, {"AUTH": ["DROP"]}, USER, offers=PLAIN),
    Greeting("offers SMTPUTF8, which is not used", SENT, offers=("SMTPUTF8", "8BITMIME")),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "SECONDS_TO_ANSWER", PATIENCE)


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    with running(Sink(Manners(rcpt_seconds=0))) as sink:
        settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": sink.port}
        yield sink


@pytest.mark.parametrize("place", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("offers", [("PIPELINING",), ()], ids=["asked together", "one by one"])
@pytest.mark.parametrize(
    ("answers", "row", "kept"),
    [pytest.param(*rest, id=what) for what, *rest in TALK],
)
def test_a_server_that(
    answers: dict[str, list[str]],
    row: Row,
    kept: int,
    offers: tuple[str, ...],
    place: int,
    write: Write,
    now: datetime,
    sink: Sink,
) -> None:
    sink.manners.extensions = offers
    mails = [post(letter, now=now, by=None) for letter in _letters(write)]
    tried, others = mails[place], [mail for mail in mails if mail != mails[place]]
    sink.manners.answers = {
        stage: [*[USUAL.get(stage, "250 fine")] * (place * (stage in STAGES)), *words]
        for stage, words in answers.items()
    }
    deliver(lambda: now)
    assert _row(tried, now) == row
    assert [_row(other, now) for other in others] == [SENT, SENT]
    ones = {other.message_id: 1 for other in others}
    assert Counter(sink.ids) == Counter({tried.message_id: kept, **ones})
    sink.manners.answers = {}
    _send_the_rest(now)
    copies = kept + (row.state == State.QUEUED)
    assert Counter(sink.ids) == Counter({tried.message_id: copies, **ones})
    assert (copies >= 1) is (row.state != State.FAILED)
    assert row.uncertain or copies <= 1


def _letters(write: Write) -> list[Letter]:
    """To three people: an address that a server calls dead gets nothing more."""
    names = ("Amara", "Birgit", "Teodor")
    people = [Person(email=f"{name}@ridgeline.example".lower(), name=name) for name in names]
    Person.objects.bulk_create(people)
    return [write(person.name, recipient=person) for person in people]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is sent to the server, as it is sent."""
    packets: list[bytes] = []
    send = Plain.send

    def noted(self: Plain, octets: bytes | str) -> None:
        packets.append(octets if isinstance(octets, bytes) else octets.encode())
        send(self, octets)

    monkeypatch.setattr(Plain, "send", noted)
    return packets


@pytest.mark.parametrize(("offers", "together"), [(("PIPELINING",), 2), ((), 0)])
def test_the_next_mail_is_offered_with_the_content_of_the_one_before(
    offers: tuple[str, ...],
    together: int,
    write: Write,
    now: datetime,
    sink: Sink,
    said: list[bytes],
) -> None:
    sink.manners.extensions = offers
    for letter in _letters(write):
        post(letter, now=now, by=None)
    assert deliver(lambda: now) == 3
    assert sum(b"\r\n.\r\nMAIL FROM:" in packet for packet in said) == together
    assert sink.sessions == 1


@pytest.mark.parametrize("last", [False, True], ids=["with another behind it", "last"])
def test_a_mail_that_was_offered_and_is_stopped_does_not_leave(
    last: bool,  # noqa: FBT001 - one of two cases
    write: Write,
    now: datetime,
    sink: Sink,
) -> None:
    """The server waits for it: it gets neither mail nor goodbye, and the next one a new line."""
    for letter in _letters(write)[: 2 if last else 3]:
        post(letter, now=now, by=None)

    def clock() -> datetime:
        if len(sink.mails) == 1:  # with its content the second one was offered
            withdraw(keys=["Birgit"])
        return now

    assert deliver(clock) == (1 if last else 2)
    assert Message.objects.get(dedupe_key__startswith="Birgit").state == State.WITHDRAWN
    reached = [mail.to[0].partition("@")[0] for mail in sink.mails]
    assert (reached, sink.sessions) == ((["amara"], 1) if last else (["amara", "teodor"], 2))


def test_a_refusal_stands_if_the_line_breaks_right_after_it(
    write: Write, now: datetime, sink: Sink
) -> None:
    """What was asked together is answered in turn: the reply to DATA is still to come."""
    row = post(write(), now=now, by=None)
    sink.manners.answers = {"RCPT": ["550 5.1.1 nobody"], "DATA": ["DROP"]}
    deliver(lambda: now)
    assert _row(row, now) == never(550)


@pytest.mark.parametrize("greeting", [pytest.param(one, id=one.what) for one in GREETINGS])
def test_a_server_that_when_called(
    greeting: Greeting,
    write: Write,
    now: datetime,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = post(write(), now=now, by=None)
    answers = {stage: list(words) for stage, words in greeting.answers.items()}
    manners = Manners(answers, greeting.offers, 0, _context(greeting.certificate))
    manners.implicit_tls = bool(greeting.client.get("EMAIL_USE_SSL") and manners.tls)
    if greeting.is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    with running(Sink(manners)) as sink:
        where = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": sink.port}
        settings.MAIL_SERVER = {**where, **greeting.client}
        deliver(lambda: now)
        assert _row(row, now) == greeting.row
        # Neither a mail nor a password goes over a line that should be encrypted and is not.
        private = ("MAIL", "AUTH") if greeting.client.get("EMAIL_USE_TLS") else ("MAIL",)
        is_said = any(words.upper().startswith(private) for words in sink.heard)
        assert (len(sink.mails), is_said) == ((1, True) if greeting.row == SENT else (0, False))
    with running(Sink(Manners(rcpt_seconds=0))) as well:
        settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": well.port}
        _send_the_rest(now)
    assert sink.ids + well.ids == [row.message_id]


def test_a_server_that_is_not_there(write: Write, now: datetime, settings: Settings) -> None:
    with running(Sink()) as sink:
        port = sink.port
    settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": port}
    row = post(write(), now=now, by=None)
    assert deliver(lambda: now) == 0
    assert _row(row, now) == UNTOUCHED


def test_a_server_that_goes_away_in_mid_batch_leaves_the_rest_as_it_was(
    write: Write, now: datetime, sink: Sink
) -> None:
    for number in range(4):
        post(write(f"k:{number}", not_before=now - timedelta(hours=9 - number)), now=now, by=None)
    sink.manners.answers = {"MAIL": ["250 fine", "DROP"], "CONNECT": ["220 ready", "DROP"]}
    deliver(lambda: now)
    rows = list(Message.objects.order_by("dedupe_key").values_list("state", "attempts"))
    assert rows == [(State.SENT, 1), (State.QUEUED, 1), (State.QUEUED, 0), (State.QUEUED, 0)]


def test_an_address_beyond_ascii_fails_alone_whatever_the_server_offers(
    write: Write, now: datetime, sink: Sink
) -> None:
    sink.manners.extensions = ("SMTPUTF8",)
    letter = write()
    letter.recipient.email = "jürgen@alder.example"
    letter.recipient.save()
    row = post(letter, now=now, by=None)
    deliver(lambda: now)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == (
        State.FAILED, 1, f"{UNWRITTEN}BadAddressError: The address cannot be written to.",
    )  # fmt: skip
    assert sink.mails == []


def _context(name: str) -> ssl.SSLContext | None:
    if not name:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{name}.pem")
    return context


def _row(message: Message, now: datetime) -> Row:
    message.refresh_from_db()
    assert (message.lease_until, message.handed_at is None) == (
        None, message.state not in {State.SENT, State.FAILED},
    )  # fmt: skip
    wait = (message.not_before - now).total_seconds()
    assert wait == 0 or PAUSES[0] <= wait <= PAUSES[0] * (1 + SPREAD)
    return Row(
        State(message.state), message.attempts, wait > 0, message.last_code, message.uncertain
    )


def _send_the_rest(now: datetime) -> None:
    deliver(lambda: now + timedelta(minutes=1))
    assert Message.objects.exclude(state__in=[State.SENT, State.FAILED]).count() == 0
