"""The journey where the directory is as large as that of a campus with many alumni."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks import office
from tests.journeys import test_journey as journey
from tests.journeys.site import Site
from tests.journeys.walker import Walker, walker

pytestmark = pytest.mark.journey

RECORDS = 50_000
# So many people cannot press their own buttons: their yes is written as the page would write it.
EVERYBODY_SAYS_YES = """
from apps.alumni.models import DIRECTORY, STUDENTS, Alum, Consent
from apps.core import clock
from django.db import transaction
asked, now = Alum.objects.filter(status="imported"), clock.now()
said = {"what": DIRECTORY, "given": True, "shown_to": STUDENTS, "wording": "test", "at": now}
with transaction.atomic():
    rows = [Consent(alum_id=pk, **said) for pk in asked.values_list("pk", flat=True)]
    Consent.objects.bulk_create(rows, batch_size=5000)
    print(asked.update(status="opted_in", opted_in_at=now))
"""


@pytest.mark.full
def test_a_newcomer_walks_among_fifty_thousand(
    site: Site, browser: Browser, tmp_path: Path
) -> None:
    way = journey.WAYS[0]
    people = journey.People(way, f"{site.tag}m")
    site.manage(
        *("add_person", people.student, people.name, "--studies", "Geography"),
        *("--year", "third year", "--advisor", "dana@alder.example"),
    )
    nils, rosalind, imani, dana = (walker(browser, site, way) for _each in range(4))
    journey.import_and_invite(nils, people, records(people, tmp_path))
    journey.opt_in(rosalind, people)
    said = site.manage("shell", "--no-imports", "-c", EVERYBODY_SAYS_YES)
    assert int(said) > 0.8 * RECORDS
    journey.explore_and_find(imani, people)
    search(imani, people.last)
    journey.prepare(imani, people)
    journey.write_and_send(imani, people)
    journey.answer(rosalind, people)
    journey.read_the_yes(imani, people)
    journey.log(imani, people)
    journey.thank(imani, people)
    journey.look_over(dana, imani, people)
    assert [fault for walk in (nils, rosalind, imani, dana) for fault in walk.faults] == []


def records(people: journey.People, folder: Path) -> Path:
    """A file of an office with everything that is wrong with such files, and this walk's alum."""
    path = folder / "alumni.csv"
    with path.open("wb") as file:
        file.writelines(office.pieces(office.rows(RECORDS)))
        file.write(journey.mine(people, office.HEADER).encode())
    return path


def search(imani: Walker, last: str) -> None:
    """As one types: more than a thousand, then the one, then a slip that is forgiven."""
    imani.open("/people/")
    found = imani.page.locator("main")
    expect(found).to_contain_text("1,000+")
    words = imani.page.locator("#q")
    words.press_sequentially(last)
    expect(found).to_contain_text(re.compile(rf"Rosalind\s+{last}"))
    words.fill("")
    words.press_sequentially("geografy")
    expect(found).to_contain_text("geography", ignore_case=True)
    imani.look("people-many")
