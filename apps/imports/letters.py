"""From the bytes of a file to its letters; what cannot be read is said in words."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BLOCK = 1024 * 1024  # bytes looked at together
LOST = "\ufffd"  # stands for a letter that could not be read
# Beyond ASCII, without what a text of Windows-1252 may well have in a row: quotes, dashes, blanks.
_OTHER = re.compile("[^\x00-\x7f\xa0\u2010-\u203a]+")
_IN_A_ROW = 3  # letters beyond ASCII, which no western word has


class Unreadable(Exception):  # noqa: N818 - an answer in words, not a defect
    """The file cannot be imported; the message says what to do about it."""


def decoded(content: bytes) -> str:
    """All letters of bytes that are no spreadsheet file; see `opened`."""
    if content.startswith((WORKBOOK, OLD_WORKBOOK)):
        raise Unreadable(_("This is a spreadsheet file. Save it as CSV (UTF-8) and upload that."))
    return opened(io.BytesIO(content)).read()


def opened(file: BinaryIO) -> io.TextIOWrapper:
    """UTF-8 with or without its mark, UTF-16, else Windows-1252 where it is western text.

    The whole file is looked through once, a block at a time, so that it is refused before
    anything of it is used. A letter that cannot be read in a file of UTF-8 becomes `LOST`; the
    others are read. Line ends stay as they are.
    """
    encoding = _encoding(file)
    errors = "replace" if encoding == "utf-8-sig" else "strict"
    _look_through(file, encoding, errors)
    file.seek(0)
    return io.TextIOWrapper(file, encoding, errors, newline="")


def _encoding(file: BinaryIO) -> str:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    start = file.read(200)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if size % 2 == 0 and start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    if size % 2 == 0 and start[::2].count(0) > len(start) // 3:
        return "utf-16-be"
    return "utf-8-sig" if start.startswith(codecs.BOM_UTF8) or _is_utf8(file) else "cp1252"


def _is_utf8(file: BinaryIO) -> bool:
    """Where at least as many lines with other letters are UTF-8 as are not."""
    file.seek(0)
    good = all_ = 0
    for line in _lines(file):
        if not line.isascii():
            all_ += 1
            good += _is_read(line)
    return good * 2 >= all_


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while block := file.readline(BLOCK):
        yield from block.splitlines()


def _is_read(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _look_through(file: BinaryIO, encoding: str, errors: str) -> None:
    """`Unreadable` unless every block can be read, without zeros and in western letters."""
    unread = Unreadable(_("The letters cannot be read. Save the file as CSV (UTF-8)."))
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    file.seek(0)
    foreign = letters = 0
    has_zeros = False
    try:
        for block in _blocks(file):
            text = decoder.decode(block, final=not block)
            has_zeros = has_zeros or "\x00" in text
            if encoding == "cp1252":
                foreign, letters = foreign + _foreign(text), letters + _beyond(text)
    except UnicodeDecodeError:
        raise unread from None
    if foreign * 2 > letters:
        raise unread
    if has_zeros:
        raise Unreadable(_("The file holds binary zeros, so it is no CSV. Save it as CSV (UTF-8)."))


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """To the end, and then nothing once more, for whoever wants to know that it was the end."""
    while block := file.read(BLOCK):
        yield block
    yield b""


def _beyond(text: str) -> int:
    return sum(len(found) for found in _OTHER.findall(text))


def _foreign(text: str) -> int:
    """Letters of words like "Àííà": another script that was taken for Windows-1252."""
    return sum(n for found in _OTHER.findall(text) if (n := len(found)) >= _IN_A_ROW)
