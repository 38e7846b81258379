"""A note that was sent is one press away on the page of its person."""

from datetime import datetime

from django.test import Client
from django.urls import reverse

from apps.outreach.actions import send, undo
from apps.outreach.models import Request
from tests.conftest import Cast


def test_a_sent_note_can_be_read_from_the_timeline(
    client: Client, cast: Cast, draft: Request, now: datetime, morning: datetime
) -> None:
    client.force_login(cast.imani)
    person = reverse("contacts:contact", args=[draft.contact_id])
    note = reverse("outreach:request", args=[draft.pk])
    assert note not in client.get(person).content.decode()
    sent = send(draft, now=now, by=cast.imani)
    assert f'href="{note}">Read it<' in client.get(person).content.decode()
    assert "the sponge-street pilot" in client.get(note).content.decode()
    undo(sent, now=now, by=cast.imani)
    assert note not in client.get(person).content.decode()
