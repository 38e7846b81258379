"""Keeping people, what happened with them, and staying in touch."""

from apps.contacts.actions.keeping import begin_keeping, end_keeping
from apps.contacts.actions.people import Acquaintance, add, add_once, keep, note, touch, untouch
from apps.contacts.actions.replan import replan

__all__ = [
    "Acquaintance",
    "add",
    "add_once",
    "begin_keeping",
    "end_keeping",
    "keep",
    "note",
    "replan",
    "touch",
    "untouch",
]
