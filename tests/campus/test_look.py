"""Name, logo and colour: read on white and on dark, safe to open, and the same in mail."""

from datetime import datetime
from email import message_from_bytes, policy
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageFile
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.campus import actions, colour
from apps.campus.models import Campus, Change, Logo
from apps.campus.picture import FITS, written_anew
from apps.core.moves import NotYours, Refused
from apps.home.actions import invite_staff
from apps.mail import delivery
from apps.mail.letters import Letter
from apps.mail.models import Message
from apps.mail.render import LOGO, preview
from tests.conftest import NOW, Cast
from tests.home.test_look import walk

BLUE = "#0b4f8a"
NAMES = {"university": "Alder State University", "center": "Career Studio"}
LIGHT = ("#ffffff", "#f7f5f8", "#f0ecf3", "#fffdf9")
DARK = ("#15111a", "#1e1824", "#110d15", "#241d2b")


def drawn(kind: str = "PNG", size: tuple[int, int] = (900, 300), **saved: Any) -> bytes:  # noqa: ANN401 - what Pillow takes
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **saved)
    return out.getvalue()


def brought(content: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("logo.png", content)}


def test_contrast_is_that_of_wcag() -> None:
    assert colour.contrast("#000000", "#ffffff") == 21
    assert round(colour.contrast("#777777", "#ffffff"), 2) == 4.48
    assert round(colour.contrast("#6a3579", "#ffffff"), 1) == 8.8
    assert colour.spoken(4.499) == "4.4"
    assert (colour.is_legible("#777777"), colour.is_legible("#767676")) == (False, True)


@given(some.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}").filter(colour.is_legible))
def test_every_colour_that_is_taken_can_be_read_everywhere(chosen: str) -> None:
    day, night = colour.light(chosen), colour.dark(chosen)
    for ground in (*LIGHT, day.tint):
        assert colour.contrast(day.ink, ground) >= 4.5
        assert colour.contrast(day.hover, ground) >= 4.5
    for ground in (*DARK, night.tint, "#241229"):
        assert colour.contrast(night.ink, ground) >= 7
        assert colour.contrast(night.hover, ground) >= 7
    assert colour.contrast(day.deep, "#e2d3e8") >= 9.5


def test_a_colour_too_pale_is_refused_with_its_contrast(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    page = client.post("/center/look/", NAMES | {"colour": "#f2c063"})
    assert page.status_code == 422
    assert "their contrast is 1.6 to 1, and 4.5 is needed" in page.content.decode()
    assert 'value="#f2c063"' in page.content.decode()
    assert Campus.objects.current().colour == ""
    with pytest.raises(Refused):
        actions.change_look(NAMES | {"colour": "#f2c063"}, now=NOW, by=cast.nils)


def test_names_and_colour_stand_on_pages_and_are_kept_with_who(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.nils)
    assert client.post("/center/look/", NAMES | {"colour": BLUE}).status_code == 302
    assert (Campus.objects.current().colour, Campus.objects.current().center) == (
        BLUE,
        "Career Studio",
    )
    link = '<link rel="stylesheet" href="/look/0b4f8a-1.css">'
    assert link in client.get("/center/look/").content.decode()
    told = client.get("/center/changes/").content.decode()
    assert "Nils Baptiste set “Color” to #0b4f8a" in told
    assert "changed “Center” from Alder State Career Center to Career Studio" in told


def test_the_stylesheet_is_kept_for_a_year_and_made_of_its_name_alone(
    client: Client, cast: Cast
) -> None:
    answer = client.get("/look/0b4f8a-1.css")
    assert answer.headers["Content-Type"] == "text/css"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--rp-plum:#0b4f8a;" in answer.content.decode()
    for name in ("f2c063-1", "0b4f8a-0", "0b4f8a", "0B4F8A-1", "x}body{}-1"):
        assert client.get(f"/look/{name}.css").status_code == 404


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_written_anew_and_small(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "canary-7f3a"
    png = written_anew(drawn(kind, exif=exif))
    with Image.open(BytesIO(png)) as opened:
        assert (opened.format, opened.size) == ("PNG", (432, 144))
        assert opened.width <= FITS[0]
        assert dict(opened.getexif()) == {}
    assert b"canary" not in png


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 40,
        drawn()[:60],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        drawn("GIF"),
        drawn("BMP"),
        drawn("PNG", (8000, 4000)),
        b"\0" * (2 * 1024 * 1024 + 1),
    ],
    ids=["svg", "gif head", "cut", "png head", "gif", "bmp", "too many pixels", "too large"],
)
def test_what_is_no_picture_is_refused_in_words(client: Client, cast: Cast, content: bytes) -> None:
    client.force_login(cast.nils)
    page = client.post("/center/look/logo/", brought(content))
    assert page.status_code == 422
    assert 'href="#id_file"' in page.content.decode()
    assert (Logo.objects.count(), Campus.objects.current().logo) == (0, "")


def test_a_cut_picture_is_refused_in_a_process_that_has_set_a_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The typesetter allows them as it is imported, for every picture of the process."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(Refused) as refused:
        written_anew(drawn()[:60])
    assert "no picture" in str(refused.value)


