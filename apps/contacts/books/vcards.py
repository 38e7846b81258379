"""vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), card by card: a broken one spoils no other.

Lines are taken as they stand and their values are read here: many programs write a comma bare
where the standard wants a backslash ahead, and a name must not end there.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from vobject import base

from apps.contacts.books.card import Card, address, profile
from apps.core.wording import one_line

Line = Any  # vobject has no types
Lines = dict[str, list[Line]]  # by name in small letters
_BEGIN = re.compile(r"(?im)^BEGIN:VCARD[ \t]*$")
_END = re.compile(r"(?im)^END:VCARD[ \t]*$")
_QUOTED = re.compile(r"(?i)[^:]*QUOTED-PRINTABLE[^:]*:")
_INNER = re.compile(r"(?im)(?<!\A)^BEGIN:")
_PICTURE = re.compile(r"(?im)^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\n[ \t].*)*\n")
# What vobject reads as a line. It looks for one in vain for hours where many commas stand in a row.
_VALUE = r'(?:"[^"]*"|[^";:,]*)'
_LINE = re.compile(rf"(?:[\w-]+\.)?[\w-]+(?:;[\w-]+(?:={_VALUE})?(?:,{_VALUE})*)*:", re.ASCII)
# The colon is not of the standard; Google writes "https\://".
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_BARE_SEMICOLON = re.compile(r"((?:\\.|[^\\;]|\\\Z)*)(?:;|\Z)", re.DOTALL)
_GROUPS = frozenset({"org", "group", "location"})
_OCTETS = frozenset({"b", "base64"})


def is_vcard(text: str) -> bool:
    return text.lstrip().upper().startswith("BEGIN:VCARD")


def cards(text: str) -> Iterator[tuple[Card, str]]:
    """Each card with its line of the file, and what is wrong with it (empty: nothing)."""
    line, at = 1, 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    begins = [found.start() for found in _BEGIN.finditer(text)]
    for begin, after in pairwise([*begins, len(text)]):
        line += text.count("\n", at, begin)
        at = begin
        end = _END.search(text, begin, after)
        yield _read(line, text[begin : end.end()]) if end else (Card(line), _("it has no end"))


def _read(line: int, text: str) -> tuple[Card, str]:
    """Pictures go first: they are most of a file and nothing of a person's that is kept."""
    if _INNER.search(text):
        return Card(line), _("cannot be read")
    found = _lines(_PICTURE.sub("", text))
    if _text(found, "kind").casefold() in _GROUPS:
        return Card(line), ""
    return _card(line, found), ""


def _lines(text: str) -> Lines:
    """Every line that can be read: letters of an unknown kind spoil their own line alone."""
    found: Lines = {}
    for written in filter(_LINE.match, _unfolded(text)):
        try:
            line = base.textLineToContentLine(written)
        except (base.VObjectError, ValueError, LookupError):
            continue
        if not _is_octets(line):
            found.setdefault(line.name.casefold(), []).append(line)
    return found


def _unfolded(text: str) -> Iterator[str]:
    """Whole lines: a blank ahead continues one, also where nothing else stands behind it.

    In quoted-printable a line goes on behind a "=" at its end.
    """
    parts: list[str] = []
    for line in text.split("\n"):
        if parts and parts[-1].endswith("=") and _QUOTED.match(parts[0]):
            parts += ["\n", line]
        elif parts and line[:1] in {" ", "\t"}:
            parts.append(line[1:])
        else:
            yield "".join(parts)
            parts = [line]
    yield "".join(parts)


def _is_octets(line: Line) -> bool:
    said = [*line.params.get("ENCODING", []), *line.singletonparams]
    return any(each.casefold() in _OCTETS for each in said)


def _card(line: int, found: Lines) -> Card:
    return Card(
        line=line,
        name=one_line(_text(found, "fn") or _named(found), most=150),
        organization=one_line(*_parts(found, "org")[:1], most=160),
        title=one_line(_text(found, "title") or _text(found, "role"), most=160),
        email=address(_texts(found, "email")),
        profile_url=profile([*_texts(found, "url"), *_texts(found, "x-socialprofile")]),
    )


def _named(found: Lines) -> str:
    """From N where there is no FN: given name, further names, family name."""
    family, given, further, *_rest = [*_parts(found, "n"), "", "", ""]
    return f"{given} {further.replace(',', ' ')} {family}"


def _parts(found: Lines, name: str) -> list[str]:
    """What stands between bare semicolons in the first line of this name."""
    lines = found.get(name, [])
    return [_unescaped(part) for part in _BARE_SEMICOLON.findall(lines[0].value)] if lines else []


def _text(found: Lines, name: str) -> str:
    return next(iter(_texts(found, name)), "")


def _texts(found: Lines, name: str) -> list[str]:
    """All values of a property, the preferred ones first (TYPE=pref of 3.0, PREF=1 of 4.0)."""
    lines = sorted(found.get(name, []), key=_rank)
    return [text for line in lines if (text := _unescaped(line.value).strip())]


def _rank(line: Line) -> int:
    """1 to 100 as RFC 6350 5.3 ranks them; what says nothing comes last."""
    stated = "".join(line.params.get("PREF", []))
    if stated.isdecimal() and len(stated) <= len("100"):
        return int(stated)
    types = {kind.casefold() for kind in [*line.params.get("TYPE", []), *line.singletonparams]}
    return 1 if "pref" in types else 101


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda mark: "\n" if mark[1] in "nN" else mark[1], value)
