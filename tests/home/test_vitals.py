"""What a monitor reads: red within two minutes when the worker or beat stands still."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.core.reports import counts
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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_without_postgresql_both_say_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """The line that was kept is dead, and no other can be had."""
    client.get(path)
    connection.connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    answer = client.get(path)
    connection.close()  # the next line is had where PostgreSQL is
    assert (answer.status_code, answer.content) == (503, b"PostgreSQL does not answer\n")


def test_figures_need_the_token(client: Client, settings: Settings) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    settings.RAPPORT_METRICS_TOKEN = "t" * 40
    assert client.get("/metrics").status_code == 404
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {'t' * 40}"})
    assert answer["Content-Type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8"
    assert "rapport_outbox_depth 0\n" in answer.text


def families(text: str) -> dict[str, dict[str, list[str]]]:
    """Reads the text as the standard defines it: each line belongs to the family begun before."""
    lines = text.split("\n")
    assert lines[-2:] == ["# EOF", ""]
    found: dict[str, dict[str, list[str]]] = {}
    for line in lines[:-2]:
        told = re.fullmatch(r"# (TYPE|UNIT|HELP) ([a-z_]+) (.+)", line)
        if told and told[1] == "TYPE":
            assert told[2] not in found
            found[told[2]] = {"TYPE": [told[3]], "samples": []}
        elif told:
            assert list(found)[-1] == told[2]
            found[told[2]][told[1]] = [told[3]]
        else:
            sample = re.fullmatch(r'([a-z_]+)(\{rule="[a-z-]+"\})? (\d+)', line)
            assert sample is not None, line
            found[list(found)[-1]]["samples"].append(sample[1])
    return found


def test_figures_are_open_metrics(client: Client, settings: Settings) -> None:
    settings.RAPPORT_METRICS_TOKEN = "t" * 40
    text = client.get("/metrics", headers={"Authorization": f"Bearer {'t' * 40}"}).text
    read = families(text)
    assert len(read) == 6
    for name, family in read.items():
        is_counter = family["TYPE"] == ["counter"]
        assert set(family["samples"]) == {f"{name}_total" if is_counter else name}
        assert name.startswith("rapport_")
        assert family["HELP"][0].endswith(".")
        assert family.get("UNIT") == (["seconds"] if name.endswith("_seconds") else None)
    assert len(read["rapport_browser_reports"]["samples"]) == len(counts())


def test_without_valkey_only_its_own_counts_are_missing(client: Client, settings: Settings) -> None:
    settings.RAPPORT_METRICS_TOKEN = "t" * 40
    nowhere = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": nowhere}
    text = client.get("/metrics", headers={"Authorization": f"Bearer {'t' * 40}"}).text
    assert len(families(text)) == 5
