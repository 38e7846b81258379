"""The pages around a conversation, as their student meets them."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.contacts.models import Contact
from apps.interviews.models import Preparation, ThankYou
from tests.conftest import Cast


@pytest.fixture
def imani(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


def url(name: str, pk: int, *rest: str) -> str:
    return reverse(f"interviews:{name}", args=[pk, *rest])


def test_every_page_opens_and_writes_nothing(
    imani: Client, thanks: ThankYou, contact: Contact
) -> None:
    for name in ("talk", "log", "thanks", "letter", "cancel"):
        assert imani.get(url(name, thanks.interview_id)).status_code == 200, name
    for name in ("prepare", "sheet"):
        assert imani.get(url(name, contact.pk)).status_code == 200, name
    assert imani.get(reverse("interviews:talks")).status_code == 200
    assert Preparation.objects.count() == 0
