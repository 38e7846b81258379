"""One line becomes a person: what is read, and that no word is lost."""

from datetime import datetime

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact, Relation
from apps.contacts.oneline import Noted, noted
from tests.conftest import Cast

READ = {
    "met Ana Ruiz, Acme, through Prof. Lind": Noted("Ana Ruiz", "Acme", through="Prof. Lind"),
    "Ana Ruiz": Noted("Ana Ruiz"),
    "Ana Ruiz at Acme": Noted("Ana Ruiz", "Acme"),
    "Met Ana Ruiz, engineer at Acme": Noted("Ana Ruiz", "Acme", "engineer"),
    "Ana Ruiz, engineer, Acme": Noted("Ana Ruiz", "Acme", "engineer"),
    "Ana Ruiz, Acme, engineer": Noted("Ana Ruiz", "Acme", "engineer"),
    "Ana Ruiz is a clerk at Acme via aunt Carla": Noted(
        "Ana Ruiz", "Acme", "clerk", through="aunt Carla"
    ),
    "Talked with Bo van der Berg from Delta Works, introduced by Teodor Vance": Noted(
        "Bo van der Berg", "Delta Works", through="Teodor Vance"
    ),
    "ran into José Núñez (Harbor Lights)": Noted("José Núñez", "Harbor Lights"),
    "Ana Ruiz <ana@acme.example>, Acme": Noted("Ana Ruiz", "Acme", email="ana@acme.example"),
    "Ana Ruiz, linkedin.com/in/anaruiz": Noted(
        "Ana Ruiz", profile_url="https://linkedin.com/in/anaruiz"
    ),
    "coffee with Mireille Okonjo, County flood control, planner": Noted(
        "Mireille Okonjo", "County flood control", "planner"
    ),
    "Ana Ruiz through Prof. Lind, knows everybody in print": Noted(
        "Ana Ruiz", through="Prof. Lind", rest="knows everybody in print"
    ),
    "Ana Ruiz https://acme.com/ana and ana@acme.com, also ana@home.org": Noted(
        "Ana Ruiz",
        email="ana@acme.com",
        profile_url="https://acme.com/ana",
        rest="ana@home.org",
    ),
    "Ana Ruiz, call her, (510) 555-0100": Noted("Ana Ruiz", title="call her", rest="510, 555-0100"),
    "Ana Ruiz who works at Acme": Noted("Ana Ruiz", "Acme"),
    "Kai Offat, surveyor": Noted("Kai Offat", title="surveyor"),
    "Ana Ruiz; Acme": Noted("Ana Ruiz", "Acme"),
    "Ana Ruiz, Acme, Rotterdam": Noted("Ana Ruiz", "Acme", rest="Rotterdam"),
    "": Noted(""),
}


@pytest.mark.parametrize("line", READ)
def test_what_is_read(line: str) -> None:
    assert noted(line) == READ[line]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_line_is_read_within_what_a_person_can_hold(line: str) -> None:
    read = noted(line)
    assert len(read.name) <= 150
    assert len(read.organization) <= 160
    assert len(read.title) <= 160


@pytest.mark.parametrize("line", [line for line in READ if line])
def test_no_word_is_lost(line: str) -> None:
    said = " ".join(vars(noted(line)).values())
    small = {"met", "through", "at", "is", "a", "via", "talked", "with", "from", "introduced", "by"}
    small |= {"ran", "into", "coffee", "and", "also", "who", "works"}
    bare = [word.strip(",;()<>") for word in line.split()]
    assert [word for word in bare if word.casefold() not in small and word not in said] == []


def test_the_giver_is_found_among_ones_people(client: Client, cast: Cast, now: datetime) -> None:
    lind = add(Acquaintance("Berit Lind", "teacher"), student=cast.student, now=now, by=cast.imani)
    client.force_login(cast.imani)
    for _press in "12":
        page = client.post(
            "/contacts/note/", {"line": "met Ana Ruiz, Acme, through Prof. Lind, tall"}, follow=True
        )
    assert "Look if it was read rightly" in page.content.decode()
    ana = Contact.objects.get(name="Ana Ruiz")
    assert (ana.referred_by, ana.relation, ana.may_use_name) == (lind, Relation.REFERRAL, False)
    assert (ana.own_organization, ana.notes) == ("Acme", "tall")


def test_another_of_the_same_last_name_is_not_the_giver(
    client: Client, cast: Cast, now: datetime
) -> None:
    add(Acquaintance("Pedro Ruiz", "friend"), student=cast.student, now=now, by=cast.imani)
    client.force_login(cast.imani)
    client.post("/contacts/note/", {"line": "Bo Aas, through Ana Ruiz"})
    kept = Contact.objects.get(name="Bo Aas")
    assert (kept.referred_by, kept.notes) == (None, "Through Ana Ruiz.")


def test_a_giver_whom_one_does_not_know_stands_in_the_notes(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    client.post("/contacts/note/", {"line": "Ana Ruiz via my aunt"})
    ana = Contact.objects.get(name="Ana Ruiz")
    assert (ana.referred_by, ana.notes) == (None, "Through my aunt.")
    refused = client.post("/contacts/note/", {"line": " , ; "})
    assert (refused.status_code, Contact.objects.count()) == (422, 1)
