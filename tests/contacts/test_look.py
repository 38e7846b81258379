"""The pages of address books in a real Chromium: axe finds nothing, nothing overflows."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.contacts.actions import (
    Acquaintance,
    Upload,
    add,
    change,
    choose,
    keep_next,
    read_next,
    receive_book,
)
from apps.contacts.models import AddressBook, BookEntry, Contact
from tests.conftest import Cast
from tests.looks import LOOKS, faults, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
WORK = ("Delta Works, Inc.", "Harbor Lights", "", "Kåge Municipality")


def brought(cast: Cast, now: datetime, text: str) -> AddressBook:
    upload = Upload("Connections of a very long name, 2026-11-23 (2).csv", text.encode())
    return receive_book(upload, student=cast.student, now=now, by=cast.imani)


@pytest.fixture
def books(cast: Cast, now: datetime) -> dict[str, AddressBook]:
    """One in each state: refused, read and partly kept, being kept, being read."""
    rows = "".join(
        f'Zo\u00eb{n},Okonjo-Achterberg,,z{n}@x.example,"{WORK[n % 4]}",Lead,12 Mar 2024\n'
        for n in range(60)
    )
    refused = brought(cast, now, "a,b\n1,2\n")
    chosen = brought(cast, now, HEAD + rows + ",,,,Acme,,\n")
    while read_next(now=now):
        pass
    some = BookEntry.objects.of(chosen)[:3]
    choose(chosen, [entry.pk for entry in some], now=now, by=cast.imani)
    keep_next(now=now)
    keeping = brought(cast, now, HEAD + rows.replace("Zo\u00eb", "Bo"))
    read_next(now=now)
    choose(keeping, None, now=now, by=cast.imani)
    reading = brought(cast, now, HEAD + rows)
    return {"refused": refused, "chosen": chosen, "keeping": keeping, "reading": reading}


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_of_an_address_book_is_clean(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    books: dict[str, AddressBook],
    look: tuple[int, str],
    now: datetime,
) -> None:
    lind = add(Acquaintance("Prof. Lind", "teacher"), student=cast.student, now=now, by=cast.imani)
    change(lind, lind.said | {"tags": "water, a longer tag"}, seal="", now=now, by=cast.imani)
    for name in ("Ana Ruiz of a very long family name", "Bo Li"):
        who = Acquaintance(name, "referral", referred_by=lind)
        add(who, student=cast.student, now=now, by=cast.imani)
    paths = {name: f"/contacts/address-books/{book.pk}/" for name, book in books.items()}
    paths |= {
        kind: f"/contacts/address-books/{books['chosen'].pk}/?show={kind}"
        for kind in ("kept", "left_out", "new&q=nobody")
    }
    paths |= {
        "books": "/contacts/address-books/",
        "export": "/contacts/export/",
        "people": "/contacts/",
        "led": "/contacts/led/",
        "away": "/contacts/?how=away",
        "change": f"/contacts/{lind.pk}/change/",
        "person": f"/contacts/{lind.pk}/",
    }
    site = str(live_server.url)
    context = signed_in(browser, cast.imani, site, look)
    found = {
        name: faults(context, site + path, f"book-{name.partition('&')[0]}-{look[0]}")
        for name, path in paths.items()
    }
    context.close()
    assert found == {name: [] for name in found}


def test_the_choice_comes_by_itself_once_the_file_is_read(
    browser: Browser, live_server: LiveServer, cast: Cast, now: datetime
) -> None:
    book = brought(cast, now, HEAD + "Ana,Ruiz,,ana@x.example,Acme,Lead,12 Mar 2024\n")
    site = str(live_server.url)
    context = signed_in(browser, cast.imani, site, (390, "light"))
    page = context.new_page()
    page.goto(f"{site}/contacts/address-books/{book.pk}/")
    page.get_by_text("A moment, please.").wait_for()
    read_next(now=now)
    page.get_by_label("Ana Ruiz").press("Space")
    page.get_by_role("button", name="Keep the ticked").press("Enter")
    page.get_by_text("1 person is still to be kept.").wait_for()
    keep_next(now=now)
    page.get_by_text("1 person is kept.").wait_for()
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("1 person went again.").wait_for()
    context.close()
    assert not Contact.objects.exists()
