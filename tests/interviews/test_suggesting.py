"""Times in people's own words: read as meant, or asked about; never guessed in silence."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from apps.interviews.suggesting import phrases, read

ROTTERDAM = "Europe/Amsterdam"
# A Monday, 5:40 in the afternoon in Rotterdam.
MONDAY = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)

READ = {
    "Thursday after 4": "11-26 16:00",
    "Thursday after four": "11-26 16:00",
    "Thursday at five": "11-26 17:00",
    "Thu. 4 p.m.": "11-26 16:00",
    "Thursday 1600": "11-26 16:00",
    "Thursday at 17": "11-26 17:00",
    "Thursday at 7:45": "11-26 07:45",
    "Thursday 12pm": "11-26 12:00",
    "4pm Thursday": "11-26 16:00",
    "at 4 on Thursday": "11-26 16:00",
    "Thursday 4pm my time": "11-26 16:00",
    "I am free on Thursday at 4 pm": "11-26 16:00",
    "Thursday the 26th, 4 o'clock": "11-26 16:00",
    "Thursday at quarter past four": "11-26 16:15",
    "Thursday, quarter to five": "11-26 16:45",
    "Thursday evening at 7": "11-26 19:00",
    "Thursday at 5 in the afternoon": "11-26 17:00",
    "Thursday at 1800 hours": "11-26 18:00",
    "Friday 5 in the evening": "11-27 17:00",
    "1 December, 10 in the morning": "12-01 10:00",
    "sometime Friday around noon": "11-27 12:00",
    "Mon 14/12 15h": "12-14 15:00",
    "two weeks from today at 4pm": "12-07 16:00",
    "Thursday 9-10": "11-26 09:00",
    "Thursday between 10 and 11": "11-26 10:00",
    "Thursday 11-1 pm": "11-26 11:00",
    "Friday morning at 10": "11-27 10:00",
    "fri 10:30": "11-27 10:30",
    "this Friday at 8.30 am": "11-27 08:30",
    "friday at 4ish": "11-27 16:00",
    "Wednesday at half past four": "11-25 16:30",
    "Wednesday 16.30": "11-25 16:30",
    "Wed at 16h30": "11-25 16:30",
    "weds 2pm": "11-25 14:00",
    "Tuesday around 3": "11-24 15:00",
    "Tuesday 3-4 pm": "11-24 15:00",
    "Tuesday between 3 and 4 pm": "11-24 15:00",
    "tomorrow at noon": "11-24 12:00",
    "tomorrow after lunch at 1": "11-24 13:00",
    "today at 6pm": "11-23 18:00",
    "monday at 8pm": "11-23 20:00",
    "monday at 4pm": "11-30 16:00",
    "next Tuesday at 9:30": "12-01 09:30",
    "next week Thursday at 4": "12-03 16:00",
    "Thursday week at 5 pm": "12-03 17:00",
    "a week from Thursday at 5": "12-03 17:00",
    "in two weeks on Thursday at 4 pm": "12-10 16:00",
    "the day after tomorrow at 4pm": "11-25 16:00",
    "in 3 days at 4pm": "11-26 16:00",
    "Monday the 30th at 11": "11-30 11:00",
    "the 10th at 4": "12-10 16:00",
    "30.11. 11:00": "11-30 11:00",
    "3/12/2026 at 14:00": "12-03 14:00",
    "11/30 at 11am": "11-30 11:00",
    "2026-12-03 14:00": "12-03 14:00",
    "14:00 on 3 December": "12-03 14:00",
    "Thursday 10 December at 5pm": "12-10 17:00",
    "Dec 10th at 5": "12-10 17:00",
    "Dec. 10, 4:15 p.m.": "12-10 16:15",
    "Tuesday Dec 1 any time after 2 p.m.": "12-01 14:00",
}
ASKED_ABOUT = {
    "any time Friday": "Say when it begins",
    "Thursday before 4": "Say when it begins",
    "Thursday lunchtime": "Say when it begins",
    "Thursday 25:00": "Say when it begins",
    "whenever suits Imani": "Say when it begins",
    "after 4": "Name the day",
    "Thursday at 10 or 11": "Name the day in another way",
    "any day next week at 4": "Name the day in another way",
    "31 February at 4 pm": "Name the day",
    "Christmas at 4": "Name the day in another way",
    "most Fridays after 3": "Name one day",
    "any Tuesday at 4": "Name one day",
    "Thursday 9am PT": "Write it as the clock shows in Amsterdam",
    "Thursday at 4pm CET": "Write it as the clock shows in Amsterdam",
    "Friday 3 December at 4pm": "another day of the week",
    "today at 5pm": "has passed",
    "28 march 2027 2:30am": "The clocks go forward then",
}


@pytest.mark.parametrize("phrase", READ)
def test_what_people_write_is_read_on_their_own_clock(phrase: str) -> None:
    found = read(phrase, now=MONDAY, zone=ROTTERDAM)
    assert (found.phrase, found.problem) == (phrase, "")
    assert found.at is not None
    assert f"{found.at.astimezone(ZoneInfo(ROTTERDAM)):%m-%d %H:%M}" == READ[phrase]


@pytest.mark.parametrize("phrase", ASKED_ABOUT)
def test_what_leaves_something_open_is_asked_about(phrase: str) -> None:
    found = read(phrase, now=MONDAY, zone=ROTTERDAM)
    assert found.at is None
    assert ASKED_ABOUT[phrase] in found.problem


def test_the_order_of_a_date_is_that_of_the_continent() -> None:
    there = {zone: read("3/12 at 14:00", now=MONDAY, zone=zone).at for zone in ZONES}
    assert {zone: f"{at:%d %B}" for zone, at in there.items() if at} == ZONES


ZONES = {"America/Denver": "12 March", "Europe/Amsterdam": "03 December"}


def test_several_times_stand_in_one_field() -> None:
    typed = "Thursday after 4 or Friday at 10;\n Monday, 2 pm. "
    assert phrases(typed) == ["Thursday after 4", "Friday at 10", "Monday, 2 pm"]
    assert phrases("Thursday at 4 or so") == ["Thursday at 4 or so"]


@pytest.mark.parametrize(
    "text", ["4" * 400, "at " * 200, "3-" * 200, "thursday " * 60, "\u0660" * 9]
)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert read(text, now=MONDAY, zone=ROTTERDAM).at is None
