"""Django's own mail goes through the outbox."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from pytest_django.fixtures import Settings

from apps.mail.delivery import deliver
from apps.mail.letters import Urgency
from apps.mail.models import Message
from apps.mail.tasks import deliver as task
from apps.mail.workflow import State
from tests.mail.office import Office


@pytest.fixture(autouse=True)
def _outbox(settings: Settings, db: None) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"


def test_a_code_leaves_first_as_it_was_written_and_is_emptied(office: Office) -> None:
    mail = EmailMultiAlternatives("Your\ncode", "Code: 4711", None, ["imani@alder.example"])
    mail.attach_alternative("<p>4711</p>", "text/html")
    mail.subject = "Your code"
    assert mail.send() == 1
    row = Message.objects.get()
    assert (row.urgency, row.recipient, row.to_address) == (
        Urgency.SIGN_IN, None, "imani@alder.example",
    )  # fmt: skip
    assert row.expires_at == row.not_before + timedelta(hours=1)
    task()
    row.refresh_from_db()
    assert (row.state, row.values) == (State.SENT, {})
    (sent,) = office.mails
    text, html = sent.get_body(("plain",)), sent.get_body(("html",))
    assert text is not None
    assert html is not None
    assert (str(sent["Subject"]), text.get_content().strip(), html.get_content().strip()) == (
        "Your code", "Code: 4711", "<p>4711</p>",
    )  # fmt: skip


def test_several_recipients_do_not_see_each_other(office: Office) -> None:
    send_mail("Hello", "Hello", None, ["imani@alder.example", "mateo@alder.example"])
    moment = Message.objects.latest("not_before").not_before
    deliver(lambda: moment)
    assert sorted(office.recipients) == ["imani@alder.example", "mateo@alder.example"]
    assert [str(mail["To"]) for mail in office.mails] == office.recipients
