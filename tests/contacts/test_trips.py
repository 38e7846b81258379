"""Round trips of people that hypothesis makes: our files, read by other libraries and by ours."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import unquote

import pytest
import vobject
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from icalendar.parser import Contentlines

from apps.contacts.actions import (
    Acquaintance,
    Upload,
    add,
    choose,
    keep,
    keep_next,
    read_next,
    receive_book,
)
from apps.contacts.books import read
from apps.contacts.books.formats import RAPPORT_HEADER
from apps.contacts.export import table, vcards
from apps.contacts.models import AddressBook, BookEntry, Contact, Found, Relation
from apps.students.models import Student
from tests.conftest import NOW, Cast
from tests.imports.made import Made, people

BOTH = pytest.mark.parametrize("kind", ["vcf", "csv"])
QUICK = settings(max_examples=40, deadline=None)
THOROUGH = settings(max_examples=1000, deadline=None)
ROWS = (HealthCheck.function_scoped_fixture,)  # taken back after each


def contact(one: Made, student: Student | None = None) -> Contact:
    return Contact(
        pk=None if student else one.number + 1,
        student=student,
        relation=Relation.FRIEND,
        name=one.name,
        called=one.given[:60],
        own_organization=one.organization,
        own_title=one.title,
        email=one.email,
        profile_url=one.page,
        notes=one.notes,
        created_at=NOW,
    )


def assert_cards_are_read_back(made: Sequence[Made]) -> None:
    """By vobject, and by the parser of icalendar, which shares no line with it."""
    text = "".join(vcards([contact(one) for one in made]))
    first = [
        {
            name: card.contents[name][0].value
            for name in ("fn", "org", "title", "email", "url", "note")
            if name in card.contents
        }
        for card in vobject.readComponents(text)
    ]
    second: list[dict[str, str]] = []
    for line in filter(None, Contentlines.from_ical(text)):  # type: ignore[no-untyped-call]
        name, _params, _value = line.parts()
        if name == "BEGIN":
            second.append({})
        second[-1][name.casefold()] = line.partition(":")[2]
    for one, card, other in zip(made, first, second, strict=True):
        said = {
            "fn": one.name,
            "org": one.organization,
            "title": one.title,
            "email": one.email,
            "note": one.notes,
            "url": one.page,
        }
        filled = {name: value for name, value in said.items() if value}
        assert {name: _only(name, value) for name, value in card.items()} == filled
        found = {name: _unescaped(value) for name, value in other.items() if name in said}
        assert {name: _only(name, value) for name, value in found.items()} == filled


def _only(name: str, value: str | list[str]) -> str:
    only = value if isinstance(value, str) else "".join(value)
    return unquote(only) if name == "url" else only


def _unescaped(value: str) -> str:
    """As RFC 6350 3.4 has it; icalendar leaves that to its reader."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


@QUICK
@given(people())
def test_cards_are_read_back_equal(made: list[Made]) -> None:
    assert_cards_are_read_back(made)


@pytest.mark.full
@THOROUGH
@given(people())
def test_very_many_cards_are_read_back_equal(made: list[Made]) -> None:
    assert_cards_are_read_back(made)


@QUICK
@given(people())
def test_no_line_of_a_card_is_longer_than_its_standard_wants(made: list[Made]) -> None:
    text = "".join(vcards([contact(one) for one in made]))
    for line in text.split("\r\n"):
        assert len(line.rstrip().encode()) <= 75 or " " * 60 in line
        assert line.strip() or line == ""


@QUICK
@given(people())
def test_the_table_is_read_back_equal(made: list[Made]) -> None:
    text = "".join(table([contact(one) for one in made]))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert rows[0] == list(RAPPORT_HEADER)
    for one, row in zip(made, rows[1:], strict=True):
        found = [cell.removeprefix("'") for cell in row]
        wanted = [*one.facts, one.given[:60], one.notes]
        shown = [row[0], row[2], row[3], row[4], row[5], row[1], row[8]]
        cells = [found[0], found[2], found[3], found[4], found[5], found[1], found[8]]
        for cell, bare, want in zip(shown, cells, wanted, strict=True):
            assert want in {cell, bare}
            assert not cell.startswith(("=", "+", "-", "@", "\t"))


