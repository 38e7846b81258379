"""Bounces and complaints as providers tell them: signed, told twice is told once."""

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.checks import run_checks
from django.test import Client
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.mail.actions import lift, post, suppress_all
from apps.mail.delivery import deliver
from apps.mail.models import Message, Report, Suppression
from apps.mail.retry import Stage, heard
from apps.mail.workflow import State, Trouble
from config.environment import mail_events
from tests.mail.conftest import Write
from tests.mail.office import Office

pytestmark = pytest.mark.django_db
URL = "/mail/events/"
KEY = "key-of-the-provider"
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def site(settings: Settings, _letters: None, client: Client) -> Client:
    """The site's own pages, not those of the test letters."""
    settings.ROOT_URLCONF = "config.urls"
    return client


@pytest.fixture
def postmark(settings: Settings, site: Client) -> Callable[..., Any]:
    """Postmark is known by a password in the address."""
    settings.RAPPORT_MAIL_EVENTS = "postmark"
    settings.ANYMAIL = {"WEBHOOK_SECRET": "rapport:open sesame"}

    def tell(known_as: str = "rapport:open sesame", **event: Any) -> Any:  # noqa: ANN401 - JSON, and the client's answer
        basic = b64encode(known_as.encode()).decode()
        headers = {"Authorization": f"Basic {basic}"}
        return site.post(URL, event, content_type="application/json", headers=headers)

    return tell


