"""The pages of a student's people, and of the address books that they bring."""

from apps.contacts.views.books import address_book, address_books
from apps.contacts.views.people import add, contact, end_keeping, keep, led, people
from apps.contacts.views.taking import export

__all__ = [
    "add",
    "address_book",
    "address_books",
    "contact",
    "end_keeping",
    "export",
    "keep",
    "led",
    "people",
]
