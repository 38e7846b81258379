"""What a monitor reads: red within two minutes when the worker or beat stands still."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.home.vitals import LONGEST_SILENCE, taken
from apps.mail import gate
from apps.mail.actions import post
from apps.mail.letters import Letter
from apps.mail.models import Message
from apps.reminders.actions import reconcile
from apps.reminders.plan import Planned
from apps.reminders.queue import LATE

SECOND = timedelta(seconds=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Person:
    return Person.objects.create(email="imani@alder.example", name="Imani Castellanos")


def letter(reader: Person, key: str) -> Letter:
    return Letter(template="mail/fresh_link", recipient=reader, dedupe_key=key)


def test_all_is_well_after_a_pulse(now: datetime) -> None:
    gate.pulse(now)
    gate.pulse(now)
    assert taken(now + LONGEST_SILENCE).complaints() == []


def test_silence_is_red_within_two_minutes(now: datetime) -> None:
    gate.pulse(now)
    assert LONGEST_SILENCE + timedelta(seconds=20) < timedelta(minutes=2)
    assert taken(now + LONGEST_SILENCE + SECOND).complaints() == ["worker or beat is silent"]


def test_a_site_that_never_had_a_pulse_is_red(now: datetime) -> None:
    assert taken(now).complaints() == ["worker or beat is silent"]


def test_a_late_mail_is_red(now: datetime, reader: Person) -> None:
    post(letter(reader, "k"), now=now - LATE - SECOND, by=None)
    gate.pulse(now)
    vitals = taken(now)
    assert vitals.oldest_due_seconds == (LATE + SECOND).total_seconds()
    assert vitals.complaints() == ["mail or reminders are late"]


def test_a_late_reminder_is_red(now: datetime, reader: Person) -> None:
    due = Planned(kind="k", recipient=reader.pk, round="1", due_at=now, until=None, template="t")
    reconcile(subject=("test", 1), plan=[due], now=now)
    gate.pulse(now + LATE + SECOND)
    assert taken(now + LATE + SECOND).complaints() == ["mail or reminders are late"]


def test_a_paused_sender_is_red(now: datetime) -> None:
    gate.pause(now, "Somebody paused it.")
    assert taken(now).complaints() == ["the sender is paused (manage.py mail status)"]


def test_what_is_in_mid_air_is_counted(now: datetime, reader: Person) -> None:
    post(letter(reader, "one"), now=now, by=None)
    post(letter(reader, "two"), now=now, by=None)
    Message.objects.filter(dedupe_key="two").update(uncertain=True)
    assert (taken(now).outbox_depth, taken(now).uncertain) == (2, 1)


def test_a_monitor_hears_what_is_wrong(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.content == b"worker or beat is silent\n"


def test_figures_need_the_token(client: Client, settings: Settings) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    settings.RAPPORT_METRICS_TOKEN = "t" * 40
    assert client.get("/metrics").status_code == 404
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {'t' * 40}"})
    assert b"rapport_outbox_depth 0\n" in answer.content
