"""Everything that a reader, or a program that reads for them, can make of a mail or a page."""

import html
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from urllib.parse import unquote, unquote_plus

_FOLDED = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")


def in_mail(raw: bytes) -> Iterator[tuple[str, str]]:
    """Where and what: the bytes as they travel, each header and each part decoded."""
    yield "bytes", raw.decode("ascii")
    yield "unfolded", _FOLDED.sub("", raw.decode("ascii"))
    for part in message_from_bytes(raw).walk():
        yield from _in_headers(part)
        if not part.is_multipart():
            yield from _in_body(part)


def _in_headers(part: Message) -> Iterator[tuple[str, str]]:
    for name, value in part.items():
        yield f"header {name}", str(make_header(decode_header(_FOLDED.sub(" ", value))))


def _in_body(part: Message) -> Iterator[tuple[str, str]]:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    text, kind = payload.decode("utf-8"), part.get_content_type()
    yield kind, text
    if kind == "text/calendar":
        # Folding counts octets, so that a fold may lie inside an address.
        unfolded = _FOLDED.sub("", text)
        yield f"{kind} unfolded", unfolded
        yield f"{kind} unescaped", _ESCAPED.sub(r"\1", unfolded)


def readings(text: str) -> set[str]:
    """The text as it is, without markup, with entities, percent and base64 undone; no case."""
    plain = {text, _TAG.sub("", text), html.unescape(text), html.unescape(_TAG.sub("", text))}
    found = plain | {unquote(each) for each in plain} | {unquote_plus(each) for each in plain}
    found.add(" ".join(_decoded(each) for each in _BASE64.findall(text)))
    return {each.casefold() for each in found}


def _decoded(octets: str) -> str:
    padded = octets.rstrip("=").translate(str.maketrans("-_", "+/"))
    padded = padded[: len(padded) // 4 * 4]
    try:
        return b64decode(padded).decode("utf-8", "ignore")
    except (Error, ValueError):
        return ""


def holds(text: str, address: str) -> bool:
    """Whether a text shows an address, its local part, or that without what follows a plus."""
    local = address.rpartition("@")[0].casefold()
    hidden = (address.casefold(), local, local.partition("+")[0])
    return any(word in reading for reading in readings(text) for word in hidden)
