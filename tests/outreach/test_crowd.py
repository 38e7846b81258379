"""An alum's limits, a student's cap and the rest after a no, with many pressing at once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from threading import Event
from time import sleep

import pytest

from apps.accounts.models import Person
from apps.alumni.models import Alum, Place
from apps.campus.models import Campus
from apps.core.moves import Refused
from apps.mail.models import Message
from apps.outreach.actions import collect_delivered, decline, start, withdraw
from apps.outreach.models import Request
from apps.outreach.workflow import OPEN
from tests.conftest import Cast
from tests.outreach.crowd import CONNECTIONS, alumni, at_once, drafted, press, students

pytestmark = pytest.mark.django_db(transaction=True)

MANY = [CONNECTIONS, pytest.param(200, marks=pytest.mark.full)]
DAY = timedelta(days=1)


def drafts_to(alum: Alum, count: int, now: datetime) -> list[tuple[Request, Person]]:
    return [(drafted(person, alum, now), person) for person in students(count, now)]


def sent() -> list[Request]:
    return list(Request.objects.filter(status__in=OPEN))


@pytest.mark.parametrize("count", MANY)
@pytest.mark.parametrize(("limit", "together", "reach"), [(5, 1, 1), (5, 3, 3), (2, 3, 2)])
def test_of_all_who_press_at_once_as_many_reach_the_alum_as_they_chose(
    transactional_db: None,
    cast: Cast,
    now: datetime,
    count: int,
    limit: int,
    together: int,
    reach: int,
) -> None:
    """The smaller of the two limits holds: those open at once, those of the month."""
    Alum.objects.update(month_limit=limit, at_once=together)
    ready = drafts_to(cast.alum, count, now)
    said = at_once([press(one, now, person) for one, person in ready])
    assert said == ["Refused"] * (count - reach) + ["done"] * reach
    assert (len(sent()), Place.objects.count(), Message.objects.count()) == (reach,) * 3


@pytest.mark.parametrize("count", MANY)
@pytest.mark.parametrize("limit", [0, 3])
def test_answer_after_answer_a_month_never_holds_more_than_its_limit(
    transactional_db: None, cast: Cast, now: datetime, count: int, limit: int
) -> None:
    """After each no everybody presses again: exactly the limit get through, then none."""
    Alum.objects.update(month_limit=limit)
    ready = drafts_to(cast.alum, count, now)
    reached = 0
    for _round in range(limit + 2):
        waiting = [(one, person) for one, person in ready if still_draft(one)]
        at_once([press(one, now, person) for one, person in waiting])
        assert len(sent()) <= 1
        for one in sent():
            reached += 1
            decline(one, "Not this term.", now=now, by=cast.rosalind)
    assert reached == limit
    assert Place.objects.count() == Message.objects.filter(recipient=cast.rosalind).count() == limit
    assert not Place.objects.open().exists()


@pytest.mark.parametrize("count", MANY)
def test_under_presses_that_never_pause_a_month_delivers_exactly_its_limit(
    transactional_db: None, cast: Cast, now: datetime, count: int
) -> None:
    """Every letter leaves and gets a no while all others press; then the month alone says stop."""
    limit = 3
    Alum.objects.update(month_limit=limit)
    ready = drafts_to(cast.alum, count, now)
    is_full = Event()

    def answers() -> None:
        try:
            for _number in range(limit):
                assert answered_next(cast, now).delivered_at == now
        finally:
            is_full.set()

    def presses(request: Request, person: Person) -> object:
        """Again and again, and once more when no place is open: then the month refuses."""
        while not is_full.is_set():
            with suppress(Refused):
                return press(request, now, person)()
        return press(request, now, person)()

    pressing: list[Callable[[], object]] = [partial(presses, *pair) for pair in ready]
    said = at_once([answers, *pressing])
    assert said == ["Refused"] * (count - limit) + ["done"] * (limit + 1)
    assert not Place.objects.open().exists()
    assert Place.objects.count() == Message.objects.filter(recipient=cast.rosalind).count() == limit


def answered_next(cast: Cast, now: datetime) -> Request:
    """The next letter to get through leaves, and is declined."""
    for _try in range(6000):
        if found := sent():
            Message.objects.filter(recipient=cast.rosalind).update(state="sent", sent_at=now)
            collect_delivered(now=now)
            return decline(found[0], "Not this term.", now=now, by=cast.rosalind)
        sleep(0.01)
    pytest.fail("nobody got through in a minute")


def still_draft(request: Request) -> bool:
    return Request.objects.get(pk=request.pk).status == "draft"


def test_a_limit_of_the_next_month_is_a_new_one(
    transactional_db: None, cast: Cast, now: datetime
) -> None:
    Alum.objects.update(month_limit=1)
    ready = drafts_to(cast.alum, 6, now)
    at_once([press(one, now, person) for one, person in ready])
    decline(sent()[0], "Not this term.", now=now, by=cast.rosalind)
    december = now + 10 * DAY
    waiting = [(one, person) for one, person in ready if still_draft(one)]
    said = at_once([press(one, december, person) for one, person in waiting])
    assert said == ["Refused"] * 4 + ["done"]


@pytest.mark.parametrize("count", [8, pytest.param(60, marks=pytest.mark.full)])
def test_one_student_with_many_windows_has_five_open_at_most(
    transactional_db: None, cast: Cast, now: datetime, count: int
) -> None:
    Campus.objects.update(sends_a_day=1000)
    (person,) = students(1, now)
    ready = [drafted(person, alum, now) for alum in alumni(count)]
    said = at_once([press(one, now, person) for one in ready])
    assert said == ["Refused"] * (count - 5) + ["done"] * 5
    assert (len(sent()), Place.objects.open().count()) == (5, 5)


@pytest.mark.parametrize("count", MANY)
def test_one_pair_has_one_open_request(
    transactional_db: None, cast: Cast, now: datetime, count: int
) -> None:
    """Many windows on one draft, and a second draft to the same alum."""
    Alum.objects.update(month_limit=20)
    first = drafted(cast.imani, cast.alum, now)
    Request.objects.filter(pk=first.pk).update(status="approved")
    second = Request.objects.get(pk=first.pk)
    second.pk, second.status = None, "draft"
    second.save(force_insert=True)
    jobs = [press((first, second)[n % 2], now, cast.imani) for n in range(count)]
    said = at_once(jobs)
    assert said == ["Refused"] * (count // 2) + ["done"] * (count // 2)
    assert (len(sent()), Place.objects.count(), Message.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("count", [12, pytest.param(200, marks=pytest.mark.full)])
def test_a_no_lets_nothing_slip_past_it(
    transactional_db: None, cast: Cast, now: datetime, count: int
) -> None:
    """The alum declines while the student presses a second draft again and again."""
    Alum.objects.update(month_limit=20)
    first = drafted(cast.imani, cast.alum, now)
    second = Request.objects.get(pk=first.pk)
    second.pk = None
    second.save(force_insert=True)
    press(first, now, cast.imani)()
    presses = [press(second, now, cast.imani) for _number in range(count - 1)]
    no = partial(decline, first, "Not this term.", now=now, by=cast.rosalind)
    said = at_once([*presses[: count // 2], no, *presses[count // 2 :]])
    assert said == ["Refused"] * (count - 1) + ["done"]
    assert sent() == []
    soon, later = now + 89 * DAY, now + 90 * DAY + timedelta(seconds=1)
    assert at_once([press(second, soon, cast.imani)]) == ["Refused"]
    assert at_once([press(second, later, cast.imani)]) == ["done"]


@pytest.mark.parametrize("count", [12, pytest.param(200, marks=pytest.mark.full)])
def test_a_place_that_is_freed_is_taken_once(
    transactional_db: None, cast: Cast, now: datetime, count: int
) -> None:
    """One withdraws while all others press: nobody waits for the lock in another order."""
    Alum.objects.update(month_limit=20)
    ready = drafts_to(cast.alum, count, now)
    (first, holder), *others = ready
    press(first, now, holder)()
    back = partial(withdraw, first, now=now, by=holder)
    said = at_once([back, *[press(one, now, person) for one, person in others]])
    assert said.count("done") in {1, 2}
    assert len(sent()) == said.count("done") - 1
    assert Place.objects.open().count() == len(sent())


def test_two_presses_of_write_begin_one_draft(
    transactional_db: None, cast: Cast, now: datetime
) -> None:
    contact = drafted(cast.imani, cast.alum, now).contact
    at_once([lambda: start(contact, now=now, by=cast.imani)] * 6)
    assert Request.objects.count() == 1
