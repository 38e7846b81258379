"""A real iCalendar invitation (RFC 5545, RFC 5546), one for each reader.

The organizer is the conversation's relay address and the reader the only attendee, so that
neither ever sees the other's address. The other person is named in the text.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from apps.accounts.models import Person
from apps.interviews.models import Interview
from apps.mail.relay import Matter, address


def invitation(interview: Interview, reader: Person, *, method: str, now: datetime) -> str:
    """ICalendar text; `method` is REQUEST or CANCEL."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rapport//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(interview, reader, method=method, now=now))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(interview: Interview, reader: Person, *, method: str, now: datetime) -> Event:
    student = interview.contact.student.person
    other = interview.contact.name if reader.pk == student.pk else student.name
    event = Event()
    event.add("uid", interview.uid)
    event.add("sequence", interview.sequence)
    event.add("dtstamp", now)
    event.add("summary", _("Conversation with %(name)s") % {"name": other})
    event.add("description", _("An informational conversation, arranged by the Career Center."))
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    if interview.where:
        event.add("location", interview.where)
    if interview.starts_at:
        event.add("dtstart", interview.starts_at)
        event.add("dtend", interview.starts_at + timedelta(minutes=interview.minutes))
    relay = vCalAddress(f"mailto:{address(Matter('i', interview.pk, reader.pk))}")
    relay.params["CN"] = other
    event["organizer"] = relay
    event.add("attendee", _attendee(reader), encode=False)
    return event


def _attendee(reader: Person) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{reader.email}")
    attendee.params["CN"] = reader.name
    attendee.params["PARTSTAT"] = "ACCEPTED"
    attendee.params["RSVP"] = "FALSE"
    return attendee
