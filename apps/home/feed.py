"""One's own calendar (RFC 5545): conversations with a time, and the days of planned reminders.

No address of anybody, no notes, no links with a secret. The same facts are the same octets, so a
calendar that asks again is told that nothing changed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.utils import translation
from icalendar import Calendar, Event

from apps.accounts.models import Person
from apps.core.clock import local
from apps.interviews import calendar
from apps.interviews.models import Interview
from apps.reminders.models import Reminder
from apps.reminders.wording import title_of

PAST = timedelta(days=90)
MOST = 500


@dataclass(frozen=True)
class Feed:
    """The text, a strong ETag of it, and when the newest of its entries came about (UTC)."""

    text: str
    etag: str
    at: datetime | None


def feed(person: Person, *, now: datetime) -> Feed:
    talks = Interview.objects.of(person).timed().for_rows().filter(starts_at__gte=now - PAST)
    rows = Reminder.objects.visible_to(person).pending()[:MOST]
    with translation.override(person.language):
        events = calendar.entries(talks[:MOST], person)
        events += [_day(row, person.zone) for row in rows]
    whole = Calendar()
    whole.add("prodid", "-//Rapport//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", "Rapport")
    whole.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for event in events:
        whole.add_component(event)
    text: str = whole.to_ical().decode("utf-8")
    stamps = [event.decoded("dtstamp") for event in events]
    return Feed(text, f'"{sha256(text.encode()).hexdigest()}"', max(stamps, default=None))


def _day(row: Reminder, zone: str) -> Event:
    """The whole day on the reader's calendar; it does not make them busy."""
    on = local(row.send_after, zone).date()
    event = Event()
    event.add("uid", f"reminder-{row.pk}@{settings.RAPPORT_MAIL_FROM.rpartition('@')[2]}")
    event.add("dtstamp", row.created_at)
    event.add("summary", title_of(row))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
