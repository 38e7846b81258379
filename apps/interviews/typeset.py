"""HTML to a tagged PDF by WeasyPrint; imported only through `paper`, for it may be missing."""

import logging
from pathlib import Path

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # else seven lines a letter
STYLESHEET = "css/letter.css"
FONTS = {"font:newsreader": "built/newsreader.woff2"}  # all that a page may load


def own_fonts(address: str) -> URLFetcherResponse:
    """Fonts of ours; `ValueError` for every other address, so nothing is read or called."""
    if address not in FONTS:
        raise ValueError(address)
    return URLFetcherResponse(address, _static(FONTS[address]), {"Content-Type": "font/woff2"})


def pdf(html: str) -> bytes:
    """PDF/UA-1: tagged, with language and title, fonts embedded (ISO 14289-1)."""
    faces = FontConfiguration()
    rules = _static(STYLESHEET).decode()
    style = CSS(string=rules, url_fetcher=own_fonts, font_config=faces)
    page = HTML(string=html, url_fetcher=own_fonts)
    made: bytes = page.write_pdf(stylesheets=[style], font_config=faces, pdf_variant="pdf/ua-1")
    return made


def _static(name: str) -> bytes:
    """A file of `static/`; the fonts are built at install, and a machine's own serve before."""
    found = finders.find(name)
    if found is None:
        raise ValueError(name)
    return Path(found).read_bytes()
