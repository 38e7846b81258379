"""The verbs: the only writers of a reminder's status."""

from apps.reminders.actions.mend import mend
from apps.reminders.actions.prefer import Wanted, prefer, stop_daily, stop_kind
from apps.reminders.actions.reconcile import reconcile
from apps.reminders.actions.snooze import snooze
from apps.reminders.actions.sweep import sweep

__all__ = [
    "Wanted",
    "mend",
    "prefer",
    "reconcile",
    "snooze",
    "stop_daily",
    "stop_kind",
    "sweep",
]
