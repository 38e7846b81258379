"""What a mail says and how it is built."""

from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from pytest_django.fixtures import Settings

from apps.accounts.models import Link
from apps.campus.models import Campus
from apps.mail.actions import post
from apps.mail.delivery import deliver
from apps.mail.letters import Urgency
from apps.mail.models import Message
from apps.mail.render import preview, shown
from apps.mail.workflow import State
from tests.mail.conftest import Write
from tests.mail.office import Office

Clock = Callable[[], datetime]

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:talk-1@alder.example
SUMMARY:Gespräch über Fluten
END:VEVENT
END:VCALENDAR
"""


def sent(office: Office, clock: Clock) -> EmailMessage:
    deliver(clock)
    (mail,) = office.mails
    return mail


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_headers_name_the_student_and_the_center_only(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    Campus.objects.create(contact_email="help@alder.example")
    row = post(write(sender_name="Imani Castellanos"), now=now, by=None)
    mail = sent(office, clock)
    assert {name: str(value) for name, value in mail.items() if name != "Content-Type"} == {
        "From": "Imani Castellanos via Alder State Career Center <career@alder.example>",
        "To": "Rosalind Achterberg <rosalind@maashaven.example>",
        "Reply-To": "help@alder.example",
        "Subject": "20 minutes?",
        "Date": mail["Date"],
        "Message-ID": row.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "MIME-Version": "1.0",
    }
    assert parsedate_to_datetime(str(mail["Date"])) == now
    assert office.recipients == ["rosalind@maashaven.example"]


def test_text_and_page_say_the_same_and_their_links_work(
    write: Write, now: datetime, office: Office, clock: Clock, client: Client
) -> None:
    post(write(), now=now, by=None)
    mail = sent(office, clock)
    text, html = body(mail, "plain"), body(mail, "html")
    assert text.startswith("Dear Ms. Achterberg,\n\nHow did you begin?\n\nhttps://rapport.")
    answer = text.split("https://rapport.alder.example")[1].split()[0]
    assert f'href="https://rapport.alder.example{answer}?slot=1"' in html
    assert "https://rapport.alder.example/p/7/" in text
    link = Link.objects.get(purpose="test")
    assert link.expires_at == now + timedelta(days=14)
    assert Link.objects.exclude(pk=link.pk).get().purpose == "preferences"
    assert (answer.strip("/").split("/")[1] in str(link.digest), "Dear" in html) == (False, False)


def test_the_secret_of_a_link_is_stored_nowhere(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post(write(), now=now, by=None)
    token = body(sent(office, clock), "plain").split("/a/")[1].split("/")[0]
    row = Message.objects.values().get()
    assert [name for name, value in row.items() if token in str(value)] == []
    assert Link.objects.filter(digest__contains=token).count() == 0


def test_a_preview_is_the_same_mail_with_blank_links_and_leaves_no_trace(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    letter = write()
    looked_at = preview(letter)
    assert (Link.objects.count(), Message.objects.count()) == (0, 0)
    post(letter, now=now, by=None)
    html = body(sent(office, clock), "html")
    answer = html.split('href="')[1].split("?slot")[0]
    choices = next(part for part in html.split('"') if "/reminders/choose/" in part)
    assert html.replace(answer, "#").replace(choices, "#").strip() == looked_at.strip()
    assert shown(letter).text.count("#") == 2  # its text is all its own


def test_rules_are_written_into_the_elements(write: Write, db: None) -> None:
    html = preview(write())
    assert '<div class="mail-card" style="background-color: #FFFDF9' in html
    assert "prefers-color-scheme: dark" in html
    assert "<link" not in html


def test_what_people_write_is_text_in_both_parts(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    words = "<b>Fish & chips</b> {{ links.answer }}\n.\nFrom the “Café” — 你好 𝄞"
    post(write(values={"subject": "Größe & <b>", "text": words}), now=now, by=None)
    mail = sent(office, clock)
    assert str(mail["Subject"]) == "Größe & <b>"
    assert words in body(mail, "plain")
    assert "&lt;b&gt;Fish &amp; chips&lt;/b&gt; {{ links.answer }}" in body(mail, "html")


def test_lines_are_short_and_end_as_the_standard_says(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    values = {"subject": "ä " * 90, "text": "x" * 5000 + "\n" + "ü" * 3000 + "\n.\n..\n"}
    post(write(values=values, calendar=INVITATION), now=now, by=None)
    deliver(clock)
    lines = office.raw[0].split(b"\r\n")
    assert max(len(line) for line in lines) <= 78
    assert [line for line in lines if b"\n" in line or b"\r" in line or not line.isascii()] == []
    assert values["text"].strip() in body(office.mails[0], "plain")
    assert str(office.mails[0]["Subject"]).strip() == ("ä " * 100)[:180].strip()


@pytest.mark.parametrize(("said", "method"), [("REQUEST", "REQUEST"), ("CANCEL", "CANCEL")])
def test_an_invitation_is_a_part_and_a_file(
    said: str, method: str, write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    calendar = INVITATION.replace("METHOD:REQUEST", f"METHOD:{said}")
    post(write(calendar=calendar), now=now, by=None)
    mail = sent(office, clock)
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "text/calendar",
    ]
    inline, attached = [part for part in mail.walk() if part.get_content_type() == kinds[-1]]
    assert (inline.get_param("method"), attached.get_param("method")) == (method, method)
    assert (inline.get_filename(), attached.get_filename()) == (None, "invite.ics")
    for part in (inline, attached):
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        assert content.decode().replace("\r\n", "\n") == calendar


def to_a_german(write: Write, now: datetime) -> None:
    letter = write()
    letter.recipient.language = "de"
    letter.recipient.save()
    post(letter, now=now, by=None)


def test_a_mail_is_in_the_readers_language(
    write: Write,
    now: datetime,
    office: Office,
    settings: Settings,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.LANGUAGES, settings.USE_I18N = [("en", "English"), ("de", "German")], True
    monkeypatch.setattr(translation, "_trans", trans_real)  # it read the settings long ago
    to_a_german(write, now)
    assert '<html lang="de">' in body(sent(office, clock), "html")


def test_where_there_is_english_alone_a_mail_says_so(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    to_a_german(write, now)
    assert '<html lang="en">' in body(sent(office, clock), "html")


def test_a_sign_in_mail_keeps_nothing(
    write: Write, now: datetime, office: Office, clock: Clock
) -> None:
    post(write("code", urgency=Urgency.SIGN_IN), now=now, by=None)
    late = write("late", urgency=Urgency.SIGN_IN, not_before=now, expires_at=now)
    post(late, now=now, by=None)
    deliver(clock)
    rows = {row.dedupe_key: (row.state, row.values) for row in Message.objects.all()}
    assert rows == {"code": (State.SENT, {}), "late": (State.EXPIRED, {})}
