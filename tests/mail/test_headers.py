"""Nothing that people type becomes a header."""

from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import Header
from email.policy import default

import pytest

from apps.mail.actions import post
from apps.mail.delivery import deliver
from apps.mail.headers import BadAddressError, ascii_address, mailbox, one_line, worded
from apps.mail.mime import Envelope, Rendered, build
from tests.mail.conftest import Write
from tests.mail.office import Office

ATTACKS = [
    "Imani\r\nBcc: everyone@stranger.example",
    "Imani\nX-Evil: yes",
    "Imani\rX-Evil: yes",
    "Imani\x0bX-Evil: yes\x0c\x1c\x1d\x85",
    "Imani\u2028X-Evil: yes\u2029",
    "Imani\x00\x1b[31m",
    'Imani" <boss@stranger.example>, "x',
    "Imani <boss@stranger.example>",
    "=?utf-8?q?Imani=0D=0ABcc=3A_x=40stranger.example?=",
    "boss@stranger.example",
    "Imani (comment) : group;",
    "\u202eselfedeR",
    "Ünïcödé\r\nBcc: x@stranger.example" + "ä" * 200,
    "a" * 5000,
    "\\" * 40 + '"',
]
NAMES = {
    "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted",
    "X-Auto-Response-Suppress", "MIME-Version", "Content-Type",
}  # fmt: skip


def mail_of(text: str) -> bytes:
    envelope = Envelope(
        message_id="<1@alder.example>",
        from_name=f"{text} via Alder State Career Center",
        from_address="career@alder.example",
        reply_to="help@alder.example",
        to_name=text,
        to_address="rosalind@maashaven.example",
        at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    return build(envelope, Rendered(text, "text\n", "<p>html</p>"))


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_makes_a_header_or_an_address(text: str) -> None:
    raw = mail_of(text)
    mail = message_from_bytes(raw, policy=default)
    assert set(mail.keys()) == NAMES
    addresses = {
        name: [address.addr_spec for address in mail[name].addresses]
        for name in ("From", "To", "Reply-To")
    }
    assert addresses == {
        "From": ["career@alder.example"],
        "To": ["rosalind@maashaven.example"],
        "Reply-To": ["help@alder.example"],
    }
    assert max(len(line) for line in raw.split(b"\r\n")) < 998


@pytest.mark.parametrize("text", ATTACKS)
def test_a_header_is_one_line_of_ascii_however_it_is_folded(text: str) -> None:
    for value in (worded(text, "Subject"), mailbox(text, "a@alder.example", "From")):
        assert value.isascii()
        unfolded = value.replace("\r\n ", "")
        assert [mark for mark in unfolded if ord(mark) < 32] == []


def test_an_encoded_word_that_somebody_typed_stays_text() -> None:
    mail = message_from_bytes(mail_of("=?utf-8?q?Hidden=20words?="), policy=default)
    assert str(mail["Subject"]) == "=?utf-8?q?Hidden=20words?="


def test_a_short_line_is_written_as_the_email_package_would() -> None:
    lines = ["", "a", *("to meet " * 9 + "x" * more for more in range(1, 13))]
    written = [Header(line, "us-ascii", 76, "Subject").encode(linesep="\r\n") for line in lines]
    assert [worded(line, "Subject") for line in lines] == written


def test_names_keep_their_letters() -> None:
    value = mailbox("José Núñez-O’Neil via Alder", "a@alder.example", "From")
    mail = message_from_bytes(f"From: {value}\r\n\r\n".encode(), policy=default)
    assert mail["From"].addresses[0].display_name == "José Núñez-O’Neil via Alder"


def test_one_line_has_no_controls_or_runs_of_spaces() -> None:
    assert one_line(" a\t\u00a0 b\r\n\u200bc\x00 ") == "a b c"


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("Imani.C+x@Alder.Example", "Imani.C+x@Alder.Example"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        (" a@alder.example ", "a@alder.example"),
    ],
)
def test_an_address_becomes_ascii(address: str, plain: str) -> None:
    assert ascii_address(address) == plain


@pytest.mark.parametrize(
    "address",
    ["", "@", "a@", "@b", "a b@c.example", "a\r\nb@c.example", "<a@c.example>", "a@c.example>",
     "a@c.example, b@c.example", "ü@c.example", "a@c..example", "a@" + "b" * 300, "a@-"],
)  # fmt: skip
def test_anything_else_is_no_address(address: str) -> None:
    with pytest.raises(BadAddressError):
        ascii_address(address)


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_by_name_and_subject_reaches_one_reader_only(
    text: str, write: Write, now: datetime, office: Office, clock: Callable[[], datetime]
) -> None:
    letter = write(sender_name=text[:150], values={"subject": text, "text": text})
    letter.recipient.name = text[:150].replace("\x00", "")
    letter.recipient.save()
    cleaned = {"subject": text.replace("\x00", ""), "text": text.replace("\x00", "")}
    letter = write(sender_name=text[:150].replace("\x00", ""), values=cleaned)
    post(letter, now=now, by=None)
    deliver(clock)
    assert office.recipients == ["rosalind@maashaven.example"]
    assert set(office.mails[0].keys()) == NAMES
