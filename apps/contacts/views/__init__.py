"""The pages of a student's people, and of the address books that they bring."""

from apps.contacts.views.books import address_book, address_books
from apps.contacts.views.keeping import (
    begin_keeping,
    due,
    end_keeping,
    keep_tag,
    keeping,
    rest,
    tap,
    untap,
)
from apps.contacts.views.people import (
    add,
    change,
    contact,
    duplicates,
    keep,
    led,
    note_down,
    people,
    put_away,
    take_back,
)
from apps.contacts.views.taking import export

__all__ = [
    "add",
    "address_book",
    "address_books",
    "begin_keeping",
    "change",
    "contact",
    "due",
    "duplicates",
    "end_keeping",
    "export",
    "keep",
    "keep_tag",
    "keeping",
    "led",
    "note_down",
    "people",
    "put_away",
    "rest",
    "take_back",
    "tap",
    "untap",
]
