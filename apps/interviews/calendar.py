"""A real iCalendar invitation (RFC 5545, RFC 5546), one for each reader.

The organizer is the conversation's relay address and the reader the only attendee, so that
neither ever sees the other's address. The other person is named in the text.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from apps.accounts.models import Person
from apps.core.clock import utc
from apps.core.wording import one_line
from apps.interviews.models import Interview
from apps.interviews.whereabouts import is_own_way, told, whereabouts
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
        calendar.add_component(_own(interview, reader, now))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def entries(interviews: Iterable[Interview], reader: Person) -> list[Event]:
    """For a feed: each is stamped by its own beginning, so the same facts are the same text.

    A feed is read by other programs, by whoever has its address. So a telephone number, and a
    meeting link that is the other's and not the reader's own, stay in Rapport and the invitation.
    """
    events = []
    for interview in interviews:
        event = _own(interview, reader, interview.created_at)
        if interview.mode == "phone":
            event.pop("location", None)
        elif whereabouts(interview, reader).link and not is_own_way(interview, reader):
            event["location"] = vText(whereabouts(interview, reader).text)
        events.append(event)
    return events


def _own(interview: Interview, reader: Person, now: datetime) -> Event:
    event = _event(interview, reader, method="PUBLISH", now=now)
    del event["organizer"]  # its relay ends with the account
    return event


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
    return one_line(interview.contact.name if reader.pk == student.pk else student.name)


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
        starts_at = utc(interview.starts_at)  # a name of a zone would want its rules beside it
        event.add("dtstart", starts_at)
        event.add("dtend", starts_at + timedelta(minutes=interview.minutes))
    relay = vCalAddress(f"mailto:{address(Matter('i', interview.pk, reader.pk))}")
    relay.params["CN"] = _courtesy(other)
    event["organizer"] = relay
    if method != "PUBLISH":
        event.add("attendee", _attendee(reader), encode=False)
    return event


def _attendee(reader: Person) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{reader.mailbox}")
    attendee.params["CN"] = _courtesy(reader.name)
    attendee.params["PARTSTAT"] = "ACCEPTED"
    attendee.params["RSVP"] = "FALSE"
    return attendee


def _courtesy(name: str) -> str:
    """A name beside an address: some programs lose the address behind a backslash."""
    return one_line(name.replace("\\", " "))
