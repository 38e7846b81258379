"""Of which day a file is: as its name says, else as its time of change does. Pure."""

import re
from contextlib import suppress
from datetime import date

# 2026-11-23, 2026_11_23, 20261123, with or without a time behind; other orders read two ways.
_DAY = re.compile(r"(?<!\d)(20\d\d)([-_. ]?)(\d\d)\2(\d\d)(?:\d{4}|\d{6})?(?!\d)")


def dated(file_name: str, changed: date) -> date:
    """A day behind `changed` says something else: when a term ends."""
    for year, _between, month, day in _DAY.findall(file_name):
        with suppress(ValueError):  # no day of the calendar
            found = date(int(year), int(month), int(day))
            if found <= changed:
                return found
    return changed
