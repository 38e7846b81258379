"""The calendar part of a mail, read by two libraries that share no code."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage

import vobject
from icalendar import Calendar


@dataclass(frozen=True)
class Entry:
    """What a calendar program does with one invitation; `starts_at` is UTC."""

    method: str
    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    status: str
    attendee: str


def entry_of(mail: EmailMessage) -> Entry:
    """The invitation of a mail; both libraries, and both copies in the mail, must agree."""
    parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert len(parts) == 2, "one for the mail program, one to save as a file"
    texts = {str(part.get_content()) for part in parts}
    assert len(texts) == 1
    (text,) = texts
    first, second = _by_icalendar(text), _by_vobject(text)
    assert first == second
    assert {part.get_param("method") for part in parts} == {first.method}
    return first


def _by_icalendar(text: str) -> Entry:
    calendar = Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    return Entry(
        method=str(calendar["METHOD"]),
        uid=str(event["UID"]),
        sequence=int(str(event["SEQUENCE"])),
        starts_at=event.decoded("DTSTART").astimezone(UTC),
        ends_at=event.decoded("DTEND").astimezone(UTC),
        status=str(event["STATUS"]),
        attendee=str(event["ATTENDEE"]).removeprefix("mailto:"),
    )


def _by_vobject(text: str) -> Entry:
    calendar = vobject.readOne(text)
    event = calendar.vevent
    return Entry(
        method=calendar.method.value,
        uid=event.uid.value,
        sequence=int(event.sequence.value),
        starts_at=event.dtstart.value.astimezone(UTC),
        ends_at=event.dtend.value.astimezone(UTC),
        status=event.status.value,
        attendee=event.attendee.value.removeprefix("mailto:"),
    )
