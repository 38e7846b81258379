"""Quiet periods: typed, changed, taken away, and chosen from the files of others."""

import time
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.campus import actions, pages
from apps.campus.breaks import MOST_BYTES, MOST_EVENTS, Break, found, parsed
from apps.campus.models import Change, QuietPeriod
from apps.campus.telling import told
from apps.core.moves import NotYours, Refused
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.looks import LOOKS, seen, signed_in

PAGE = "/center/quiet/"
TODAY = date(2026, 11, 23)
WINTER = Break(date(2026, 12, 14), date(2027, 1, 3), "Winter break")


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//A University//EN"]
    for event in events:
        lines += ["BEGIN:VEVENT", "UID:1", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def whole(first: str, after: str, name: str) -> str:
    return f"DTSTART;VALUE=DATE:{first}|DTEND;VALUE=DATE:{after}|SUMMARY:{name}"


def names(text: bytes) -> list[str]:
    return [span.name for span in found(text, today=TODAY, known=[]).breaks]


def counted(event: str) -> dict[str, int]:
    read = found(calendar(event), today=TODAY, known=[WINTER])
    assert read.breaks == []
    return dict(read.left_out)


def sent(client: Client, text: bytes) -> str:
    page = client.post("/center/quiet/file/", {"file": SimpleUploadedFile("a.ics", text)})
    return f"{page.status_code} {page.content.decode()}"


def test_typed_changed_and_removed(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.nils)
    said = {"name": "Winter  break", "starts_on": "2026-12-14", "ends_on": "2027-01-03"}
    assert client.post(PAGE, said).status_code == 302
    client.post(PAGE, said)
    one = QuietPeriod.objects.get()
    assert one.span == WINTER
    client.post(f"{PAGE}{one.pk}/", said | {"ends_on": "2027-01-04"})
    client.post(f"{PAGE}{one.pk}/", said | {"ends_on": "2027-01-04"})
    client.post(f"{PAGE}{one.pk}/remove/", {"do": "keep"})
    client.post(f"{PAGE}{one.pk}/remove/", {})
    assert QuietPeriod.objects.count() == 1
    client.post(f"{PAGE}{one.pk}/remove/", {"do": "remove"})
    assert QuietPeriod.objects.count() == 0
    lines = told(Change.objects.latest_first(), cast.nils.zone)
    days = "Monday 14 December to {} January 2027"
    sunday, monday = days.format("Sunday 3"), days.format("Monday 4")
    assert [line.rpartition(", Monday 23 November")[0] for line in lines] == [
        f"Nils Baptiste removed “Winter break” ({monday})",
        f"Nils Baptiste changed “Winter break” ({sunday}) to “Winter break” ({monday})",
        f"Nils Baptiste added “Winter break” ({sunday})",
    ]


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2026-12-14", "2026-12-13", "ends_on"),
        ("2026-12-14", "2027-12-14", "ends_on"),
        ("", "2027-12-14", "starts_on"),
        ("0026-12-14", "2027-01-03", "starts_on"),
    ],
)
def test_days_that_cannot_be(client: Client, cast: Cast, first: str, last: str, field: str) -> None:
    client.force_login(cast.nils)
    page = client.post(PAGE, {"name": "Finals", "starts_on": first, "ends_on": last})
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert 'value="Finals"' in page.content.decode()
    assert QuietPeriod.objects.count() == 0


