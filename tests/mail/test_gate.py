"""After a restore nothing leaves but codes, until somebody has looked."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.mail import send_mail
from django.core.management import call_command
from django.db import connection
from pytest_django.fixtures import Settings

from apps.mail import gate
from apps.mail.actions import post
from apps.mail.delivery import deliver
from apps.mail.models import Message, Sender
from apps.mail.workflow import State
from tests.mail.conftest import Write
from tests.mail.office import Office

Clock = Callable[[], datetime]
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def states() -> dict[str, str]:
    return dict(Message.objects.values_list("dedupe_key", "state"))


def restored(now: datetime, *, pulse: timedelta) -> None:
    """As a dump brings it back: the row names another database."""
    Sender.objects.update_or_create(pk=1, defaults={"home": "1/1/1", "seen_at": now - pulse})


def test_a_new_site_sends_at_once(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post(write(), now=now, by=None)
    assert deliver(clock) == 1
    assert Sender.objects.get().home == gate.home()


def test_a_restored_copy_sends_nothing(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    restored(now, pulse=DAY)
    post(write(), now=now, by=None)
    assert deliver(clock) == 0
    assert deliver(clock) == 0  # not by asking twice either
    sender = Sender.objects.get()
    assert (sender.paused_at, sender.reason, sender.home) == (now, gate.RESTORED, gate.home())
    assert office.mails == []


def test_a_dump_read_back_into_the_same_database_is_noticed(now: datetime) -> None:
    """It makes the table anew, with another number; cluster and database stay what they are."""
    before = gate.home()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE copy (LIKE mail_sender INCLUDING ALL)")
        cursor.execute("DROP TABLE mail_sender")
        cursor.execute("ALTER TABLE copy RENAME TO mail_sender")
    assert gate.home() != before
    assert gate.home().rpartition("/")[0] == before.rpartition("/")[0]


def test_a_standby_that_took_over_goes_on(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    restored(now, pulse=gate.FRESH)
    post(write(), now=now, by=None)
    assert deliver(clock) == 1


def test_a_site_that_stood_still_for_a_week_goes_on(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    Sender.objects.create(home=gate.home(), seen_at=now - 7 * DAY)
    post(write(), now=now, by=None)
    assert deliver(clock) == 1


def test_a_code_leaves_from_a_paused_sender(
    now: datetime, office: Office, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"  # Django's tests put another one there
    gate.pause(now, "Somebody paused it.")
    send_mail("Your code", "123456", None, ["imani@alder.example"])
    sign_in = Message.objects.get()
    assert deliver(lambda: sign_in.not_before) == 1


def test_a_pulse_counts_only_in_its_own_database(now: datetime) -> None:
    restored(now, pulse=DAY)
    gate.pulse(now)
    sender = Sender.objects.get()
    assert sender.seen_at == now - DAY
    assert sender.paused_at == now
    gate.pulse(now + DAY)
    assert Sender.objects.get().seen_at == now + DAY


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (["resume"], State.SENT, State.SENT),
        (["resume", "--leave-out"], State.EXPIRED, State.SENT),
    ],
)
def test_somebody_lets_it_go_on(
    write: Write, now: datetime, office: Office, words: list[str], old: State, new: State
) -> None:
    post(write("old"), now=now - DAY, by=None)
    gate.pause(now, gate.RESTORED)
    post(write("new"), now=now + timedelta(minutes=1), by=None)
    said = StringIO()
    call_command("mail", *words, stdout=said)
    deliver(lambda: now + DAY)
    assert states() == {"old": old, "new": new}
    assert f"Left out: {int(old == State.EXPIRED)}" in said.getvalue()


def test_the_command_says_what_to_do_after_a_restore(now: datetime) -> None:
    gate.pause(now, gate.RESTORED)
    said = StringIO()
    call_command("mail", "status", stdout=said)
    assert "paused: The database is a restored copy." in said.getvalue()
    assert "--leave-out" in said.getvalue()