@BOTH
@QUICK
@given(people())
def test_our_own_reader_reads_our_own_file(kind: str, made: list[Made]) -> None:
    written = vcards if kind == "vcf" else table
    text = "".join(written([contact(one) for one in made]))
    book = read(text.encode())
    assert (book.source, book.unread) == ("vCard" if kind == "vcf" else "Rapport", ())
    for one, card in zip(made, book.cards, strict=True):
        found = (card.name, card.organization, card.title, card.email)
        assert found == (one.name, one.organization, one.title, one.email)
        assert unquote(card.profile_url) == one.page


def brought(content: str, student: Student, now: datetime) -> dict[str, int]:
    """What the file holds for the student; everybody new is kept."""
    upload = Upload("people", content.encode())
    book = receive_book(upload, student=student, now=now, by=student.person)
    read_next(now=now)
    book.refresh_from_db()
    counts = BookEntry.objects.of(book).counts()
    choose(book, None, now=now, by=student.person)
    while keep_next(now=now):
        pass
    return counts


def exported(kind: str, student: Student) -> str:
    written = vcards if kind == "vcf" else table
    return "".join(written(Contact.objects.of(student)))


def assert_nobody_doubles(kind: str, made: Sequence[Made], cast: Cast, now: datetime) -> None:
    """At home a file brings nobody; elsewhere everybody once, and nobody a second or third time."""
    home, away = cast.student, cast.classmate
    Contact.objects.bulk_create([contact(one, home) for one in made])
    file = exported(kind, home)
    for _time in range(2):
        assert brought(file, home, now)[Found.NEW] == 0
    assert brought(file, away, now)[Found.NEW] == len(made)
    for _time in range(2):
        assert brought(file, away, now)[Found.NEW] == 0
        assert brought(exported(kind, away), away, now)[Found.NEW] == 0
    assert Contact.objects.of(away).count() == len(made)


@BOTH
@settings(max_examples=3, deadline=None, suppress_health_check=ROWS)
@given(made=people())
def test_a_file_that_comes_back_makes_nobody_new(
    kind: str, cast: Cast, now: datetime, made: list[Made]
) -> None:
    with transaction.atomic():
        assert_nobody_doubles(kind, made, cast, now)
        transaction.set_rollback(True)


@pytest.mark.full
@BOTH
@settings(max_examples=100, deadline=None, suppress_health_check=ROWS)
@given(made=people(most=12))
def test_very_many_files_that_come_back_make_nobody_new(
    kind: str, cast: Cast, now: datetime, made: list[Made]
) -> None:
    with transaction.atomic():
        assert_nobody_doubles(kind, made, cast, now)
        transaction.set_rollback(True)


@BOTH
def test_an_alum_who_went_along_as_a_bare_name_comes_back_as_nobody_new(
    kind: str, cast: Cast, now: datetime
) -> None:
    keep(cast.alum, student=cast.student, now=now, by=cast.imani)
    counts = brought(exported(kind, cast.student), cast.student, now)
    assert (counts[Found.NEW], counts[Found.KNOWN]) == (0, 1)
    assert Contact.objects.of(cast.student).count() == 1


@BOTH
@pytest.mark.parametrize(
    ("email", "page"),
    [("ana@[192.0.2.1]", ""), ('"a b"@post.example', ""), ("", "http://localhost/ana")],
)
def test_an_address_that_no_address_book_holds_doubles_nobody(
    kind: str, cast: Cast, now: datetime, email: str, page: str
) -> None:
    ana = Acquaintance("Ana Ruiz", Relation.FRIEND, email=email, profile_url=page)
    add(ana, student=cast.student, now=now, by=cast.imani)
    assert brought(exported(kind, cast.student), cast.student, now)[Found.NEW] == 0


def test_controls_in_a_name_spoil_no_card() -> None:
    person = Contact(pk=1, name="Ana\x01\x0bRuiz\x7f", called="Ana", notes="a\r\nb\u2028c\x85d")
    card = vobject.readOne("".join(vcards([person])))
    assert (card.fn.value, card.note.value) == ("Ana \nRuiz ", "a\nb\nc\nd")
    assert read("".join(vcards([person])).encode()).cards[0].name == "Ana Ruiz"


def test_our_own_table_says_who_gave_the_name(cast: Cast, now: datetime) -> None:
    ines = add(Acquaintance("Inès", "friend"), student=cast.student, now=now, by=cast.imani)
    bo = Acquaintance("=Bo", "referral", referred_by=ines)
    add(bo, student=cast.student, now=now, by=cast.imani)
    book = read(exported("csv", cast.student).encode())
    assert [(card.name, card.referred_by) for card in book.cards] == [("=Bo", "Inès"), ("Inès", "")]
    assert AddressBook.objects.count() == 0
