"""The coordinator's list of records; values for the page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.alumni.actions.invite import is_ready
from apps.alumni.models import Alum, Suggestion
from apps.alumni.workflow import Status
from apps.core.wording import day

PER_PAGE = 50
_PILLS = {
    Status.OPTED_IN: "ok",
    Status.INVITED: "them",
    Status.PAUSED: "them",
    Status.OPTED_OUT: "care",
    Status.SUPPRESSED: "care",
}


def place_of(query: QueryDict) -> str:
    """The search, the status and the page of a list as the query of its address, or nothing."""
    kept = {name: query[name] for name in ("q", "status", "page") if query.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


@dataclass(frozen=True)
class Line:
    """One record. `can_invite` decides about its checkbox."""

    pk: int
    name: str
    year: str
    work: str
    email: str
    pill: str
    state: str
    since: str
    can_invite: bool


def page(person: Person, query: QueryDict, *, now: datetime) -> dict[str, Any]:
    everyone = Alum.objects.visible_to(person)
    typed = query.get("q", "").replace("\x00", "").strip()[:120]
    status = query.get("status", "")
    found = everyone.standing(status, now).called_like(typed)
    at = Paginator(found, PER_PAGE).get_page(query.get("page"))
    lines = [_line(alum, person, now) for alum in at]
    counts = everyone.by_status()
    return {
        "page": at,
        "lines": lines,
        "shown": [alum for alum, line in zip(at, lines, strict=True) if line.email],
        "ready": [line.pk for line in lines if line.can_invite],
        "typed": typed,
        "status": status,
        "total": sum(counts[state] for state in Status),
        "suggested": Suggestion.objects.visible_to(person).open().count(),
        "statuses": [
            *((state.value, state.label, counts[state]) for state in Status),
            ("unreachable", _("mail does not get through"), counts["unreachable"]),
        ],
        "others": _others(),
    }


def _others() -> list[tuple[str, str]]:
    return [
        ("unasked", _("willing, never asked")),
        ("busiest", _("most asked in twelve months")),
    ]


def _line(alum: Alum, reader: Person, now: datetime) -> Line:
    is_closed = alum.status == Status.SUPPRESSED
    return Line(
        pk=alum.pk,
        name=alum.name,
        year=f"’{alum.class_year % 100:02}" if alum.class_year else "",
        work=", ".join(filter(None, [alum.title, alum.employer])),
        email="" if is_closed else alum.email,
        pill=_PILLS.get(Status(alum.status), "plum"),
        state=alum.get_status_display(),
        since=_since(alum, reader),
        can_invite=is_ready(alum, now),
    )


def _since(alum: Alum, reader: Person) -> str:
    """The one thing to know beside the status: why closed, why out of reach, since when invited."""
    if alum.status == Status.SUPPRESSED:
        return alum.get_closed_for_display()
    if alum.unreachable:
        return alum.get_unreachable_display().capitalize()
    asked: int = getattr(alum, "asked", 0)  # of `asked_since`
    if asked:
        return ngettext("Asked %(n)d time", "Asked %(n)d times", asked) % {"n": asked}
    if alum.not_now_at and alum.status == Status.INVITED:
        return _("Said “not now” on %(day)s") % {"day": day(alum.not_now_at, reader.zone)}
    if not alum.invited_at:
        return ""
    return _("Invited on %(day)s") % {"day": day(alum.invited_at, reader.zone)}
