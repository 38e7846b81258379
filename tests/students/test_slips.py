"""A second press of a form, even at the same moment, makes nothing twice."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.contacts.actions import Acquaintance, add, add_once
from apps.contacts.models import Contact
from apps.outreach.actions import save, start
from apps.outreach.models import Request
from apps.students.actions import explore, explore_once, find
from apps.students.models import Exploration, Finding
from tests.conftest import Cast
from tests.outreach.conftest import contact, draft, words
from tests.outreach.test_races import at_once

__all__ = ["contact", "draft"]

ANA = Acquaintance(name="Ana Ruiz", relation="friend")


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_of_each(
    transactional_db: None, cast: Cast, now: datetime
) -> None:
    student, by = cast.student, cast.imani
    at_once(*[lambda: explore_once(student, "maps", now=now, by=by)] * 3)
    made = Exploration.objects.get()
    at_once(*[lambda: find(made, kind="found", text="A line", now=now, by=by)] * 3)
    at_once(*[lambda: add_once(ANA, student=student, now=now, by=by)] * 3)
    ana = Contact.objects.get()
    at_once(*[lambda: start(ana, now=now, by=by)] * 3)
    assert (Finding.objects.count(), Request.objects.count()) == (1, 1)


def test_the_forms_press_only_once(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.imani)
    for _press in range(2):
        client.post(reverse("students:welcome"), {"topic": "maps"})
        client.post(reverse("students:explorations"), {"topic": " maps "})
        client.post(reverse("contacts:add"), {"name": "Ana  Ruiz", "relation": "friend"})
    assert (Exploration.objects.count(), Contact.objects.count()) == (1, 1)


def test_a_minute_later_the_same_words_are_meant(cast: Cast, now: datetime) -> None:
    later = now + timedelta(minutes=2)
    explore(cast.student, "maps", now=now, by=cast.imani)
    explore_once(cast.student, "maps", now=later, by=cast.imani)
    add(ANA, student=cast.student, now=now, by=cast.imani)
    add_once(ANA, student=cast.student, now=later, by=cast.imani)
    assert (Exploration.objects.count(), Contact.objects.count()) == (2, 2)


def test_another_person_of_that_name_is_another_person(cast: Cast, now: datetime) -> None:
    add_once(ANA, student=cast.student, now=now, by=cast.imani)
    other = Acquaintance(name="Ana Ruiz", relation="family")
    add_once(other, student=cast.student, now=now, by=cast.imani)
    assert Contact.objects.count() == 2


def test_saving_a_draft_locks_as_sending_does(cast: Cast, draft: Request, now: datetime) -> None:
    """The student first: two tabs, one of which sends, never wait for each other."""
    typed = words(draft, now)
    with CaptureQueriesContext(connection) as asked:
        save(draft, typed, now=now, by=cast.imani)
    locked = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    assert ["students_student" in sql for sql in locked[:2]] == [True, False]
    assert 'FROM "outreach_request"' in locked[1]