def bounce(reader: Person, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {
        "RecordType": "Bounce",
        "ID": 4_323_372_036_854_775_807,
        "Type": "HardBounce",
        "TypeCode": 1,
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Email": reader.email.upper(),
        "BouncedAt": "2026-11-24T16:33:54Z",
    } | more


def found() -> list[tuple[str, str, str]]:
    return list(Report.objects.values_list("provider", "trouble", "person__name"))


def test_a_bounce_closes_the_address(postmark: Callable[..., Any], reader: Person) -> None:
    assert postmark(**bounce(reader)).status_code == 200
    assert found() == [("Postmark", "bounced", reader.name)]
    assert Suppression.objects.of(reader.email).get().reason == Trouble.BOUNCED


def test_told_twice_is_told_once(postmark: Callable[..., Any], reader: Person) -> None:
    for _time in range(3):
        assert postmark(**bounce(reader)).status_code == 200
    assert (Report.objects.count(), Suppression.objects.count()) == (1, 1)


def test_a_replay_does_not_close_an_address_that_was_opened_since(
    postmark: Callable[..., Any], reader: Person
) -> None:
    postmark(**bounce(reader))
    lift([reader.email])
    postmark(**bounce(reader))
    assert not Suppression.objects.of(reader.email).exists()


def test_a_full_mailbox_is_no_bounce(postmark: Callable[..., Any], reader: Person) -> None:
    postmark(**bounce(reader, Type="SoftBounce", TypeCode=4096))
    assert (found(), Suppression.objects.count()) == ([], 0)


def test_opening_a_mail_is_no_event(postmark: Callable[..., Any], reader: Person) -> None:
    answer = postmark(
        RecordType="Open", MessageID="m", Recipient=reader.email, ReceivedAt="2026-11-24T16:33:54Z"
    )
    assert (answer.status_code, found()) == (200, [])


def test_nobody_else_can_tell(postmark: Callable[..., Any], reader: Person) -> None:
    assert postmark("rapport:guessed", **bounce(reader)).status_code == 400
    assert found() == []


def test_everybody_at_the_address_is_told_of(postmark: Callable[..., Any], reader: Person) -> None:
    Person.objects.create(email=reader.email, name="Second Reader")
    Person.objects.create(email=reader.email, own_email="new@else.example", name="Moved Away")
    postmark(**bounce(reader))
    assert sorted(name for _p, _t, name in found()) == [reader.name, "Second Reader"]


def mailgun(client: Client, reader: Person, *, key: str) -> Any:  # noqa: ANN401 - the client's answer
    """Mailgun signs a token and a time with its key."""
    token, at = "t" * 50, "1764000000"
    signature = hmac.new(key.encode(), f"{at}{token}".encode(), hashlib.sha256).hexdigest()
    event = {
        "event": "complained",
        "id": "ncV2XwymRUKbPek_MIM-Gw",
        "timestamp": 1764000000.1,
        "recipient": reader.email,
        "message": {"headers": {"message-id": "m@alder.example"}},
    }
    body = {
        "signature": {"token": token, "timestamp": at, "signature": signature},
        "event-data": event,
    }
    return client.post(URL, json.dumps(body), content_type="application/json")


@pytest.mark.parametrize(("key", "status", "count"), [(KEY, 200, 1), ("another", 400, 0)])
def test_a_signature_is_checked(
    settings: Settings,
    site: Client,
    reader: Person,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    status: int,
    count: int,
) -> None:
    monkeypatch.setenv("RAPPORT_MAIL_EVENTS_KEY", KEY)
    settings.RAPPORT_MAIL_EVENTS = "mailgun"
    settings.ANYMAIL = mail_events("mailgun")
    assert mailgun(site, reader, key=key).status_code == status
    assert Suppression.objects.filter(reason=Trouble.COMPLAINED).count() == count


def test_without_a_provider_there_is_no_such_page(site: Client) -> None:
    assert site.post(URL, {}).status_code == 404


@pytest.mark.parametrize(
    ("provider", "keys", "wrong"),
    [
        ("", {}, []),
        ("postmark", {"WEBHOOK_SECRET": "a:b"}, []),
        ("postmark", {}, ["mail.E002"]),
        ("pigeons", {"WEBHOOK_SECRET": "a:b"}, ["mail.E001"]),
    ],
)
def test_unsigned_events_do_not_start(
    settings: Settings, provider: str, keys: dict[str, str], wrong: list[str]
) -> None:
    settings.RAPPORT_MAIL_EVENTS, settings.ANYMAIL = provider, keys
    assert [found.id for found in run_checks() if str(found.id).startswith("mail.")] == wrong


@pytest.mark.parametrize(
    ("reason", "calendar", "state"),
    [
        (Trouble.COMPLAINED, "", State.SUPPRESSED),
        (Trouble.COMPLAINED, CALENDAR, State.SENT),
        (Trouble.BOUNCED, CALENDAR, State.SUPPRESSED),
        ("record closed", CALENDAR, State.SUPPRESSED),
    ],
)
def test_what_still_leaves(
    write: Write,
    now: datetime,
    office: Office,
    reader: Person,
    reason: str,
    calendar: str,
    state: State,
) -> None:
    suppress_all([reader.email], reason=reason, now=now)
    post(write(calendar=calendar), now=now, by=None)
    deliver(lambda: now)
    assert Message.objects.get().state == state


def test_a_complaint_does_not_weaken_a_closed_record(
    write: Write, now: datetime, office: Office, reader: Person
) -> None:
    for reason in (Trouble.COMPLAINED, "record closed"):
        suppress_all([reader.email], reason=reason, now=now)
    lift([reader.email])
    post(write(calendar=CALENDAR), now=now, by=None)
    deliver(lambda: now)
    assert Message.objects.get().state == State.SUPPRESSED


def test_the_mail_server_itself_tells_of_a_dead_address(
    write: Write, now: datetime, office: Office, reader: Person
) -> None:
    office.answers["RCPT"] = ["550 5.1.1 no such user"]
    post(write(), now=now, by=None)
    deliver(lambda: now)
    assert found() == [("smtp", "bounced", reader.name)]


@pytest.mark.parametrize(
    ("code", "words", "dead"),
    [
        (550, b"5.1.1 no such user", True),
        (556, b"5.1.10 null MX", True),
        (550, b"5.2.1 mailbox disabled", True),
        (550, b"5.7.1 you are on a list", False),
        (552, b"5.2.2 mailbox full", False),
        (450, b"4.1.1 try later", False),
        (550, b"no", False),
    ],
)
def test_which_refusals_mean_a_dead_address(code: int, words: bytes, *, dead: bool) -> None:
    assert heard(Stage.RECIPIENT, code, words).is_dead_address is dead
