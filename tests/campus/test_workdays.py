"""Working days: no weekend, no break, the same hour on the campus's clock."""

from datetime import date, datetime

import pytest

from apps.campus.workdays import working_days_after

ZONE = "America/Los_Angeles"
THANKSGIVING = [(date(2026, 11, 26), date(2026, 11, 27))]


@pytest.mark.parametrize(
    ("asked", "count", "due"),
    [
        ("2026-11-23T10:00:00-08:00", 2, "2026-11-25T10:00:00-08:00"),
        ("2026-11-25T10:00:00-08:00", 1, "2026-11-30T10:00:00-08:00"),
        ("2026-11-28T10:00:00-08:00", 1, "2026-11-30T10:00:00-08:00"),
        ("2026-11-20T23:30:00-08:00", 2, "2026-11-24T23:30:00-08:00"),
        # The clocks go forward on Sunday 14 March 2027.
        ("2027-03-12T10:00:00-08:00", 2, "2027-03-16T10:00:00-07:00"),
        ("2026-11-23T10:00:00-08:00", 0, "2026-11-23T10:00:00-08:00"),
    ],
)
def test_so_many_working_days_later(asked: str, count: int, due: str) -> None:
    found = working_days_after(datetime.fromisoformat(asked), count, ZONE, THANKSGIVING)
    assert found == datetime.fromisoformat(due)
