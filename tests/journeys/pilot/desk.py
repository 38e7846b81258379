"""What is shown in a browser: the coordinator's week, and one of everybody. Pictures go along."""

import os
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FilePayload

from tests.journeys.pilot.bare import NILS
from tests.journeys.pilot.people import DANA, RUTH
from tests.journeys.pilot.phone import Phone
from tests.journeys.site import ROOT, Site
from tests.journeys.test_journey import look_again
from tests.journeys.walker import Walker, Way, walker
from tests.looks import at_rest

PICTURES = ROOT / "docs" / "first-week"
DESK, PHONE = Way(script=True, width=1280), Way(script=True, width=390)
COLOURS = 256  # enough for pages of few colours, and a third of the bytes
WAITS = 60.0
STAFF = ((DANA, "Dana Whitlock"), (RUTH, "Ruth Okafor"))


@dataclass
class Desk:
    """Browsers of the people who are shown; staff come in anew when their session has ended."""

    site: Site
    browser: Browser
    walks: dict[str, Walker] = field(default_factory=dict)
    phones: dict[str, Phone] = field(default_factory=dict)

    def of(self, address: str, way: Way = DESK) -> Walker:
        if address not in self.walks:
            self.walks[address] = walker(self.browser, self.site, way)
        return self.walks[address]

    def staff(self, address: str, path: str) -> Walker:
        """At a page of theirs, signed in if need be."""
        walk = self.of(address)
        walk.open(path)
        if "/accounts/" in walk.page.url:
            self._comes_in(walk, address)
            walk.open(path)
        return walk

    def _comes_in(self, walk: Walker, address: str) -> None:
        """By a code of their mail and one of their app; the first time they set the app up."""
        walk.sign_in_by_code(address)
        if address in self.phones:
            assert walk.heading() == "One more step", walk.page.url
            self._types(walk, self.phones[address], "Sign in")
            return
        assert walk.heading() == "Ways to sign in", walk.page.url
        before = len(self.site.mails(address))
        walk.press("Set up an app")
        assert walk.heading() == "Is it you?", walk.page.url
        walk.press("Send me a code")
        walk.enter_code(address, before)
        phone = self.phones[address] = Phone(walk.page.locator("main code").inner_text())
        self._types(walk, phone, "Use this app")

    def _types(self, walk: Walker, phone: Phone, button: str) -> None:
        walk.page.locator("input[name=code]").fill(phone.code())
        walk.press(button)

    def nils(self, path: str) -> Walker:
        return self.staff(NILS[0], path)

    def shown(self, walk: Walker, name: str) -> None:
        """Looked at by axe; for the tutorial a picture of what stands on the screen."""
        walk.look(f"pilot-{name}")
        if os.environ.get("PICTURES"):
            at_rest(walk.page)
            PICTURES.mkdir(exist_ok=True)
            _save(walk.page.screenshot(caret="initial"), PICTURES / f"{name}.png")

    @property
    def faults(self) -> list[str]:
        return [fault for walk in self.walks.values() for fault in walk.faults]

    # ---------- the first days of the coordinator

    def names_the_center(self) -> None:
        nils = self.nils("/center/look/")
        nils.page.locator("[name=university]").fill("Alder Valley University")
        nils.page.locator("[name=center]").fill("Geography Career Desk")
        nils.press("Save")
        nils.open("/center/")
        nils.page.locator("[name=contact_email]").fill("desk@alder.example")
        nils.press("Save")

    def adds_the_term(self, first: str, last: str) -> None:
        nils = self.nils("/center/terms/")
        for name, text in (("name", "Spring"), ("starts_on", first), ("ends_on", last)):
            nils.page.locator(f"[name={name}]").fill(text)
        nils.press("Add the term")

    def lets_first_notes_go(self) -> None:
        nils = self.nils("/center/first-note/")
        nils.page.locator("input[value=free]").check()
        nils.press("Decide")

    def invites_staff(self) -> None:
        nils = self.nils("/staff/")
        for address, name in STAFF:
            nils.page.locator("[name=name]").fill(name)
            nils.page.locator("[name=email]").fill(address)
            nils.press("Invite")
        nils.open("/staff/")
        self.shown(nils, "02-staff")

    def brings(self, path: str, name: str, content: bytes, picture: str) -> int:
        """A file, looked at before it is imported; how many are new, as the page says."""
        nils = self.nils(path)
        file = FilePayload(name=name, mimeType="text/csv", buffer=content)
        nils.page.locator("input[type=file]").set_input_files(file)
        nils.press("Look at the file")
        ready = nils.page.get_by_role("button", name="Import")
        look_again(nils, lambda: ready.count() > 0, WAITS)
        self.shown(nils, picture)
        new = nils.page.locator("dl.sums div", has_text="New").locator("dd").first.inner_text()
        nils.press("Import")
        look_again(nils, lambda: nils.heading() == "Imported", WAITS)
        return int(new.replace(",", ""))

    def asks_alumni(self, a_day: int) -> None:
        nils = self.nils("/alumni/campaigns/new/")
        nils.page.locator("[name=a_day]").first.fill(str(a_day))
        nils.press("Count")
        self.shown(nils, "05-campaign")
        nils.press("Start asking")


def _save(taken: bytes, path: Path) -> None:
    image = Image.open(BytesIO(taken)).convert("RGB").quantize(COLOURS)
    image.save(path, optimize=True)
