"""Address books as other programs write them, at random: read as written, or refused in words."""

import pytest

from apps.contacts.books import Card, read


def card(*lines: str, version: str = "3.0") -> bytes:
    body = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    return body.encode()


def only(content: bytes) -> Card:
    (found,) = read(content).cards
    return found


def test_a_comma_without_a_backslash_cuts_nothing_off() -> None:
    found = only(
        card(
            "FN:Ruiz, Ana",
            "TITLE:Lead, west",
            "ORG:Delta, Inc.;Water",
            "URL:https://delta.example/a,b;c",
        )
    )
    assert (found.name, found.title) == ("Ruiz, Ana", "Lead, west")
    assert found.organization == "Delta, Inc."
    assert found.profile_url == "https://delta.example/a,b;c"


def test_an_address_of_the_web_with_a_backslash_ahead_of_its_colon_is_read() -> None:
    assert only(card("FN:Ana", "URL:https\\://delta.example")).profile_url == (
        "https://delta.example"
    )


@pytest.mark.parametrize(
    "line",
    [
        "FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=C3=96zg",
        "FN;ENCODING=QUOTED-PRINTABLE:=D6zg",
        "FN;ENCODING=b:/9j",
        "EMAIL;PREF=²:ana@delta.example",
        f"EMAIL;PREF={'9' * 5000}:ana@delta.example",
    ],
)
def test_a_line_that_cannot_be_read_spoils_no_card(line: str) -> None:
    book = read(card(line, "N:Ruiz;Ana;;;", version="2.1") + card("FN:Tomas Berg"))
    assert [found.name for found in book.cards] == ["Ana Ruiz", "Tomas Berg"]
