"""What a mail said goes after ninety days, what happened stays."""

from collections.abc import Callable
from datetime import datetime, timedelta

from apps.mail.actions import post
from apps.mail.delivery import deliver
from apps.mail.forgetting import KEPT, forget
from apps.mail.models import Message
from apps.mail.workflow import State
from tests.mail.conftest import Write
from tests.mail.office import Office


def test_words_go_and_facts_stay(
    write: Write, now: datetime, office: Office, clock: Callable[[], datetime]
) -> None:
    post(write("sent", sender_name="Imani"), now=now, by=None)
    deliver(clock)
    before = Message.objects.get()
    assert forget(now=now + KEPT) == 0
    assert forget(now=now + KEPT + timedelta(seconds=1)) == 1
    row = Message.objects.get()
    assert (row.values, row.links, row.sender_name) == ({}, [], "")
    kept = ("dedupe_key", "message_id", "template", "recipient_id", "state", "sent_at")
    assert [getattr(row, name) for name in kept] == [getattr(before, name) for name in kept]


def test_nothing_that_waits_is_emptied(write: Write, now: datetime) -> None:
    post(write("waiting", not_before=now + KEPT * 2), now=now, by=None)
    post(write("withdrawn"), now=now, by=None)
    Message.objects.filter(dedupe_key="withdrawn").update(state=State.WITHDRAWN)
    assert forget(now=now + KEPT * 3) == 1
    assert Message.objects.get(dedupe_key="waiting").values != {}


def test_twice_is_once(write: Write, now: datetime) -> None:
    post(write(), now=now, by=None)
    Message.objects.update(state=State.FAILED)
    later = now + KEPT * 2
    assert [forget(now=later), forget(now=later)] == [1, 0]
