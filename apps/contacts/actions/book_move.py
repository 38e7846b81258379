"""The only writer of an address book's status."""

from datetime import datetime
from typing import Any

from apps.accounts.models import Person
from apps.contacts.models import AddressBook
from apps.contacts.workflow import BOOK_HAPPENED, BOOK_MOVES, BookStatus, Party
from apps.core.moves import NotYours, StaleMove
from apps.timeline.actions import record


def move_book(
    book: AddressBook, name: str, changes: dict[str, Any], *, now: datetime, by: Person | None
) -> None:
    book.refresh_from_db(from_queryset=AddressBook.objects.select_for_update().defer("content"))
    step = BOOK_MOVES[name]
    party = Party.SYSTEM if by is None else Party.STUDENT if book.student.person_id == by.pk else ""
    if party not in step.by:
        raise NotYours
    if book.status not in step.sources:
        raise StaleMove(str(BOOK_HAPPENED[BookStatus(book.status)]))
    for field, value in changes.items():
        setattr(book, field, value)
    book.status = step.target
    book.save(update_fields=["status", *changes])
    record(subject=book, verb=name, now=now, by=by)
