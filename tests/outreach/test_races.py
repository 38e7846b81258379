"""Limits under real threads on real PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from apps.accounts.models import Person
from apps.alumni.models import Alum, Place
from apps.contacts.actions import keep
from apps.core.moves import Refused, StaleMove
from apps.interviews.models import Interview
from apps.mail.models import Message
from apps.outreach.actions import Yes, accept, decline, save, send, start
from apps.outreach.models import Request, Slot
from apps.students.models import Student
from tests.conftest import Cast
from tests.outreach.conftest import words

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs: Callable[[], object]) -> list[str]:
    """Runs the jobs in threads that start together; "done" or the refusal of each."""
    gate = Barrier(len(jobs))

    def run(job: Callable[[], object]) -> str:
        try:
            gate.wait(timeout=10)
            job()
        except (Refused, StaleMove) as refused:
            return type(refused).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return sorted(pool.map(run, jobs))


def ready(student: Student, person: Person, alum: Alum, now: datetime) -> Request:
    contact = keep(alum, student=student, now=now, by=person)
    begun = start(contact, now=now, by=person)
    return save(begun, words(begun, now), now=now, by=person)


def test_one_place_is_never_given_twice(transactional_db: None, cast: Cast, now: datetime) -> None:
    mine = ready(cast.student, cast.imani, cast.alum, now)
    theirs = ready(cast.classmate, cast.mateo, cast.alum, now)
    said = at_once(
        lambda: send(mine, now=now, by=cast.imani), lambda: send(theirs, now=now, by=cast.mateo)
    )
    assert said == ["Refused", "done"]
    assert (Place.objects.count(), Message.objects.count()) == (1, 1)


def test_a_double_click_sends_once(transactional_db: None, cast: Cast, now: datetime) -> None:
    mine = ready(cast.student, cast.imani, cast.alum, now)
    copies = [Request.objects.get(pk=mine.pk) for _number in range(4)]
    said = at_once(*[lambda copy=copy: send(copy, now=now, by=cast.imani) for copy in copies])
    assert said == ["done"] * 4
    assert (Place.objects.count(), Message.objects.count()) == (1, 1)


def test_yes_and_no_at_the_same_moment_are_one_answer(
    transactional_db: None, cast: Cast, now: datetime
) -> None:
    mine = ready(cast.student, cast.imani, cast.alum, now)
    send(mine, now=now, by=cast.imani)
    slot = Slot.objects.offered(mine)[0]
    first, second = (Request.objects.get(pk=mine.pk) for _number in range(2))
    said = at_once(
        lambda: accept(first, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind),
        lambda: decline(second, "Not now.", now=now, by=cast.rosalind),
    )
    assert said == ["StaleMove", "done"]
    agreed = Request.objects.get(pk=mine.pk).status == "accepted"
    assert Interview.objects.count() == int(agreed)


def test_two_accepting_presses_make_one_conversation(
    transactional_db: None, cast: Cast, now: datetime
) -> None:
    mine = ready(cast.student, cast.imani, cast.alum, now)
    send(mine, now=now, by=cast.imani)
    slot = Slot.objects.offered(mine)[0]
    copies = [Request.objects.get(pk=mine.pk) for _number in range(3)]
    yes = Yes(slot.starts_at, "video")
    said = at_once(
        *[lambda copy=copy: accept(copy, yes, now=now, by=cast.rosalind) for copy in copies]
    )
    assert said == ["done"] * 3
    assert Interview.objects.count() == 1
    assert Message.objects.filter(template="interviews/mail/invitation").count() == 2
