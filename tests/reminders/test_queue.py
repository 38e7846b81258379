"""The coordinator's queue: what waits, what was not said and why; numbers, no words, no readers."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.mail import gate
from apps.mail.actions import post_all
from apps.mail.letters import Letter
from apps.mail.models import Message
from apps.mail.workflow import UNWRITTEN, State
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder
from apps.reminders.plan import Planned
from apps.reminders.workflow import Status
from tests.conftest import Cast

DAY = timedelta(days=1)
THANKS, FRESH = "interviews/mail/thank_you", "mail/fresh_link"


def planned(cast: Cast, thing: int, now: datetime, **fields: object) -> Reminder:
    """A thank-you of Imani's to Ana."""
    wanted = Planned("thank_you", cast.imani.pk, "0", now, None, THANKS, {"called": "Ana"})
    reconcile(subject=("tests.thing", thing), plan=[wanted], now=now - DAY)
    Reminder.objects.filter(subject_id=thing).update(**fields)
    return Reminder.objects.get(subject_id=thing)


def posted(cast: Cast, key: str, now: datetime, **fields: object) -> None:
    post_all([Letter(FRESH, cast.imani, key)], now=now, by=None)
    Message.objects.filter(dedupe_key=key).update(**fields)


def tables(client: Client) -> tuple[str, dict[str, list[list[str]]]]:
    """The page, and the cells of each of its tables by the name of the region."""
    page = client.get(reverse("reminders:queue")).content.decode()
    found = re.findall(r'labelledby="(\w+)"><table.*?<tbody>(.*?)</tbody>', page)
    rows = {name: re.findall(r"<tr>(.*?)</tr>", body) for name, body in found}
    return page, {
        name: [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in each]
        for name, each in rows.items()
    }


def test_the_queue_counts_kinds_and_ages_and_shows_no_words(
    cast: Cast, morning: datetime, client: Client
) -> None:
    planned(cast, 1, morning, send_after=morning - 2 * DAY)
    posted(cast, "a", morning, uncertain=True, not_before=morning - DAY)
    client.force_login(cast.nils)
    page, shown = tables(client)
    assert shown == {
        "reminders": [["thank you", "1", "1", "2\xa0days"]],
        "letters": [["mail: fresh link", "1", "1", "1", "1\xa0day"]],
    }
    assert ["Ana" in page, "Imani" in page] == [False, False]


def test_what_was_not_said_stands_there_with_its_reason(
    cast: Cast,
    morning: datetime,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(cast.nils)
    client.get(reverse("reminders:queue"))
    with django_assert_num_queries(9):
        assert tables(client)[1] == {}
    skipped = {"status": Status.SKIPPED, "settled_at": morning}
    planned(cast, 1, morning, **skipped)
    planned(cast, 2, morning, **skipped, created_at=morning)
    planned(cast, 3, morning, **skipped, recipient=cast.sam)
    planned(cast, 4, morning, status=Status.FAILED, settled_at=morning)
    planned(cast, 5, morning, status=Status.FAILED, settled_at=morning - 31 * DAY)
    cast.sam.is_active = False
    cast.sam.save()
    posted(cast, "a", morning, state=State.EXPIRED)
    posted(cast, "b", morning, state=State.EXPIRED, last_error=gate.LEFT_OUT)
    posted(cast, "c", morning, state=State.FAILED, last_error=f"{UNWRITTEN}KeyError: x")
    posted(cast, "d", morning, state=State.FAILED, last_code=550, last_error="no such user")
    posted(cast, "e", morning, state=State.FAILED, last_code=550, last_error="never heard of")
    posted(cast, "f", morning, state=State.FAILED, last_error="silence")
    posted(cast, "g", morning, state=State.SUPPRESSED)
    posted(cast, "h", morning, state=State.WITHDRAWN)
    with django_assert_num_queries(9):
        _page, shown = tables(client)
    assert {name: {row[1]: row[2] for row in rows} for name, rows in shown.items()} == {
        "unsaid": {
            "Its time was over before it was said": "1",
            "Planned when its time was over": "1",
            "Its reader has left": "1",
            "It could not be written": "1",
        },
        "unsent": {
            "Its time was over before a mail server took it": "1",
            "Left out after a restore": "1",
            "It could not be written": "1",
            "A mail server refused it (550)": "2",
            "No mail server took it": "1",
            "Its address is closed": "1",
        },
    }


@pytest.mark.parametrize(
    ("reason", "words"),
    [("Somebody paused it.", "Somebody paused the sender 1\xa0day ago."),
     (gate.RESTORED, "the database is a restored copy")],
)  # fmt: skip
def test_a_paused_sender_is_said(
    reason: str, words: str, cast: Cast, morning: datetime, client: Client
) -> None:
    client.force_login(cast.nils)
    assert "No mail leaves" not in tables(client)[0]
    gate.pause(morning - DAY, reason)
    page = tables(client)[0]
    assert [said in page for said in ("No mail leaves", words)] == [True, True]
    gate.resume(leave_out=False)
    assert "No mail leaves" not in tables(client)[0]
