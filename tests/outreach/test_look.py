"""The alum's pages in a real Chromium, state after state: axe finds nothing, nothing overflows."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import errand, mint
from apps.interviews.actions import cancel, suggest, talk_token
from apps.interviews.models import Interview
from apps.outreach.actions import (
    Given,
    Yes,
    accept,
    hold,
    send,
    undo_answer,
    withdraw,
    write,
)
from apps.outreach.models import Request, Slot, Verb
from tests.conftest import Cast
from tests.looks import LOOKS, seen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


class Looker:
    """A tab of one width and scheme; it gathers what is wrong with each state it sees."""

    def __init__(self, page: Page, site: str, look: tuple[int, str]) -> None:
        self.page, self.site, self.look = page, site, look
        self.found: dict[str, list[str]] = {}

    def get(self, name: str, view: str, token: str) -> None:
        self.page.goto(self.site + reverse(f"outreach:{view}", args=[token]))
        self._see(name)

    def post(self, name: str, path: str, **typed: str) -> None:
        """As a form without script would."""
        with self.page.expect_navigation():
            self.page.evaluate(
                """([path, typed]) => {
                  const form = document.createElement("form");
                  form.method = "post"; form.action = path;
                  for (const [name, value] of Object.entries(typed)) {
                    const field = document.createElement("input");
                    field.name = name; field.value = value; form.append(field);
                  }
                  document.body.append(form); form.submit();
                }""",
                [path, typed],
            )
        self._see(name)

    def _see(self, name: str) -> None:
        width, scheme = self.look
        self.found[name] = seen(self.page, f"alum-{name}-{width}-{scheme}")


@pytest.fixture(params=LOOKS)
def looker(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer
) -> Iterator[Looker]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    yield Looker(context.new_page(), str(live_server.url), request.param)
    context.close()


@pytest.fixture
def sent(cast: Cast, draft: Request, morning: datetime) -> Request:
    return send(draft, now=morning, by=cast.imani)


def test_the_letter_is_clean_in_every_state(
    looker: Looker, cast: Cast, sent: Request, morning: datetime
) -> None:
    alum = cast.rosalind
    token = mint(errand("answer", sent, timedelta(days=14)), person=alum, now=morning)
    slot = Slot.objects.offered(sent)[0]
    looker.get("open", "answer", token)
    own = Given(Verb.DECLINE, note="I am moving house.", mode="video")
    hold(sent, own, now=morning, by=alum)
    undo_answer(sent, now=morning, by=alum)
    looker.get("undone", "answer", token)
    hold(sent, Given(Verb.ACCEPT, starts_at=slot.starts_at, mode="video"), now=morning, by=alum)
    looker.get("held", "answer", token)
    give = reverse("outreach:give", args=[token, "colleague"])
    looker.post("clash", give, colleague="Mireille Okonjo", workplace="Flood control")
    undo_answer(sent, now=morning, by=alum)
    looker.post("limit-refused", give.replace("colleague", "limit"), limit="9")
    looker.post("limit-fresh", give.replace("colleague", "fresh"))
    looker.post("reported", give.replace("colleague", "report"), text="He asked odd things.")
    Slot.objects.offered(sent).delete()
    hold(sent, own, now=morning, by=alum)
    undo_answer(sent, now=morning, by=alum)
    looker.get("no-times", "answer", token)
    looker.post("left", give.replace("colleague", "leave"))
    withdraw(sent, now=morning, by=cast.imani)
    looker.post("too-late", give.replace("colleague", "decline"), note="I am moving house.")
    assert looker.found == {name: [] for name in looker.found}


def test_the_conversation_is_clean_in_every_state(
    looker: Looker, cast: Cast, sent: Request, morning: datetime
) -> None:
    slot = Slot.objects.offered(sent)[0]
    accept(sent, Yes(slot.starts_at, "video"), now=morning, by=cast.rosalind)
    talk = Interview.objects.get()
    write(sent, "I look forward to it.", now=morning, by=cast.imani)
    token = talk_token(talk, now=morning, by=cast.rosalind)
    looker.get("talk-ahead", "agreed", token)
    looker.get("talk-times", "agreed_times", token)
    suggest(talk, [slot.starts_at + timedelta(days=1)], now=morning, by=cast.imani)
    looker.get("talk-offered", "agreed", token)
    choose = reverse("outreach:agreed_choose", args=[token, "report"])
    looker.post("talk-reported", choose, text="He asked odd things.")
    looker.post("talk-left", choose.replace("report", "leave"))
    Interview.objects.update(status="to_schedule", starts_at=None)
    looker.get("talk-unset", "agreed", token)
    Interview.objects.update(status="scheduled", starts_at=morning - timedelta(hours=1))
    looker.get("talk-over", "agreed", token)
    Interview.objects.update(starts_at=morning + timedelta(days=1))
    talk.refresh_from_db()
    cancel(talk, "A storm.", now=morning, by=cast.imani)
    looker.get("talk-off", "agreed", token)
    looker.post("talk-empty-line", reverse("outreach:agreed_write", args=[token]), text="")
    assert looker.found == {name: [] for name in looker.found}
