"""An address book comes in, is read by a worker, and the student keeps whom they choose.

Each piece is one transaction: a worker that is killed leaves it undone and the next begins there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.actions.book_move import move_book
from apps.contacts.books import Card, read
from apps.contacts.books.card import keys
from apps.contacts.models import AddressBook, BookEntry, Contact, Found, Relation, Touch, TouchKind
from apps.contacts.workflow import BookStatus
from apps.core.bell import ring
from apps.core.moves import NotYours
from apps.core.wording import first_name
from apps.imports.letters import Unreadable
from apps.students.actions import lock
from apps.students.models import Student
from apps.timeline.actions import record

READ_BOOKS, KEEP_BOOKS = "contacts.read_books", "contacts.keep_books"
PIECE = 500  # people in one transaction


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
        move_book(book, "refuse", {"reason": str(refusal), "content": b""}, now=now, by=None)
        return True
    known = _known(book.student)
    people = [_entry(book, card, known) for card in found.cards]
    left_out = [
        BookEntry(book=book, line=line, found=Found.LEFT_OUT, reason=reason[:100])
        for line, reason in found.unread
    ]
    BookEntry.objects.bulk_create([*people, *left_out], batch_size=1000)
    move_book(book, "read", {"source": found.source, "content": b""}, now=now, by=None)
    return True


@transaction.atomic
def choose(book: AddressBook, entries: Iterable[int] | None, *, now: datetime, by: Person) -> None:
    """Marks whom to keep (None: everybody new), and hands them to a worker."""
    new = BookEntry.objects.of(book).that_are(Found.NEW)
    wanted = new if entries is None else new.numbered(entries)
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
        entry.contact_id = next((known[key] for key in _keys(entry) if key in known), None)
        entry.found = Found.KNOWN if entry.contact_id else Found.KEPT
    _keep([entry for entry in piece if entry.found == Found.KEPT], book, now)
    BookEntry.objects.bulk_update(piece, ["contact", "found"], batch_size=PIECE)
    if not BookEntry.objects.of(book).chosen().exists():
        move_book(book, "finish", {}, now=now, by=None)
    return True


def _entry(book: AddressBook, card: Card, known: dict[str, int]) -> BookEntry:
    contact = next((known[key] for key in card.keys if key in known), None)
    found = Found.NEW if contact is None else Found.KNOWN
    return BookEntry(book=book, contact_id=contact, found=found, **vars(card))


def _known(student: Student) -> dict[str, int]:
    """The student's people by everything that tells them apart."""
    people = Contact.objects.of(student).select_related("alum")
    return {key: person.pk for person in people for key in _keys(person)}


def _keys(who: Contact | BookEntry) -> frozenset[str]:
    return keys(
        name=who.name,
        organization=who.organization,
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
    return Contact(
        student=student,
        relation=Relation.BOOK,
        name=entry.name,
        called=first_name(entry.name)[:60],
        own_title=entry.title,
        own_organization=entry.organization,
        email=entry.email,
        profile_url=entry.profile_url,
        notes=note_of(entry),
        created_at=now,
    )


def note_of(entry: BookEntry) -> str:
    """What the file says of how the two met; no sentence for a letter."""
    return _("Referred by %(name)s.") % {"name": entry.referred_by} if entry.referred_by else ""


def _where(entry: BookEntry, book: AddressBook) -> str:
    if entry.connected_on is None:
        return book.source
    return _("%(source)s, connected %(day)s") % {
        "source": book.source,
        "day": entry.connected_on.isoformat(),
    }
