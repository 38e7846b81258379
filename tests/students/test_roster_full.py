"""Five thousand students twice, and the next term."""

import io
import resource
import time
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from apps.accounts.models import Person, Role
from apps.home.roster import Entry, enter
from apps.imports import actions as imports
from apps.imports.models import Batch, Row
from apps.students.actions import RECIPE
from apps.students.models import Advising, Student
from tests.conftest import NOW, Cast
from tests.students.rosters import BO, HEADER, handshake, previewed, taken

YEARS = ("Freshman", "Sophomore", "Junior", "Senior", "Alumni")


def row(number: int, term: int) -> dict[str, str]:
    """A made-up student; each term everybody is a year on, and every tenth changes advisor."""
    year = min(number % 4 + term, 4)
    advisor = (number + (term if number % 10 == 0 else 0)) % 5
    gone = {
        "primary_education:end_date": "2027-05-16",
        "primary_education:currently_attending": "FALSE",
    }
    return (
        BO
        | {
            "email_address": f"s{number}@alder.example",
            "username": f"n{number:05}",
            "first_name": f"Name{number}",
            "school_year_name": YEARS[year],
            "assigned_to_email_address": f"advisor{advisor}@alder.example",
        }
        | (gone if year == 4 else {})
    )


def advisors() -> None:
    for number in range(5):
        enter(Entry(f"advisor{number}@alder.example", f"Advisor {number}", Role.ADVISOR), now=NOW)


def counts(batch: Batch) -> dict[str, int]:
    return {outcome: n for outcome, n in Row.objects.of(batch).counts().items() if n}


def walk(cast: Cast, size: int) -> tuple[float, float]:
    """The same file twice, then the next term's; seconds of the first and of the last."""
    advisors()
    first = handshake(*(row(number, 0) for number in range(size)))
    began = time.perf_counter()
    assert counts(taken(cast, first)) == {"created": size}
    took = time.perf_counter() - began
    before = list(Student.objects.order_by("pk").values())
    assert counts(taken(cast, first)) == {"unchanged": size}
    assert list(Student.objects.order_by("pk").values()) == before
    fresh = size // 4
    later = handshake(*(row(number, 1) for number in range(size + fresh)))
    began = time.perf_counter()
    batch = taken(cast, later)
    took_later = time.perf_counter() - began
    new = sum(min(number % 4 + 1, 4) != 4 for number in range(size, size + fresh))
    assert counts(batch) == {"changed": size, "created": new, "ignored": fresh - new}
    graduates = Student.objects.filter(graduates_on=date(2027, 5, 16))
    assert graduates.count() == sum(number % 4 == 3 for number in range(size))
    moved = sum(number % 10 == 0 for number in range(size))
    assert Advising.objects.exclude(until=None).count() == moved
    assert Student.objects.exclude(username="").count() == size + new
    for number in (0, 10, 20):
        student = Student.objects.get(username=f"n{number:05}")
        assert student.advisor == Person.objects.get(
            email=f"advisor{(number + 1) % 5}@alder.example"
        )
    return took, took_later


def test_twice_and_next_term(cast: Cast) -> None:
    walk(cast, 240)
    advised = Student.objects.exclude(advisor=None).count()
    assert Advising.objects.filter(until=None).count() == advised


def peak() -> int:
    """The most memory that this process ever held, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.full
def test_five_thousand_twice_and_next_term(cast: Cast) -> None:
    before = peak()
    took, later = walk(cast, 5000)
    grown = (peak() - before) / 1024
    print(f"5,000 rows: {took:.1f} s, next term {later:.1f} s, {grown:.0f} MB more")  # noqa: T201 - the figures
    assert grown < 150
    assert took < 60
    assert later < 60


def queries(cast: Cast, rows: range) -> int:
    """Of looking at and importing one piece."""
    batch = previewed(cast, handshake(*(row(number, 0) for number in rows)))
    imports.start(batch, by=cast.nils)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        imports.work_through(RECIPE, lambda: NOW)
    return len(seen)


def test_the_price_does_not_grow_with_the_rows(cast: Cast) -> None:
    advisors()
    assert queries(cast, range(1)) == queries(cast, range(100, 103)) == 29


def test_a_workbook_says_the_same(cast: Cast) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEADER))
    sheet.append([BO.get(name, "") for name in HEADER])
    out = io.BytesIO()
    book.save(out)
    assert counts(taken(cast, out.getvalue())) == {"created": 1}
    assert counts(taken(cast, handshake(BO))) == {"unchanged": 1}
