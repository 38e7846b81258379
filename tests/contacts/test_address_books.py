"""From a file to people: choosing, twice the same, taking back, and nobody else's business."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.contacts.actions import (
    Upload,
    change,
    choose,
    forget_book,
    forget_old_books,
    keep_next,
    note,
    put_away,
    read_next,
    receive_book,
    undo_book,
)
from apps.contacts.models import AddressBook, BookEntry, Contact, Found, Touch
from apps.contacts.workflow import BookStatus
from apps.core.moves import NotYours, Refused, StaleMove
from apps.outreach.actions import start
from apps.students.actions import explore
from apps.students.models import StepFact
from tests.conftest import Cast

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz-example,,Delta Works,Engineer,12 Mar 2024\n"
    "Tomas,Berg,,tomas@berg.example,Acme,,\n"
    "Bo,Li,,,Acme,Clerk,\n"
    ",,,,Acme,,\n"
)


def brought(cast: Cast, now: datetime, rows: str = ROWS) -> AddressBook:
    upload = Upload("Connections.csv", (HEAD + rows).encode())
    book = receive_book(upload, student=cast.student, now=now, by=cast.imani)
    while read_next(now=now):
        pass
    book.refresh_from_db()
    return book


def kept(book: AddressBook, now: datetime, *names: str) -> None:
    entries = BookEntry.objects.of(book).filter(name__in=names)
    ids = list(entries.values_list("pk", flat=True)) if names else None
    choose(book, ids, now=now, by=book.student.person)
    while keep_next(now=now):
        pass
    book.refresh_from_db()


def names(cast: Cast) -> list[str]:
    return sorted(Contact.objects.of(cast.student).values_list("name", flat=True))


def test_a_student_keeps_whom_they_tick(cast: Cast, now: datetime) -> None:
    explore(cast.student, "water", now=now, by=cast.imani)
    book = brought(cast, now)
    assert (book.status, book.source, bytes(book.content)) == (BookStatus.READ, "LinkedIn", b"")
    assert names(cast) == []
    kept(book, now, "Ana Ruiz", "Bo Li")
    assert names(cast) == ["Ana Ruiz", "Bo Li"]
    ana = Contact.objects.get(name="Ana Ruiz")
    assert (ana.called, ana.title, ana.organization) == ("Ana", "Engineer", "Delta Works")
    assert Touch.objects.with_contact(ana).get().note == "LinkedIn, connected Tuesday 12 March 2024"
    # An address book is no step done: nobody was found for a field yet.
    assert StepFact.objects.count() == 0
    counts = BookEntry.objects.of(book).counts()
    assert (counts[Found.NEW], counts[Found.KEPT], counts[Found.LEFT_OUT]) == (1, 2, 1)
    assert book.status == BookStatus.READ


def test_the_same_file_a_second_time_brings_nobody_new(cast: Cast, now: datetime) -> None:
    kept(brought(cast, now), now)
    again = brought(cast, now)
    counts = BookEntry.objects.of(again).counts()
    assert (counts[Found.NEW], counts[Found.KNOWN]) == (0, 3)
    kept(again, now)
    assert names(cast) == ["Ana Ruiz", "Bo Li", "Tomas Berg"]


def test_two_files_chosen_from_at_once_make_no_doubles(cast: Cast, now: datetime) -> None:
    first, second = brought(cast, now), brought(cast, now)
    for book in (first, second):
        choose(book, None, now=now, by=cast.imani)
    while keep_next(now=now):
        pass
    assert names(cast) == ["Ana Ruiz", "Bo Li", "Tomas Berg"]
    assert BookEntry.objects.of(second).counts()[Found.KNOWN] == 3


def test_taking_back_spares_whoever_something_hangs_on(cast: Cast, now: datetime) -> None:
    book = brought(cast, now)
    kept(book, now)
    ana, bo = (Contact.objects.get(name=name) for name in ("Ana Ruiz", "Bo Li"))
    note(ana, "Met her at the fair.", by=cast.imani)
    start(bo, now=now, by=cast.imani)
    undone = undo_book(book, now=now, by=cast.imani)
    assert (undone.gone, undone.stayed) == (1, 2)
    assert names(cast) == ["Ana Ruiz", "Bo Li"]
    kept(book, now)
    assert names(cast) == ["Ana Ruiz", "Bo Li", "Tomas Berg"]


@pytest.mark.parametrize(
    "typed", [{"tags": "water"}, {"name": "Anna Ruiz"}, {"title": "Lead"}, {"relation": "friend"}]
)
def test_taking_back_spares_whoever_was_changed_by_hand(
    cast: Cast, now: datetime, typed: dict[str, str]
) -> None:
    book = brought(cast, now)
    kept(book, now)
    ana = Contact.objects.get(name="Ana Ruiz")
    change(ana, ana.said | typed, seal="", now=now, by=cast.imani)
    undone = undo_book(book, now=now, by=cast.imani)
    assert (undone.gone, undone.stayed) == (2, 1)


def test_somebody_put_away_does_not_come_back_with_a_file(cast: Cast, now: datetime) -> None:
    kept(brought(cast, now), now)
    put_away(Contact.objects.get(name="Bo Li"), now=now, by=cast.imani)
    again = brought(cast, now)
    assert BookEntry.objects.of(again).counts()[Found.NEW] == 0
    kept(again, now)
    assert names(cast) == ["Ana Ruiz", "Tomas Berg"]


def test_a_file_on_which_the_parser_breaks_keeps_no_other_waiting(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ana\nEND:VCARD\n"
    for text in (card, HEAD + ROWS):
        upload = Upload("book", text.encode())
        receive_book(upload, student=cast.student, now=now, by=cast.imani)
    # A defect of a library, not of ours: what it may raise is in no document.
    monkeypatch.delattr("vobject.base.textLineToContentLine")
    while read_next(now=now):
        pass
    states = dict(AddressBook.objects.order_by("pk").values_list("status", "reason"))
    assert set(states) == {BookStatus.REFUSED, BookStatus.READ}
    assert "Try another export" in states[BookStatus.REFUSED]


def test_a_name_with_a_zero_byte_is_kept_without_it(cast: Cast, now: datetime) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:Ru=00iz;Ana\n"
        "EMAIL:a=00@b.example\nEND:VCARD\n"
    )
    upload = Upload("book.vcf", text.encode())
    book = receive_book(upload, student=cast.student, now=now, by=cast.imani)
    read_next(now=now)
    kept(book, now)
    assert names(cast) == ["Ana Ru iz"]


def test_files_are_read_before_more_are_taken(cast: Cast, now: datetime) -> None:
    for number in range(3):
        receive_book(
            Upload(f"{number}.csv", b"%d" % number), student=cast.student, now=now, by=cast.imani
        )
    with pytest.raises(Refused, match="still being read"):
        receive_book(Upload("3.csv", b"3"), student=cast.student, now=now, by=cast.imani)
    again = receive_book(Upload("0.csv", b"0"), student=cast.student, now=now, by=cast.imani)
    assert (again.file_name, AddressBook.objects.count()) == ("0.csv", 3)


def test_a_page_that_asks_again_is_renewed_once_the_file_is_read(
    client: Client, cast: Cast, now: datetime
) -> None:
    upload = Upload("Connections.csv", (HEAD + ROWS).encode())
    book = receive_book(upload, student=cast.student, now=now, by=cast.imani)
    client.force_login(cast.imani)
    here = reverse("contacts:address_book", args=[book.pk])
    waiting = client.get(here, headers={"HX-Request": "true"})
    read_next(now=now)
    done = client.get(here, headers={"HX-Request": "true"})
    assert [page.headers.get("HX-Refresh") for page in (waiting, done)] == [None, "true"]


def test_what_is_forgotten_leaves_the_people(cast: Cast, now: datetime) -> None:
    book = brought(cast, now)
    kept(book, now, "Bo Li")
    forget_book(book, now=now, by=cast.imani)
    assert (names(cast), AddressBook.objects.count(), BookEntry.objects.count()) == (
        ["Bo Li"],
        0,
        0,
    )


def test_a_file_is_forgotten_after_a_month(cast: Cast, now: datetime) -> None:
    kept(brought(cast, now), now, "Bo Li")
    forget_old_books(now=now + timedelta(days=30))
    assert AddressBook.objects.count() == 1
    forget_old_books(now=now + timedelta(days=30, seconds=1))
    assert (AddressBook.objects.count(), names(cast)) == (0, ["Bo Li"])


def test_a_worker_that_dies_loses_and_doubles_nobody(cast: Cast, now: datetime) -> None:
    rows = "".join(f"Ana{n},Ruiz,,a{n}@x.example,Acme,Lead,\n" for n in range(1200))
    book = brought(cast, now, rows)
    choose(book, None, now=now, by=cast.imani)
    assert keep_next(now=now) is True
    assert Contact.objects.of(cast.student).count() == 500
    while keep_next(now=now):
        pass
    assert Contact.objects.of(cast.student).count() == 1200
    assert BookEntry.objects.of(book).counts()[Found.KEPT] == 1200


def test_what_is_no_address_book_is_refused_in_words(cast: Cast, now: datetime) -> None:
    upload = Upload("notes.csv", b"a,b\n1,2\n")
    book = receive_book(upload, student=cast.student, now=now, by=cast.imani)
    assert read_next(now=now) is True
    book.refresh_from_db()
    assert (book.status, bytes(book.content)) == (BookStatus.REFUSED, b"")
    assert "no address book that Rapport knows" in book.reason


def test_a_book_is_its_owners_alone(cast: Cast, now: datetime) -> None:
    book = brought(cast, now)
    with pytest.raises(NotYours):
        choose(book, None, now=now, by=cast.mateo)
    for verb in (undo_book, forget_book):
        with pytest.raises(NotYours):
            verb(book, now=now, by=cast.dana)
    with pytest.raises(NotYours):
        receive_book(Upload("a.csv", b""), student=cast.student, now=now, by=cast.mateo)
    assert AddressBook.objects.count() == 1


def test_nothing_is_taken_back_while_people_are_being_kept(cast: Cast, now: datetime) -> None:
    book = brought(cast, now)
    choose(book, None, now=now, by=cast.imani)
    with pytest.raises(StaleMove, match="being kept"):
        undo_book(book, now=now, by=cast.imani)


def test_by_the_pages_from_a_file_to_people_and_back(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.imani)
    file = SimpleUploadedFile("Connections.csv", (HEAD + ROWS).encode())
    answer = client.post(reverse("contacts:address_books"), {"file": file}, follow=True)
    assert "Reading your address book" in answer.content.decode()
    read_next(now=morning)
    here = answer.redirect_chain[-1][0]
    page = client.get(here).content.decode()
    assert [name in page for name in ("Ana Ruiz", "Tomas Berg", "Bo Li")] == [True] * 3
    page = client.post(here, {"do": "keep"}, follow=True).content.decode()
    assert "Tick whom you want to keep first" in page
    entry = BookEntry.objects.get(name="Tomas Berg")
    page = client.post(here, {"do": "keep", "entry": entry.pk}, follow=True).content.decode()
    assert "1 person is still to be kept" in page
    keep_next(now=morning)
    page = client.get(here, {"show": "kept"}).content.decode()
    assert ("1 person is kept" in page, "Tomas Berg" in page, "Bo Li" in page) == (
        True,
        True,
        False,
    )
    page = client.post(here, {"do": "undo"}, follow=True).content.decode()
    assert "1 person went again" in page
    page = client.post(here, {"do": "forget"}, follow=True).content.decode()
    assert "The file is forgotten" in page


def test_the_choice_can_be_narrowed_down(client: Client, cast: Cast, now: datetime) -> None:
    book = brought(cast, now)
    client.force_login(cast.imani)
    here = reverse("contacts:address_book", args=[book.pk])
    page = client.get(here, {"q": "acme clerk"}).content.decode()
    assert ("Bo Li" in page, "Tomas Berg" in page) == (True, False)
    page = client.get(here, {"show": "left_out"}).content.decode()
    assert ("Line 5" in page, "no name of a person" in page) == (True, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_often_for_one_as_for_many(
    client: Client,
    cast: Cast,
    now: datetime,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    kept(brought(cast, now, "".join(ROWS.splitlines(keepends=True)[:rows])), now)
    book = brought(cast, now, "".join(ROWS.splitlines(keepends=True)[:rows]))
    client.force_login(cast.imani)
    with django_assert_num_queries(12):
        client.get(reverse("contacts:address_book", args=[book.pk]), {"show": "known"})
