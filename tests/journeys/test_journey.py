"""The main job, end to end: real browser, real worker, real SMTP, a clock that is moved."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.site import Site, links_of, text_of
from tests.journeys.walker import Walker, Way, walker

pytestmark = pytest.mark.journey

WAYS = [Way(script, width) for script in (True, False) for width in (1280, 390)]
# The two others differ from these in nothing but the width; they are walked at the full size.
OFTEN = [WAYS[1], WAYS[2]]
HOUR = 3600
PACIFIC = ZoneInfo("America/Los_Angeles")


@dataclass
class People:
    """Who walks this time; no two walks share anybody."""

    way: Way
    tag: str
    talk_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    @property
    def student(self) -> str:
        return f"student-{self.way.name}{self.tag}@alder.example"

    @property
    def alum(self) -> str:
        return f"alum-{self.way.name}{self.tag}@maashaven.example"

    @property
    def first(self) -> str:
        return ("Rosalind", "Rosamund", "Rosaria", "Rosabel")[WAYS.index(self.way)]

    @property
    def alum_name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def last(self) -> str:
        return f"Verhoeven{self.tag}"

    @property
    def name(self) -> str:
        family = ("Duarte", "Osei", "Varga", "Lindholm")[WAYS.index(self.way)]
        return f"Imani {family}{self.tag}"


def messy(site: Site, people: People, folder: Path) -> Path:
    """2,000 made-up records of an advancement office, and the alum of this walk."""
    text = site.manage("messy_alumni", "--count", "2000")
    assert text.splitlines()[0].startswith("Unique Record ID")
    names = text.splitlines()[0].split(",")
    path = folder / "alumni.csv"
    path.write_text(text + mine(people, names) + "\n", encoding="utf-8")
    return path


def mine(people: People, names: Sequence[str]) -> str:
    """The alum of this walk as a line under these columns."""
    cells = {
        "Unique Record ID": f"W-{people.way.name}{people.tag}",
        "First Name": people.first,
        "Last Name": people.last,
        "Graduation Year": "2011",
        "Email": people.alum,
        "Title": "Flood resilience lead",
        "Company": "City of Maashaven",
        "City": "Rotterdam",
        "Country": "Netherlands",
        "Major(s)": "Geography",
    }
    return ",".join(cells.get(name, "") for name in names)


def marked(way: Way) -> Any:  # noqa: ANN401 - pytest's parameter has no public name
    return pytest.param(way, marks=() if way in OFTEN else pytest.mark.full, id=way.name)


@pytest.mark.parametrize("way", [marked(way) for way in WAYS])
def test_a_newcomer_walks_the_whole_journey(
    site: Site, browser: Browser, tmp_path: Path, way: Way
) -> None:
    people = People(way, site.tag)
    site.manage(
        *("add_person", people.student, people.name, "--studies", "Geography"),
        *("--year", "third year", "--advisor", "dana@alder.example"),
    )
    nils, rosalind, imani, dana = (walker(browser, site, way) for _each in range(4))
    import_and_invite(nils, people, messy(site, people, tmp_path))
    opt_in(rosalind, people)
    explore_and_find(imani, people)
    prepare(imani, people)
    write_and_send(imani, people)
    answer(rosalind, people)
    read_the_yes(imani, people)
    log(imani, people)
    thank(imani, people)
    look_over(dana, imani, people)
    assert [fault for walk in (nils, rosalind, imani, dana) for fault in walk.faults] == []


def import_and_invite(nils: Walker, people: People, file: Path) -> None:
    """1. A coordinator brings in the file and invites one person."""
    nils.sign_in_by_code("nils@alder.example")
    nils.open("/alumni/imports/")
    nils.look("imports")
    nils.page.locator("input[type=file]").set_input_files(file)
    nils.press("Look at the file")
    waits = 30 + file.stat().st_size / 10_000
    can_import = nils.page.get_by_role("button", name="Import", exact=False)
    look_again(nils, lambda: can_import.count() > 0, waits)
    nils.look("import-preview")
    nils.press("Import")
    look_again(nils, lambda: nils.heading() == "Imported", waits)
    nils.look("import-done")
    nils.open(f"/alumni/?q={people.alum}")
    nils.look("alumni")
    nils.page.locator("main input[type=checkbox]").first.check()
    nils.press("Invite")
    nils.look("alumni-invited")
    # Invitations go out by day where the alum lives.
    nils.site.move_clock(12 * HOUR)


def look_again(walk: Walker, is_there: Callable[[], bool], seconds: float) -> None:
    """Loads the page again until it has what the worker brings."""
    until = time.monotonic() + seconds
    while not is_there():
        assert time.monotonic() < until, walk.page.locator("main").inner_text()
        time.sleep(0.5)
        walk.page.reload()


def opt_in(rosalind: Walker, people: People) -> None:
    """2. The alum sees what students would see, and says yes by a press."""
    mail = rosalind.site.mail(people.alum, "student")
    link = next(link for link in links_of(mail) if "/join/" in link)
    rosalind.open(link)
    rosalind.look("opt-in")
    rosalind.page.get_by_label("Getting started").check()
    rosalind.page.get_by_label("Video").check()
    rosalind.press("Show me to students")
    rosalind.look("opted-in")


def explore_and_find(imani: Walker, people: People) -> None:
    """3a. First visit, one question, Today, a finding, the directory, someone known."""
    imani.sign_in_by_code(people.student)
    assert imani.heading() == "A conversation can tell you what no website does"
    imani.look("welcome")
    imani.page.get_by_label("What are you curious about?").fill("urban water and climate")
    imani.press("Start exploring")
    imani.look("today-first")
    imani.open("/explorations/")
    imani.look("explorations")
    imani.press("urban water and climate")
    box = imani.page.locator("section:has(h2:text-is('Found'))")
    box.locator("input[name=text]").fill("Zoning comes first")
    with imani.page.expect_navigation():
        box.get_by_role("button", name="Add").click()
    imani.look("exploration")
    imani.open("/people/")
    imani.look("people")
    imani.open(f"/people/?q={people.last}")
    imani.press(people.alum_name)
    imani.look("profile")
    imani.press("Keep")
    imani.look("contact")
    imani.open("/contacts/add/")
    imani.look("contact-add")
    imani.page.get_by_label("Their name").fill("Ana Ruiz")
    imani.page.get_by_label("How you know them").select_option("friend")
    imani.press("Keep this person")
    imani.open("/contacts/")
    imani.look("contacts")
    imani.open("/guide/")
    imani.look("guide")
    imani.press("Reach out")
    imani.look("guide-step")


def prepare(imani: Walker, people: People) -> None:
    """3b. Hopes and questions."""
    imani.open("/contacts/")
    imani.press(people.alum_name)
    imani.press("Plan questions")
    imani.look("prepare-empty")
    imani.page.get_by_label("Paths I did not know").check()
    imani.press("Save hopes")
    with imani.page.expect_navigation():
        imani.page.locator("button[name=suggestion]").first.click()
    imani.page.locator("input[name=text], textarea[name=text]").first.fill(
        "What surprised you in your first year?"
    )
    imani.press("Add my question")
    imani.look("prepare")


def write_and_send(imani: Walker, people: People) -> None:
    """3c. The note, the coach beside it, the press."""
    imani.open("/contacts/")
    imani.press(people.alum_name)
    imani.press(f"Write to {people.first}")
    page = imani.page
    imani.look("compose-empty")
    page.get_by_label("Your introduction").fill("I am a third-year geography student.")
    page.get_by_label("Your note").fill(
        f"Dear {people.first},\n\nI found you in the alumni directory of our Career Center. I am a"
        " third-year geography student at Alder State, and your work on flood protection made me"
        " curious how cities decide.\n\nWould you have 20 minutes to tell me how you got there? I"
        " would love to hear about any openings on your team.\n\nImani"
    )
    for number, days in ((1, 16), (2, 18)):
        at = (imani.site.now() + timedelta(days=days)).astimezone(PACIFIC)
        people.talk_at = at.replace(hour=8, minute=0, second=0, microsecond=0)
        page.get_by_label(f"Day, option {number}").fill(f"{people.talk_at:%Y-%m-%d}")
        page.get_by_label(f"Start, option {number}").fill("08:00")
    imani.press("Save and see")
    expect(page.locator("#coach")).to_contain_text("any openings on your team")
    imani.look("compose-coach")
    imani.press("Remove the phrase")
    expect(page.get_by_label("Your note")).not_to_have_value(re.compile("openings"))
    imani.look("compose")
    imani.page.get_by_label("I promise this").check()
    imani.press(f"Send to {people.first}")
    assert imani.heading() == f"Sent to {people.first}"
    imani.look("sent")
    imani.site.move_clock(40)


def answer(rosalind: Walker, people: People) -> None:
    """4. Tap a time in the mail, one press; opening the link alone changes nothing."""
    mail = rosalind.site.mail(people.alum, "20 minutes")
    assert people.student not in mail.as_string()
    taps = [link for link in links_of(mail) if "?slot=" in link]
    assert len(taps) == 2
    for _again in range(2):
        rosalind.open(taps[1])
    rosalind.look("answer")
    with rosalind.page.expect_navigation():
        rosalind.page.locator("button:visible", has_text="Accept").first.click()
    expect(rosalind.page.locator("main")).to_contain_text("Agreed.")
    rosalind.look("agreed-held")
    rosalind.press("Tell ")
    expect(rosalind.page.locator("main")).to_contain_text("The invitation is in your mail")
    rosalind.look("agreed")


def read_the_yes(imani: Walker, people: People) -> None:
    """The student's Today says yes; both have a real invitation without either address."""
    for reader, other in ((people.student, people.alum), (people.alum, people.student)):
        subject = "said yes" if reader == people.student else "Imani"
        mail = imani.site.mail(reader, subject)
        calendar = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
        assert "BEGIN:VEVENT" in calendar.get_content()
        assert other not in mail.as_string() + calendar.get_content()
    imani.open("/")
    expect(imani.page.locator("main")).to_contain_text(f"{people.first} said yes")
    imani.look("today-yes")
    imani.open("/talks/")
    imani.look("talks")
    imani.press(people.alum_name)
    imani.look("talk")


