"""What coordinators change about the center; each change leaves a row that says so."""

from apps.campus.actions.look import change_look, remove_logo, set_logo
from apps.campus.actions.quiet import (
    MOST_PERIODS,
    add_periods,
    breaks,
    change_period,
    remove_period,
)
from apps.campus.actions.settings import Crossed, change_settings

__all__ = [
    "MOST_PERIODS",
    "Crossed",
    "add_periods",
    "breaks",
    "change_look",
    "change_period",
    "change_settings",
    "remove_logo",
    "remove_period",
    "set_logo",
]
