"""The figures of a report as rows of a file; what the page does not tell stands in none."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.home.report.definitions import FEWEST, Figures
from apps.home.report.page import Chart, charts
from apps.imports.writing import Row


def header() -> list[str]:
    share = [_("Share in %"), _("Range from %"), _("Range to %"), _("Note")]
    return [_("Part"), _("Figure"), _("Number"), _("Of"), *share]


def rows(found: Figures) -> Iterator[Row]:
    numbers = _("In numbers")
    for name, count, base in _counts(found):
        yield [numbers, name, count, base, "", "", "", ""]
    yield [numbers, _("Median hours to an answer"), *_median(found)]
    for chart in charts(found):
        yield from _yields(chart)


def _counts(found: Figures) -> list[tuple[str, int, int | str]]:
    return [
        (_("Conversations held"), found.held, found.came),
        (_("Did not take place"), found.missed, found.came),
        (_("Not logged yet"), found.unlogged, found.came),
        (_("Students who talked with somebody"), found.talkers, found.students),
        (_("Alumni who talked with a student"), found.alumni, ""),
        (_("Other people who talked with a student"), found.others, ""),
        (_("Alumni in the directory now"), found.in_directory, ""),
        (_("Requests for a conversation sent"), found.sent, ""),
        (_("Requests through Rapport that had an answer"), found.answered, found.asked),
        (_("Thank-yous in time"), found.thanked, found.to_thank),
    ]


def _median(found: Figures) -> Row:
    if found.median is None or found.answered < FEWEST:
        return ["", found.answered, "", "", "", _("Too few to say")]
    return [round(found.median.total_seconds() / 3600), found.answered, "", "", "", ""]


def _yields(chart: Chart) -> Iterator[Row]:
    for bar in chart.bars:
        told = bar.told
        yield [chart.title, bar.label, told.yes, told.n, told.percent, told.low, told.high, ""]
    if chart.untold:
        yield [chart.title, chart.untold, "", "", "", "", "", _("Too few to say")]
