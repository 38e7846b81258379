"""Double presses under real threads on real PostgreSQL."""

from datetime import datetime, timedelta

import pytest

from apps.alumni.models import Place
from apps.contacts.models import Contact, KeepInTouch, Touch
from apps.interviews.actions import (
    Account,
    Name,
    Note,
    log,
    schedule,
    send_thanks,
    suggest,
    take,
)
from apps.interviews.models import Advice, Interview, Log, Option, Referral, ThankYou
from apps.mail.models import Message
from tests.conftest import Cast
from tests.outreach.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def copies(talk: Interview, number: int) -> list[Interview]:
    return [Interview.objects.get(pk=talk.pk) for _number in range(number)]


def test_two_presses_close_a_log_once_and_keep_both_texts(
    transactional_db: None, cast: Cast, talk: Interview, after: datetime
) -> None:
    names = [Name("Mireille Okonjo", "", may_use_name=True)]
    mine = Account({"takeaways": "Zoning decides.", "pace": "days"}, ["Sit in."], names)
    other = Account({"takeaways": "Maps come first.", "pace": "days"}, ["Sit in."], names)
    first, second = copies(talk, 2)
    said = at_once(
        lambda: log(first, mine, now=after, by=cast.imani),
        lambda: log(second, other, now=after, by=cast.imani),
    )
    assert said == ["done", "done"]
    assert sorted(Log.objects.get().takeaways.split("\n\n")) == [
        "Maps come first.",
        "Zoning decides.",
    ]
    models = (Advice, Referral, ThankYou, KeepInTouch)
    assert [model._default_manager.count() for model in models] == [1, 1, 1, 1]
    assert Contact.objects.filter(name="Mireille Okonjo").count() == 1
    assert Touch.objects.filter(kind="conversation").count() == 1
    assert Place.objects.get().freed_at == after


def test_a_double_click_thanks_once(
    transactional_db: None, cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    note = Note("email", "", "Dear Ms. Achterberg,\n\nZoning decides. I will read the plan.")
    rows = [ThankYou.objects.get(pk=thanks.pk) for _number in range(3)]
    said = at_once(
        *[
            lambda row=row: send_thanks(row, note, through_rapport=True, now=after, by=cast.imani)
            for row in rows
        ]
    )
    assert said == ["done"] * 3
    assert Message.objects.filter(template="interviews/mail/thanks").count() == 1
    assert Touch.objects.filter(kind="thank_you").count() == 1


def test_two_new_times_count_two_sequences(
    transactional_db: None, cast: Cast, talk: Interview, now: datetime
) -> None:
    first, second = copies(talk, 2)
    said = at_once(
        lambda: schedule(first, now + timedelta(days=3), now=now, by=cast.imani),
        lambda: schedule(second, now + timedelta(days=4), now=now, by=cast.rosalind),
    )
    assert said == ["done", "done"]
    assert Interview.objects.get().sequence == 2
    assert Message.objects.filter(recipient=cast.rosalind).count() == 3


def test_two_times_taken_at_once_agree_on_one(
    transactional_db: None, cast: Cast, unset: Interview, now: datetime
) -> None:
    suggest(unset, [now + timedelta(days=n) for n in (3, 4)], now=now, by=cast.rosalind)
    first, second = Option.objects.of(unset)
    said = at_once(
        lambda: take(first, now=now, by=cast.imani), lambda: take(second, now=now, by=cast.imani)
    )
    assert sorted(said) == ["StaleMove", "done"]
    assert (Interview.objects.get().sequence, Option.objects.count()) == (0, 0)
    assert Message.objects.filter(template="interviews/mail/invitation").count() == 2
