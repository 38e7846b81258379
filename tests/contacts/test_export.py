"""What leaves is what comes back: our files, read by other libraries and by our own reader."""

import csv
import io
from datetime import datetime

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from apps.contacts.actions import Acquaintance, add, keep, note
from apps.contacts.books import read
from apps.contacts.books.formats import RAPPORT_HEADER
from apps.contacts.export import vcards
from apps.contacts.models import Contact, Relation
from tests.conftest import Cast

LONG = (
    "A note, with a comma; a semicolon, a back\\slash\nand a line that is long enough to be folded."
)


@pytest.fixture
def people(cast: Cast, now: datetime) -> list[Contact]:
    """Two of the student's own, one given by the other, and an alum of the directory."""
    student, by = cast.student, cast.imani
    ines = add(
        Acquaintance(
            name="Inès Núñez-Falk",
            relation=Relation.TEACHER,
            organization="Alder State, Geography",
            title="Professor",
            email="ines@alder.example",
            profile_url="https://alder.example/ines",
        ),
        student=student,
        now=now,
        by=by,
    )
    note(ines, LONG, by=by)
    given_name = Acquaintance(name="Li", relation=Relation.REFERRAL, referred_by=ines)
    return [
        ines,
        add(given_name, student=student, now=now, by=by),
        keep(cast.alum, student=student, now=now, by=by),
    ]


def fetched(client: Client, cast: Cast, kind: str) -> str:
    client.force_login(cast.imani)
    answer = client.get(reverse("contacts:export"), {"as": kind})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="people.{kind}"'
    return answer.getvalue().decode("utf-8-sig")


def test_cards_are_read_back_by_another_library(
    client: Client, cast: Cast, people: list[Contact]
) -> None:
    text = fetched(client, cast, "vcf")
    cards = {card.fn.value: card for card in vobject.readComponents(text)}
    assert set(cards) == {"Inès Núñez-Falk", "Li", "Rosalind Achterberg"}
    ines = cards["Inès Núñez-Falk"]
    assert (ines.version.value, ines.n.value.family) == ("4.0", "Núñez-Falk")
    assert (ines.note.value, ines.email.value) == (LONG, "ines@alder.example")
    assert ines.org.value == ["Alder State, Geography"]
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_cards_are_read_back_by_our_own_reader(
    client: Client, cast: Cast, people: list[Contact]
) -> None:
    found = {card.name: card for card in read(fetched(client, cast, "vcf").encode()).cards}
    ines = found["Inès Núñez-Falk"]
    assert (ines.organization, ines.title) == ("Alder State, Geography", "Professor")
    assert (ines.email, ines.profile_url) == ("ines@alder.example", "https://alder.example/ines")


def test_the_table_is_read_back_by_another_library(
    client: Client, cast: Cast, people: list[Contact]
) -> None:
    rows = list(csv.reader(io.StringIO(fetched(client, cast, "csv"))))
    assert rows[0] == list(RAPPORT_HEADER)
    by_name = {row[0]: row for row in rows[1:]}
    assert by_name["Li"][7] == "Inès Núñez-Falk"
    assert by_name["Inès Núñez-Falk"][8] == LONG


def test_nothing_of_an_alum_leaves_that_the_student_was_not_given(
    client: Client, cast: Cast, people: list[Contact]
) -> None:
    for kind in ("vcf", "csv"):
        text = fetched(client, cast, kind)
        assert "Rosalind Achterberg" in text
        assert [cast.rosalind.email in text, "Flood resilience lead" in text] == [False, False]
    page = client.get(reverse("contacts:export")).content.decode()
    assert ("3 people" in page, "2 of them have no e-mail address" in page) == (True, True)


def test_nobody_gets_the_people_of_another(
    client: Client, cast: Cast, people: list[Contact]
) -> None:
    client.force_login(cast.mateo)
    assert "Inès" not in client.get(reverse("contacts:export"), {"as": "csv"}).getvalue().decode()


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60
)


@given(notes=WORDS, name=WORDS.map(lambda text: " ".join(["Ana", *text.split()])))
def test_whatever_was_written_survives_a_card(notes: str, name: str) -> None:
    person = Contact(pk=1, name=name, called="Ana", notes=notes)
    card = vobject.readOne("".join(vcards([person])))
    assert card.fn.value == name
    assert getattr(card, "note", None) is None if not notes else card.note.value == notes
