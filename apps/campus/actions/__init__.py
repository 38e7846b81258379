"""What coordinators change about the center; each change leaves a row that says so."""

from apps.campus.actions.firsthand import decide_first_note, end_set_up, set_pilot
from apps.campus.actions.ledger import Crossed
from apps.campus.actions.look import change_look, remove_logo, set_logo
from apps.campus.actions.pledge import word_pledge
from apps.campus.actions.quiet import (
    MOST_PERIODS,
    add_periods,
    breaks,
    change_period,
    remove_period,
)
from apps.campus.actions.settings import change_settings
from apps.campus.actions.terms import MOST_TERMS, add_term, change_term, remove_term

__all__ = [
    "MOST_PERIODS",
    "MOST_TERMS",
    "Crossed",
    "add_periods",
    "add_term",
    "breaks",
    "change_look",
    "change_period",
    "change_settings",
    "change_term",
    "decide_first_note",
    "end_set_up",
    "remove_logo",
    "remove_period",
    "remove_term",
    "set_logo",
    "set_pilot",
    "word_pledge",
]
