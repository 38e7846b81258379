"""Programs that open every link of every mail before its reader does, and press lone buttons."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Link, Role
from apps.campus.models import Campus
from apps.core.clock import now as clock_now
from apps.mail.models import Message
from apps.mail.render import rendered
from tests.conftest import NOW, Cast
from tests.outreach.post import OTHERS, STATES, bring

ALL = [*STATES, *OTHERS]
FEW, TIMES = 1, 10
PARTS = 2  # tests that share the states; pages that read the same are opened in each
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
# A visit may begin a session; nothing else in the database is a mere trace of one.
TRACES = {"django_session"}
SUBMIT = "button[type=submit], button:not([type]), input[type=submit], input[type=image]"
# Every template of a mail, from the folders that hold them; parts of others and frames are none.
FRAMES = {"mail/base", "interviews/mail/ended", "interviews/mail/ended_title"}
FRAMES |= {"interviews/mail/times_lead"}
WITHOUT_LINKS = {"accounts"}  # codes to type
APPS = Path(str(settings.BASE_DIR)) / "apps"


@pytest.fixture
def clock(settings: Settings, tmp_path: Path) -> Path:
    settings.RAPPORT_CLOCK_FILE = str(tmp_path / "clock")
    return tmp_path / "clock"


def live_at(clock: Path, moment: datetime) -> None:
    clock.write_text(str((moment - datetime.now(UTC)).total_seconds()))


def checksum() -> dict[str, str]:
    """Of each table's rows, in no order; sessions left out."""
    tables = set(connection.introspection.table_names()) - TRACES
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{table}\" t"  # noqa: E501, S608 - names of our own tables
            )
            found[table] = str(cursor.fetchone()[0])
    return found


def changed(before: dict[str, str]) -> list[str]:
    after = checksum()
    return [table for table in before if before[table] != after[table]]


def links_in_mails(moment: datetime) -> list[tuple[str, str]]:
    """Template and path of every link in what stands in the outbox, text and HTML alike."""
    campus, found = Campus.objects.current(), []
    for message in Message.objects.select_related("recipient").order_by("pk"):
        words, rows = rendered(message, campus=campus, now=moment)
        Link.objects.bulk_create(rows)
        base = re.escape(settings.RAPPORT_BASE_URL)
        paths = re.findall(rf"{base}(/[^\s\"'<>]*)", words.text + words.html)
        found += [(message.template, path.replace("&amp;", "&")) for path in paths]
    return list(dict.fromkeys(found))


def offered_by(body: str) -> Iterator[str]:
    """Links of a page to the same site."""
    for path in re.findall(r'<a[^>]*\shref="(/[^"#]*)', body):
        yield path.replace("&amp;", "&")


def look_at(client: Client, path: str, times: int) -> str:
    """HEAD and GET, so many of each; the page that came of the last."""
    body = ""
    for _again in range(times):
        assert client.head(path, follow=True).status_code < 500, path
        answer = client.get(path, follow=True)
        assert answer.status_code < 500, path
        if answer["Content-Type"].startswith("text/html"):
            body = answer.content.decode()
    return body


def page_at(path: str) -> str:
    answer = Client().get(path, follow=True)
    return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""


@pytest.mark.parametrize(
    ("times", "again"), [(FEW, 1), pytest.param(TIMES, TIMES, marks=pytest.mark.full)]
)
@pytest.mark.parametrize("state", ALL)
def test_looks_at_every_link_leave_the_database_as_it_was(
    cast: Cast, clock: Path, state: str, times: int, again: int
) -> None:
    """HEAD and GET of each; at the full size ten times."""
    live_at(clock, NOW)
    moment = bring(state, cast, NOW)
    live_at(clock, moment)
    links = links_in_mails(moment)
    before, seen = checksum(), set()
    for _template, path in links:
        body = look_at(Client(), path, again if kind_of(path) in seen else times)
        seen.add(kind_of(path))
        for further in offered_by(body):
            if kind_of(further) not in seen:
                look_at(Client(), further, 1)
            seen.add(kind_of(further))
    assert bool(links) == (state not in WITHOUT_LINKS)
    assert changed(before) == []


def kind_of(path: str) -> str:
    return re.sub(r"[A-Za-z0-9_-]{43}|\d+", "0", path)


def test_the_states_bring_about_every_mail_there_is(cast: Cast, clock: Path) -> None:
    """A new template needs a state here, or its links would be opened by nobody."""
    live_at(clock, NOW)
    for state in ALL:
        bring(state, cast, NOW)
    files = [str(file.with_suffix("")) for file in APPS.glob("*/templates/**/mail/*.txt")]
    written = {file.rpartition("/templates/")[2] for file in files} - FRAMES
    posted = set(Message.objects.values_list("template", flat=True))
    assert written - posted == set()


