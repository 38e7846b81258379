"""Leases, bad rows, and two deliverers at once."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from apps.core.queues import by_its_index
from apps.mail.actions import post, post_all
from apps.mail.delivery import BATCH, LEASE, claim, deliver, tidy
from apps.mail.handover import begin
from apps.mail.models import Message
from apps.mail.workflow import UNWRITTEN, State
from tests.mail.conftest import Write
from tests.mail.office import Office

Clock = Callable[[], datetime]


def test_a_batch_goes_over_one_line(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post_all([write(f"k:{number}") for number in range(BATCH * 2 + 3)], now=now, by=None)
    assert deliver(clock) == BATCH * 2 + 3
    assert len(office.sessions) == 1
    assert Message.objects.filter(state=State.SENT, sent_at=now, lease_until=None).count() == 53


def test_each_mail_is_marked_before_the_next_is_handed_over(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post_all([write(f"k:{number}") for number in range(3)], now=now, by=None)
    handed: list[tuple[int, int]] = []

    def look() -> datetime:
        rows = Message.objects
        handed.append(
            (rows.filter(state=State.SENT).count(), rows.filter(handed_at__isnull=False).count())
        )
        return now

    deliver(look)
    assert [sent for sent, begun in handed if begun - sent > 1] == []


def test_a_claim_belongs_to_one(write: Write, now: datetime) -> None:
    post(write(), now=now, by=None)
    assert len(claim(now)) == 1
    assert claim(now) == []


def test_a_claim_sorts_nothing_whatever_statistics_say(write: Write, now: datetime) -> None:
    post_all([write(f"k:{number}") for number in range(BATCH)], now=now, by=None)
    with CaptureQueriesContext(connection) as asked:
        claim(now)
    said = [query["sql"] for query in asked]
    (taking,) = [sql for sql in said if "SKIP LOCKED" in sql]
    assert said[said.index(taking) - 1] == "SET LOCAL enable_sort TO off"
    with transaction.atomic(), by_its_index():
        found = plan(taking)
    assert "mail_to_claim" in found
    assert "Sort" not in found


def plan(statement: str) -> str:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        return str(cursor.fetchall())


def test_a_lost_claim_goes_back_when_its_lease_runs_out(write: Write, now: datetime) -> None:
    post_all([write("handed"), write("waiting")], now=now, by=None)
    parcels = {parcel.message.dedupe_key: parcel for parcel in claim(now)}
    begin(parcels["handed"], now)
    tidy(now + LEASE - timedelta(seconds=1))
    assert Message.objects.filter(state=State.QUEUED).count() == 0
    tidy(now + LEASE)
    rows = {row.dedupe_key: (row.state, row.uncertain) for row in Message.objects.all()}
    assert rows == {"handed": (State.QUEUED, True), "waiting": (State.QUEUED, False)}


def test_no_mail_is_begun_near_the_end_of_a_lease(write: Write, now: datetime) -> None:
    post(write(), now=now, by=None)
    (parcel,) = claim(now)
    assert begin(parcel, now + LEASE - timedelta(seconds=60)) is False
    row = Message.objects.get()
    assert (row.state, row.attempts, row.handed_at) == (State.QUEUED, 0, None)


def test_a_deliverer_that_comes_back_too_late_changes_nothing(write: Write, now: datetime) -> None:
    post(write(), now=now, by=None)
    (slow,) = claim(now)
    tidy(now + LEASE)
    (quick,) = claim(now + LEASE)
    assert begin(slow, now) is False
    assert begin(quick, now + LEASE) is True


def test_a_row_that_cannot_be_written_stops_nobody(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    broken = post(write("broken", template="tests_mail/broken"), now=now, by=None)
    absent = post(write("absent", template="tests_mail/absent"), now=now, by=None)
    good = post(write("good"), now=now, by=None)
    assert deliver(clock) == 1
    assert office.ids == [good.message_id]
    for row in (broken, absent):
        row.refresh_from_db()
        why = {"broken": "TemplateSyntaxError", "absent": "TemplateDoesNotExist"}[row.dedupe_key]
        assert (row.state, row.last_error.split(":")[0]) == (State.FAILED, f"{UNWRITTEN}{why}")


@pytest.mark.parametrize("address", ["nobody", "a b@alder.example", "ü@alder.example", "a@b@", ""])
def test_an_address_that_cannot_be_written_to_fails_alone(
    address: str, write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    letter = write()
    letter.recipient.email = address
    letter.recipient.save()
    post(letter, now=now, by=None)
    assert deliver(clock) == 0
    row = Message.objects.get()
    assert (row.state, row.last_error.split(":")[0]) == (
        State.FAILED,
        f"{UNWRITTEN}BadAddressError",
    )


@pytest.mark.django_db(transaction=True)
def test_two_deliverers_send_each_mail_once(write: Write, now: datetime, office: Office) -> None:
    post_all([write(f"k:{number}") for number in range(120)], now=now, by=None)
    office.pause = 0.002
    sent: list[int] = []

    def run() -> None:
        sent.append(deliver(lambda: now))
        connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(Counter(office.ids).values()) == {1: 120}
    assert (sum(sent), min(sent) > 0) == (120, True)
