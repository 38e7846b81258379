from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from apps.core import clock, wording

FIVE_IN_AMSTERDAM = datetime(2026, 12, 10, 16, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_monday_in_november(settings: Settings, tmp_path: Path) -> None:
    """23 November 2026: the year of the mock-ups, whatever year the tests run in."""
    file = tmp_path / "clock"
    settings.RAPPORT_CLOCK_FILE = ""
    file.write_text(str((datetime(2026, 11, 23, 17, tzinfo=UTC) - clock.now()).total_seconds()))
    settings.RAPPORT_CLOCK_FILE = str(file)


def test_a_day_is_named_without_the_current_year() -> None:
    assert wording.day(FIVE_IN_AMSTERDAM, "Europe/Amsterdam") == "Thursday 10 December"


def test_a_day_of_another_year_says_so() -> None:
    assert wording.day(date(2027, 1, 15)) == "Friday 15 January 2027"


def test_a_moment_is_read_in_the_zone_of_its_reader() -> None:
    said = [
        wording.daytime(FIVE_IN_AMSTERDAM, zone)
        for zone in ("Europe/Amsterdam", "Pacific/Auckland")
    ]
    assert said == ["Thursday 10 December, 5:00 pm", "Friday 11 December, 5:00 am"]


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "12:00 am"), (9, "9:00 am"), (12, "12:00 pm"), (23, "11:00 pm")]
)
def test_clock_times_have_two_halves(hour: int, said: str) -> None:
    assert wording.clocktime(datetime(2026, 12, 10, hour, tzinfo=UTC), "UTC") == said


def test_a_span_names_the_half_of_the_day_once() -> None:
    start = datetime(2026, 12, 10, 10, 0, tzinfo=UTC)
    assert wording.span(start, 20, "UTC") == "10:00 to 10:20 am"


def test_a_span_over_noon_names_both_halves() -> None:
    start = datetime(2026, 12, 10, 11, 50, tzinfo=UTC)
    assert wording.span(start, 20, "UTC") == "11:50 am to 12:10 pm"


def test_a_span_over_the_change_of_the_clocks_counts_real_minutes() -> None:
    start = datetime(2027, 3, 14, 9, 50, tzinfo=UTC)
    assert wording.span(start, 20, "America/Los_Angeles") == "1:50 to 3:10 am"


def test_a_leaf_is_a_day_of_the_reader() -> None:
    midnight = datetime(2026, 12, 10, 23, 30, tzinfo=UTC)
    assert wording.leaf(midnight, "Europe/Amsterdam") == wording.Leaf("Dec", 11, "Fri")


@pytest.mark.parametrize(
    ("zone", "city"),
    [
        ("Europe/Amsterdam", "Amsterdam"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_said_as_its_city(zone: str, city: str) -> None:
    assert wording.city(zone) == city


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Imani Castellanos", "IC"), ("Ana María de la Cruz", "AC"), ("Élodie", "É"), ("", "")],
)
def test_initials_are_those_of_the_first_and_last_name(name: str, letters: str) -> None:
    assert wording.initials(name) == letters


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ana Ruiz", "Ana"),
        ("Dr. Ana Ruiz", "Ana"),
        ("prof dr Ana Ruiz", "Ana"),
        ("Prof. Lind", "Prof. Lind"),
        ("Ana", "Ana"),
        ("Dr.", "Dr."),
    ],
)
def test_a_title_is_no_first_name(name: str, called: str) -> None:
    assert wording.first_name(name) == called


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "Sunday at 2:00 pm"),
        (5, "Saturday at 2:00 pm"),
        (-6, "Tuesday 17 November, 2:00 pm"),
        (6, "Sunday 29 November, 2:00 pm"),
    ],
)
def test_a_near_moment_is_said_by_its_weekday_alone(days: int, said: str) -> None:
    moment = datetime(2026, 11, 23, 14, tzinfo=UTC) + timedelta(days=days)
    assert wording.near(moment, "UTC") == said
