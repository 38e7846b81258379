"""The alum's page about keeping in touch: values for its template."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from apps.alumni.models import Keeping, is_blocked, keeping_of
from apps.alumni.workflow import Status
from apps.interviews.models import Interview


@dataclass(frozen=True)
class Way:
    """One of the equal answers: its value, the words on its button, what follows from it."""

    value: str
    label: str
    line: str


def page(talk: Interview, *, may_add: bool) -> dict[str, Any]:
    """What was answered, and what can still be; without `may_add` only what allows less."""
    contact, student = talk.contact, talk.contact.student.person
    alum = contact.alum
    is_over = alum is None or alum.status == Status.SUPPRESSED or is_blocked(alum, student)
    said = None if is_over else keeping_of(alum, student)
    ways = [way for way in Keeping if way != said and (may_add or not way.is_more_than(said))]
    return {
        "called": student.called,
        "is_over": is_over,
        "said": stands(said, student.called) if said else "",
        "ways": [] if is_over else [_way(way, talk) for way in ways],
        "may_add": may_add,
        "is_least": said == Keeping.NO and not may_add,
    }


def stands(said: Keeping, called: str) -> str:
    """The answer as a sentence to the alum."""
    words = {
        Keeping.EMAIL: _("%(name)s sees your e-mail address and may write to you."),
        Keeping.RAPPORT: _("%(name)s may write to you through Rapport and sees no address."),
        Keeping.NO: _("%(name)s does not write again, and you are not asked again."),
    }
    return words[said] % {"name": called}


def _way(way: Keeping, talk: Interview) -> Way:
    email = talk.alum_person.email if talk.alum_person else ""
    words = {"name": talk.contact.student.person.called, "email": email}
    lines = {
        Keeping.EMAIL: _("%(name)s alone sees %(email)s."),
        Keeping.RAPPORT: _("Messages reach you from here; your address is not shown."),
        Keeping.NO: _("%(name)s is told that it ends here, without a reason."),
    }
    return Way(way.value, str(way.label), lines[way] % words)
