"""Why a row of a file is not taken in. Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from apps.alumni.columns import COLUMNS, NAMES, label
from apps.imports.cells import Doubtful
from apps.imports.letters import LOST
from apps.imports.reading import Line

_OPEN = _lazy("A quotation mark before it is probably not closed")


def is_one_row(line: Line) -> None:
    """No row inside another, and a name that can be one."""
    if line.swallowed:
        found = ngettext(
            "%(n)d more line of the file stands in one cell",
            "%(n)d more lines of the file stand in one cell",
            line.swallowed,
        )
        raise Doubtful(found % {"n": line.swallowed}, str(_OPEN))
    if line.extra:
        raise Doubtful(
            _("More cells than columns"), _("A comma in a cell needs quotation marks around it")
        )
    for field in NAMES:
        if "@" in line.cells.get(field, ""):
            raise Doubtful(
                _("%(column)s holds an e-mail address") % {"column": label(field)},
                _("The columns may have moved"),
            )
        if field in line.broken:
            raise Doubtful(
                _("%(column)s runs over several lines") % {"column": label(field)}, str(_OPEN)
            )


def is_readable(line: Line) -> None:
    """Every letter of it."""
    for field, cell in line.cells.items():
        if LOST in cell:
            raise Doubtful(
                _("A letter in %(column)s cannot be read") % {"column": label(field)},
                _("Save the file as CSV (UTF-8), or correct the letter"),
            )


def no_formula(cells: dict[str, str]) -> None:
    """Values alone."""
    for column in COLUMNS:
        if cells.get(column.field, "").startswith("="):
            raise Doubtful(
                _("%(column)s is a formula") % {"column": column.label},
                _("Save the values, not the formulas"),
            )
