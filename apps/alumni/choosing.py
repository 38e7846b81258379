"""What an alum's own pages show; values for templates."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.dates import WEEKDAYS

from apps.alumni import ledger
from apps.alumni.actions.invite import LASTS_DAYS
from apps.alumni.cards import Card, card
from apps.alumni.forms import LimitForm, OptInForm, PauseForm, SuggestForm
from apps.alumni.freetime import PARTS
from apps.alumni.models import Alum, Degree, Part, Window
from apps.alumni.policies import moves_for
from apps.alumni.room import today_there
from apps.alumni.workflow import Status
from apps.reminders.wishes import wants_mail

_AT_FIRST = ("shows", "formats")


def joining(alum: Alum, form: OptInForm, *, now: datetime) -> dict[str, Any]:
    """The opt-in page beside exactly what students would see."""
    until = alum.invited_at + timedelta(days=LASTS_DAYS) if alum.invited_at else None
    return {
        "alum": alum,
        "form": form,
        "card": _as_it_would_be(alum, form, now),
        "parts": [
            {
                "value": part.value,
                "label": part.label,
                "text": _text_of(form, part),
                "is_on": part.value in (form["shows"].value() or []),
            }
            for part in Part
        ],
        "week": _week(form),
        "is_listed": alum.status == Status.OPTED_IN,
        "is_paused": alum.status == Status.PAUSED,
        "until": until,
        "zone": alum.zone or "UTC",
        "signs_in_as": alum.person.email if alum.person and alum.person.may_sign_in else "",
    }


def _text_of(form: OptInForm, part: Part) -> str:
    known = str(form[part].value() or "")
    return str(dict(Degree.choices).get(known, "")) if part == Part.DEGREE else known


@dataclass(frozen=True)
class Weekday:
    """A row of the table of free times: each box with value, label and whether it is on."""

    name: str
    boxes: tuple[tuple[str, str, bool], ...]


def _week(form: OptInForm) -> list[Weekday]:
    chosen, labels = form["windows"].value() or [], dict(Window.choices)
    return [
        Weekday(
            str(name),
            tuple(
                (
                    f"{number + 1}{part}",
                    str(labels[f"{number + 1}{part}"]),
                    f"{number + 1}{part}" in chosen,
                )
                for part in PARTS
            ),
        )
        for number, name in WEEKDAYS.items()
    ]


def _as_it_would_be(alum: Alum, form: OptInForm, now: datetime) -> Card:
    """With what can be read of the answers, else as the page came; looking saves nothing."""
    would = copy(alum)
    if form.is_bound and form.is_valid():
        answers = form.answers()
        would.person = copy(alum.person)
        answers.on(would)
        for name, value in answers.person.items():
            setattr(would.person, name, value)
    else:
        known = form.so_far() if form.is_bound else {}
        for name, value in ({name: form.initial[name] for name in _AT_FIRST} | known).items():
            setattr(would, name, value)
    return card(would, has_room=would.month_limit > 0, now=now)


def choosing(alum: Alum, *, now: datetime, **bound: Any) -> dict[str, Any]:  # noqa: ANN401 - passed on as it is
    """How often, pause, leave: what can be done from where the alum stands."""
    return {
        "moves": moves_for(alum, alum.person),
        "hears_back": alum.person is not None and wants_mail(alum.person, "came"),
        **stands(alum),
        "limit": LimitForm(initial={"limit": alum.month_limit}, most=alum.month_limit),
        "pause": PauseForm(today=today_there(alum, now)),
        "suggest": SuggestForm(),
        "ledger": ledger.lines(alum),
        "zone": alum.zone or "UTC",
    } | bound


def stands(alum: Alum) -> dict[str, Any]:
    """What `alumni/stands.html` says in a sentence."""
    return {
        "alum": alum,
        "is_listed": alum.status == Status.OPTED_IN,
        "is_paused": alum.status == Status.PAUSED,
        "is_closed": alum.status == Status.SUPPRESSED,
        "is_out": alum.status == Status.OPTED_OUT,
    }
