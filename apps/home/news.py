"""What happened to somebody since they looked last: read from what is there, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.home.sources import COLUMNS, Rows, sources

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KEPT = timedelta(days=90)
PAGE = 25
MOST = 99  # more are not counted in the head of a page
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """How a kind is told; `view` takes the number of the row where `is_one`."""

    icon: str
    words: "StrOrPromise"
    view: str
    is_one: bool = True


_SEES, _HOME = "home:what_my_advisor_sees", "home:today"
SAID: dict[str, Said] = {
    "request.accept": Said("check", _lazy("%(name)s said yes"), "outreach:request"),
    "request.decline": Said("letter", _lazy("%(name)s cannot this time"), "outreach:request"),
    "request.ask": Said("ask", _lazy("%(name)s asked a question first"), "outreach:request"),
    "request.defer": Said("clock", _lazy("%(name)s asks for a later date"), "outreach:request"),
    "request.expire": Said(
        "clock", _lazy("Your request to %(name)s closed without an answer"), "outreach:request"
    ),
    "request.bounce": Said(
        "bang", _lazy("Your request to %(name)s could not be delivered"), "outreach:request"
    ),
    "request.approved": Said(
        "check", _lazy("Your draft to %(name)s was approved"), "outreach:request"
    ),
    "request.returned": Said(
        "pen", _lazy("Your draft to %(name)s came back with comments"), "outreach:request"
    ),
    "request.take_back": Said(
        "pen", _lazy("Your draft to %(name)s is yours to send again"), "outreach:request"
    ),
    "thanks.approved": Said(
        "check", _lazy("Your thank-you to %(name)s was approved"), "interviews:thanks"
    ),
    "thanks.returned": Said(
        "pen", _lazy("Your thank-you to %(name)s came back with comments"), "interviews:thanks"
    ),
    "thanks.unread": Said(
        "pen", _lazy("Nobody read your thank-you to %(name)s in time"), "interviews:thanks"
    ),
    "talk.cancel": Said(
        "cal", _lazy("The conversation with %(name)s was called off"), "interviews:talk"
    ),
    "talk.close": Said("cal", _lazy("The conversation with %(name)s ended"), "interviews:talk"),
    "talk.suggest": Said("cal", _lazy("%(name)s suggests other times"), "interviews:talk"),
    **dict.fromkeys(
        ("talk.restore", "talk.reopen"),
        Said("cal", _lazy("%(name)s talks with you after all"), "interviews:talk"),
    ),
    "talk.miss": Said("cal", _lazy("%(name)s noted that you did not meet"), "interviews:talk"),
    "message": Said("letter", _lazy("%(name)s wrote to you"), "outreach:request"),
    "note": Said("notes", _lazy("%(name)s shared a note about you"), _SEES, is_one=False),
    "flag": Said("bell", _lazy("%(name)s wants somebody to look after you"), _SEES, is_one=False),
    "word": Said("letter", _lazy("%(name)s wrote to you"), _SEES, is_one=False),
    "advisor": Said("people", _lazy("%(name)s advises you"), _SEES, is_one=False),
    "viewed": Said("eye", _lazy("%(name)s looked at Rapport as you"), _SEES, is_one=False),
    "draft": Said("pen", _lazy("%(name)s sent you a draft to read"), "advising:draft"),
    "thanks": Said("heart", _lazy("%(name)s sent you a thank-you to read"), "advising:thanks"),
    "read": Said("eye", _lazy("%(name)s read a note of yours"), "advising:student"),
    "charge": Said("people", _lazy("%(name)s is in your caseload"), "advising:student"),
    "charges": Said(
        "people",
        _lazy("%(name)s students are in your caseload"),
        "advising:caseload",
        is_one=False,
    ),
    "flagged": Said("bell", _lazy("A flag was raised for %(name)s"), "advising:student"),
    "log": Said("notes", _lazy("%(name)s shared a log with you"), "advising:student"),
    "concern": Said("shield", _lazy("%(name)s reported a concern"), "outreach:concern"),
    "file.alumni": Said("upload", _lazy("%(name)s came in from the folder"), "alumni:import"),
    "file.students": Said(
        "upload", _lazy("%(name)s came in from the folder"), "students:roster_file"
    ),
    "suggested": Said("people", _lazy("An alum suggested %(name)s"), "alumni:people", is_one=False),
    "asked": Said("letter", _lazy("%(name)s asks for a conversation"), _HOME, is_one=False),
    "letter": Said("letter", _lazy("%(name)s wrote to you"), _HOME, is_one=False),
    "meeting.cancel": Said(
        "cal", _lazy("The conversation with %(name)s was called off"), _HOME, is_one=False
    ),
    "meeting.close": Said(
        "cal", _lazy("The conversation with %(name)s ended"), _HOME, is_one=False
    ),
    **dict.fromkeys(
        ("meeting.restore", "meeting.reopen"),
        Said("cal", _lazy("%(name)s talks with you after all"), _HOME, is_one=False),
    ),
    "meeting.suggest": Said("cal", _lazy("%(name)s suggests other times"), _HOME, is_one=False),
    "meeting.miss": Said("cal", _lazy("%(name)s noted that you did not meet"), _HOME, is_one=False),
    "thanked": Said("heart", _lazy("%(name)s thanked you"), _HOME, is_one=False),
    "told": Said("heart", _lazy("%(name)s told you what came of it"), _HOME, is_one=False),
}


@dataclass(frozen=True)
class Cursor:
    """The row after which a page begins."""

    at: datetime
    kind: str
    what: int

    @property
    def text(self) -> str:
        return f"{micros(self.at)}_{self.kind}_{self.what}"

    @property
    def older(self) -> Q:
        same = Q(news_at=self.at)
        after = Q(news_kind__gt=self.kind) | Q(news_kind=self.kind, news_what__lt=self.what)
        return Q(news_at__lt=self.at) | (same & after)


@dataclass(frozen=True)
class Item:
    """One line of the page."""

    at: datetime
    icon: str
    text: str
    url: str
    is_new: bool


def page(person: Person, after: str, *, now: datetime) -> dict[str, Any]:
    """The newest first; one query, whatever there is to tell."""
    cursor = read(after)
    begun = Q(news_at__gt=now - KEPT)
    rows = _union(person, begun & cursor.older if cursor else begun, now)
    told = list(rows.order_by("-news_at", "news_kind", "-news_what")[: PAGE + 1])
    shown = told[:PAGE]
    found = [Cursor(*row[:3]) for row in shown]
    return {
        "items": [_item(row, person) for row in shown],
        "following": found[-1].text if len(told) > PAGE else "",
        "is_first": cursor is None,
        "until": micros(found[0].at) if found else 0,
        "zone": person.zone,
    }


def unread(person: Person, *, now: datetime) -> int:
    """How many since they said that all was read; a hundred stands for more."""
    since = max(person.news_read_at or now - KEPT, now - KEPT)
    return _union(person, Q(news_at__gt=since), now)[: MOST + 1].count()


def _union(person: Person, wanted: Q, now: datetime) -> Rows:
    first, *rest = (rows.filter(wanted).values_list(*COLUMNS) for rows in sources(person, now))
    return first.union(*rest, all=True)


def _item(row: Iterable[Any], person: Person) -> Item:
    at, kind, what, name = row
    said = SAID[kind]
    return Item(
        at=at,
        icon=said.icon,
        text=str(said.words) % {"name": name or _("Somebody")},
        url=reverse(said.view, args=[what] if said.is_one else []),
        is_new=person.news_read_at is None or at > person.news_read_at,
    )


def micros(at: datetime) -> int:
    """Since 1970, as an address or a form holds a moment."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def moment(sent: str) -> datetime | None:
    """The same read again; None of what nobody here has written."""
    is_number = sent.isascii() and sent.isdigit() and len(sent) < 18  # noqa: PLR2004 - far ahead
    return _EPOCH + timedelta(microseconds=int(sent)) if is_number else None


def read(sent: str) -> Cursor | None:
    """Whoever made an address up reads the first page."""
    at, _sep, rest = sent.partition("_")
    kind, _sep, what = rest.rpartition("_")
    begun = moment(at)
    if begun is None or kind not in SAID or not (what.isascii() and what.isdigit()):
        return None
    return Cursor(begun, kind, int(what[:18]))
