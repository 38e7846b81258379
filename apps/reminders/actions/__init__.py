"""The verbs: the only writers of a reminder's status."""

from apps.reminders.actions.reconcile import reconcile
from apps.reminders.actions.snooze import snooze
from apps.reminders.actions.sweep import sweep

__all__ = ["reconcile", "snooze", "sweep"]
