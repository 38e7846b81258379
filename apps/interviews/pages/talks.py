"""The list of conversations, and one of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.alumni.models import Part
from apps.alumni.zones import clock_name
from apps.core.wording import clocktime, day, daytime
from apps.interviews.models import Interview, Question
from apps.interviews.pages.live import is_near
from apps.interviews.pages.times import suggestions
from apps.interviews.policies import moves_for
from apps.interviews.whereabouts import whereabouts
from apps.interviews.workflow import Side, Status, Thanks
from apps.mail.workflow import Trouble
from apps.students.models import Student

# Each way to talk: what to write down so that both find each other.
WHERE_HINTS = {
    "video": _("A link that opens without an account of theirs."),
    "phone": _("Who calls whom, and at which number."),
    "in_person": _("A public place, with its address."),
}
PILLS = {
    Status.TO_SCHEDULE: "you",
    Status.SCHEDULED: "ok",
    Status.HELD: "plum",
    Status.NO_SHOW: "plum",
    Status.CANCELLED: "plum",
}
SETTLED = frozenset({Thanks.SENT, Thanks.WAIVED})


@dataclass(frozen=True)
class Row:
    """One conversation in a list; `tone` is its group: you (your move), ok (agreed) or past."""

    talk: Interview
    line: str
    tone: str
    state: str
    url: str
    act: str = ""
    act_url: str = ""

    @property
    def pill(self) -> str:
        """The tone of its word; what is past is nobody's move."""
        return "plum" if self.tone == "past" else self.tone


def listed(student: Student, *, now: datetime) -> dict[str, Any]:
    """All conversations of a student, by what comes next."""
    talks = list(Interview.objects.of(student.person).for_rows())
    rows = [_row(talk, now) for talk in talks]
    return {
        "to_do": [row for row in rows if row.tone == "you"],
        "ahead": [row for row in rows[::-1] if row.tone == "ok"],
        "past": [row for row in rows if row.tone == "past"],
        "me_line": student.about,
    }


def _row(talk: Interview, now: datetime) -> Row:
    here = talk.contact.student.person.zone
    url = reverse("interviews:talk", args=[talk.pk])
    if talk.status == Status.TO_SCHEDULE:
        line = _("%(name)s said yes; a time is still to be found.") % {"name": talk.contact.called}
        if talk.suggester(now) == Side.STUDENT:
            return Row(talk, line, "ok", _("Waiting"), url)
        return Row(talk, line, "you", _("Your move"), url, _("Choose a time"), url)
    if talk.status == Status.SCHEDULED and talk.starts_at:
        return _agreed(talk, daytime(talk.starts_at, here), url, now)
    return _past(talk, here, url)


def _agreed(talk: Interview, line: str, url: str, now: datetime) -> Row:
    if talk.has_begun(now):
        log = reverse("interviews:log", args=[talk.pk])
        return Row(talk, line, "you", _("Your move"), url, _("Log it"), log)
    if talk.suggester(now) == Side.ALUM:
        return Row(talk, line, "you", _("Your move"), url, _("See the times"), url)
    if talk.is_waiting_for_a_number:
        return Row(talk, line, "ok", _("Waiting for a number"), url)
    if not talk.has_a_way:
        return Row(talk, line, "you", _("Your move"), url, _("Say where"), url)
    return Row(talk, line, "ok", _("Agreed"), url)


def _past(talk: Interview, here: str, url: str) -> Row:
    line = day(talk.ended_at or talk.created_at, here)
    thanks = getattr(talk, "thanks", None)
    if thanks is None:
        return Row(talk, line, "past", talk.get_status_display().capitalize(), url)
    page = reverse("interviews:thanks", args=[talk.pk])
    if thanks.status in SETTLED:
        return Row(talk, line, "past", _("Thanked"), url)
    return Row(talk, line, "you", _("Your move"), url, _("Write thank-you"), page)


def one(talk: Interview, *, now: datetime) -> dict[str, Any]:
    """One conversation for its student."""
    thanks = getattr(talk, "thanks", None)
    student = talk.contact.student.person
    return (
        suggestions(talk, student, now=now)
        | _where(talk)
        | _can(talk, now)
        | {
            "talk": talk,
            "contact": talk.contact,
            "me_line": talk.contact.student.about,
            "zone": student.zone,
            "theirs": " ".join(filter(None, (theirs(talk), _lost(talk)))),
            "thanks": thanks,
            "thanks_open": thanks is not None and thanks.status not in SETTLED,
            "pill": PILLS[Status(talk.status)],
            "questions": Question.objects.for_contact(talk.contact).count(),
        }
    )


def _can(talk: Interview, now: datetime) -> dict[str, bool]:
    """How near its time is, and which buttons that leaves the student."""
    moves, has_begun = moves_for(talk, talk.contact.student.person), talk.has_begun(now)
    return {
        "is_over": has_begun,
        "is_near": is_near(talk, now=now),
        "can_move": "schedule" in moves and not has_begun,
        "can_cancel": "cancel" in moves and not has_begun,
        "can_log": "hold" in moves,
        "can_miss": "miss" in moves and has_begun,
    }


def _where(talk: Interview) -> dict[str, Any]:
    """How they meet, for the student."""
    student = talk.contact.student
    return {
        "saved": student.meeting_link,
        "found": whereabouts(talk, student.person),
        "mode": mode_of(talk),
        "where_hint": WHERE_HINTS.get(talk.mode, ""),
        "is_link": talk.where.startswith("https://"),
    }


def theirs(talk: Interview) -> str:
    """The time as the other reads it: `7:00 pm for Rosalind in Rotterdam`; empty if unknown."""
    zone = their_zone(talk)
    if talk.starts_at is None or not zone:
        return ""
    alum = talk.contact.alum
    return _("%(time)s for %(name)s in %(city)s") % {
        "time": clocktime(talk.starts_at, zone),
        "name": talk.contact.called,
        "city": clock_name(alum.shown(Part.CITY) if alum else "", zone),
    }


def _lost(talk: Interview) -> str:
    """Beside the time, while it lies ahead."""
    alum = talk.contact.alum
    is_lost = alum is not None and alum.unreachable == Trouble.BOUNCED
    return lost_words(talk) if is_lost and talk.status == Status.SCHEDULED else ""


def lost_words(talk: Interview) -> str:
    """What it means that mail to an alum comes back, and who can help."""
    words = _("Mail to %(name)s comes back, so changes do not arrive. Ask the Career Center.")
    return words % {"name": talk.contact.called}


def their_zone(talk: Interview) -> str:
    """The IANA zone of the other; nobody knows it of somebody outside Rapport."""
    return talk.alum_person.zone if talk.alum_person else ""


def mode_of(talk: Interview) -> str:
    """How they talk, as a word: Video."""
    words = {"video": _("Video"), "phone": _("Phone"), "in_person": _("In person")}
    return words.get(talk.mode, talk.mode)