def test_the_logo_stands_on_pages_of_everybody_and_goes_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert client.post("/center/look/logo/", brought(drawn())).status_code == 302
    address = f"/look/{Campus.objects.current().logo}.png"
    client.logout()
    assert address in client.get("/accounts/login/").content.decode()
    answer = client.get(address)
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == (
        "image/png",
        "nosniff",
    )
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    client.force_login(cast.nils)
    assert client.post("/center/look/logo/", brought(drawn(size=(50, 50)))).status_code == 302
    assert (Logo.objects.count(), client.get(address).status_code) == (1, 404)
    assert client.post("/center/look/logo/", {"do": "remove"}).status_code == 302
    assert (Logo.objects.count(), Campus.objects.current().logo) == (0, "")
    assert Change.objects.filter(what="logo").count() == 3


def test_mail_carries_the_logo_and_asks_nobody_for_it(cast: Cast) -> None:
    actions.set_logo(drawn(), now=NOW, by=cast.nils)
    actions.change_look(NAMES | {"colour": BLUE}, now=NOW, by=cast.nils)
    invite_staff("eve@alder.example", "Eve Moll", "advisor", now=NOW, by=cast.nils)
    parcel = delivery.claim(NOW)[0]
    mail = message_from_bytes(parcel.mail, policy=policy.default)
    pictures = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert [part["Content-ID"] for part in pictures] == ["<center>"]
    assert pictures[0].get_content() == bytes(Logo.objects.get().png)
    html = mail.get_body(("related", "html"))
    assert html is not None
    text = str(next(p for p in mail.walk() if p.get_content_type() == "text/html").get_content())
    assert f'src="{LOGO}"' in text
    assert "http" not in text.partition('src="')[2].partition('"')[0]
    assert BLUE in text
    assert "#6A3579" not in text
    assert mail.get_body(("plain",)) is not None


def test_a_preview_holds_the_picture_itself(cast: Cast) -> None:
    actions.set_logo(drawn(), now=NOW, by=cast.nils)
    letter = Letter("home/mail/staff_invitation", cast.dana, "x", {"by": "Nils"})
    html = preview(letter)
    assert 'src="data:image/png;base64,' in html
    assert LOGO not in html
    assert Message.objects.count() == 0


def test_nobody_but_a_coordinator_changes_the_look(cast: Cast) -> None:
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            actions.change_look(NAMES | {"colour": BLUE}, now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.set_logo(drawn(), now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.remove_logo(now=NOW, by=person)
    assert (Change.objects.count(), Logo.objects.count()) == (0, 0)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_pages_look_right_in_another_colour(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    pages = {"look": "/center/look/", "colour-center": "/center/"}
    assert walk(browser, live_server, cast.nils, pages) == {}
    actions.set_logo(drawn(), now=morning, by=cast.nils)
    actions.change_look(NAMES | {"colour": BLUE}, now=morning, by=cast.nils)
    full = {
        "look-full": "/center/look/",
        "colour-caseload": "/caseload/",
        "colour-people": "/people/",
    }
    assert walk(browser, live_server, cast.nils, full) == {}
    assert walk(browser, live_server, None, {"colour-login": "/accounts/login/"}) == {}
    assert walk(browser, live_server, cast.imani, {"colour-today": "/"}) == {}


def shown_look(client: Client) -> dict[str, Any]:
    form = client.get("/center/look/").context["names"]
    return {name: form[name].value() for name in form.fields}


def test_two_coordinators_do_not_overwrite_each_others_look(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    typed = shown_look(client) | {"center": "Mine"}
    hers = NAMES | {"center": "Hers", "colour": ""}
    actions.change_look(hers, now=NOW, by=cast.nils)
    wrong = client.post("/center/look/", typed)
    page = wrong.content.decode()
    assert (wrong.status_code, Campus.objects.current().center) == (422, "Hers")
    assert "changed “Center” from Alder State Career Center to Hers" in page
    assert wrong.context["names"]["center"].value() == "Mine"
    again = typed | {"seen": wrong.context["names"]["seen"].value()}
    assert client.post("/center/look/", again).status_code == 302
    assert Campus.objects.current().center == "Mine"


def test_what_was_not_touched_here_is_no_clash(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    typed = shown_look(client) | {"colour": BLUE}
    actions.set_logo(drawn(), now=NOW, by=cast.nils)
    assert client.post("/center/look/", typed).status_code == 302
    assert Campus.objects.current().colour == BLUE


def test_a_logo_that_somebody_changed_meanwhile_asks_first(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    seen = {"seen": client.get("/center/look/").context["logo"]["seen"].value()}
    actions.set_logo(drawn(), now=NOW, by=cast.nils)
    hers = Campus.objects.current().logo
    other = drawn(size=(300, 300))
    wrong = client.post("/center/look/logo/", seen | brought(other))
    gone = client.post("/center/look/logo/", seen | {"do": "remove"})
    assert (wrong.status_code, gone.status_code, Campus.objects.current().logo) == (422, 422, hers)
    assert "Choose your picture once more" in wrong.content.decode()
    now_seen = {"seen": wrong.context["logo"]["seen"].value()}
    assert client.post("/center/look/logo/", now_seen | brought(other)).status_code == 302
    assert Campus.objects.current().logo != hers
