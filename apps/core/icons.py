"""The project's own icons: one file each in static/icons, 24 px grid, 1.6 stroke, no fill."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).resolve().parent.parent.parent / "static" / "icons"


@cache
def drawing(name: str) -> SafeString:
    """The strokes of an icon without their frame; `LookupError` for a name nobody drew."""
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        raise LookupError(f"There is no icon {name!r} in {FOLDER.name}/.")
    _, _, rest = path.read_text().partition(">")
    return mark_safe(rest.rpartition("</svg>")[0])  # noqa: S308 - a file of this project


def inline(name: str) -> SafeString:
    """An icon that brings its own strokes: for fragments and pages without a request."""
    return format_html(
        '<svg class="ic" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', drawing(name)
    )


def reference(name: str) -> SafeString:
    """An icon whose strokes stand in the page's sprite."""
    return format_html('<svg class="ic" aria-hidden="true"><use href="#i-{}"/></svg>', name)


def sprite(names: Iterable[str]) -> SafeString:
    """One hidden drawing with every icon of a page, in a steady order."""
    symbols = format_html_join(
        "",
        '<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>',
        ((name, drawing(name)) for name in sorted(names)),
    )
    frame = '<svg class="sprite" width="0" height="0" aria-hidden="true">{}</svg>'
    return format_html(frame, symbols) if symbols else symbols
