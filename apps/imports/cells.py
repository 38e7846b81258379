"""What cells of any file may say, and why a row is not taken in. Pure."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

NOTHING = {"", "-", "--", ".", "?", "n/a", "na", "none", "null", "unknown", "#n/a"}
_NO_NAME = NOTHING - {"na", "none", "null"}
YES = {"yes", "y", "1", "true", "t", "x"}
NO = {"no", "n", "0", "false", "f"}


class Doubtful(Exception):  # noqa: N818 - an answer in words, not a defect
    """A row that is not taken in: what is in the file, and why."""

    def __init__(self, found: str, reason: str) -> None:
        super().__init__(found)
        self.found, self.reason = found, reason


def filled(cells: Mapping[str, str]) -> dict[str, str]:
    """Without cells that say nothing. Of a first or last name few words do: some are called Na."""
    nothing = {"first_name": _NO_NAME, "last_name": _NO_NAME}
    return {
        field: cell
        for field, cell in cells.items()
        if cell.casefold() not in nothing.get(field, NOTHING)
    }


def cased(name: str) -> str:
    """A name in capitals as a person writes it; others as they are."""
    return re.sub(r"\w+", lambda word: word[0].capitalize(), name) if name.isupper() else name


def address(cell: str, label: str) -> str:
    """The first address of a cell in small letters, or nothing; `Doubtful` if it is none."""
    found = [part for part in re.split(r"[;,\s]+", cell.casefold()) if part]
    if not found:
        return ""
    first = found[0].removeprefix("mailto:").strip("<>")
    try:
        validate_email(first)
    except ValidationError:
        raise Doubtful(
            _("%(column)s is “%(cell)s”") % {"column": label, "cell": cell[:80]},
            _("That is no e-mail address"),
        ) from None
    return first
