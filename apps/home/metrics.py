"""The figures as a monitor reads them: OpenMetrics 1.0, one family a figure."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from apps.home.vitals import Vitals

CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"
_HELP = {
    "oldest_due_seconds": "How late the oldest mail or reminder that is due is.",
    "outbox_depth": "Mails that have not left.",
    "uncertain": "Mails that have not left and may have been taken before.",
    "silent_seconds": "Since beat rang and a worker answered.",
    "paused": "1 while the sender is paused.",
}


def exposition(vitals: Vitals, reports: Mapping[str, int]) -> str:
    """`reports` are those of browsers by rule; without any the family is left out."""
    lines = list(_gauges(vitals))
    if reports:
        name = "rapport_browser_reports"
        lines += _head(name, "counter", "Reports of browsers that a rule of pages was broken.")
        lines += [f'{name}_total{{rule="{rule}"}} {count}' for rule, count in reports.items()]
    return "".join(f"{line}\n" for line in [*lines, "# EOF"])


def _gauges(vitals: Vitals) -> Iterator[str]:
    for figure, value in asdict(vitals).items():
        name = f"rapport_{figure}"
        yield from _head(name, "gauge", _HELP[figure])
        yield f"{name} {value}"


def _head(name: str, kind: str, text: str) -> Iterator[str]:
    yield f"# TYPE {name} {kind}"
    if name.endswith("_seconds"):
        yield f"# UNIT {name} seconds"
    yield f"# HELP {name} {text}"