def test_nobody_but_a_coordinator_keeps_them(cast: Cast) -> None:
    one = QuietPeriod.objects.create(name="A", starts_on=TODAY, ends_on=TODAY)
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            actions.add_periods([WINTER], now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.change_period(one, WINTER, now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.remove_period(one, now=NOW, by=person)
        assert QuietPeriod.objects.visible_to(person).count() == 0
    assert QuietPeriod.objects.get().name == "A"


def test_there_is_an_end_to_them(cast: Cast) -> None:
    many = [Break(TODAY, TODAY, str(number)) for number in range(actions.MOST_PERIODS)]
    assert actions.add_periods(many, now=NOW, by=cast.nils) == actions.MOST_PERIODS
    with pytest.raises(Refused):
        actions.add_periods([WINTER], now=NOW, by=cast.nils)


def test_a_file_is_looked_at_and_chosen_from(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.nils)
    text = calendar(
        whole("20261214", "20270104", "Winter break"),
        whole("20270118", "20270119", "First day of classes"),
        "DTSTART;VALUE=DATE:20261126|SUMMARY:Thanksgiving",
        "DTSTART;VALUE=DATE:20261207|DURATION:P5D|SUMMARY:Finals\\, all",
    )
    shown = sent(client, text)
    assert shown.startswith("200")
    assert "Monday 14 December to Sunday 3 January 2027" in shown
    assert QuietPeriod.objects.count() == 0
    spans = found(text, today=TODAY, known=[]).breaks
    assert [span.name for span in spans] == [
        *("Thanksgiving", "Finals, all", "Winter break", "First day of classes"),
    ]
    assert (spans[1].starts_on, spans[1].ends_on) == (date(2026, 12, 7), date(2026, 12, 11))
    chosen = {"offered": [str(span) for span in spans], "chosen": [str(span) for span in spans[:3]]}
    assert client.post(f"{PAGE}chosen/", chosen).status_code == 302
    assert QuietPeriod.objects.filter(name="Finals, all", ends_on="2026-12-11").count() == 1
    assert (QuietPeriod.objects.count(), Change.objects.count()) == (3, 3)
    assert "2 are here already" not in shown
    assert "3 are here already" in sent(client, text)


def test_none_ticked_is_said_and_nothing_forged_is_kept(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    page = client.post(f"{PAGE}chosen/", {"offered": [str(WINTER)]})
    assert (page.status_code, str(WINTER) in page.content.decode()) == (422, True)
    for forged in (
        "2026-12-14/2036-12-14 Long",
        "2026-13-14/2027-01-03 A",
        "a",
        "/ ",
        "\x00/\x00 a",
    ):
        values = {"offered": [forged], "chosen": [forged]}
        assert client.post(f"{PAGE}chosen/", values).status_code == 422
    assert client.post(f"{PAGE}chosen/", {"chosen": [str(WINTER)]}).status_code == 422
    assert QuietPeriod.objects.count() == 0


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("DTSTART:20261214T090000Z|SUMMARY:A", "timed"),
        ("DTSTART;VALUE=DATE:20261214|DTEND:20261215T090000Z|SUMMARY:A", "odd"),
        ("DTSTART;VALUE=DATE:20261214|RRULE:FREQ=DAILY|SUMMARY:A", "repeats"),
        ("DTSTART;VALUE=DATE:20261214|RDATE;VALUE=DATE:20270101|SUMMARY:A", "repeats"),
        (whole("20261214", "20270104", "A") + "|STATUS:CANCELLED", "cancelled"),
        (whole("20251214", "20260104", "A"), "over"),
        (whole("20261214", "20270104", "Winter break"), "known"),
        (whole("20261214", "20361214", "A"), "odd"),
        (whole("20261214", "20261201", "A"), "odd"),
        (whole("99991231", "99991231", "A"), "odd"),
        ("SUMMARY:A", "odd"),
        ("DTSTART;VALUE=DATE:soon|SUMMARY:A", "odd"),
        ("DTSTART;VALUE=DATE:20261214|DTSTART;VALUE=DATE:20261215|SUMMARY:A", "odd"),
        ("DTSTART;VALUE=DATE:20261214|DURATION:PT1H|SUMMARY:A", "odd"),
    ],
)
def test_what_is_no_quiet_period_is_counted(event: str, why: str) -> None:
    assert counted(event) == {why: 1}
    assert pages.left_out(found(calendar(event), today=TODAY, known=[WINTER]).left_out) != []


def test_names_are_plain_and_short() -> None:
    assert names(calendar(whole("20261214", "20270104", "A\\nb\x07c"))) == ["A b c"]
    assert names(calendar(whole("20261214", "20270104", "x" * 500))) == ["x" * 80]
    assert names(calendar("DTSTART;VALUE=DATE:20261214")) == ["Break"]
    twice = calendar("DTSTART;VALUE=DATE:20261214|SUMMARY:A|SUMMARY:B")
    assert names(twice) == ["Break"]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"PK\x03\x04" + b"\x00" * 50,
        b"<html></html>",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VCARD\r\nEND:VCARD\r\n",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"name,first\r\nA,2026-12-14\r\n",
    ],
)
def test_what_is_no_calendar_is_refused_in_words(client: Client, cast: Cast, text: bytes) -> None:
    client.force_login(cast.nils)
    answer = sent(client, text)
    assert answer.startswith("422")
    assert ("no calendar file" if text else "The file is empty") in answer


def test_a_huge_file_costs_no_time() -> None:
    event = whole("20261214", "20270104", "A")
    for text in (calendar(*[event] * 10_000), b"x" * (MOST_BYTES + 1)):
        since = time.monotonic()
        with pytest.raises(Refused):
            found(text, today=TODAY, known=[])
        assert time.monotonic() - since < 1
    many = calendar(*(whole("20261214", "20270104", f"A{n}") for n in range(MOST_EVENTS)))
    assert len(names(many)) == MOST_EVENTS


def test_a_hundred_are_shown_and_the_rest_is_said(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    text = calendar(*(whole("21000101", "21000102", f"A{n}") for n in range(103)))
    assert "3 later ones are not shown" in sent(client, text)


def test_a_kept_span_reads_back() -> None:
    assert parsed(str(WINTER)) == WINTER


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    spans = [Break(TODAY, TODAY, str(number)) for number in range(count)]
    actions.add_periods(spans, now=NOW, by=cast.nils)
    client.force_login(cast.nils)
    with django_assert_num_queries(6):
        client.get(PAGE)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_they_look_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    files = {"quiet-empty": PAGE, "quiet-file": f"{PAGE}file/"}
    assert walk(browser, live_server, cast.nils, files) == {}
    spans = [WINTER, Break(date(2026, 3, 1), date(2026, 3, 8), "x" * 80)]
    actions.add_periods(spans, now=morning, by=cast.nils)
    one = QuietPeriod.objects.get(name="Winter break")
    paths = {"quiet": PAGE, "period": f"{PAGE}{one.pk}/", "remove": f"{PAGE}{one.pk}/remove/"}
    assert walk(browser, live_server, cast.nils, paths) == {}


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_a_file_by_hand(
    browser: Browser, live_server: LiveServer, cast: Cast, look: tuple[int, str]
) -> None:
    context = signed_in(browser, cast.nils, live_server.url, look)
    page = context.new_page()
    page.goto(f"{live_server.url}{PAGE}file/")
    text = calendar(
        whole("21001213", "21010104", "Winter break"),
        whole("21010118", "21010119", "First day of classes"),
        "DTSTART:21001214T090000Z|SUMMARY:A",
    )
    sheet = {"name": "academic.ics", "mimeType": "text/calendar", "buffer": text}
    page.get_by_label("Calendar file").set_input_files(sheet)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_label("First day of classes").uncheck()
    assert seen(page, f"quiet-preview-{look[0]}-{look[1]}") == []
    page.get_by_role("button", name="Add what is ticked").click()
    page.get_by_text("1 quiet period was added.").wait_for()
    assert [one.name for one in QuietPeriod.objects.all()] == ["Winter break"]
    context.close()
