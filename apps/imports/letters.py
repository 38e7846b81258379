"""From the bytes of a file to its letters. Pure; what cannot be read is said in words."""

import codecs

from django.utils.translation import gettext as _

LOST = "\ufffd"  # stands for a letter that could not be read


class Unreadable(Exception):  # noqa: N818 - an answer in words, not a defect
    """The file cannot be imported; the message says what to do about it."""


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16, else Windows-1252.

    A letter that cannot be read in a file of UTF-8 becomes `LOST`; the others are read.
    """
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(_("This is a spreadsheet file. Save it as CSV (UTF-8) and upload that."))
    encodings = _encodings(content)
    text = _tried(content, encodings)
    if text is None and encodings == ("utf-8-sig",):
        text = content.decode("utf-8-sig", errors="replace")
    if text is None:
        raise Unreadable(_("The letters cannot be read. Save the file as CSV (UTF-8)."))
    if "\x00" in text:
        raise Unreadable(_("The file holds binary zeros, so it is no CSV. Save it as CSV (UTF-8)."))
    return text


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    start = content[:200]
    if len(content) % 2 == 0 and start[1::2].count(0) > len(start) // 3:
        return ("utf-16-le",)
    if len(content) % 2 == 0 and start[::2].count(0) > len(start) // 3:
        return ("utf-16-be",)
    return ("utf-8-sig",) if _is_utf8(content) else ("cp1252",)


def _is_utf8(content: bytes) -> bool:
    """By its mark, or where at least as many lines with other letters are UTF-8 as are not."""
    if content.startswith(codecs.BOM_UTF8) or content.isascii():
        return True
    kinds = [_tried(line, ("utf-8",)) for line in content.splitlines() if not line.isascii()]
    return sum(text is not None for text in kinds) * 2 >= len(kinds)


def _tried(content: bytes, encodings: tuple[str, ...]) -> str | None:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
