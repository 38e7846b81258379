"""Taking back whom an address book brought, and forgetting the file."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from apps.accounts.models import Person
from apps.contacts.actions.books import details_of
from apps.contacts.models import AddressBook, BookEntry, Contact, Found, Touch, TouchKind
from apps.contacts.workflow import BOOK_HAPPENED, BookStatus
from apps.core.moves import NotYours, StaleMove
from apps.core.pointing import pointers
from apps.timeline.actions import record

KEPT_DAYS = 30  # a file that nobody chose from any more is forgotten


@dataclass(frozen=True)
class Undone:
    """How many people went, and how many stayed because something hangs on them by now."""

    gone: int
    stayed: int


@transaction.atomic
def undo_book(book: AddressBook, *, now: datetime, by: Person) -> Undone:
    """Takes back whom this file brought; a person on whom anything hangs by now stays."""
    _own(book, by)
    book.refresh_from_db(from_queryset=AddressBook.objects.select_for_update().defer("content"))
    if book.status != BookStatus.READ:
        raise StaleMove(str(BOOK_HAPPENED[BookStatus(book.status)]))
    kept = BookEntry.objects.of(book).that_are(Found.KEPT)
    brought = kept.exclude(contact=None).select_related("contact").select_for_update()
    people = {entry.contact.pk: _is_untouched(entry) for entry in brought if entry.contact}
    used = _hanging(people)
    gone = {pk for pk, is_untouched in people.items() if is_untouched and pk not in used}
    again = kept.filter(contact__in=gone).order_by()
    again.update(found=Found.NEW, is_wanted=False, contact=None)
    Contact.objects.filter(pk__in=gone).delete()
    record(subject=book, verb="undo", now=now, by=by)
    return Undone(len(gone), len(people) - len(gone))


@transaction.atomic
def forget_book(book: AddressBook, *, now: datetime, by: Person) -> None:
    """Removes the file and everybody in it who was not kept; whom it brought stay."""
    _own(book, by)
    record(subject=book, verb="forget", now=now, by=by)
    book.delete()


def forget_old_books(*, now: datetime) -> None:
    """Nobody's address book lies here for long."""
    AddressBook.objects.older_than(now - timedelta(days=KEPT_DAYS)).delete()


def _own(book: AddressBook, by: Person) -> None:
    if book.student.person_id != by.pk:
        raise NotYours


def _is_untouched(entry: BookEntry) -> bool:
    """Whether the person is as the file brought them: nothing written, changed or tagged."""
    contact = entry.contact
    if contact is None or contact.tags or contact.archived_at:
        return False
    return all(getattr(contact, name) == text for name, text in details_of(entry).items())


def _hanging(contacts: Collection[int]) -> set[int]:
    """Those on whom a row of any app hangs."""
    used: set[int] = set()
    for pointer in pointers(Contact):
        if pointer.table is BookEntry:
            continue
        rows = pointer.rows(**{f"{pointer.column}__in": contacts})
        if pointer.table is Touch:
            rows = rows.exclude(kind=TouchKind.KEPT)
        used |= set(rows.values_list(f"{pointer.column}_id", flat=True))
    return used
