"""Notes that leave outside Rapport, and an introduction that leads to somebody new."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact, Touch
from apps.interviews.models import Interview
from apps.mail.models import Message
from apps.outreach.actions import Led, introduced, send, start, start_introduction
from apps.outreach.models import Request
from apps.outreach.reading import coached
from apps.students.models import Step, StepFact
from tests.conftest import Cast
from tests.outreach.test_composer import form


@pytest.fixture
def ana(cast: Cast, contact: Contact, now: datetime) -> Contact:
    who = Acquaintance(name="Ana Ruiz", relation="friend", email="ana@ruiz.example")
    return add(who, student=cast.student, now=now, by=cast.imani)


@pytest.fixture
def note(cast: Cast, ana: Contact, now: datetime) -> Request:
    return start(ana, now=now, by=cast.imani)


def posted(client: Client, cast: Cast, note: Request, **typed: str) -> int:
    client.force_login(cast.imani)
    url = reverse("outreach:request", args=[note.pk])
    return client.post(url, form(note) | typed).status_code


def test_what_left_on_another_day_counts_from_that_day(
    client: Client, cast: Cast, note: Request, morning: datetime
) -> None:
    text = "Dear Ana, could I ask you for 20 minutes on Saturday?"
    assert posted(client, cast, note, text=text, do="send", sent_on="2026-11-20") == 302
    sent = Request.objects.get()
    assert sent.sent_at == datetime(2026, 11, 20, 20, tzinfo=UTC)  # noon in California
    assert Touch.objects.get(kind="request").at == sent.sent_at
    assert Message.objects.count() == 0


@pytest.mark.parametrize("day", ["2026-11-24", "2020-01-01", "soon"])
def test_a_day_that_cannot_be_keeps_every_word(
    client: Client, cast: Cast, note: Request, morning: datetime, day: str
) -> None:
    text = "Dear Ana, could I ask you for 20 minutes on Saturday?"
    assert posted(client, cast, note, text=text, do="send", sent_on=day) == 422
    assert (Request.objects.get().status, Request.objects.get().text) == ("draft", text)


def test_a_short_note_is_kept_and_counted(
    client: Client, cast: Cast, note: Request, morning: datetime
) -> None:
    posted(client, cast, note, way="linkedin", short="Dear Ana, two questions?")
    page = client.get(reverse("outreach:request", args=[note.pk])).content.decode()
    assert "<span>24</span> of 200 characters" in page
    assert 'id="short-count-over" hidden' in page
    assert Request.objects.get().short == "Dear Ana, two questions?"
    posted(client, cast, Request.objects.get(), way="linkedin", short="a" * 201)
    page = client.get(reverse("outreach:request", args=[note.pk])).content.decode()
    assert "<span>201</span> of 200 characters" in page
    assert 'id="short-count-over">' in page


def test_an_introduction_that_comes_about_is_a_person_with_who_led_there(
    cast: Cast, ana: Contact, now: datetime
) -> None:
    asked = start_introduction(ana, now=now, by=cast.imani)
    assert start_introduction(ana, now=now, by=cast.imani) == asked
    send(asked, now=now, by=cast.imani)
    found = introduced(asked, Led("Ben Okafor", "City Museum"), now=now, by=cast.imani)
    assert found is not None
    assert (found.referred_by, found.how_found) == (ana, "Ana Ruiz introduced us.")
    assert introduced(asked, Led("Ben Okafor"), now=now, by=cast.imani) is None
    assert Interview.objects.count() == 0
    assert StepFact.objects.get(step=Step.REACH_OUT).done_at is None


def test_a_note_and_an_introduction_to_one_person_are_two_drafts(
    cast: Cast, note: Request, ana: Contact, now: datetime
) -> None:
    asked = start_introduction(ana, now=now, by=cast.imani)
    assert asked != note
    assert start(ana, now=now + timedelta(minutes=1), by=cast.imani) == note


def test_the_page_of_an_introduction_asks_for_what_it_needs(
    client: Client, cast: Cast, ana: Contact, morning: datetime
) -> None:
    asked = start_introduction(ana, now=morning, by=cast.imani)
    client.force_login(cast.imani)
    page = client.get(reverse("outreach:request", args=[asked.pk])).content.decode()
    assert "Ask Ana for an introduction" in page
    assert "A paragraph they can pass on" in page
    assert 'type="time"' not in page
    assert "mailto:ana@ruiz.example?subject=" in page


def test_an_introduction_is_read_by_rules_of_its_own(
    cast: Cast, ana: Contact, note: Request, now: datetime
) -> None:
    asked = start_introduction(ana, now=now, by=cast.imani)
    asked.text = "Dear Ana, do you know somebody who plans museums? A no is fine. Imani"
    codes = {point.code for point in coached(asked, now=now).findings}
    assert "times" not in codes
    assert "times" in {point.code for point in coached(note, now=now).findings}
