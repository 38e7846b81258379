"""The people of one student, keeping in touch with them, and the address books they came from."""

from apps.contacts.models.books import AddressBook, BookEntry, Found
from apps.contacts.models.keeping import KeepInTouch, Pace, TagPlan
from apps.contacts.models.merging import Apart, Merge
from apps.contacts.models.people import SIGNS, Contact, Relation
from apps.contacts.models.touches import TAPPED, Touch, TouchKind

__all__ = [
    "SIGNS",
    "TAPPED",
    "AddressBook",
    "Apart",
    "BookEntry",
    "Contact",
    "Found",
    "KeepInTouch",
    "Merge",
    "Pace",
    "Relation",
    "TagPlan",
    "Touch",
    "TouchKind",
]
