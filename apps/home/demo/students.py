"""The students of the demo campus: the registrar's file, and then each one's own way."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.core.clock import local
from apps.home.demo.cast import at_alder
from apps.home.demo.steps import DAY, HOUR, begin, keep_alum, prepare, research
from apps.home.demo.stories import Story, stories
from apps.home.demo.table import table
from apps.home.demo.threads import ENDS, Told
from apps.imports.actions import Upload, receive, start, work_through
from apps.students.actions import RECIPE
from apps.students.models import Student

YEARS = ("first year", "second year", "third year", "fourth year")
COLLEGES = {
    "College of Arts": "Art history, Design, Film, Music, Theater",
    "College of Engineering": "Civil engineering, Computer science, Information systems",
    "College of Health": "Kinesiology, Nursing, Psychology, Public health",
    "School of Business": "Accounting, Business administration, Economics, Hospitality",
}
OTHERS = "College of Letters and Science"
_UNTOLD = ("entered", "own")  # never here; in `journey.py`
_STARTS = ("explored", "kept", "prepared")


def first_day_of_fall(year: int) -> date:
    return date(year, 8, 24)


def this_fall(day: date) -> int:
    """The year in which the academic year of this day began."""
    return day.year if day >= first_day_of_fall(day.year) else day.year - 1


def college(studies: str) -> str:
    return next((name for name, has in COLLEGES.items() if studies in has.split(", ")), OTHERS)


def enrol(*, now: datetime, by: Person) -> None:
    """The registrar's file comes in; those who have been let in already are brought up to date."""
    today = local(now, Campus.objects.current().zone).date()
    batch = receive(
        Upload("registrar.csv", [_file(stories(), this_fall(today))]), RECIPE, now=now, by=by
    )
    work_through(RECIPE, lambda: now)
    start(batch, by=by)
    work_through(RECIPE, lambda: now)


def _file(told: Iterable[Story], fall: int) -> bytes:
    rows = [_row(story, fall) for story in told]
    return table(tuple(rows[0]), rows)


def _row(story: Story, fall: int) -> dict[str, str]:
    """Everybody began in the fall of their first year."""
    first, _space, last = story.name.partition(" ")
    return {
        "username": story.email,
        "email": story.address,
        "first_name": first,
        "last_name": last,
        "school_year": story.year,
        "major": story.studies,
        "college": college(story.studies),
        "start_date": first_day_of_fall(fall - YEARS.index(story.year)).isoformat(),
        "labels": story.tags,
        "advisor_email": at_alder(story.advisor) if story.advisor else "",
    }


def live(*, now: datetime) -> None:
    """All students of the list, each to the step at which the story stops."""
    people = {student.person.email: student for student in Student.objects.select_related("person")}
    for story in stories():
        if story.step not in _UNTOLD:
            _live(story, people[story.address], now=now)


def _live(story: Story, student: Student, *, now: datetime) -> None:
    began = now - timedelta(days=story.began)
    begin(student, story.introduction, now=began)
    if story.step == "welcomed":
        return
    research(student, story.matter, now=began + HOUR)
    if story.alum:
        contact = keep_alum(student, story.alum, now=began + 2 * DAY)
        for first in story.also:
            keep_alum(student, first, now=began + 2 * DAY)
        if story.step != "kept":
            prepare(contact, now=began + 3 * DAY, by=student.person)
        if story.step not in _STARTS:
            ENDS[story.step](Told(story, contact, now))
