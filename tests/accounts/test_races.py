"""Two sign-ups at the same moment, under real threads on real PostgreSQL."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.mail.models import Message
from tests.accounts.test_sign_in import SIGN_UP, open_to_alder
from tests.conftest import Cast
from tests.outreach.test_races import at_once

__all__ = ["open_to_alder"]
pytestmark = pytest.mark.django_db(transaction=True)
SENT = reverse("account_email_verification_sent")


def signed_up(*passwords: str) -> list[Client]:
    """Each with a browser of its own; all press at once and are shown where the code is asked."""
    clients = [Client() for _password in passwords]
    places: list[str] = []

    def press(client: Client, password: str) -> None:
        typed = SIGN_UP | {"password1": password}
        places.append(client.post(reverse("account_signup"), typed).headers["Location"])

    pairs = zip(clients, passwords, strict=True)
    said = at_once(*[lambda pair=pair: press(*pair) for pair in pairs])
    assert (said, places) == (["done"] * len(clients), [SENT] * len(clients))
    return clients


def codes() -> list[str]:
    texts = [message.values["text"] for message in Message.objects.order_by("pk")]
    found = [re.search(r"^([A-Z0-9-]{6,9})$", text, re.MULTILINE) for text in texts]
    return [match[1] for match in found if match]


@pytest.mark.parametrize("shown", [0, 1])
def test_a_double_press_makes_one_account_and_either_page_takes_its_code(
    transactional_db: None, cast: Cast, settings: Settings, shown: int
) -> None:
    clients = signed_up("orchard-lamp-river", "orchard-lamp-river")
    bo = Person.objects.get(email="bo@alder.example")
    assert EmailAddress.objects.filter(user=bo).count() == 1
    assert any(takes(clients[shown], code) for code in codes())
    assert clients[shown].session["_auth_user_id"] == str(bo.pk)


def takes(client: Client, code: str) -> bool:
    return client.post(SENT, {"code": code}).status_code == 302


def test_two_people_make_one_account_and_the_second_reads_what_every_taken_address_reads(
    transactional_db: None, cast: Cast, settings: Settings
) -> None:
    clients = signed_up("orchard-lamp-river", "meadow-clock-stone")
    assert Person.objects.filter(email="bo@alder.example").count() == 1
    subjects = sorted(message.values["subject"] for message in Message.objects.all())
    assert (len(codes()), len(subjects)) == (1, 2)
    for client in clients:
        assert client.get(SENT).status_code == 200
