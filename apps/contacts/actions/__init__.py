"""Keeping people, what happened with them, and staying in touch."""

from apps.contacts.actions.keeping import begin_keeping, move_plan
from apps.contacts.actions.people import Acquaintance, add, keep, touch

__all__ = ["Acquaintance", "add", "begin_keeping", "keep", "move_plan", "touch"]
