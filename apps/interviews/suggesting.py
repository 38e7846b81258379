"""A time as people write it ("Thursday after 4"), read and shown back. Pure.

The clock is read here, because libraries take "after 4" for the fourth or for the small hours;
the day is read by dateparser. A phrase that leaves the day or the hour open is not guessed.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateparser import parse
from django.utils.translation import gettext as _

from apps.core.clock import at_wall, local
from apps.core.forms import SKIPPED
from apps.core.wording import city
from apps.interviews.clocks import Found, clock_in

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(?P<next>next\s+)?(?:this\s+|coming\s+)?"
    r"(?P<day>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)\b\.?(?P<week>\s+week\b)?"
)
_OFTEN = re.compile(
    r"\b(?:every|each|most|any)\s+(?:\w+day|week)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    r"|\bweekdays\b"
)
_ZONED = re.compile(
    r"\b(?:[pmce][sd]?t|cest|cet|gmt|utc|bst|ist|jst|(?:pacific|eastern|central|mountain)\s+time)\b"
)
_WEEKS = re.compile(r"\b(?:(?:in\s+)?(?P<n>a|one|two|three|\d)\s+weeks?)(?:\s+(?:from|on))?\b")
_NEXT_WEEK = re.compile(r"\bnext\s+week\b")
_NUMBER = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th)?")
_SLASHED = re.compile(r"\d{1,2}[/.-](?P<second>\d{1,2})\b")
_DAY_AFTER = re.compile(r"\bthe\s+day\s+after\s+tomorrow\b")
_FILL = re.compile(
    r"\b(?:i|i['’]?m|am|we|is|are|free|could|can|would|will|do|does|work|works|good|best|fine|"
    r"maybe|perhaps|how|what|about|for|me|you|please|let['’]?s|say|talk|speak|call|any\s*time|"
    r"after|at|on|around|from|between|until|till|to|and|the|of|or\s+so|morning|afternoon|evening|"
    r"night|in|sharp|lunch\w*|ok|okay|also|later|onwards?|my|time|some\s*time|hours?)\b|[,;.!?()–—-]+(?=\s|$)"
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3}
_LONGEST = 120
WEEK = timedelta(days=7)
FAR = timedelta(days=400)
_MONTHS = 12


@dataclass(frozen=True)
class Reading:
    """What was read: `at` in UTC, or the reason in words why it could not be."""

    phrase: str
    at: datetime | None = None
    problem: str = ""


def phrases(words: str) -> list[str]:
    """Several times in one field: a line each, or between "or" and semicolons."""
    parts = re.split(r"[\n;]|\bor\b(?!\s+so)", words)
    return [part.strip(" ,.") for part in parts if part.strip(" ,.")]


def read(phrase: str, *, now: datetime, zone: str) -> Reading:
    """`now` is UTC, `zone` (IANA) the clock that the writer looks at."""
    text = " ".join(phrase.lower().split())[:_LONGEST]
    if _ZONED.search(text):
        said = _("Write it as the clock shows in %(city)s, or choose another time zone.")
        return Reading(phrase, problem=said % {"city": city(zone)})
    if _OFTEN.search(text):
        return Reading(phrase, problem=_("Name one day, such as Thursday or 10 December."))
    found = clock_in(text)
    if found is None:
        return Reading(phrase, problem=_("Say when it begins, such as 4:00 pm."))
    return _on_a_day(phrase, found, now=now, zone=zone)


def day_said(phrase: str, *, now: datetime, zone: str) -> date | None:
    """The day alone, of a phrase that names nothing else ("14 January", "next Monday")."""
    day = _day_in(" ".join(phrase.lower().split())[:_LONGEST], local(now, zone), zone)
    return None if isinstance(day, str) else day


def _on_a_day(phrase: str, found: Found, *, now: datetime, zone: str) -> Reading:
    here = local(now, zone)
    day = _day_in(found.rest, here, zone)
    if isinstance(day, str):
        return Reading(phrase, problem=day)
    # Said without a date, a time of today that has gone means the same day a week on.
    if day == here.date() and _is_weekday_only(found.rest) and found.at <= here.time():
        day += WEEK
    return Reading(phrase, *_checked(day, found.at, now=now, zone=zone))


def _checked(day: date, start: time, *, now: datetime, zone: str) -> tuple[datetime | None, str]:
    at = at_wall(day, start, zone)
    if at is None:
        return None, str(SKIPPED)
    if at <= now:
        return None, _("That time has passed. Choose one that lies ahead.")
    return at, ""


def _day_in(rest: str, here: datetime, zone: str) -> date | str:
    """The day, or in words what is wrong with it."""
    if _DAY_AFTER.search(rest):
        return here.date() + timedelta(days=2)
    if _NEXT_WEEK.search(rest):
        rest = "next " + _NEXT_WEEK.sub(" ", rest).strip()
    weeks, named = _WEEKS.search(rest), _WEEKDAY.search(rest)
    if weeks and not named:
        return here.date() + _count(weeks) * WEEK
    left = " ".join(_FILL.sub(" ", _WEEKDAY.sub(" ", _WEEKS.sub(" ", rest))).split())
    dated = _dated(left, here, zone) if left else None
    if dated is None and left:
        return _("Name the day in another way, such as Thursday or 10 December.")
    if named is None:
        return dated or _("Name the day, such as Thursday or 10 December.")
    return _agreeing(named, dated) if dated else _upcoming(named, weeks, here.date())


def _dated(text: str, here: datetime, zone: str) -> date | None:
    """A date by its number or month; the order of 3/12 is that of the writer's continent."""
    number, slashed = _NUMBER.fullmatch(text), _SLASHED.match(text)
    if number:
        return _of_month(int(number["n"]), here.date())
    is_month_first = zone.startswith("America/") or (slashed and int(slashed["second"]) > _MONTHS)
    settings = {
        "RELATIVE_BASE": here.replace(tzinfo=None),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "MDY" if is_month_first else "DMY",
        "REQUIRE_PARTS": ["day"],
        "PARSERS": ["absolute-time", "relative-time"],
    }
    found = parse(text.rstrip("."), languages=["en"], settings=settings)
    return found.date() if found and found.date() - here.date() < FAR else None


