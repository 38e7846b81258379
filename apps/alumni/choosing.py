"""What an alum's own pages show; values for templates."""

from copy import copy
from datetime import datetime, timedelta
from typing import Any

from apps.alumni.actions.invite import LASTS_DAYS
from apps.alumni.cards import Card, card
from apps.alumni.forms import LimitForm, OptInForm, PauseForm
from apps.alumni.models import Alum, Part
from apps.alumni.policies import moves_for
from apps.alumni.room import today_there
from apps.alumni.workflow import Status


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
                "text": getattr(alum, part),
                "is_on": part.value in (form["shows"].value() or []),
            }
            for part in Part
        ],
        "is_listed": alum.status == Status.OPTED_IN,
        "is_paused": alum.status == Status.PAUSED,
        "until": until,
        "zone": alum.zone or "UTC",
    }


def _as_it_would_be(alum: Alum, form: OptInForm, now: datetime) -> Card:
    """With the answers of a valid form, else as the page came; nothing is saved by looking."""
    would = copy(alum)
    if form.is_bound and form.is_valid():
        answers = form.answers()
        would.person = copy(alum.person)
        answers.on(would)
        for name, value in answers.person.items():
            setattr(would.person, name, value)
    else:
        would.shows = form.initial["shows"]
        would.formats = form.initial["formats"]
    return card(would, has_room=would.month_limit > 0, now=now)


def choosing(alum: Alum, *, now: datetime, **bound: Any) -> dict[str, Any]:  # noqa: ANN401
    """How often, pause, leave: what can be done from where the alum stands."""
    return {
        "moves": moves_for(alum, alum.person),
        **stands(alum),
        "limit": LimitForm(initial={"limit": alum.month_limit}, most=alum.month_limit),
        "pause": PauseForm(today=today_there(alum, now)),
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
