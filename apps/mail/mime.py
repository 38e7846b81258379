"""A mail as bytes, written by hand: ten times as fast as building objects, and fully ours."""

import re
from base64 import encodebytes
from binascii import b2a_qp
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256

from apps.mail.headers import mailbox, one_line, worded

_METHOD = re.compile(r"^METHOD:([A-Z]+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Envelope:
    """Names and addresses of one mail; `at` is when this attempt began (UTC)."""

    message_id: str
    from_name: str
    from_address: str
    reply_to: str
    to_name: str
    to_address: str
    at: datetime


@dataclass(frozen=True)
class Rendered:
    """The words of one mail. `calendar` is iCalendar text or empty.

    `logo` is a PNG, shown where the HTML says `cid:center`.

    `unsubscribe` is the address that ends mail of this kind at one press (RFC 8058), or empty.
    """

    subject: str
    text: str
    html: str = ""
    calendar: str = ""
    unsubscribe: str = ""
    logo: bytes = b""


def build(envelope: Envelope, words: Rendered) -> bytes:
    """The whole message, lines ended by CRLF; `BadAddressError` without a valid address."""
    mark = sha256(envelope.message_id.encode()).hexdigest()[:24]
    parts = [_text(words.text, "plain")]
    if words.html:
        parts.append(_page(words, mark))
    if words.calendar:
        parts.append(_invitation(words.calendar))
    body = _multipart("alternative", parts, f"a_{mark}")
    if words.calendar:
        body = _multipart("mixed", [body, _attachment(words.calendar)], f"m_{mark}")
    return _headers(envelope, words).encode("ascii") + body


def _headers(envelope: Envelope, words: Rendered) -> str:
    lines = {
        "From": mailbox(envelope.from_name, envelope.from_address, "From"),
        "To": mailbox(envelope.to_name, envelope.to_address, "To"),
        "Reply-To": mailbox("", envelope.reply_to, "Reply-To"),
        "Subject": worded(words.subject, "Subject"),
        "Date": format_datetime(envelope.at),
        "Message-ID": one_line(envelope.message_id),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "MIME-Version": "1.0",
        **_stops(words.unsubscribe),
    }
    return "".join(f"{name}: {value}\r\n" for name, value in lines.items())


def _stops(address: str) -> dict[str, str]:
    """What a mail program needs for its own button: RFC 2369 and RFC 8058."""
    if not address:
        return {}
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _text(text: str, kind: str) -> bytes:
    quoted = b2a_qp(_crlf(text), istext=True)
    return (
        f"Content-Type: text/{kind}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    ).encode() + quoted


def _page(words: Rendered, mark: str) -> bytes:
    """The HTML, and the picture that it shows (RFC 2387)."""
    page = _text(words.html, "html")
    if not words.logo:
        return page
    kind = 'related; type="text/html"'
    return _multipart(kind, [page, _picture(words.logo)], f"r_{mark}")


def _picture(png: bytes) -> bytes:
    head = (
        "Content-Type: image/png\r\n"
        "Content-ID: <center>\r\n"
        'Content-Disposition: inline; filename="logo.png"\r\n'
    )
    return head.encode() + _base64(png)


def _invitation(calendar: str) -> bytes:
    head = f"Content-Type: text/calendar; charset=utf-8; method={_method(calendar)}\r\n"
    return head.encode() + _base64(_crlf(calendar))


def _attachment(calendar: str) -> bytes:
    head = (
        f"Content-Type: text/calendar; charset=utf-8; method={_method(calendar)}\r\n"
        'Content-Disposition: attachment; filename="invite.ics"\r\n'
    )
    return head.encode() + _base64(_crlf(calendar))


def _method(calendar: str) -> str:
    found = _METHOD.search(calendar)
    return found[1] if found else "REQUEST"


def _base64(content: bytes) -> bytes:
    lines = encodebytes(content).replace(b"\n", b"\r\n")
    return b"Content-Transfer-Encoding: base64\r\n\r\n" + lines


def _multipart(kind: str, parts: list[bytes], mark: str) -> bytes:
    head = f'Content-Type: multipart/{kind}; boundary="{mark}"\r\n\r\n'.encode()
    open_mark, close_mark = f"--{mark}\r\n".encode(), f"--{mark}--\r\n".encode()
    return head + b"".join(open_mark + part + b"\r\n" for part in parts) + close_mark


def _crlf(text: str) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\n", "\r\n").encode("utf-8", "replace")
