"""Address books as the wild has them, each read into the same few facts."""

from contextlib import suppress
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.contacts.books import Card, read
from apps.contacts.books.card import keys
from apps.contacts.books.days import day
from apps.imports.letters import Unreadable

LINKEDIN = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz-example,,"Delta Works, Inc.",Engineer,12 Mar 2024
Tomas,Berg,https://www.linkedin.com/in/tomas-berg-example,tomas@berg.example,,,07 Jan 2023
,,,,,,
"""
ANA = Card(
    line=2,
    name="Ana Ruiz",
    organization="Delta Works, Inc.",
    title="Engineer",
    profile_url="https://www.linkedin.com/in/ana-ruiz-example",
    connected_on=date(2024, 3, 12),
)
PREAMBLES = [
    "",
    "Notes:\n",
    'Notes:\n"Some addresses, for reasons of their own, are left out here."\n\n',
    '"Notes:"\n"One line"\n"Two, lines"\n\n\n\n"And a, third"\n\n',
]


def nth(card: Card, lines_ahead: int) -> Card:
    return Card(**vars(card) | {"line": card.line + lines_ahead})


@pytest.mark.parametrize("preamble", PREAMBLES)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_linkedin_is_read_behind_whatever_stands_ahead(
    preamble: str, mark: bytes, ending: str
) -> None:
    text = (preamble + LINKEDIN).replace("\n", ending)
    book = read(mark + text.encode())
    assert (book.source, len(book.cards), book.unread) == ("LinkedIn", 2, ())
    assert book.cards[0] == nth(ANA, preamble.count("\n"))
    assert book.cards[1].email == "tomas@berg.example"


def test_an_older_export_without_profiles_is_read() -> None:
    text = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    book = read(f"{text}Ana,Ruiz,,Delta Works,Engineer,12 Mar 2024\n".encode())
    assert (book.cards[0].name, book.cards[0].profile_url) == ("Ana Ruiz", "")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_file_that_a_spreadsheet_saved_again_is_read(delimiter: str) -> None:
    rows = [
        ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"],
        ["Zoë", "Ångström", "", "zoe@example.org", "Kåge", "", "7-Feb-22"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    book = read(text.encode("cp1252"))
    assert book.cards[0].name == "Zoë Ångström"
    assert book.cards[0].connected_on == date(2022, 2, 7)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12 Mar 2024", date(2024, 3, 12)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("2021-11-30", date(2021, 11, 30)),
        ("", None),
        ("03/04/24", None),
        ("--0412", None),
        ("30 Feb 2024", None),
    ],
)
def test_a_day_is_read_only_where_it_is_certain(typed: str, expected: date | None) -> None:
    assert day(typed) == expected


NEW_GOOGLE = (
    "First Name,Middle Name,Last Name,File As,Organization Name,Organization Title,Birthday,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Website 1 - Value\n"
    "Mireille,,Okonjo,,Flood Control,Lead,--0412,* myContacts ::: Navy,Home,m@home.example,"
    "* Work,m@work.example ::: mo@work.example,floods.example\n"
    ",,,,Plumber Ltd,,,,,office@plumber.example,,,\n"
)
OLD_GOOGLE = (
    "Name,Given Name,Additional Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
    "Mireille Okonjo,Mireille,,Okonjo,--04-12,* myContacts,* Work,m@work.example ::: x@y.example,"
    "Flood Control,Lead\n"
    "Aunt Carla,,,,,,,,,\n"
)
OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Web Page,Birthday,E-mail Address,"
    "E-mail 2 Address,Referred By,Company,Job Title\n"
    'Mireille,A.,Okonjo,Dr.,,,0/0/00,m@work.example,,Prof. Lind,Flood Control,"Lead,\nwest"\n'
)


def test_both_generations_of_google_are_read() -> None:
    new, old = read(NEW_GOOGLE.encode()), read(OLD_GOOGLE.encode())
    assert [new.source, old.source] == ["Google Contacts", "Google Contacts"]
    person = new.cards[0]
    assert (person.name, person.email) == ("Mireille Okonjo", "m@work.example")
    assert (person.organization, person.title) == ("Flood Control", "Lead")
    assert person.profile_url == "https://floods.example"
    assert new.unread == ((3, "no name of a person"),)
    assert [card.name for card in old.cards] == ["Mireille Okonjo", "Aunt Carla"]
    assert old.cards[0].email == "m@work.example"


def test_outlook_says_who_gave_the_name() -> None:
    book = read(OUTLOOK.encode())
    card = book.cards[0]
    assert (book.source, card.name, card.title) == ("Outlook", "Mireille A. Okonjo", "Lead, west")
    assert (card.referred_by, card.email) == ("Prof. Lind", "m@work.example")


VCARDS = """BEGIN:VCARD
VERSION:3.0
N:Ruiz;Ana;;;
FN:Ana Ruiz
ORG:Delta Works;Water
TITLE:Engineer
BDAY:--0412
EMAIL;TYPE=INTERNET:home@ruiz.example
item1.EMAIL;TYPE=INTERNET,pref:ana@delta.example
item1.X-ABLabel:_$!<Other>!$_
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ
 AAAQABAAD/2wBDAAMC
URL:https://delta.example
X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ana-ruiz-example
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Zoë Ångström
EMAIL;PREF=2:second@example.org
EMAIL;PREF=1:first@example.org
ORG:A very long name of an organization that is folded at seventy-five oct
 ets
