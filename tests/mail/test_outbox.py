"""Posting, doubles, withdrawing, and the order of leaving."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Person
from apps.mail.actions import post, post_all, suppress_all, withdraw
from apps.mail.delivery import LEASE, claim, deliver, tidy
from apps.mail.handover import begin, settle
from apps.mail.letters import Urgency
from apps.mail.models import Message, Suppression
from apps.mail.retry import Answer, Verdict
from apps.mail.workflow import State
from tests.mail.conftest import Write
from tests.mail.office import Office

Clock = Callable[[], datetime]


def test_an_occasion_is_one_letter(write: Write, now: datetime) -> None:
    first = post(write(), now=now, by=None)
    again = post(write(values={"subject": "other"}), now=now, by=None)
    assert (again.pk, again.message_id) == (first.pk, first.message_id)
    assert Message.objects.count() == 1


def test_many_letters_are_one_insert(
    write: Write, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    letters = [write(f"k:{number}") for number in range(200)]
    with django_assert_num_queries(3):  # savepoint, insert, release
        post_all(letters, now=now, by=None)
    assert Message.objects.values("message_id").distinct().count() == 200


def test_a_letter_vanishes_with_the_transaction_that_it_tells_about(
    write: Write, now: datetime
) -> None:
    def told() -> None:
        with transaction.atomic():
            post(write(), now=now, by=None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        told()
    assert Message.objects.count() == 0


def test_a_withdrawn_letter_does_not_leave_and_frees_its_occasion(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    first = post(write(), now=now, by=None)
    assert withdraw(keys=["k:1", "k:unknown"]) == 1
    assert withdraw(keys=["k:1"]) == 0
    second = post(write(), now=now, by=None)
    deliver(clock)
    assert office.ids == [second.message_id]
    first.refresh_from_db()
    assert (first.state, first.dedupe_key) == (State.WITHDRAWN, f"k:1~{first.pk}")


def test_a_letter_that_left_cannot_be_withdrawn(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post(write(), now=now, by=None)
    deliver(clock)
    assert withdraw(keys=["k:1"]) == 0
    assert Message.objects.get().state == State.SENT


def test_a_claimed_letter_can_be_withdrawn_until_it_is_handed_over(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post(write(), now=now, by=None)
    claim(now)
    assert withdraw(keys=["k:1"]) == 1
    deliver(clock)
    assert office.mails == []


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Verdict(Answer.TAKEN, 250), State.SENT),
        (Verdict(Answer.LATER, 451), State.WITHDRAWN),
        (Verdict(Answer.NEVER, 550), State.WITHDRAWN),
        (Verdict(Answer.LOST), State.WITHDRAWN),
    ],
)
def test_a_letter_withdrawn_while_it_is_handed_over_is_not_tried_again(
    answer: Verdict, state: State, write: Write, now: datetime
) -> None:
    post(write(), now=now, by=None)
    (parcel,) = claim(now)
    assert begin(parcel, now) is True
    assert withdraw(keys=["k:1"]) == 0  # it may arrive
    settle(parcel, answer, now)
    tidy(now + LEASE)
    row = Message.objects.get()
    assert (row.state, row.sent_at) == (state, now if state == State.SENT else None)
    assert claim(now + timedelta(days=5)) == []


def test_a_letter_withdrawn_before_it_is_handed_over_cannot_be_called_sent(
    write: Write, now: datetime
) -> None:
    post(write(), now=now, by=None)
    (parcel,) = claim(now)
    assert withdraw(keys=["k:1"]) == 1
    assert begin(parcel, now) is False
    settle(parcel, Verdict(Answer.TAKEN, 250), now)
    assert Message.objects.get().state == State.WITHDRAWN


def test_sign_in_leaves_first_then_what_waited_longest(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    early, late = now - timedelta(hours=2), now - timedelta(hours=1)
    post(write("later", urgency=Urgency.LATER, not_before=early), now=now, by=None)
    post(write("second", not_before=late), now=now, by=None)
    post(write("first", not_before=early), now=now, by=None)
    post(write("code", urgency=Urgency.SIGN_IN), now=now, by=None)
    deliver(clock)
    keys = {mail.message_id: mail.dedupe_key for mail in Message.objects.all()}
    assert [keys[mail] for mail in office.ids] == ["code", "first", "second", "later"]


def test_nothing_leaves_before_its_time(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post(write(not_before=now + timedelta(seconds=30)), now=now, by=None)
    assert deliver(clock) == 0
    assert deliver(lambda: now + timedelta(seconds=30)) == 1


def test_what_is_too_late_never_leaves(write: Write, now: datetime, office: Office) -> None:
    post(write(expires_at=now + timedelta(hours=1)), now=now, by=None)
    assert deliver(lambda: now + timedelta(hours=1)) == 0
    assert Message.objects.get().state == State.EXPIRED


def test_a_suppressed_address_gets_nothing_but_what_it_asked_for(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    suppress_all([" ROSALIND@maashaven.example "], reason="bounced", now=now)
    suppress_all(["rosalind@maashaven.example"], reason="bounced", now=now)
    post(write("news"), now=now, by=None)
    post(write("code", urgency=Urgency.SIGN_IN), now=now, by=None)
    assert deliver(clock) == 1
    states = dict(Message.objects.values_list("dedupe_key", "state"))
    assert states == {"news": State.SUPPRESSED, "code": State.SENT}
    row = Suppression.objects.get()
    assert (row.reason, len(row.digest), "rosalind" in str(row)) == ("bounced", 64, False)


def test_suppression_between_claim_and_hand_over_counts(
    write: Write, now: datetime, office: Office, reader: Person, clock: Clock
) -> None:
    post(write("one"), now=now, by=None)
    (parcel,) = claim(now)
    suppress_all([reader.email], reason="left", now=now)
    assert begin(parcel, now) is False
    assert Message.objects.get().state == State.SUPPRESSED


def test_a_mail_without_a_reader_is_no_row(now: datetime, db: None) -> None:
    with pytest.raises(IntegrityError, match="mail_has_a_reader"):
        Message.objects.create(dedupe_key="x", message_id="x", not_before=now, created_at=now)
