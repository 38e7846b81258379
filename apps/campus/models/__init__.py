"""One installation serves one center: its row, and what its coordinators keep beside it."""

from apps.campus.models.center import Campus, Pilot
from apps.campus.models.changes import (
    COLOUR,
    FIRST_NOTE,
    GUIDE,
    LOGO,
    PILOT,
    PLEDGE,
    QUIET,
    SET_UP,
    TERM,
    Change,
)
from apps.campus.models.look import Logo
from apps.campus.models.pledge import Wording
from apps.campus.models.quiet import QuietPeriod
from apps.campus.models.terms import Term
from apps.campus.models.trial import Trial, Trying

__all__ = [
    "COLOUR",
    "FIRST_NOTE",
    "GUIDE",
    "LOGO",
    "PILOT",
    "PLEDGE",
    "QUIET",
    "SET_UP",
    "TERM",
    "Campus",
    "Change",
    "Logo",
    "Pilot",
    "QuietPeriod",
    "Term",
    "Trial",
    "Trying",
    "Wording",
]
