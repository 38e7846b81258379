"""Every kind of reminder, in plain words: what a person governs. The rules stand in the apps above.

A kind that is not in this table cannot be stopped or moved; a test looks for one.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Kind:
    """One kind for one role.

    `waits`: it may be heard of later than its window, since nothing happens at a fixed time.
    `rides`: it comes in the daily mail unless its reader wants otherwise. `is_fixed`: no choice on
    the page, since it is part of something else.
    """

    name: str
    role: str
    label: "StrOrPromise"
    why: "StrOrPromise"
    waits: bool = False
    rides: bool = False
    is_fixed: bool = False


_STUDENT, _ALUM, _ADVISOR = Role.STUDENT.value, Role.ALUM.value, Role.ADVISOR.value

KINDS = (
    Kind(
        "day_before",
        _STUDENT,
        _("A conversation on the next day"),
        _("once, the day before a conversation"),
        rides=True,
    ),
    Kind(
        "hour_before",
        _STUDENT,
        _("A conversation in an hour"),
        _("an hour before each conversation"),
    ),
    Kind(
        "no_place",
        _STUDENT,
        _("Where you meet"),
        _("once, two days before a conversation that has no place yet"),
        rides=True,
    ),
    Kind(
        "log_it",
        _STUDENT,
        _("Writing down what you learned"),
        _("once, after a conversation that is not logged yet"),
        waits=True,
        rides=True,
    ),
    Kind(
        "thank_you",
        _STUDENT,
        _("Thanking somebody"),
        _("at most twice, until you thanked them"),
        waits=True,
        rides=True,
    ),
    Kind(
        "find_time",
        _STUDENT,
        _("Choosing a time after a yes"),
        _("once, while a yes has no time yet"),
        waits=True,
        rides=True,
    ),
    Kind(
        "question_open",
        _STUDENT,
        _("A question to you that is still open"),
        _("once, two days after somebody asked you a question"),
        rides=True,
    ),
    Kind(
        "next_step",
        _STUDENT,
        _("What you said you would do"),
        _("on the day that you put beside a next step"),
        waits=True,
        rides=True,
    ),
    Kind(
        "keep_in_touch",
        _STUDENT,
        _("A word to people you keep in touch with"),
        _("when it is time by the plan that you chose"),
        waits=True,
        rides=True,
    ),
    Kind(
        "room",
        _STUDENT,
        _("Room with somebody you wait for"),
        _("once for each alum of whom you asked to hear it"),
        waits=True,
        rides=True,
    ),
    Kind(
        "opened",
        _STUDENT,
        _("The first alumni of the directory"),
        _("once, if you asked to hear it"),
        waits=True,
        rides=True,
    ),
    Kind(
        "leaving",
        _STUDENT,
        _("Taking your people along when you graduate"),
        _("once, 60 days before you graduate"),
        waits=True,
        rides=True,
    ),
    Kind(
        "request_waiting",
        _ALUM,
        _("A request that waits for your answer"),
        _("once for each request; it is part of the request"),
        is_fixed=True,
    ),
    Kind(
        "day_before",
        _ALUM,
        _("A conversation on the next day"),
        _("once, the day before a conversation"),
    ),
    Kind(
        "hour_before",
        _ALUM,
        _("A conversation in an hour"),
        _("only for conversations where you asked for it"),
    ),
    Kind(
        "came",
        _ALUM,
        _("What came of your time"),
        _("when a student you talked with has news for you, and all of it twice a year"),
    ),
    Kind(
        "draft_waits",
        _ADVISOR,
        _("Drafts that wait for you"),
        _("on the morning after a student asked you to read one"),
        waits=True,
    ),
    Kind(
        "thanks_missing",
        _ADVISOR,
        _("Thank-yous that were not sent"),
        _("once, three days after a conversation of a student you advise"),
        waits=True,
    ),
)
_BY = {(kind.role, kind.name): kind for kind in KINDS}


def kind_for(role: str, name: str) -> Kind | None:
    """The kind of this name for readers of a role; None for a name that is not in the table."""
    return _BY.get((role, name))


def kinds_for(role: str) -> list[Kind]:
    return [kind for kind in KINDS if kind.role == role]
