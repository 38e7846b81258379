"""The demo campus's center: its year and its words, and what waits for the coordinator."""

from datetime import date, datetime, timedelta

from apps.accounts.models import Person
from apps.alumni.actions import RECIPE, suggest_colleague
from apps.alumni.models import Alum
from apps.campus.actions import add_periods, add_term
from apps.campus.breaks import Break
from apps.campus.models import Campus
from apps.core.clock import local
from apps.guide.actions import Words, save_row, word_step
from apps.guide.models import Example
from apps.home.demo.cast import at_alder
from apps.home.demo.steps import HOUR, alum_of
from apps.home.demo.students import YEARS, first_day_of_fall, this_fall
from apps.home.demo.table import table
from apps.imports.actions import Upload, receive, work_through
from apps.outreach.actions import report
from apps.outreach.models import Request

THURSDAY = 4
FIND_PEOPLE = Words(
    lead="Three people unlike each other teach more than ten alike. Begin with one you can reach.",
    points=(
        (
            "The directory is yours to use",
            "Everybody in it chose to be asked, and said how often. You take nothing from anybody.",
        ),
        (
            "Ask in Founders Hall, too",
            "Dana and Ruth know many of our alumni. Come by, room 214, with a name or with none.",
        ),
        (
            "People you know come first",
            "An aunt, a teaching assistant, last summer’s manager: each knows somebody else.",
        ),
    ),
)
EXAMPLE = {
    "title": "To somebody whose work you use every day",
    "text": (
        "Dear Ms. Adjei,\n\nI ride the bus that your timetable sends past my window at 6:52, and I"
        " have wondered for a year who decides that. I study mathematics at Alder State, in my"
        " second year.\n\nWould you have 20 minutes to tell me how you came to plan timetables? I"
        " am looking for information, not a job.\n\nJune Arroyo"
    ),
    "why": "It says in two sentences why this person and no other, and asks for one thing.",
    "is_on": True,
}
REUNION = (
    ("R-2101", "Leopold", "Amankwah", "2001", "Ferry captain", "Sound Crossing Lines", "Seattle"),
    ("R-2102", "Birgitta", "Salcedo", "2001", "Veterinarian", "Two Rivers Clinic", "Medford"),
    ("R-2103", "Thaddeus", "Oyama", "2001", "Luthier", "Oyama Strings", "Portland"),
    ("R-2104", "Josephine", "Kealoha", "2001", "Judge", "Ninth District Court", "Portland"),
    ("R-2105", "Anselm", "Ferrara", "2001", "Baker", "Ferrara & Sons", "Oakland"),
    ("R-2104", "Josephine", "Kealoha", "2001", "Judge", "Ninth District Court", "Portland"),
)
COLUMNS = (
    "Unique Record ID",
    "First Name",
    "Last Name",
    "Graduation Year",
    "Title",
    "Company",
    "City",
)
CONCERN = (
    "He is polite, and I meant what I said about later. But he found my address at work and wrote"
    " there as well, twice. I would rather hear from students here alone."
)


def set_up(*, now: datetime, by: Person) -> None:
    """Terms of the students who are here, the fall's break, and the center's own words."""
    today = local(now, Campus.objects.current().zone).date()
    fall = this_fall(today)
    for year in range(fall - len(YEARS) + 1, fall + 1):
        for span in _terms(year):
            add_term(span, now=now, by=by)
    word_step("find-people", FIND_PEOPLE, now=now, by=by)
    save_row(Example(), EXAMPLE, now=now, by=by)


def _terms(year: int) -> tuple[Break, Break]:
    """Of the academic year that begins in this one."""
    fall = Break(first_day_of_fall(year), date(year, 12, 18), f"Fall {year}")
    return fall, Break(date(year + 1, 1, 11), date(year + 1, 5, 21), f"Spring {year + 1}")


def rest_in_fall(*, now: datetime, by: Person) -> None:
    """The week of Thanksgiving is quiet, in the year of this moment."""
    year = local(now, Campus.objects.current().zone).year
    first = thanksgiving(year) - timedelta(days=THURSDAY - 1)
    week = Break(first, first + timedelta(days=6), "Thanksgiving week")
    add_periods([week], now=now, by=by)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(THURSDAY - first.isoweekday()) % 7, weeks=3)


def leave_work(*, now: datetime, by: Person) -> None:
    """What came in since yesterday: a file to look at, a colleague to invite, and a concern."""
    upload = Upload("reunion-class-of-2001.csv", [_reunion()])
    receive(upload, RECIPE, now=now - 3 * HOUR, by=by)
    work_through(RECIPE, lambda: now - 3 * HOUR)
    marisol = Alum.objects.select_related("person").get(first_name="Marisol", last_name="Tengku")
    if marisol.person is not None:
        word = "Keeps the pumps of Stockton running, and explains them to school classes."
        suggest_colleague(marisol, "Benno Fairweather", word, now=now - HOUR, by=marisol.person)
    request = Request.objects.get(student__person__email=at_alder("silas"))
    report(request, CONCERN, blocks=False, now=now - 2 * HOUR, by=alum_of(request))


def _reunion() -> bytes:
    """As the class secretary typed it: one of them twice."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in REUNION]
    for row in rows:
        row["Email"] = f"{row['First Name']}.{row['Last Name']}@alumni.example".lower()
    return table((*COLUMNS, "Email"), rows)
