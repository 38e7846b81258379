"""The few words that a mail about a request carries, as JSON: lower apps read no higher row."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from apps.alumni.models import Format, Part
from apps.alumni.reach import choices_link
from apps.alumni.zones import clock_name
from apps.core.wording import daytime
from apps.mail.letters import LinkTo
from apps.outreach.models import Request, Slot


def formats_in_words(request: Request) -> str:
    """The ways that the student offers."""
    return ways_in_words(request.formats)


def ways_in_words(formats: Collection[str]) -> str:
    """For the end of a sentence: `by video or by phone`."""
    names = {
        Format.VIDEO.value: _("by video"),
        Format.PHONE.value: _("by phone"),
        Format.IN_PERSON.value: _("in person"),
    }
    return _(" or ").join(str(names[name]) for name in formats if name in names)


def words_of(request: Request, at: datetime) -> dict[str, Any]:
    """What the letter of a request says around the student's own text.

    Of the times offered it names those that lie ahead when it leaves (`at`, UTC).
    """
    person = request.student.person
    zone = recipient_zone(request)
    return {
        "student": person.name,
        "called": person.called,
        "about": request.student.told,
        "subject": request.subject,
        "text": request.text,
        "minutes": request.minutes,
        "formats": formats_in_words(request),
        "city": place_of(request),
        "slots": [
            {"pk": slot.pk, "at": daytime(slot.starts_at, zone)}
            for slot in Slot.objects.offered(request).ahead(at)
        ],
    }


def recipient_zone(request: Request) -> str:
    """The IANA zone in which the recipient reads times."""
    alum = request.alum
    return (alum.zone if alum else "") or request.student.person.zone


def place_of(request: Request) -> str:
    """Where the recipient reads the clock: the city they show, else that of their zone."""
    shown = request.alum.shown(Part.CITY) if request.alum else ""
    return clock_name(shown, recipient_zone(request))


def links_of(request: Request, days: int) -> tuple[LinkTo, ...]:
    """The secrets of a letter: to answer while the request is open, and to be asked less."""
    answer = LinkTo("answer", "outreach:answer", "answer", "outreach.request", request.pk, days)
    return answer, choices_of(request)


def choices_of(request: Request) -> LinkTo:
    """To be asked less, or no more."""
    return choices_link(request.alum_id)
