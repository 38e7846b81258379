"""A fresh link for one that has grown old: to the address on file alone, and no oracle."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.links import Errand, mint
from apps.accounts.models import Link
from apps.core.clock import now as clock
from apps.mail.models import Message
from tests.conftest import Cast

DAY = timedelta(days=1)


def token(cast: Cast, *, made: datetime) -> str:
    """A link for Rosalind's choices that lasted two weeks."""
    what = Errand("choices", "alumni.alum", cast.alum.pk, 14 * DAY, "alumni:choices")
    return mint(what, person=cast.rosalind, now=made)


def asked(client: Client, token: str, do: str = "send") -> str:
    answer = client.post(reverse("mail:fresh_link", args=[token]), {"do": do})
    assert answer.status_code == 200
    return answer.content.decode().replace(token, "…")


def test_an_old_link_is_replaced_once_a_day_at_the_address_on_file(
    client: Client, cast: Cast
) -> None:
    old = token(cast, made=clock() - 15 * DAY)
    asked(client, old)
    asked(client, old)
    letter = Message.objects.get()
    assert (letter.recipient, letter.address) == (cast.rosalind, cast.rosalind.email)
    assert [link["view"] for link in letter.links] == ["alumni:choices"]


@pytest.mark.parametrize("which", ["alive", "revoked", "invented"])
def test_any_other_link_gets_the_same_words_and_no_mail(
    client: Client, cast: Cast, which: str
) -> None:
    old = asked(client, token(cast, made=clock() - 15 * DAY))
    Message.objects.all().delete()
    other = token(cast, made=clock() if which == "alive" else clock() - 15 * DAY)
    if which == "revoked":
        Link.objects.update(revoked_at=clock() - DAY)
    if which == "invented":
        other = "x" * 43
    assert asked(client, other) == old
    assert Message.objects.count() == 0


def test_the_page_offers_two_equal_answers_and_the_other_sends_nothing(
    client: Client, cast: Cast
) -> None:
    old = token(cast, made=clock() - 15 * DAY)
    page = client.get(reverse("alumni:choices", args=[old]))
    assert page.status_code == 410
    assert page.content.decode().count('name="do"') == 2
    asked(client, old, do="no")
    assert Message.objects.count() == 0
