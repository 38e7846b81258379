"""vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), card by card: a broken one spoils no other."""

import re
from collections.abc import Iterator
from typing import Any

import vobject
from vobject.base import VObjectError

from apps.contacts.books.card import Card, address, one_line, profile

Component = Any  # vobject has no types
_CARD = re.compile(r"(?ims)^BEGIN:VCARD[ \t]*$.*?^END:VCARD[ \t]*$")
_PICTURE = re.compile(r"(?im)^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\n[ \t].*)*\n")
_GROUPS = frozenset({"org", "group", "location"})


def is_vcard(text: str) -> bool:
    return text.lstrip().upper().startswith("BEGIN:VCARD")


def cards(text: str) -> Iterator[tuple[Card, str]]:
    """Each card with its line of the file, and what is wrong with it (empty: nothing)."""
    line, at = 1, 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for found in _CARD.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        yield _read(line, found.group())


def _read(line: int, text: str) -> tuple[Card, str]:
    """Pictures go first: they are most of a file and nothing of a person's that is kept."""
    try:
        component = vobject.readOne(_PICTURE.sub("", text), ignoreUnreadable=True, allowQP=True)
    except (VObjectError, ValueError) as unread:
        return Card(line), str(unread) or "unreadable"
    if _text(component, "kind").casefold() in _GROUPS:
        return Card(line), ""
    return _card(line, component), ""


def _card(line: int, component: Component) -> Card:
    parts = _parts(component, "org")
    return Card(
        line=line,
        name=one_line(_text(component, "fn") or _named(component), most=150),
        organization=one_line(parts[0] if parts else "", most=160),
        title=one_line(_text(component, "title") or _text(component, "role"), most=160),
        email=address(_texts(component, "email")),
        profile_url=profile([*_texts(component, "url"), *_texts(component, "x-socialprofile")]),
    )


def _named(component: Component) -> str:
    """From N where there is no FN: given name, further names, family name."""
    lines = component.contents.get("n", [])
    if not lines:
        return ""
    value = lines[0].value
    if isinstance(value, str):
        family, given, further, *_rest = [*value.split(";"), "", "", ""]
    else:
        family, given, further = (_said(getattr(value, part)) for part in _NAME)
    return f"{given} {further} {family}"


_NAME = ("family", "given", "additional")


def _parts(component: Component, name: str) -> list[str]:
    lines = component.contents.get(name, [])
    if not lines:
        return []
    value = lines[0].value
    return [_said(part) for part in value] if isinstance(value, list) else [_said(value)]


def _text(component: Component, name: str) -> str:
    return next(iter(_texts(component, name)), "")


def _texts(component: Component, name: str) -> list[str]:
    """All values of a property, the preferred ones first (TYPE=pref of 3.0, PREF=1 of 4.0)."""
    lines = sorted(component.contents.get(name, []), key=_rank)
    return [text for line in lines if (text := _said(line.value).strip())]


def _rank(line: Component) -> int:
    """1 to 100 as RFC 6350 5.3 ranks them; what says nothing comes last."""
    stated = "".join(line.params.get("PREF", []))
    if stated.isdigit():
        return int(stated)
    types = {kind.casefold() for kind in line.params.get("TYPE", [])}
    return 1 if "pref" in types else 101


def _said(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
