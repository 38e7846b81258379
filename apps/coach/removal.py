"""Take a phrase out of a text, or put another in its place, and leave no trace of it."""

import re

_DANGLING = re.compile(
    r"(?:\s*[,;:\u2013\u2014-]|\s+(?:and|or|but|though|although|also))+\s*$", re.IGNORECASE
)
_CLOSES = re.compile(r"\s*([.!?,;:)])")
_FRESH = re.compile(r"(?:^|[.!?][\"\u201d')]*\s+|\n\s*)$")
_TOO_MANY_LINES = re.compile(r"\n{3,}")


def without(text: str, span: tuple[int, int]) -> str:
    """The text without `text[start:end]`, mended where the phrase stood; the rest is untouched."""
    before, behind = text[: span[0]], text[span[1] :]
    closing = _CLOSES.match(behind)
    if closing or not behind.strip() or behind.lstrip(" ").startswith("\n"):
        return _joined(_closed(before, behind, closing))
    if _FRESH.search(before) or not before.strip():
        fresh = behind.lstrip(" ,;")
        return _joined(before + fresh[:1].upper() + fresh[1:])
    return _joined(f"{before.rstrip(' ')} {behind.lstrip(' ')}")


def replaced(text: str, span: tuple[int, int], words: str) -> str:
    """The text with these words in the place of `text[start:end]`; the rest is untouched.

    A stop or comma at their end goes where one stands already, and a phrase that began with a
    capital is followed by one that does.
    """
    old, behind = text[span[0] : span[1]], text[span[1] :]
    new = words.rstrip(".,;:!?") if _CLOSES.match(behind) else words
    if old[:1].isupper():
        new = new[:1].upper() + new[1:]
    return text[: span[0]] + new + behind


def _closed(before: str, behind: str, closing: re.Match[str] | None) -> str:
    """Join what stood before with a comma, a stop or a line break."""
    if _FRESH.search(before) or not before.strip():
        return before.rstrip(" ") + behind[closing.end() if closing else 0 :].lstrip(" ")
    rest = behind[closing.start(1) :] if closing else behind.lstrip(" ")
    return _DANGLING.sub("", before).rstrip(" ") + rest


def _joined(text: str) -> str:
    return _TOO_MANY_LINES.sub("\n\n", text)
