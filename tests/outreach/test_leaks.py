"""Neither of two people ever gets the other's address: any mail, any page, after any exchange."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.header import Header
from pathlib import Path
from quopri import encodestring
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.interviews.calendar import invitation
from apps.mail.mime import build
from apps.mail.models import Message
from apps.mail.render import addressed, rendered
from tests.conftest import NOW, Cast
from tests.outreach.post import STATES, brought
from tests.outreach.seen import holds, in_mail
from tests.outreach.walks import Exchange, begun

STEPS = 20  # tried after the state in which a walk begins
# What so many walks must have brought about, or they have not looked at everything.
TEMPLATES = {
    *(f"outreach/mail/{name}" for name in ("request", "request_waiting", "question", "declined")),
    *(f"outreach/mail/{name}" for name in ("message", "message_to_alum", "deferred", "withdrawn")),
    *(f"outreach/mail/closed_{name}" for name in ("silence", "away", "unanswered")),
    *(f"outreach/mail/{name}" for name in ("rests", "concern", "ask_again")),
    *(f"interviews/mail/{name}" for name in ("invitation", "times", "cancelled", "day_before")),
    *(f"interviews/mail/{name}" for name in ("find_time", "log_it", "thank_you", "thanks")),
}


@pytest.fixture
def clock(settings: Settings, tmp_path: Path) -> Path:
    """Pages live at the moment that stands in this file."""
    settings.RAPPORT_CLOCK_FILE = str(tmp_path / "clock")
    return tmp_path / "clock"


def hidden_from(reader: Person | None, pair: Exchange) -> list[str]:
    """The addresses that must not reach a reader; somebody third may have neither."""
    return [who.email for who in (pair.imani, pair.rosalind) if who != reader]


def leaks(where: str, text: str, hidden: list[str]) -> Iterator[str]:
    for address in hidden:
        if holds(text, address):
            yield f"{where}: {address}"


def in_mails(pair: Exchange, templates: Counter[str]) -> Iterator[str]:
    """Every mail of this exchange as the bytes that would leave."""
    campus = Campus.objects.current()
    for message in Message.objects.select_related("recipient").order_by("pk"):
        words, links = rendered(message, campus=campus, now=pair.at)
        assert all(link.person == message.recipient for link in links)
        mail = build(addressed(message, campus=campus, now=pair.at), words)
        templates[message.template] += 1
        hidden = hidden_from(message.recipient, pair)
        for where, text in in_mail(mail):
            yield from leaks(f"{message.template}, {where}", text, hidden)


def students_pages(pair: Exchange) -> list[str]:
    request, talk = pair.fresh(), pair.request.interview
    plain = ["home:today", "outreach:requests", "interviews:talks", "contacts:people"]
    pages = [reverse(name) for name in (*plain, "alumni:directory")]
    pages += [reverse("outreach:request", args=[request.pk])]
    pages += [reverse("outreach:report", args=[request.pk])]
    pages += [reverse("alumni:profile", args=[pair.alum.pk])]
    names = ("contacts:contact", "interviews:prepare", "interviews:sheet")
    pages += [reverse(name, args=[request.contact_id]) for name in names]
    if request.status in {"draft", "approved", "returned"}:
        pages.append(reverse("outreach:preview", args=[request.pk]))
    if talk is not None:
        of_talk = ("talk", "suggest", "cancel", "log", "thanks", "letter")
        pages += [reverse(f"interviews:{name}", args=[talk.pk]) for name in of_talk]
    return pages


def alums_pages(pair: Exchange) -> list[str]:
    request, talk = pair.fresh(), pair.request.interview
    errands = {
        "outreach:answer": Errand("answer", "outreach.request", request.pk, timedelta(days=1)),
        "alumni:opt_in": Errand("invitation", "alumni.alum", pair.alum.pk, timedelta(days=1)),
        "alumni:choices": Errand("choices", "alumni.alum", pair.alum.pk, None),
    }
    if talk is not None:
        errand = Errand("talk", "interviews.interview", talk.pk, timedelta(days=1))
        names = ("agreed", "agreed_times", "agreed_cancel", "agreed_entry")
        errands |= {f"outreach:{name}": errand for name in names}
    return [
        reverse(name, args=[mint(errand, person=pair.rosalind, now=pair.at)])
        for name, errand in errands.items()
    ]


def in_pages(pair: Exchange, clock: Path) -> Iterator[str]:
    """Every page of both sides, as they stand now."""
    clock.write_text(str((pair.at - datetime.now(UTC)).total_seconds()))
    student, alum = Client(), Client()
    student.force_login(pair.imani)
    for client, reader, pages in (
        (student, pair.imani, students_pages(pair)),
        (alum, pair.rosalind, alums_pages(pair)),
    ):
        for page in pages:
            answer = client.get(page, follow=True)
            assert answer.status_code in {200, 404, 410}, page
            shown = answer.content.decode() + str(dict(answer.headers))
            yield from leaks(page, shown, hidden_from(reader, pair))


def in_entries(pair: Exchange) -> Iterator[str]:
    """The calendar entries as they would be now, whatever the mails of the walk were."""
    talk = pair.request.interview
    if talk is None:
        return
    for reader in (pair.imani, pair.rosalind):
        text = invitation(talk, reader, method="REQUEST", now=pair.at)
        yield from leaks("entry", text.replace("\r\n ", ""), hidden_from(reader, pair))


# Which walks: a thousand in all, in parts that can run side by side.
FEW = range(len(STATES))
MANY = [pytest.param(range(n, n + 250), marks=pytest.mark.full) for n in range(0, 1000, 250)]


@pytest.mark.parametrize("walks", [FEW, *MANY], ids=str)
def test_no_exchange_shows_either_address_to_the_other(
    cast: Cast, clock: Path, walks: range
) -> None:
    found: list[str] = []
    templates: Counter[str] = Counter()
    for number in walks:
        with transaction.atomic():
            pair = brought(number, list(STATES)[number % len(STATES)], NOW)
            pair.walk(STEPS)
            found += in_mails(pair, templates)
            found += in_pages(pair, clock)
            found += in_entries(pair)
            transaction.set_rollback(True)
    assert found == []
    assert TEMPLATES - set(templates) == set()


def test_a_planted_address_is_found_in_mails_pages_and_entries(cast: Cast, clock: Path) -> None:
    """The alum's name is made to hold the address, as if a template had written it there."""
    pair = begun(3)
    pair.rosalind.name = pair.rosalind.called = f"Ana {pair.rosalind.email}"
    pair.rosalind.save()
    contact = pair.request.contact
    contact.name = pair.rosalind.name
    contact.save()
    STATES["agreed"](pair)
    found = [*in_mails(pair, Counter()), *in_pages(pair, clock), *in_entries(pair)]
    places = ("header", "text/plain", "text/html", "text/calendar", "/requests/", "entry")
    assert [place for place in places if not any(place in leak for leak in found)] == []


