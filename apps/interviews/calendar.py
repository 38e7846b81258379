"""A real iCalendar invitation (RFC 5545, RFC 5546), one for each reader.

The organizer is the conversation's relay address and the reader the only attendee, so that
neither ever sees the other's address. The other person is named in the text.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from apps.accounts.models import Person
from apps.core.clock import utc
from apps.interviews.models import Interview
from apps.interviews.whereabouts import told
from apps.mail.relay import Matter, address


def invitation(interview: Interview, reader: Person, *, method: str, now: datetime) -> str:
    """ICalendar text; `method` is REQUEST or CANCEL, or PUBLISH for a file without an attendee."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rapport//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(interview, reader, method=method, now=now))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def diary(interviews: Iterable[Interview], reader: Person, *, now: datetime) -> str:
    """All agreed conversations of a student as one file, without anybody's address."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rapport//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for interview in interviews:
        event = _event(interview, reader, method="PUBLISH", now=now)
        del event["organizer"]  # its relay ends with the account
        calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def web_links(interview: Interview, reader: Person) -> dict[str, str]:
    """Google's and Outlook's own pages, filled in: what, when and where, and nobody's address."""
    if interview.starts_at is None:
        return {}
    ends_at = interview.starts_at + timedelta(minutes=interview.minutes)
    title = _("Conversation with %(name)s") % {"name": _other(interview, reader)}
    where = told(interview, reader)
    compact, extended = "%Y%m%dT%H%M%SZ", "%Y-%m-%dT%H:%M:%SZ"
    dates = f"{utc(interview.starts_at):{compact}}/{utc(ends_at):{compact}}"
    google = {"action": "TEMPLATE", "text": title, "dates": dates, "location": where}
    outlook = {"path": "/calendar/action/compose", "rru": "addevent", "subject": title}
    outlook |= {"startdt": f"{utc(interview.starts_at):{extended}}", "location": where}
    outlook |= {"enddt": f"{utc(ends_at):{extended}}"}
    return {
        "google": f"https://calendar.google.com/calendar/render?{urlencode(google)}",
        "outlook": f"https://outlook.office.com/calendar/0/deeplink/compose?{urlencode(outlook)}",
    }


def _other(interview: Interview, reader: Person) -> str:
    student = interview.contact.student.person
    return interview.contact.name if reader.pk == student.pk else student.name


def _event(interview: Interview, reader: Person, *, method: str, now: datetime) -> Event:
    other = _other(interview, reader)
    event = Event()
    event.add("uid", interview.uid)
    event.add("sequence", interview.sequence)
    event.add("dtstamp", now)
    event.add("summary", _("Conversation with %(name)s") % {"name": other})
    event.add("description", _("An informational conversation, arranged by the Career Center."))
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    where = told(interview, reader)
    if where:
        event.add("location", where)
    if interview.starts_at:
        event.add("dtstart", interview.starts_at)
        event.add("dtend", interview.starts_at + timedelta(minutes=interview.minutes))
    relay = vCalAddress(f"mailto:{address(Matter('i', interview.pk, reader.pk))}")
    relay.params["CN"] = other
    event["organizer"] = relay
    if method != "PUBLISH":
        event.add("attendee", _attendee(reader), encode=False)
    return event


def _attendee(reader: Person) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{reader.mailbox}")
    attendee.params["CN"] = reader.name
    attendee.params["PARTSTAT"] = "ACCEPTED"
    attendee.params["RSVP"] = "FALSE"
    return attendee
