"""Address books as people bring them: from the bytes of a file to cards. Pure."""

from apps.contacts.books.card import Card
from apps.contacts.books.reader import Book, read

__all__ = ["Book", "Card", "read"]