@pytest.mark.parametrize("state", [*STATES, "directory"])
def test_every_mail_to_an_alum_tells_how_to_be_asked_less(
    cast: Cast, clock: Path, state: str
) -> None:
    live_at(clock, NOW)
    moment = bring(state, cast, NOW)
    campus = Campus.objects.current()
    letters = [
        (message.template, rendered(message, campus=campus, now=moment)[0])
        for message in Message.objects.filter(recipient__role=Role.ALUM)
    ]
    silent = [
        template
        for template, words in letters
        if not ("/choices/" in words.text and "/choices/" in words.html)
    ]
    assert letters != []
    assert silent == []


def opened(context: BrowserContext, url: str) -> Page | None:
    """A tab with the page; None where the link is a file."""
    page = context.new_page()
    if url.partition("?")[0].endswith(".ics"):
        page.close()
        return None
    page.goto(url)
    return page


def press_a_lone_button(page: Page) -> bool:
    """As scanners do where a page has one thing to press, or shows no more than one."""
    every = page.locator(SUBMIT)
    button = next((one for one in (every, every.filter(visible=True)) if one.count() == 1), None)
    if button is None:
        return False
    button.evaluate("button => button.form && button.form.requestSubmit(button)")
    page.wait_for_load_state()
    return True


def is_alone(page: Page) -> bool:
    """Whether a page behind a secret shows one button, and no other answer beside it."""
    return bool(SECRET.search(page.url)) and page.locator(SUBMIT).filter(visible=True).count() == 1


def alike(body: str) -> str:
    """Names a page whatever secrets, numbers and people it shows, and what is new each time."""
    bare = re.sub(r'content="[^"]*"|value="[^"]*"|nonce="[^"]*"', "", body)
    return sha256(re.sub(r"[A-Za-z0-9_-]{43}|\d+", "0", bare).encode()).hexdigest()


def pages_worth_a_look(moment: datetime, known: set[str]) -> list[str]:
    """Each page of a mail, and each that it leads to; of pages that read the same only one."""
    found = []
    for _template, path in links_in_mails(moment):
        body = page_at(path)
        further = set(offered_by(body)) - known  # an address without number or secret: seen is seen
        known |= {each for each in further if kind_of(each) == each}
        bodies = {path: body} | {each: page_at(each) for each in sorted(further)}
        for each, text in bodies.items():
            name = alike(text) + kind_of(each)
            if name not in known:
                known.add(name)
                found.append(each)
    return found


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("seconds", [0.2, pytest.param(20, marks=pytest.mark.full)])
def test_a_scanner_that_waits_and_presses_changes_nothing(
    transactional_db: None,
    cast: Cast,
    clock: Path,
    live_server: LiveServer,
    browser: Browser,
    seconds: float,
    part: int,
) -> None:
    """In a real browser, with scripts; every state of every request a mail may be about."""
    known: set[str] = set()
    wrong, alone, looked = [], [], 0
    states = list(ALL)[part::PARTS]
    for state in states:
        Message.objects.all().delete()
        live_at(clock, NOW)
        moment = bring(state, cast, NOW)
        live_at(clock, moment)
        paths = pages_worth_a_look(moment, known)
        before = checksum()
        context = browser.new_context()
        tabs = [page for path in paths if (page := opened(context, live_server.url + path))]
        if tabs:
            tabs[0].wait_for_timeout(seconds * 1000)
        alone += [(state, page.url) for page in tabs if is_alone(page)]
        pressed = [page.url for page in tabs if press_a_lone_button(page)]
        looked += len(tabs)
        context.close()
        wrong += [(state, table, pressed) for table in changed(before)]
    assert (wrong, alone) == ([], [])
    assert looked > len(states)


def test_a_lone_button_that_changes_something_would_be_seen(
    transactional_db: None, cast: Cast, clock: Path, live_server: LiveServer, browser: Browser
) -> None:
    """A planted page with one button: the scanner presses it, and the checksum tells."""
    live_at(clock, NOW)
    moment = bring("open", cast, NOW)
    live_at(clock, moment)
    path = next(path for _template, path in links_in_mails(moment) if "/choices/" in path)
    before, context = checksum(), browser.new_context()
    page = opened(context, live_server.url + path)
    assert page is not None
    page.set_content(
        f'<form method="post" action="{live_server.url}{path}">'
        '<button type="submit" name="do" value="leave">Leave</button></form>'
    )
    with page.expect_navigation():
        assert press_a_lone_button(page)
    context.close()
    assert "alumni_alum" in changed(before)
    assert clock_now() > moment
