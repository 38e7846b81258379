"""The demo campus: whoever tries Rapport finds every state of the journey in it."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.home.demo.cast import CAST
from apps.home.demo.seed import seed
from apps.home.demo.stories import stories
from apps.interviews.models import Interview, ThankYou
from apps.outreach.models import Request, Review
from apps.students.models import Student

DAYS = (
    datetime(2026, 11, 25, 20, 0, tzinfo=UTC),  # a Wednesday, by day in California
    datetime(2027, 2, 7, 3, 30, tzinfo=UTC),  # a Sunday, and Saturday evening there
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
)
PAGES = {
    "imani": ["home:today", "students:explorations", "contacts:people", "outreach:requests"],
    "dana": ["home:today", "advising:caseload", "advising:drafts", "alumni:directory"],
    "nils": ["home:today", "advising:caseload", "alumni:people", "home:report", "home:setup"],
}


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_it_shows_every_state_on_any_day(db: None, now: datetime) -> None:
    seed(now=now)
    assert Counter(Request.objects.values_list("status", flat=True)) == {
        "accepted": 7,
        "sent": 3,
        "in_review": 3,
        "returned": 1,
        "more_information": 1,
        "declined": 1,
        "deferred": 1,
    }
    assert Counter(Review.objects.values_list("verdict", flat=True)) == {"": 3, "returned": 1}
    assert Counter(ThankYou.objects.values_list("status", flat=True)) == {"due": 2, "sent": 2}
    talks = Interview.objects.exclude(starts_at=None).values_list("starts_at", flat=True)
    assert sum(moment is not None and moment > now for moment in talks) == 3
    assert (Student.objects.count(), Alum.objects.listed().count()) == (25, 35)


def test_the_cast_alone_has_a_password(db: None, morning: datetime) -> None:
    seed(now=morning)
    people = Person.objects.filter(email__endswith="@alder.example")
    with_password = {person.email for person in people if person.has_usable_password()}
    assert with_password == {entry.email for entry in CAST}
    assert people.count() == len(
        {entry.email for entry in CAST} | {one.entry.email for one in stories()}
    )


@pytest.mark.parametrize(("name", "views"), PAGES.items())
def test_whoever_looks_around_finds_pages_that_open(
    client: Client, db: None, morning: datetime, name: str, views: list[str]
) -> None:
    seed(now=morning)
    client.force_login(Person.objects.get(email=f"{name}@alder.example"))
    assert [client.get(reverse(view)).status_code for view in views] == [200] * len(views)