def _of_month(number: int, today: date) -> date | None:
    """The 10th: of this month, or of the next if it has gone."""
    if not 1 <= number <= monthrange(today.year, today.month)[1]:
        return None
    day = today.replace(day=number)
    if day >= today:
        return day
    first = today.replace(day=1) + timedelta(days=monthrange(today.year, today.month)[1])
    return first.replace(day=number) if number <= monthrange(first.year, first.month)[1] else None


def _agreeing(named: re.Match[str], dated: date) -> date | str:
    """A weekday beside a date is a check of it."""
    if dated.weekday() == _number(named):
        return dated
    return _("That date is another day of the week. Look at it once more.")


def _upcoming(named: re.Match[str], weeks: re.Match[str] | None, today: date) -> date:
    """The next day of that name, today included; "next" is the one of the week after this."""
    ahead = today + timedelta(days=(_number(named) - today.weekday()) % 7)
    if named["next"]:
        monday = today - timedelta(days=today.weekday()) + WEEK
        return monday + timedelta(days=_number(named))
    count = _count(weeks) if weeks else int(bool(named["week"]))
    return ahead + count * WEEK


def _is_weekday_only(rest: str) -> bool:
    return _WEEKDAY.search(rest) is not None and not re.search(r"\d", rest)


def _number(named: re.Match[str]) -> int:
    return next(n for n, full in enumerate(WEEKDAYS) if full.startswith(named["day"][:3]))


def _count(weeks: re.Match[str]) -> int:
    return _COUNTS.get(weeks["n"]) or int(weeks["n"])