def log(imani: Walker, people: People) -> None:
    """5. After the talk: takeaways, advice, a name, keep in touch."""
    imani.site.move_clock_to(people.talk_at + timedelta(hours=1))
    imani.open("/")
    imani.press("Log it")
    imani.look("log")
    page = imani.page
    page.locator("textarea[name=takeaways]").fill("Zoning is where flood plans live or die.")
    page.locator("input[name=step_1]").fill("I will read the Ridgeline hazard plan.")
    page.locator("input[name=name_1]").fill("Mireille Okonjo")
    page.locator("label[for=id_pace_0]").click()
    imani.press("Close and write thank-you")
    imani.look("thanks-seeded")
    imani.open("/contacts/")
    expect(page.locator("main")).to_contain_text("Mireille Okonjo")


def thank(imani: Walker, people: People) -> None:
    """6. The reminder rides in a daily mail; the note reaches the alum without an address."""
    imani.site.move_clock_to(people.talk_at + timedelta(days=2, minutes=2))
    imani.site.mail(people.student, "Thank")
    imani.open("/")
    imani.look("today-thank")
    imani.press("Write thank-you")
    imani.look("thanks")
    imani.press("Send thank-you")
    imani.look("thanked")
    imani.site.move_clock(40)
    mail = imani.site.mail(people.alum, "hank")
    assert "Zoning is where flood plans live or die." in text_of(mail)
    assert people.student not in mail.as_string()


def look_over(dana: Walker, imani: Walker, people: People) -> None:
    """7. The advisor sees steps and dates; the student is told exactly that."""
    dana.sign_in_by_code("dana@alder.example")
    dana.look("staff-today")
    dana.open("/caseload/")
    dana.look("caseload")
    dana.press(people.name)
    dana.look("advised")
    for private in ("Zoning is where", "Mireille", people.alum_name):
        expect(dana.page.locator("body")).not_to_contain_text(private)
    imani.open("/what-my-advisor-sees/")
    imani.look("what-my-advisor-sees")
