"""The thank-you window, 24 to 48 h elapsed, against the day of the reader: no slot is missed."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.reminders.band import Band, Twice, first_thanks, second_thanks, within

HOURS = Twice()
ZONES = [
    "America/Los_Angeles", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "UTC",
    "Europe/Amsterdam", "Europe/London", "Africa/Casablanca", "Africa/Cairo", "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Tokyo", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Chatham",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Nuuk", "Antarctica/Troll", "Asia/Beirut",
]  # fmt: skip
# The nights between clocks: United States, Europe, and the two weeks when they differ.
NIGHTS = [
    datetime(2026, 10, 23, tzinfo=UTC),
    datetime(2026, 10, 30, tzinfo=UTC),
    datetime(2027, 3, 12, tzinfo=UTC),
    datetime(2027, 3, 26, tzinfo=UTC),
]
QUARTER = timedelta(minutes=15)


def assert_kind_and_in_time(ended: datetime, zone: str) -> None:
    """What is promised about both reminders, and about nothing else."""
    band = Band(zone)
    first = first_thanks(ended, band, HOURS)
    assert timedelta(hours=24) <= first - ended <= timedelta(hours=48)
    assert band.holds(first)
    assert first == ended + timedelta(hours=24) or not band.holds(first - timedelta(seconds=1))
    second = second_thanks(ended, band, HOURS)
    if second is None:
        return
    assert band.holds(second)
    assert first + timedelta(hours=4) <= second <= ended + timedelta(hours=48)
    if second < ended + timedelta(hours=40):
        assert not band.holds(ended + timedelta(hours=40))
        assert band.next(ended + timedelta(hours=40)) > ended + timedelta(hours=48)


@pytest.mark.parametrize("zone", ZONES)
def test_every_quarter_of_an_hour_around_the_changes_of_clocks(zone: str) -> None:
    for night in NIGHTS:
        for step in range(0, 4 * 24 * 4, 3):
            assert_kind_and_in_time(night + step * QUARTER, zone)


@settings(derandomize=True, deadline=None)
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
    st.sampled_from(sorted(available_timezones())),
)
def test_any_moment_in_any_zone(ended: datetime, zone: str) -> None:
    assert_kind_and_in_time(ended, zone)


@pytest.mark.full
@pytest.mark.parametrize("zone", ZONES)
def test_every_quarter_of_an_hour_of_two_years(zone: str) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    while moment.year < 2028:
        assert_kind_and_in_time(moment, zone)
        moment += QUARTER


@pytest.mark.parametrize(
    ("ended", "first", "second"),
    [
        # By day: 24 h later, and the next morning after 40 h.
        ("2026-11-22 14:00", "2026-11-23 14:00", "2026-11-24 08:00"),
        # Ended at 21:00: next morning is too early, so the morning after, second by day at 40 h.
        ("2026-11-22 21:00", "2026-11-24 08:00", "2026-11-24 13:00"),
        # Ended at 07:00: 40 h is 23:00, the next morning is 49 h: the last of the evening.
        ("2026-11-22 07:00", "2026-11-23 08:00", "2026-11-23 19:59"),
        # Ended at 23:30: the first is at 32.5 h, 40 h is 15:30.
        ("2026-11-22 23:30", "2026-11-24 08:00", "2026-11-24 15:30"),
        # Over the night of 14 March 2027 a day has 23 hours: elapsed time counts.
        ("2027-03-13 14:00", "2027-03-14 15:00", "2027-03-15 08:00"),
    ],
)
def test_examples_in_los_angeles(ended: str, first: str, second: str) -> None:
    zone = ZoneInfo("America/Los_Angeles")

    def moment(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=zone)

    band = Band("America/Los_Angeles")
    assert first_thanks(moment(ended), band, HOURS) == moment(first)
    assert second_thanks(moment(ended), band, HOURS) == moment(second)


def test_a_second_within_four_hours_of_the_first_is_left_out() -> None:
    hours = Twice(first=36, second=38, late=48)
    ended = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    assert second_thanks(ended, Band("UTC"), hours) is None


def test_without_a_day_moment_the_window_wins() -> None:
    opens = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
    assert within(opens, opens + timedelta(hours=1), Band("UTC")) == opens
    assert within(opens, opens + timedelta(hours=3), Band("UTC")) == opens + timedelta(hours=3)


@pytest.mark.parametrize("zone", ZONES)
def test_next_and_last_are_the_nearest_moments_of_the_day(zone: str) -> None:
    band = Band(zone)
    moments = [NIGHTS[1] + step * QUARTER for step in range(96 * 3)]
    for before, moment in pairwise(moments):
        assert band.next(before) <= band.next(moment)
        assert band.last(before) <= band.last(moment)
        assert band.last(moment) <= moment <= band.next(moment)
        assert (band.next(moment) == moment) == band.holds(moment) == (band.last(moment) == moment)


def test_a_campus_may_have_other_hours() -> None:
    band = Band("UTC", starts=9, ends=17)
    moment = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    assert band.next(moment) == moment + timedelta(hours=16)
    assert band.last(moment) == moment - timedelta(minutes=1)
