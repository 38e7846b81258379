"""A row in every table that ends by time, as old as a moment."""

from collections.abc import Callable
from datetime import datetime

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from apps.advising.models import Export, Tally
from apps.alumni.models import Alum, Change, Look, Opening, Suggestion, Wait
from apps.campus.models import Change as Setting
from apps.home.models import Hold, Takeout
from apps.imports.models import Batch, Chunk, Deed, Mark, Row
from apps.mail.models import Message
from apps.mail.models import Report as Bounce
from apps.outreach.models import Report
from apps.reminders.models import Reminder
from tests.conftest import Cast

Made = Callable[[Cast, datetime], object]


def _batch() -> Batch:
    return Batch.objects.order_by("pk")[0]


def _question(cast: Cast, now: datetime) -> EmailConfirmation:
    address = EmailAddress.objects.get_or_create(user=cast.imani, email=cast.imani.email)[0]
    return EmailConfirmation.objects.create(email_address=address, created=now, key="k")


def _session(cast: Cast, now: datetime) -> UserSession:
    made = UserSession.objects.create(
        user=cast.imani, ip="203.0.113.9", session_key="k", user_agent="Browser"
    )
    UserSession.objects.update(last_seen_at=now)
    return made


# Where the world of the matrix has none, or none that has come to its end.
_MADE: dict[str, Made] = {
    "account.EmailConfirmation": _question,
    "usersessions.UserSession": _session,
    "sessions.Session": lambda _cast, now: Session.objects.create(
        session_key="k", session_data="x", expire_date=now
    ),
    "mail.Message": lambda _cast, now: Message.objects.filter(
        pk=Message.objects.order_by("pk")[0].pk
    ).update(state="sent", sent_at=now, created_at=now),
    "mail.Report": lambda cast, now: Bounce.objects.create(
        provider="p", event="e", trouble="bounced", person=cast.imani, at=now, heard_at=now
    ),
    "reminders.Reminder": lambda _cast, now: Reminder.objects.update(
        closed_at=now, values={"name": "Ana"}
    ),
    "home.Takeout": lambda cast, now: Takeout.objects.create(person=cast.imani, asked_at=now),
    "home.Hold": lambda cast, now: Hold.objects.create(
        person=cast.imani, reason="Once", at=now, by=cast.nils, ended_at=now
    ),
    "outreach.Report": lambda _cast, now: Report.objects.update(closed_at=now),
    "advising.Tally": lambda cast, now: Tally.objects.get_or_create(
        day=now.date(), advisor=cast.dana, step=1, defaults={"count": 1}
    ),
    "advising.Export": lambda cast, now: Export.objects.create(
        what="caseload", kind="csv", rows=1, reason="A letter", at=now, by=cast.dana
    ),
    "alumni.Alum": lambda _cast, now: Alum.objects.create(
        first_name="Old", last_name="Record", email="old@record.example", imported_at=now
    ),
    "alumni.Change": lambda cast, now: Change.objects.create(alum=cast.alum.pk, xid=1, at=now),
    "alumni.Look": lambda cast, now: Look.objects.create(
        person=cast.imani, alum=cast.alum, day=now.date()
    ),
    "alumni.Opening": lambda cast, now: Opening.objects.create(
        person=cast.imani, at=now, told_at=now
    ),
    "alumni.Suggestion": lambda _cast, now: Suggestion.objects.update(settled_at=now),
    "alumni.Wait": lambda cast, now: Wait.objects.create(
        person=cast.imani, alum=cast.alum, at=now, told_at=now
    ),
    "imports.Batch": lambda _cast, now: Batch.objects.update(
        finished_at=now, samples=[["Ana"]], reason="r", note="n"
    ),
    "imports.Chunk": lambda _cast, _now: Chunk.objects.create(
        batch=_batch(), number=1, content=b"x"
    ),
    "imports.Mark": lambda _cast, _now: Mark.objects.create(
        batch=_batch(), number=1, keys=[1], said="s"
    ),
    "imports.Deed": lambda _cast, _now: Deed.objects.create(
        batch=_batch(), number=1, record=1, is_new=True, before={}, after={}
    ),
    "imports.Row": lambda _cast, _now: Row.objects.create(batch=_batch(), number=1, turn=1),
    "campus.Change": lambda cast, now: Setting.objects.create(
        what="minutes", old="20", new="25", at=now, by=cast.nils
    ),
}


def filled(label: str, cast: Cast, now: datetime) -> None:
    if label in _MADE:
        _MADE[label](cast, now)
