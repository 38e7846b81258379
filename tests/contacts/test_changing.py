"""What a student knows of a person changes; and somebody is put away, and taken back."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from apps.contacts.actions import (
    Acquaintance,
    add,
    begin_keeping,
    change,
    keep,
    put_away,
    take_back,
)
from apps.contacts.actions.changing import tags_of
from apps.contacts.models import Contact, KeepInTouch, Pace
from apps.contacts.workflow import Status
from apps.core.joining import Crossed, seals
from apps.core.moves import NotYours
from tests.conftest import Cast


@pytest.fixture
def ana(cast: Cast, now: datetime) -> Contact:
    who = Acquaintance("Ana Ruis", "friend", organization="Acme")
    return add(who, student=cast.student, now=now, by=cast.imani)


def shown(contact: Contact) -> str:
    return seals(contact.said.values())


def test_a_slip_of_the_name_is_mended(client: Client, cast: Cast, ana: Contact) -> None:
    client.force_login(cast.imani)
    here = reverse("contacts:change", args=[ana.pk])
    typed = ana.said | {"name": "  Anabel  Ruiz ", "tags": "water, Water , Rotterdam"}
    answer = client.post(here, typed | {"seal": shown(ana)}, follow=True)
    ana.refresh_from_db()
    assert (ana.name, ana.called, ana.tags) == ("Anabel Ruiz", "Anabel", ["Water", "Rotterdam"])
    page = answer.content.decode()
    assert [word in page for word in ("Anabel Ruiz", "Rotterdam", "Saved.")] == [True] * 3


def test_a_first_name_that_was_put_right_by_hand_stays_with_the_name(
    cast: Cast, ana: Contact, now: datetime
) -> None:
    typed = ana.said | {"organization": "Delta Works"}
    ana.called = "Anita"
    ana.save()
    change(ana, typed, seal=shown(ana), now=now, by=cast.imani)
    assert (ana.called, ana.own_organization) == ("Anita", "Delta Works")


def test_two_windows_lose_nothing(cast: Cast, ana: Contact, now: datetime) -> None:
    seal, said = shown(ana), ana.said
    change(ana, said | {"title": "Clerk", "tags": "water"}, seal=seal, now=now, by=cast.imani)
    change(ana, said | {"email": "a@b.example", "tags": "sea"}, seal=seal, now=now, by=cast.imani)
    assert (ana.own_title, ana.email) == ("Clerk", "a@b.example")
    assert ana.tags == ["water", "sea"]
    with pytest.raises(Crossed):
        change(ana, said | {"title": "Lead"}, seal=seal, now=now, by=cast.imani)
    ana.refresh_from_db()
    assert ana.own_title == "Clerk"


def test_a_window_that_crossed_is_asked_which(client: Client, cast: Cast, ana: Contact) -> None:
    client.force_login(cast.imani)
    here, seal = reverse("contacts:change", args=[ana.pk]), shown(ana)
    client.post(here, ana.said | {"title": "Clerk", "seal": seal})
    answer = client.post(here, ana.said | {"title": "Lead", "seal": seal})
    page = answer.content.decode()
    assert (answer.status_code, "Another window saved “Clerk”" in page) == (422, True)
    assert 'value="Lead"' in page


def test_what_is_the_directorys_cannot_be_typed_over(
    client: Client, cast: Cast, now: datetime
) -> None:
    kept = keep(cast.alum, student=cast.student, now=now, by=cast.imani)
    client.force_login(cast.imani)
    here = reverse("contacts:change", args=[kept.pk])
    assert 'name="name"' not in client.get(here).content.decode()
    client.post(here, {"name": "Somebody", "email": "x@y.example", "tags": "water"})
    kept.refresh_from_db()
    assert (kept.name, kept.email, kept.tags) == ("Rosalind Achterberg", "", ["water"])


def test_whoever_is_put_away_is_out_of_sight_and_can_be_taken_back(
    client: Client, cast: Cast, ana: Contact, now: datetime
) -> None:
    begin_keeping(ana, Pace.DAYS, now=now, by=cast.imani)
    client.force_login(cast.imani)
    people = reverse("contacts:people")
    page = client.post(reverse("contacts:put_away", args=[ana.pk]), follow=True).content.decode()
    assert ("Ana is put away" in page, "Ana Ruis</a>" in page) == (True, True)
    assert "Ana Ruis</a>" not in client.get(people).content.decode()
    assert KeepInTouch.objects.get().status == Status.ENDED
    assert "Put away</option>" in client.get(people).content.decode()
    page = client.post(reverse("contacts:take_back", args=[ana.pk]), follow=True).content.decode()
    assert "Ana Ruis" in page
    assert "Ana Ruis</a>" in client.get(people).content.decode()


def test_a_tag_picks_its_people(client: Client, cast: Cast, ana: Contact, now: datetime) -> None:
    bo = add(Acquaintance("Bo Li", "friend"), student=cast.student, now=now, by=cast.imani)
    change(bo, bo.said | {"tags": "water"}, seal="", now=now, by=cast.imani)
    client.force_login(cast.imani)
    page = client.get(reverse("contacts:people"), {"tag": "water"}).content.decode()
    assert ("Bo Li</a>" in page, "Ana Ruis</a>" in page) == (True, False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (", ".join(str(n) for n in range(13)), "at most 12 tags"),
        ("x" * 31, "at most 30 letters"),
    ],
)
def test_tags_that_do_not_fit_are_said_and_not_cut(
    client: Client, cast: Cast, ana: Contact, typed: str, said: str
) -> None:
    client.force_login(cast.imani)
    here = reverse("contacts:change", args=[ana.pk])
    answer = client.post(here, ana.said | {"tags": typed, "seal": shown(ana)})
    page = answer.content.decode()
    assert (answer.status_code, said in page, typed in page) == (422, True, True)
    ana.refresh_from_db()
    assert ana.tags == []


def test_only_the_owner_may(cast: Cast, ana: Contact, now: datetime) -> None:
    for verb in (put_away, take_back):
        with pytest.raises(NotYours):
            verb(ana, now=now, by=cast.mateo)
    with pytest.raises(NotYours):
        change(ana, ana.said, seal="", now=now, by=cast.dana)
    ana.refresh_from_db()
    assert ana.archived_at is None


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", []),
        (" , ,", []),
        ("water,  new   york ,WATER", ["WATER", "new york"]),
    ],
)
def test_tags_are_words_between_commas(typed: str, tags: list[str]) -> None:
    assert tags_of(typed) == tags
