"""An address book comes in, is read by a worker, and the student keeps whom they choose.

Each piece is one transaction: a worker that is killed leaves it undone and the next begins there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.actions.book_move import move_book
from apps.contacts.books import Book, Card, read
from apps.contacts.books.card import keys, same_as
from apps.contacts.models import AddressBook, BookEntry, Contact, Found, Relation, Touch, TouchKind
from apps.contacts.workflow import BookStatus
from apps.core.bell import ring
from apps.core.moves import NotYours, Refused
from apps.core.wording import day, first_name
from apps.imports.letters import Unreadable
from apps.students.actions import lock
from apps.students.models import Student
from apps.timeline.actions import record

READ_BOOKS, KEEP_BOOKS = "contacts.read_books", "contacts.keep_books"
log = structlog.get_logger(__name__)
PIECE = 500  # people in one transaction
MOST_WAITING = 3  # files of one student that are not read yet


@dataclass(frozen=True)
class Upload:
    file_name: str
    content: bytes


@transaction.atomic
def receive_book(upload: Upload, *, student: Student, now: datetime, by: Person) -> AddressBook:
    """Keeps the file for a worker to read; the same bytes that still wait are not kept twice."""
    if student.person_id != by.pk:
        raise NotYours
    lock(student)
    waiting = AddressBook.objects.of(student).filter(status=BookStatus.READING)
    same = waiting.filter(content=upload.content).first()
    if same is not None:
        return same
    if waiting.count() >= MOST_WAITING:
        raise Refused(_("Your last files are still being read. Look again in a minute."))
    book = AddressBook.objects.create(
        student=student,
        file_name=upload.file_name[:200],
        content=upload.content,
        created_at=now,
    )
    record(subject=book, verb="receive", now=now, by=by)
    ring(READ_BOOKS)
    return book


@transaction.atomic
def read_next(*, now: datetime) -> bool:
    """Reads the oldest file that waits. True while there may be more."""
    book = AddressBook.objects.next_in(BookStatus.READING)
    if book is None:
        return False
    try:
        found = read(bytes(book.content))
    except Unreadable as refusal:
        _refuse(book, str(refusal), now)
    except Exception:
        # The parser of vCards may raise anything; one file must not keep the others waiting.
        log.exception("address_book_unread", book=book.pk)
        words = _("This file could not be read. Try another export of the same address book.")
        _refuse(book, words, now)
    else:
        _shelve(book, found)
        move_book(book, "read", {"source": found.source, "content": b""}, now=now, by=None)
    return True


def _refuse(book: AddressBook, reason: str, now: datetime) -> None:
    move_book(book, "refuse", {"reason": reason, "content": b""}, now=now, by=None)


def _shelve(book: AddressBook, found: Book) -> None:
    known = _known(book.student)
    people = [_entry(book, card, known) for card in found.cards]
    left_out = [
        BookEntry(book=book, line=line, found=Found.LEFT_OUT, reason=reason[:100])
        for line, reason in found.unread
    ]
    BookEntry.objects.bulk_create([*people, *left_out], batch_size=1000)


@transaction.atomic
def choose(book: AddressBook, entries: Iterable[int] | None, *, now: datetime, by: Person) -> None:
    """Marks whom to keep (None: everybody new), and hands them to a worker.

    `Refused` where nobody named is new in this book: another's entries are nobody's.
    """
    new = BookEntry.objects.of(book).that_are(Found.NEW)
    wanted = new if entries is None else new.numbered(entries)
    if entries is not None and not wanted.exists():
        raise Refused(_("Nobody you ticked waits in this file. Look again, and tick whom to keep."))
    move_book(book, "choose", {}, now=now, by=by)
    wanted.order_by().update(is_wanted=True)
    ring(KEEP_BOOKS)


@transaction.atomic
def keep_next(*, now: datetime) -> bool:
    """Keeps one piece of the people who were chosen. True while there may be more."""
    book = AddressBook.objects.next_in(BookStatus.KEEPING)
    if book is None:
        return False
    lock(book.student)
    piece = list(BookEntry.objects.of(book).chosen()[:PIECE])
    known = _known(book.student)
    for entry in piece:
        entry.contact_id = same_as(_keys(entry), known)
        entry.found = Found.KEPT if entry.contact_id is None else Found.KNOWN
    _keep([entry for entry in piece if entry.found == Found.KEPT], book, now)
    BookEntry.objects.bulk_update(piece, ["contact", "found"], batch_size=PIECE)
    if not BookEntry.objects.of(book).chosen().exists():
        move_book(book, "finish", {}, now=now, by=None)
    return True


def _entry(book: AddressBook, card: Card, known: dict[str, int]) -> BookEntry:
    contact = same_as(card.keys, known)
    found = Found.NEW if contact is None else Found.KNOWN
    return BookEntry(book=book, contact_id=contact, found=found, **vars(card))


def _known(student: Student) -> dict[str, int]:
    """The student's people, also those put away, by everything that tells them apart."""
    people = list(Contact.objects.of_all(student).select_related("alum").order_by("-pk"))
    became = {person.pk: person.merged_into_id for person in people}
    return {
        key: _last(person.pk, became)
        for person in people
        for key in _keys(person) | _keys_taken_along(person)
    }


def _last(pk: int, became: Mapping[int, int | None]) -> int:
    """Whom an entry went up in, over however many merges."""
    while (kept := became[pk]) is not None:
        pk = kept
    return pk


def _keys(who: Contact | BookEntry) -> frozenset[str]:
    return keys(
        name=who.name,
        organization=who.organization,
        email=who.email,
        profile_url=who.profile_url,
    )


def _keys_taken_along(who: Contact) -> frozenset[str]:
    """As `contacts.export` writes them: of an alum the name, without what only Rapport shows."""
    return keys(
        name=who.name,
        organization=who.own_organization,
        email=who.email,
        profile_url=who.profile_url,
    )


def _keep(entries: Sequence[BookEntry], book: AddressBook, now: datetime) -> None:
    """Makes them people of the student, in a few statements for all; no step counts them."""
    made = Contact.objects.bulk_create([_contact(entry, book.student, now) for entry in entries])
    for entry, contact in zip(entries, made, strict=True):
        entry.contact = contact
    Touch.objects.bulk_create(
        Touch(contact=contact, kind=TouchKind.KEPT, note=_where(entry, book), at=now)
        for entry, contact in zip(entries, made, strict=True)
    )


def _contact(entry: BookEntry, student: Student, now: datetime) -> Contact:
    called = first_name(entry.name)[:60]
    return Contact(student=student, called=called, created_at=now, **details_of(entry))


def details_of(entry: BookEntry) -> dict[str, str]:
    """What a person is kept with; who referred them is a note, no sentence for a letter."""
    referred = _("Referred by %(name)s.") % {"name": entry.referred_by}
    return {
        "relation": Relation.BOOK,
        "name": entry.name,
        "own_title": entry.title,
        "own_organization": entry.organization,
        "email": entry.email,
        "profile_url": entry.profile_url,
        "notes": referred if entry.referred_by else "",
    }


def _where(entry: BookEntry, book: AddressBook) -> str:
    if entry.connected_on is None:
        return book.source
    said = {"source": book.source, "day": day(entry.connected_on)}
    return _("%(source)s, connected %(day)s") % said
