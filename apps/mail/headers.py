"""Header values in which nothing can hide.

Python 3.11's e-mail package has had several header-injection faults, so nothing from people
reaches a header except through these functions: no control character, no line break of any
alphabet, and every non-ASCII text as an encoded word.
"""

import re
import unicodedata
from email.header import Header

_NOT_IN_NAMES = re.compile(r"[\"\\<>()\[\]@,;:]+")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})")
_LONGEST_NAME = 120
_LONGEST_LINE = 200
_SHORT = 74  # of 76, without ": "


class BadAddressError(ValueError):
    """An address that cannot stand in a header; the mail that has it cannot be sent."""


def one_line(text: str) -> str:
    """The text with every control, separator and direction mark turned into a space."""
    if text.isascii() and text.isprintable():  # nearly always, and quick to tell
        return " ".join(text.split())[:_LONGEST_LINE]
    clean = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(clean.split())[:_LONGEST_LINE]


def worded(text: str, header: str) -> str:
    """A header value: ASCII as it is, anything else as encoded words, folded at 76 octets."""
    line = one_line(text)
    if line.isascii() and "=?" not in line and len(header) + len(line) < _SHORT:
        return line  # as it would be written below, for a tenth of the price
    charset = "us-ascii" if line.isascii() else "utf-8"
    value = Header(line, charset, maxlinelen=76, header_name=header).encode(linesep="\r\n")
    if line.isascii() and "=?" in line:  # an encoded word that somebody typed stays text
        value = Header(line, "utf-8", maxlinelen=76, header_name=header).encode(linesep="\r\n")
    return value


def mailbox(name: str, address: str, header: str) -> str:
    """`"Name" <address>`; characters with a meaning in headers leave the name."""
    checked = ascii_address(address)
    plain = one_line(_NOT_IN_NAMES.sub(" ", name))[:_LONGEST_NAME].strip()
    if not plain:
        return checked
    if plain.isascii() and "=?" not in plain:
        return f'"{plain}"\r\n <{checked}>'
    words = Header(plain, "utf-8", maxlinelen=76, header_name=header).encode(linesep="\r\n")
    return f"{words}\r\n <{checked}>"


def ascii_address(address: str) -> str:
    """The address with its domain in ASCII (IDNA); `BadAddressError` for anything else."""
    local, _at, domain = address.strip().rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode()}" if domain else address
    except UnicodeError as error:
        raise BadAddressError("The domain of the address is not valid.") from error
    if not _ADDRESS.fullmatch(plain):
        raise BadAddressError("The address cannot be written to.")
    return plain