BDAY:19961022
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:The climbing club
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zg=C3=BCr;Deniz;;;
END:VCARD
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_vcards_of_every_version_are_read_from_one_file(ending: str) -> None:
    book = read(VCARDS.replace("\n", ending).encode())
    assert book.source == "vCard"
    assert book.cards[0] == Card(
        line=1,
        name="Ana Ruiz",
        organization="Delta Works",
        title="Engineer",
        email="ana@delta.example",
        profile_url="https://www.linkedin.com/in/ana-ruiz-example",
    )
    assert [card.name for card in book.cards[1:]] == ["Zoë Ångström", "Deniz Özgür"]
    assert book.cards[1].email == "first@example.org"
    assert book.cards[1].organization.endswith("seventy-five octets")
    assert book.unread == ((25, "no name of a person"),)


def test_a_broken_card_spoils_no_other() -> None:
    broken = "BEGIN:VCARD\nVERSION:3.0\nBEGIN:NOTHING\nFN:Half\nEND:VCARD\n"
    book = read((broken + VCARDS).encode())
    assert book.cards[0].name == "Ana Ruiz"
    assert book.unread[0] == (1, "cannot be read")


def test_one_person_on_two_lines_is_one_with_what_both_say() -> None:
    text = LINKEDIN + "Ana,Ruiz,https://nl.linkedin.com/in/Ana-Ruiz-Example/,ana@x.example,,Lead,\n"
    book = read(text.encode())
    assert len(book.cards) == 2
    assert (book.cards[0].email, book.cards[0].title) == ("ana@x.example", "Engineer")
    assert book.unread == ((5, "the same person as line 2"),)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (
            {"profile_url": "https://linkedin.com/in/a"},
            {"profile_url": "http://www.linkedin.com/in/A/"},
            True,
        ),
        # The page of a company beside a name tells as much as the company beside it.
        ({"profile_url": "https://acme.example"}, {"profile_url": "https://acme.example/"}, True),
        (
            {"profile_url": "https://acme.example"},
            {"profile_url": "https://acme.example", "name": "Bo Li"},
            False,
        ),
        (
            {"profile_url": "https://linkedin.com/in/jos%C3%A9"},
            {"profile_url": "https://linkedin.com/in/José"},
            True,
        ),
        ({"email": "A@b.example"}, {"email": "a@B.example"}, True),
        ({"email": "a@b.example", "organization": "Co."}, {}, False),
        ({"organization": "Acme, Inc."}, {"organization": "ACME (Rotterdam)"}, True),
        ({"organization": "Acme"}, {"organization": "Acorn"}, False),
        ({"email": "a@b.example"}, {"email": "c@b.example"}, False),
        ({"email": "a@b.example"}, {}, False),
        ({}, {}, True),
    ],
)
def test_what_makes_two_cards_one_person(
    first: dict[str, str],
    second: dict[str, str],
    same: bool,  # noqa: FBT001 - a row of the table
) -> None:
    blank = {"name": "José Núñez", "organization": "", "email": "", "profile_url": ""}
    other = blank | {"name": "jose nunez"}
    assert bool(keys(**blank | first) & keys(**other | second)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("राम", "रीमा", False),
        ("กี", "กิ", False),
        ("שָׂרָה", "שרה", True),
        ("محمّد", "محمد", True),
        ("🎉", "🌊", False),
        ("Ζωή", "ΖΩΗ", True),
        ("O’Neil", "O'Neil", True),
    ],
)
def test_names_of_any_script_are_told_apart(
    first: str,
    second: str,
    same: bool,  # noqa: FBT001 - a row of the table
) -> None:
    blank = {"organization": "", "email": "", "profile_url": ""}
    assert bool(keys(name=first, **blank) & keys(name=second, **blank)) is same


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no address book that Rapport knows"),
        (b"a,b\n1,2\n", "no address book that Rapport knows"),
        (b"PK\x03\x04 more", "Save it as CSV"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        (LINKEDIN.splitlines()[0].encode(), "nobody with a name"),
        (b"BEGIN:VCARD\nVERSION:4.0\nEND:VCARD\n", "nobody with a name"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(content)


TEXT = st.text("aé Ж,;\"'-:@", max_size=8)


@given(people=st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=8))
def test_any_table_is_read_or_refused_and_never_more_than_it_holds(
    people: list[tuple[str, str, str]],
) -> None:
    cells = [['"' + cell.replace('"', '""') + '"' for cell in person] for person in people]
    rows = "\n".join(f"{first},{last},{company}," for first, last, company in cells)
    try:
        book = read(f"First Name,Last Name,Company,Connected On\n{rows}".encode())
    except Unreadable:
        assert not any(first.strip() or last.strip() for first, last, _company in people)
        return
    named = [person for person in people if person[0].strip() or person[1].strip()]
    assert 0 < len(book.cards) <= len(named)
    assert all(one.line < two.line for one, two in pairwise(book.cards))


@given(text=st.text(max_size=200))
def test_no_card_makes_the_reader_fall_over(text: str) -> None:
    with suppress(Unreadable):
        book = read(f"BEGIN:VCARD\nFN:Ana\n{text}\nEND:VCARD\n".encode("utf-8", "replace"))
        assert book.source == "vCard"


def test_a_large_file_is_read_whole() -> None:
    rows = [f"Ana{n},Ruiz,,a{n}@x.example,Acme,Lead,12 Mar 2024" for n in range(8000)]
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    assert len(read("\n".join([head, *rows]).encode()).cards) == 8000
