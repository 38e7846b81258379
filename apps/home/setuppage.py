"""The page of the nine ticks and those around it; values for templates."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.campus.models import Campus, Trial, Trying
from apps.core.wording import daytime
from apps.home import pilot, setup, working
from apps.home.actions.trying import ARRIVED, DECLINED, WRONG
from apps.home.trialtimes import offered
from apps.home.vitals import taken

TIMES = ("1", "2", "3")
ANSWERS = {Trying.SENDER: (ARRIVED, WRONG), Trying.TALK: (*TIMES, DECLINED)}
_NUMBERS = (
    _lazy("None of nine is done."),
    _lazy("One of nine is done."),
    _lazy("Two of nine are done."),
    _lazy("Three of nine are done."),
    _lazy("Four of nine are done."),
    _lazy("Five of nine are done."),
    _lazy("Six of nine are done."),
    _lazy("Seven of nine are done."),
    _lazy("Eight of nine are done."),
    _lazy("All nine are done."),
)
_BEFORE_STUDENTS = slice(0, 7)  # the alumni list and the trial can wait for the first student


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    known = setup.facts(person, now=now)
    ticks = setup.ticks(known)
    return {
        "ticks": ticks,
        "next": setup.missing(ticks),
        "center": known.campus,
        "pilot": pilot.said(known.campus),
        "lede": f"{_NUMBERS[sum(tick.is_done for tick in ticks)]} {_what_follows(ticks)}".strip(),
        "works": working.lines(taken(now), person.zone, now=now),
    }


def _what_follows(ticks: list[setup.Tick]) -> str:
    if all(tick.is_done for tick in ticks):
        return ""
    if all(tick.is_done for tick in ticks[_BEFORE_STUDENTS]):
        return _("Students can start now; alumni are invited when you are ready.")
    return _("Each follows from what Rapport finds; nothing is ticked by hand.")


def sender(person: Person) -> dict[str, Any]:
    return {
        "address": settings.RAPPORT_MAIL_FROM,
        "mailbox": person.mailbox,
        "name": Campus.objects.current().center,
    }


def first_words(person: Person) -> str:
    """The page is never blank; these are to be changed."""
    return _(
        "Dear %(name)s,\n\nI am trying how a request arrives here. I study how this page works, and"
        " you know it better than anybody. Would you have 20 minutes?\n\n%(full)s"
    ) % {"name": person.addressed, "full": person.name}


def trial(one: Trial, picked: str) -> dict[str, Any]:
    times = enumerate(offered(one.sent_at, one.person.zone), 1)
    chosen = one.answer or picked
    return {
        "trial": one,
        "is_talk": one.kind == Trying.TALK,
        "is_wrong": one.answer == WRONG,
        "is_declined": one.answer == DECLINED,
        "times": [
            (str(at), daytime(when, one.person.zone), str(at) == chosen) for at, when in times
        ],
        "agreed": _agreed(one),
    }


def _agreed(one: Trial) -> str:
    if one.answer not in TIMES:
        return ""
    times = offered(one.sent_at, one.person.zone)
    return daytime(times[int(one.answer) - 1], one.person.zone)
