"""A person at a browser: opens pages, looks at each with axe, takes a picture of it."""

import re
import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, Response, Route

from tests.journeys.site import Site, text_of
from tests.looks import at_rest, picture, violations


@dataclass
class Way:
    """How this walk is made: with or without JavaScript, how wide, which people."""

    script: bool
    width: int

    @property
    def name(self) -> str:
        return f"{'js' if self.script else 'nojs'}-{self.width}"


@dataclass
class Walker:
    """One person's browser. Every page it looks at must be clean."""

    site: Site
    way: Way
    context: BrowserContext
    page: Page
    twin: Page | None = None
    faults: list[str] = field(default_factory=list)
    documents: list[Response] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.site.url + path)

    def look(self, name: str) -> None:
        """axe, width, console; and a picture to be looked at."""
        if self.way.script:
            at_rest(self.page)
        picture(self.page, f"{name}-{self.way.name}")
        page = self.page if self.way.script else self._scripted_twin()
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = ["overflow"] if wide else []
        found += violations(page)
        self.faults += [f"{name}-{self.way.name} {fault}" for fault in found]

    def _scripted_twin(self) -> Page:
        """Axe is a script: it reads the same answer of the server in a window that runs scripts."""
        document, twin = self.documents[-1], self.twin
        assert twin is not None
        body, headers = document.body(), document.headers
        twin.route(document.url, lambda route: route.fulfill(body=body, headers=headers))
        twin.goto(document.url)
        twin.unroute(document.url)
        return twin

    def press(self, name: str) -> None:
        """Presses the button or link of that name and waits for the page it leads to."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name))
        with self.page.expect_navigation():
            button.first.click()

    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def sign_in_by_code(self, address: str) -> None:
        self.open("/accounts/login/code/")
        before = len(self.site.mails(address))
        self.page.get_by_label("Email").fill(address)
        self.press("Send me a code")
        self.enter_code(address, before)

    def enter_code(self, address: str, before: int = 0) -> None:
        """Reads the code from the mail that came since, and goes on with it."""
        self.page.locator("input[name=code]").fill(self.code(address, before))
        self.press("Go on")

    def code(self, address: str, before: int) -> str:
        """The sign-in code of the mail that came after so many."""
        until = time.monotonic() + 30
        while time.monotonic() < until:
            mails = self.site.mails(address)
            if len(mails) > before:
                found = re.search(r"^([A-Z0-9-]{6,9})\s*$", text_of(mails[-1]), re.MULTILINE)
                assert found, text_of(mails[-1])
                return found.group(1)
            time.sleep(0.2)
        raise AssertionError("no code came")


def walker(browser: Browser, site: Site, way: Way) -> Walker:
    context = browser.new_context(
        viewport={"width": way.width, "height": 900}, java_script_enabled=way.script
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    walk = Walker(site, way, context, page, None if way.script else _twin(browser, way))
    page.on("response", lambda answer: _note(walk, answer))
    page.on(
        "console",
        lambda said: (
            walk.faults.append(f"console: {said.text} {said.location.get('url')}")
            if said.type == "error" and "server responded with a status" not in said.text
            else None
        ),
    )
    page.on("request", lambda asked: _stay(walk, asked.url))
    return walk


def _twin(browser: Browser, way: Way) -> Page:
    """Nobody is signed in there: what a page fetches once it is shown gets no answer."""
    twin = browser.new_context(viewport={"width": way.width, "height": 900}).new_page()
    twin.route("**", _nothing_fetched)
    return twin


def _nothing_fetched(route: Route) -> None:
    if route.request.resource_type in {"xhr", "fetch"}:
        route.fulfill(status=204)
    else:
        route.continue_()


def _note(walk: Walker, answer: Response) -> None:
    asked = answer.request
    if asked.is_navigation_request() and asked.frame.parent_frame is None:
        walk.documents.append(answer)


def _stay(walk: Walker, url: str) -> None:
    """No page asks another host for anything."""
    if not url.startswith((walk.site.url, "data:", "about:")):
        walk.faults.append(f"asked another host: {url}")
