"""From a row of the outbox to words: values only, in the reader's language."""

import re
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import css_inline
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import Context
from django.template.loader import get_template
from django.urls import get_urlconf, reverse
from django.utils import translation

from apps.accounts.links import Errand, forged
from apps.accounts.models import Link, Person, Role
from apps.campus.colour import dark, light
from apps.campus.models import Campus, Logo
from apps.mail.headers import one_line
from apps.mail.letters import PREFERENCES, Letter, LinkTo
from apps.mail.mime import Envelope, Rendered
from apps.mail.models import Message

STOP = "stop"  # the name of a link that becomes the mail program's own "unsubscribe"
_MARKS = {"token": "T" * 43, "pk": "9" * 18}  # as long as a secret, and a number of no row
BLANK = "#"  # what stands for a link in a copy that is kept or shown
STYLESHEET = "css/mail.css"
# The picture in the header of a mail: it travels with it, so that reading asks nobody for anything.
LOGO = "cid:center"
_PLUM = {"light": "#6A3579", "dark": "#D7B0E3"}  # as mail.css writes the colour of the center
_MANY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True)
class Sheet:
    """What a mail template is filled with."""

    template: str
    recipient: Person
    values: dict[str, Any]
    links: dict[str, str]
    calendar: str = ""


def rendered(message: Message, *, campus: Campus, now: datetime) -> tuple[Rendered, list[Link]]:
    """The words of a claimed message, and the rows of its new links: save them with the claim."""
    if not message.template or message.recipient is None:
        kept = message.values
        return Rendered(kept["subject"], kept["text"], kept.get("html", "")), []
    offered = [*message.links, *_choices(message.recipient, message.to_address)]
    made = {link["name"]: address_of(message.recipient, link, now) for link in offered}
    links = {name: address for name, (address, _row) in made.items()}
    sheet = Sheet(message.template, message.recipient, message.values, links, message.calendar)
    words = replace(filled(sheet, campus), unsubscribe=links.get(STOP, ""))
    return words, [row for _address, row in made.values() if row is not None]


def _choices(reader: Person, to: str) -> list[dict[str, Any]]:
    """The link to the reader's choices, in every mail to their own mailbox.

    Not to an address that may be somebody else's, and not to staff for whom nothing is planned.
    """
    chooses = reader.role != Role.COORDINATOR and not to
    return [PREFERENCES.as_json()] if chooses else []


def preview(letter: Letter) -> str:
    """The HTML of a letter that is not posted: what will arrive, with every link blank."""
    return shown(letter).html


def shown(letter: Letter) -> Rendered:
    """The words of a letter for a preview or a kept copy: no link in it opens anything."""
    names = [link.name for link in letter.links]
    names += [link["name"] for link in _choices(letter.recipient, letter.to)]
    blank = dict.fromkeys(names, BLANK)
    sheet = Sheet(letter.template, letter.recipient, letter.values, blank, letter.calendar)
    words = filled(sheet, Campus.objects.current())
    if not words.logo:
        return words
    inside = f"data:image/png;base64,{b64encode(words.logo).decode()}"
    return replace(words, html=words.html.replace(LOGO, inside), logo=b"")


def filled(sheet: Sheet, campus: Campus) -> Rendered:
    """Subject, text and HTML of a filled template."""
    base = {
        **sheet.values,
        "links": sheet.links,
        "recipient": {
            "called": sheet.recipient.called,
            "addressed": sheet.recipient.addressed,
            "zone": sheet.recipient.zone,
        },
        "university": campus.university,
        "center": campus.center,
        "site": settings.RAPPORT_BASE_URL,
        "logo": LOGO if campus.logo else "",
    }
    with translation.override(sheet.recipient.language):
        subject, text = _text(sheet.template, base)
        html = get_template(f"{sheet.template}.html").render({**base, "subject": subject})
    written = styled(html, campus.colour)
    return Rendered(subject, text, written, sheet.calendar, logo=_picture(campus.logo))


@lru_cache(maxsize=2)
def _picture(digest: str) -> bytes:
    """The logo; its name says what is in it, so a copy never grows old."""
    found = Logo.objects.of(digest) if digest else None
    return bytes(found.png) if found else b""


def _text(template: str, values: dict[str, Any]) -> tuple[str, str]:
    """First line subject, blank line, body; nothing is escaped, for it is no HTML."""
    # The backend's wrapper always escapes; the template inside takes a context of our own.
    source = get_template(f"{template}.txt").template  # type: ignore[attr-defined]
    subject, _line, body = source.render(Context(values, autoescape=False)).partition("\n")
    return one_line(subject), _MANY_LINES.sub("\n\n", body.strip()) + "\n"


def address_of(person: Person, link: dict[str, Any], now: datetime) -> tuple[str, Link | None]:
    """The absolute address of a link; with a purpose, a new secret is in it and has a row."""
    to = LinkTo(**link)
    if not to.purpose:
        number = {} if to.subject_id is None else {"pk": str(to.subject_id)}
        return _absolute(to.view, number), None
    errand = Errand(to.purpose, to.subject, to.subject_id, _lasts(to, now), to.view)
    token, row = forged(errand, person=person, now=now)
    return _absolute(to.view, {"token": token}), row


def _lasts(to: LinkTo, now: datetime) -> timedelta | None:
    if to.until:
        return datetime.fromisoformat(to.until) - now
    return None if to.lasts_days is None else timedelta(days=to.lasts_days)


def _absolute(view: str, inside: dict[str, str]) -> str:
    path = _path_of(view, tuple(inside), get_urlconf())
    for name, value in inside.items():
        path = path.replace(_MARKS[name], value)
    return f"{settings.RAPPORT_BASE_URL}{path}"


@lru_cache(maxsize=512)
def _path_of(view: str, inside: tuple[str, ...], _urlconf: str | None) -> str:
    """The path of a page, with marks where a secret or a number goes.

    Asking Django for it again for every link of every mail took a tenth of the rendering.
    """
    return reverse(view, kwargs={name: _MARKS[name] for name in inside})


def addressed(message: Message, *, campus: Campus, now: datetime) -> Envelope:
    """Who it is from and to: the student's name, the center's address, never another's."""
    name = message.sender_name
    return Envelope(
        message_id=message.message_id,
        from_name=f"{name} via {campus.center}" if name else campus.center,
        from_address=_sender(message),
        reply_to=campus.contact_email,
        to_name=message.recipient.name if message.recipient else "",
        to_address=message.address,
        at=now,
    )


def _sender(message: Message) -> str:
    """The center's address, or one at its domain that stands for the matter of two people."""
    center: str = settings.RAPPORT_MAIL_FROM
    if not message.relay:
        return center
    return f"{message.relay}@{center.rpartition('@')[2]}"


def styled(html: str, colour: str = "") -> str:
    """The page with the stylesheet's rules written into its elements, as mail programs need it."""
    rules = stylesheet(colour)
    return _inliner().inline(html.replace("</head>", f"<style>{rules}</style></head>", 1))


@lru_cache(maxsize=4)
def stylesheet(colour: str = "") -> str:
    """The rules for mail, in the colour of the center; empty while the site has none."""
    found = finders.find(STYLESHEET)
    rules = Path(str(found)).read_text() if found else ""
    if not colour:
        return rules
    inks = {"light": light(colour).ink, "dark": dark(colour).ink}
    for theme, plum in _PLUM.items():
        rules = rules.replace(plum, inks[theme])
    return rules


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    # Media queries (dark mode, narrow screens) cannot be inlined and stay in a style element.
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
