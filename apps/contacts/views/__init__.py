"""The pages of a student's people, and of the address books that they bring."""

from apps.contacts.views.books import address_book, address_books
from apps.contacts.views.people import (
    add,
    change,
    contact,
    duplicates,
    end_keeping,
    keep,
    led,
    people,
    put_away,
    take_back,
)
from apps.contacts.views.taking import export

__all__ = [
    "add",
    "address_book",
    "address_books",
    "change",
    "contact",
    "duplicates",
    "end_keeping",
    "export",
    "keep",
    "led",
    "people",
    "put_away",
    "take_back",
]