ADDRESS = "zq.vw+news@sub.elder.example"
PLANTED = {
    "plain": f"Write to {ADDRESS}.",
    "local part": "I am zq.vw+news there.",
    "without the tag": "mail: ZQ.VW",
    "entity": "zq&#46;vw&#43;news&#64;sub",
    "percent": quote(ADDRESS, safe=""),
    "base64": f"x {b64encode(ADDRESS.encode()).decode()} y",
    "split by markup": "zq.<b>vw</b>+news",
}


@pytest.mark.parametrize("way", PLANTED)
def test_every_disguise_of_an_address_is_seen_through(way: str) -> None:
    assert holds(PLANTED[way], ADDRESS)
    assert not holds("Ana Ruiz, zq at elder, vw", ADDRESS)


def crafted(header: str, kind: str, encoding: str, body: bytes) -> bytes:
    head = f"Subject: {header}\r\nContent-Type: {kind}; charset=utf-8\r\n"
    head += f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode("ascii") + body


@pytest.mark.parametrize(
    "mail",
    [
        crafted(Header(f"Grüße {ADDRESS}", "utf-8").encode(), "text/plain", "7bit", b""),
        crafted("x", "text/plain", "quoted-printable", encodestring(b"=" + ADDRESS.encode())),
        crafted("x", "text/html", "base64", b64encode(f"<p>ü {ADDRESS}".encode())),
        crafted("x", "text/calendar", "base64", b64encode(b"ATTENDEE:zq.v\r\n w+news@sub")),
        crafted("x", "text/calendar", "7bit", rb"SUMMARY:zq.vw\+news"),
    ],
)
def test_every_encoding_of_a_mail_is_undone(mail: bytes) -> None:
    assert any(holds(text, ADDRESS) for _where, text in in_mail(mail))
