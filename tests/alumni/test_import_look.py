"""A file on its way in, in a real Chromium: every state, by keys alone, without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.alumni import actions
from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.imports import actions as imports
from apps.imports.models import Batch
from benchmarks import office
from tests.alumni.files import ADA, file, preview, taken_in
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.looks import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FOREIGN = "Vorname;Nachname;Post\r\nZoë;Lind;zoe@post.example\r\n".encode()
NEAR = "8,Ada,Okonnjo,2011,No,b@post.example,Yes,Yes,,,,,,"
LONG = f"9,{'Maximiliana-' * 5},{'Achterberg-' * 6},2001,,{'a' * 60}@post.example,,,,,,,,"


def received(cast: Cast, *chunks: bytes) -> Batch:
    return imports.receive(
        imports.Upload("office-2026-11.csv", chunks), actions.RECIPE, now=NOW, by=cast.nils
    )


def address(batch: Batch) -> str:
    return reverse("alumni:import", args=[batch.pk])


def test_every_state_of_a_file(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    unmapped = received(cast, FOREIGN)
    columns = {"import-columns": reverse("alumni:import_columns", args=[unmapped.pk])}
    assert walk(browser, live_server, cast.nils, columns) == {}
    taken_in(cast, file(ADA))
    waiting = received(cast, *office.pieces(list(office.rows(200, seed=2))))
    reading = {"import-reading": address(waiting)}
    assert walk(browser, live_server, cast.nils, reading) == {}
    apply_imports()
    duplicates = f"{address(waiting)}?show=duplicate"
    shown = {"import-preview": address(waiting), "import-duplicates": duplicates}
    assert walk(browser, live_server, cast.nils, shown) == {}
    changed = preview(cast, file(ADA.replace("Portside Labs", "Harbor Institute"), NEAR, LONG))
    assert walk(browser, live_server, cast.nils, {"import-changed": address(changed)}) == {}
    imports.start(waiting, by=cast.nils)
    applying = {"import-applying": address(waiting)}
    assert walk(browser, live_server, cast.nils, applying) == {}
    apply_imports()
    assert walk(browser, live_server, cast.nils, {"import-done": address(waiting)}) == {}
    waiting.refresh_from_db()
    imports.undo(waiting, now=NOW, by=cast.nils)
    apply_imports()
    assert walk(browser, live_server, cast.nils, {"import-undone": address(waiting)}) == {}
    refused = received(cast, b"\x81\x8d")
    after = {"import-refused": address(refused), "imports": reverse("alumni:imports")}
    assert walk(browser, live_server, cast.nils, after) == {}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_columns_to_undo_with_keys_alone(
    browser: Browser, live_server: LiveServer, cast: Cast, *, script: bool
) -> None:
    taken_in(cast, file(ADA))
    batch = received(cast, FOREIGN + b"Ada;Okonjo;new@post.example\r\n")
    context = signed_in(browser, cast.nils, live_server.url, (1280, "light"), script=script)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(live_server.url + address(batch))
    for name, field in (("Vorname", "f"), ("Nachname", "l"), ("Post", "e")):
        page.get_by_label(name, exact=True).focus()
        word = {"f": "First Name", "l": "Last Name", "e": "Email"}[field]
        page.keyboard.type(word)
    page.get_by_role("button", name="Look at the file").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("0 rows read so far.")).to_be_visible()
    apply_imports()
    if not script:
        page.get_by_role("link", name="Look again").press("Enter")
    page.get_by_role("button", name="Import 2 rows").press("Enter")
    expect(page.get_by_text("Being imported: 0 of 2 rows")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Being imported: 0 of 2 rows")).to_be_visible()
    apply_imports()
    if not script:
        page.get_by_role("link", name="Look again").press("Enter")
    page.get_by_role("button", name="Take this import back").press("Enter")
    apply_imports()
    page.reload()
    expect(page.get_by_text("2 changes are taken back.")).to_be_visible()
    context.close()
    batch.refresh_from_db()
    assert (batch.status, Alum.objects.get(record_id="7").email) == ("undone", "ada@post.example")
