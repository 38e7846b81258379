"""A note of thanks on paper: the page to print, and the same letter as a tagged PDF."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from apps.interviews import paper
from apps.interviews.actions import Note, draft_thanks, send_thanks
from apps.interviews.models import Log, ThankYou
from tests.conftest import Cast

BODY = (
    "Dear Ms. Achterberg,\n\nZoning decides. I will read the Żoliborz plan.\n\n"
    "Yours sincerely,\nImani Castellanos"
)


@pytest.fixture
def imani(client: Client, cast: Cast, morning: datetime) -> Client:
    client.force_login(cast.imani)
    return client


@pytest.fixture
def letter(cast: Cast, thanks: ThankYou, now: datetime) -> ThankYou:
    draft_thanks(thanks, Note("letter", "", BODY, thanks.seal), now=now, by=cast.imani)
    return thanks


@pytest.fixture
def typeset() -> None:
    if not paper.is_ready():
        pytest.skip("WeasyPrint finds no Pango on this machine")


def read(imani: Client, thanks: ThankYou) -> PdfReader:
    answer = imani.get(reverse("interviews:letter_pdf", args=[thanks.interview_id]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert (
        answer["Content-Disposition"] == 'attachment; filename="Letter to Rosalind Achterberg.pdf"'
    )
    return PdfReader(BytesIO(answer.content))


def tags(node: object) -> Iterator[str]:
    """The names of the structure elements, in reading order."""
    kids = node if isinstance(node, list) else [node]
    for kid in kids:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict):
            if "/S" in found:
                yield str(found["/S"])
            yield from tags(found.get("/K", []))
        elif isinstance(found, list):
            yield from tags(found)


def test_the_letter_holds_sender_date_reader_words_and_signature(
    imani: Client, letter: ThankYou, typeset: None
) -> None:
    pdf = read(imani, letter)
    assert [line.strip() for line in pdf.pages[0].extract_text().splitlines() if line.strip()] == [
        "Imani Castellanos",
        "Geography, third year",
        "Alder State University",
        "23 November 2026",
        "Rosalind Achterberg",
        "Flood resilience lead",
        "City of Maashaven",
        "Dear Ms. Achterberg,",
        "Zoning decides. I will read the Żoliborz plan.",
        "Yours sincerely,",
        "Imani Castellanos",
    ]
    assert len(pdf.pages) == 1


def test_it_is_tagged_with_title_and_language(
    imani: Client, letter: ThankYou, typeset: None
) -> None:
    pdf = read(imani, letter)
    root: Any = pdf.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - an object of the reader
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Letter to Rosalind Achterberg"
    assert pdf.metadata.author == "Imani Castellanos"
    assert pdf.xmp_metadata is not None
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    found = list(tags(root["/StructTreeRoot"]["/K"]))
    assert (found[0], found.count("/P")) == ("/Document", 11)


def test_its_one_font_is_ours_and_embedded(imani: Client, letter: ThankYou, typeset: None) -> None:
    """Of the letters that our fonts have; others come from the machine."""
    resources: Any = read(imani, letter).pages[0]["/Resources"]
    fonts = resources["/Font"]
    bases = [font.get_object() for font in fonts.values()]
    assert [str(base["/BaseFont"]).partition("+")[2] for base in bases] == ["Newsreader"]
    (child,) = bases[0]["/DescendantFonts"]
    assert "/FontFile3" in child.get_object()["/FontDescriptor"] or (
        "/FontFile2" in child.get_object()["/FontDescriptor"]
    )


def test_no_address_but_our_font_is_ever_loaded(typeset: None) -> None:
    from apps.interviews import typeset as engine  # noqa: PLC0415 - absent on some machines

    for address in ("http://127.0.0.1:9/x.css", "file:///etc/passwd", "data:,x", "font:other"):
        with pytest.raises(ValueError, match=address[:4]):
            engine.own_fonts(address)
    assert engine.own_fonts("font:newsreader").read(4) == b"wOF2"


def test_no_tag_of_a_student_works_in_it(
    cast: Cast, imani: Client, thanks: ThankYou, now: datetime, typeset: None
) -> None:
    body = (
        'Dear Ms. Achterberg,\n\n<img src="http://127.0.0.1:9/x">{{ now }} Zoning <b>decides.</b>'
    )
    draft_thanks(thanks, Note("letter", "", body, thanks.seal), now=now, by=cast.imani)
    text = read(imani, thanks).pages[0].extract_text()
    assert '<img src="http://127.0.0.1:9/x">{{ now }} Zoning <b>decides.</b>' in text


def test_a_student_in_america_prints_on_letter_paper(
    cast: Cast, imani: Client, letter: ThankYou, typeset: None
) -> None:
    def millimetres() -> tuple[int, int]:
        box = read(imani, letter).pages[0].mediabox
        return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)

    assert cast.imani.zone.startswith("America/")
    assert millimetres() == (216, 279)
    cast.imani.zone = "Europe/Warsaw"
    cast.imani.save()
    assert millimetres() == (210, 297)


def test_the_page_offers_the_file_for_a_letter_alone(
    cast: Cast, imani: Client, letter: ThankYou, now: datetime, typeset: None
) -> None:
    page = reverse("interviews:letter", args=[letter.interview_id])
    link = reverse("interviews:letter_pdf", args=[letter.interview_id])
    shown = imani.get(page).content.decode()
    assert (link in shown, "Alder State University</p>" in shown) == (True, True)
    draft_thanks(letter, Note("card", "", BODY, letter.seal), now=now, by=cast.imani)
    shown = imani.get(page).content.decode()
    assert (link in shown, "lh-head" in shown, "Zoning decides." in shown) == (False, False, True)


def test_a_formal_note_that_was_never_touched_prints_as_a_letter(
    imani: Client, thanks: ThankYou
) -> None:
    Log.objects.update(formality="formal")
    shown = imani.get(reverse("interviews:letter", args=[thanks.interview_id])).content.decode()
    assert ("lh-head" in shown, ThankYou.objects.get().status) == (True, "due")


def test_the_date_of_a_sent_letter_stays(
    cast: Cast, imani: Client, letter: ThankYou, after: datetime
) -> None:
    note = Note("letter", "", BODY, letter.seal)
    send_thanks(letter, note, through_rapport=False, now=after, by=cast.imani)
    shown = imani.get(reverse("interviews:letter", args=[letter.interview_id])).content.decode()
    assert "10 December 2026" in shown


def test_without_a_log_both_lead_to_it(imani: Client, talk: object, cast: Cast) -> None:
    pk = getattr(talk, "pk", 0)
    for name in ("letter", "letter_pdf"):
        answer = imani.get(reverse(f"interviews:{name}", args=[pk]))
        assert (answer.status_code, answer["Location"]) == (302, f"/talks/{pk}/log/")


def test_others_get_no_file(client: Client, cast: Cast, letter: ThankYou, now: datetime) -> None:
    for person in (cast.mateo, cast.dana, cast.rosalind):
        client.force_login(person)
        answer = client.get(reverse("interviews:letter_pdf", args=[letter.interview_id]))
        assert answer.status_code in {403, 404}
        assert b"%PDF" not in answer.content


@pytest.mark.parametrize(
    "fault",
    [
        "import sys; sys.modules['weasyprint'] = None",
        """import cffi
def gone(*names, **more): raise OSError("cannot load library libpango")
cffi.FFI.dlopen = gone""",
    ],
    ids=["not installed", "without Pango"],
)
def test_without_the_engine_a_machine_only_prints(fault: str) -> None:
    """In a process of its own, where the package or its library is really out of reach."""
    ask = "from apps.interviews import paper\nprint(paper.is_ready(), paper.pdf(None, title='x'))"
    code = f"{fault}\nimport django; django.setup()\n{ask}"
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=told
    )
    assert ran.stdout.splitlines()[-1] == "False None"


@pytest.mark.parametrize("name", ["letter", "letter_pdf"])
def test_where_none_can_be_made_the_page_prints_and_says_nothing_wrong(
    imani: Client, letter: ThankYou, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.delitem(sys.modules, "apps.interviews.typeset", raising=False)
    paper.engine.cache_clear()
    answer = imani.get(reverse(f"interviews:{name}", args=[letter.interview_id]), follow=True)
    monkeypatch.undo()
    paper.engine.cache_clear()
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert ("Print this page from your browser" in shown, "PDF" in shown) == (True, False)
