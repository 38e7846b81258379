"""Times that one side suggests, as the other and their author read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.wording import city, clocktime, daytime
from apps.interviews.forms import TimesForm
from apps.interviews.models import Interview, Option
from apps.interviews.nudges import place_of
from apps.interviews.whereabouts import other_called
from apps.interviews.workflow import Side


@dataclass(frozen=True)
class Offered:
    """One time on both clocks; `there` is empty where nobody knows the other's zone."""

    pk: int
    here: str
    there: str


@dataclass(frozen=True)
class Echo:
    """What was written and how it is read; `phrase` is empty for a day picked by hand."""

    phrase: str
    here: str
    there: str


def suggestions(talk: Interview, reader: Person, *, now: datetime) -> dict[str, Any]:
    """`options` of the other side that still lie ahead, `suggested` by the reader; one query."""
    ahead = [option for option in Option.objects.of(talk) if option.starts_at > now]
    return {
        "options": [_offered(o, talk, reader) for o in ahead if o.offered_by_id != reader.pk],
        "suggested": [_offered(o, talk, reader) for o in ahead if o.offered_by_id == reader.pk],
    }


def _offered(option: Option, talk: Interview, reader: Person) -> Offered:
    here = daytime(option.starts_at, reader.zone)
    return Offered(option.pk, here, there(talk, reader, option.starts_at))


def there(talk: Interview, reader: Person, at: datetime) -> str:
    """As "7:00 pm for Rosalind"."""
    student = talk.contact.student.person
    other = talk.alum_person if talk.side_of(reader) == Side.STUDENT else student
    if other is None:
        return ""
    named = {"time": clocktime(at, other.zone), "name": other_called(talk, reader)}
    return _("%(time)s for %(name)s") % named


def echoes(form: TimesForm, talk: Interview, reader: Person) -> list[Echo]:
    """Every time of a valid form as it was read, on the clock that was chosen."""
    phrases = {reading.at: reading.phrase for reading in form.readings}
    place = place_of(talk, reader) if form.clock == reader.zone else city(form.clock)
    return [
        Echo(
            phrase=phrases.get(at, ""),
            here=_("%(at)s in %(city)s") % {"at": daytime(at, form.clock), "city": place},
            there=there(talk, reader, at),
        )
        for at in form.times()
    ]
