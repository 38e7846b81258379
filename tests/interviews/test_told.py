"""What one person told the student, on their page."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.interviews.actions import (
    Account,
    Name,
    Note,
    arrange,
    follow,
    log,
    send_thanks,
    unsend_thanks,
    waive_thanks,
)
from apps.interviews.models import Advice, Interview, ThankYou
from apps.interviews.terms import Terms
from tests.conftest import Cast

HOUR = timedelta(hours=1)


@pytest.fixture
def imani(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


def logged(talk: Interview, cast: Cast, now: datetime, said: str) -> None:
    names = [Name(f"Mireille {said}", "Flood control", may_use_name=True)]
    words = {"takeaways": f"{said} decides.", "pace": "no"}
    log(talk, Account(words, [f"Read {said}"], names, sooner=True), now=now, by=cast.imani)


def page(client: Client, contact: Contact) -> str:
    return client.get(reverse("interviews:told", args=[contact.pk])).content.decode()


def test_it_holds_ones_own_line_the_name_and_the_advice(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    before = page(imani, talk.contact)
    assert "What you write in a log stands here." in before
    logged(talk, cast, after, "Zoning")
    seen = page(imani, talk.contact)
    for words in ("Zoning decides.", "Mireille Zoning", "Read Zoning", "To try"):
        assert words in seen
    follow(Advice.objects.get(), "Twice.", now=after, by=cast.imani)
    assert "Twice." in page(imani, talk.contact)


def test_a_due_thank_you_stands_on_top_of_the_timeline_until_it_is_sent(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    person = reverse("contacts:contact", args=[talk.contact_id])
    write = reverse("interviews:thanks", args=[talk.pk])
    assert write not in imani.get(person).content.decode()
    logged(talk, cast, after, "Zoning")
    due = imani.get(person).content.decode()
    assert due.count(f'href="{write}"') == 2, "beside the name, and on the timeline"
    assert due.index("Begun from your log.") < due.index("You talked")
    note = Note("email", "", "Dear Ms. Achterberg,\n\nZoning decides.")
    send_thanks(ThankYou.objects.get(), note, through_rapport=True, now=after, by=cast.imani)
    sent = imani.get(person).content.decode()
    assert "Begun from your log." not in sent
    assert sent.count(f'href="{write}"') == 1, "to be read"
    unsend_thanks(ThankYou.objects.get(), now=after, by=cast.imani)
    assert "Begun from your log." in imani.get(person).content.decode()


def test_whoever_was_thanked_already_is_not_due(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    logged(talk, cast, after, "Zoning")
    waive_thanks(ThankYou.objects.get(), now=after, by=cast.imani)
    page = imani.get(reverse("contacts:contact", args=[talk.contact_id])).content.decode()
    assert "Begun from your log." not in page


def test_what_can_be_read_is_one_press_away(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    logged(talk, cast, after, "Zoning")
    note = Note("email", "", "Dear Ms. Achterberg,\n\nZoning decides.")
    send_thanks(ThankYou.objects.get(), note, through_rapport=True, now=after, by=cast.imani)
    events = imani.get(reverse("contacts:contact", args=[talk.contact_id])).context["events"]
    read = {event.title: event.url for event in events if event.url}
    assert read == {
        "You thanked Rosalind": reverse("interviews:thanks", args=[talk.pk]),
        "You talked": reverse("interviews:log", args=[talk.pk]),
    }
    for address in read.values():
        assert imani.get(address).status_code == 200


@pytest.mark.parametrize("more", [0, 2])
def test_three_conversations_cost_what_one_costs(
    imani: Client,
    cast: Cast,
    friend: Contact,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:
    for number in range(1 + more):
        talk = arrange(Terms(friend, None, None, now + HOUR, 20, "phone"), now=now, by=cast.imani)
        logged(talk, cast, now, f"Map{number}")
    with django_assert_num_queries(10):
        assert "Map0 decides." in page(imani, friend)


def test_the_page_of_a_person_leads_there_once_they_talked(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    address = reverse("contacts:contact", args=[talk.contact_id])
    told = f'href="{reverse("interviews:told", args=[talk.contact_id])}"'
    assert told not in imani.get(address).content.decode()
    logged(talk, cast, after, "Zoning")
    seen = imani.get(address).content.decode()
    assert told in seen
    assert "Named by Rosalind" in seen
    given = add(
        Acquaintance("Ana Ruiz", "referral", referred_by=talk.contact, may_use_name=True),
        student=cast.student,
        now=after,
        by=cast.imani,
    )
    hers = imani.get(reverse("contacts:contact", args=[given.pk])).content.decode()
    assert "Gave you the name of Ana" in hers
    assert "You may use Rosalind’s name." in hers
