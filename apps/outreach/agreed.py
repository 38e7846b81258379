"""What an alum's page of an agreed conversation shows: values for its templates."""

from datetime import datetime, timedelta
from typing import Any

from apps.accounts.models import Person
from apps.core.forms import RapportForm
from apps.core.wording import daytime
from apps.interviews.actions import can_restore
from apps.interviews.calendar import web_links
from apps.interviews.forms import WayForm
from apps.interviews.models import Interview
from apps.interviews.nudges import place_of
from apps.interviews.pages.times import suggestions, there
from apps.interviews.whereabouts import whereabouts
from apps.interviews.workflow import Side, Status
from apps.outreach.answering import own_choices
from apps.outreach.forms import MessageForm
from apps.outreach.models import Request
from apps.outreach.policies import may_write
from apps.outreach.said import said_on

DAY = timedelta(days=1)


def state_of(talk: Interview, *, now: datetime) -> str:
    """Which page it is: unset, ahead, now (it runs), over, off."""
    if talk.status == Status.TO_SCHEDULE:
        return "unset"
    if talk.status == Status.CANCELLED:
        return "off"
    if talk.status != Status.SCHEDULED or talk.starts_at is None:
        return "over"
    if now < talk.starts_at:
        return "ahead"
    return "now" if now < talk.starts_at + timedelta(minutes=talk.minutes) else "over"


def page(
    talk: Interview, token: str, *, now: datetime, wrong: RapportForm | None = None
) -> dict[str, Any]:
    """The conversation for its alum; `wrong` is the form with something to mend."""
    reader, student = _alum(talk), talk.contact.student
    return suggestions(talk, reader, now=now) | {
        "talk": talk,
        "token": token,
        "state": state_of(talk, now=now),
        "student": student,
        "called": student.person.called,
        "zone": reader.zone,
        "city": place_of(talk, reader),
        "at": daytime(talk.starts_at, reader.zone) if talk.starts_at else "",
        "there": there(talk, reader, talk.starts_at) if talk.starts_at else "",
        "reminded_on": _reminded_on(talk, now),
        "found": whereabouts(talk, reader),
        "is_asked_for_a_number": talk.caller == Side.STUDENT and not talk.number,
        "web": web_links(talk, reader),
        "form": wrong,
        "way": wrong if isinstance(wrong, WayForm) else WayForm(side=Side.ALUM),
        "can_undo": can_restore(talk, now=now),
        **of_request(talk, reader, now=now, wrong=wrong),
    }


def request_of(talk: Interview) -> Request | None:
    """The letter that led to this conversation."""
    return Request.objects.leading_to(talk)


def of_request(
    talk: Interview, reader: Person, *, now: datetime, wrong: RapportForm | None
) -> dict[str, Any]:
    """Of the request that led here: its thread, the form to write on it, the alum's choices."""
    asked = request_of(talk)
    if asked is None:
        return {"thread": [], "message": None}
    typed = wrong if isinstance(wrong, MessageForm) else None  # what was refused stays in sight
    fresh = MessageForm() if may_write(asked, reader, now=now) else None
    found = {"thread": said_on(asked, now=now), "message": typed or fresh}
    return found | own_choices(asked, "outreach:agreed_choose")


def _alum(talk: Interview) -> Person:
    """Whose link this is: only an alum of a conversation gets one."""
    if talk.alum_person is None:
        raise LookupError("A conversation without an alum has no link.")
    return talk.alum_person


def _reminded_on(talk: Interview, now: datetime) -> datetime | None:
    """The day before, if it lies ahead."""
    if talk.starts_at is None or talk.starts_at - DAY <= now:
        return None
    return talk.starts_at - DAY
