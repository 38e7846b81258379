"""The day that stands beside a next step ("Read the hazard plan by 14 January"). Pure.

A day that cannot be read, or that has gone, is none: the step is kept, and nobody is reminded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from apps.core.clock import local
from apps.interviews.suggesting import day_said

_BEFORE_A_DAY = re.compile(r"\b(?:by|on|until|till|before)\s+|[:(–—-]\s*", re.IGNORECASE)
_END = re.compile(r"[;,()]|\.\s*$|\.\s")


@dataclass(frozen=True)
class Step:
    text: str
    on: date


def dated(
    text: str, *, written: datetime, zone: str, days: Mapping[str, str] | None = None
) -> list[Step]:
    """The lines with a day, each once. `written` is UTC; the day is one of the zone (IANA).

    `days` are those that were chosen (ISO 8601), by their lines; they go before what a line says.
    """
    found, today = {}, local(written, zone).date()
    for line in filter(None, (line.strip() for line in text.splitlines())):
        chosen = (days or {}).get(line)
        on = date.fromisoformat(chosen) if chosen else _day_in(line, today, written, zone)
        if on is not None and on >= today:
            found[line] = Step(line, on)
    return list(found.values())


def _day_in(line: str, today: date, written: datetime, zone: str) -> date | None:
    for before in _BEFORE_A_DAY.finditer(line):
        phrase = _END.split(line[before.end() :], maxsplit=1)[0].strip()
        on = day_said(phrase, now=written, zone=zone) if phrase else None
        if on is not None and on >= today:
            return on
    return None
