"""Words with an advisor are the advisor's move; nothing explored yet is the student's own."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.advising.actions import fold
from apps.advising.caseload import CaseRow, values
from apps.advising.exporting import planned as filed
from apps.advising.models import Kind, Mark, OwnMove
from apps.advising.sharing import seen
from apps.advising.standing import counted, kept
from apps.advising.steps import STUCK_DAYS
from apps.advising.writing import chosen, planned
from apps.campus.models import Campus
from apps.contacts.actions import Acquaintance, add
from apps.home.desk import values as desk
from apps.home.roster import Entry, enter
from apps.interviews.actions import (
    approve_thanks,
    release_unread_thanks,
    take_reading_back,
)
from apps.interviews.models import ThanksReview, ThankYou
from apps.outreach.actions import (
    approve,
    ask_review,
    comment,
    release_unread,
    return_draft,
    take_back,
)
from apps.outreach.models import Request, Review
from apps.students.actions import explore, find, welcome
from apps.students.models import Step, Student
from tests.access.world import sent_to_be_read, thanks_to_be_read
from tests.advising.test_caseload import PRICE
from tests.advising.test_stuck import row, stuck
from tests.home.world import World

DAY = timedelta(days=1)
End = Callable[[World, Request, datetime], object]


def asked(world: World, at: datetime) -> Request:
    """A note to Rosalind, ready and sent to be read; the student is prepared otherwise."""
    world.research()
    rosalind, _teodor, _ana = world.people()
    world.prepare(rosalind)
    return ask_review(world.draft(rosalind), now=at, by=world.cast.imani)


def returned(world: World, request: Request, at: datetime) -> None:
    review = Review.objects.waiting().get(request=request)
    comment(review, "", "Shorter.", now=at, by=world.cast.dana)
    return_draft(review, now=at, by=world.cast.dana)


def approved(world: World, request: Request, at: datetime) -> None:
    approve(Review.objects.waiting().get(request=request), now=at, by=world.cast.dana)


def taken_back(world: World, request: Request, at: datetime) -> None:
    take_back(request, now=at, by=world.cast.imani)


def unread(world: World, request: Request, at: datetime) -> None:
    assert release_unread(now=at) == 1


ENDS: list[End] = [returned, approved, taken_back, unread]


def agrees() -> bool:
    """The summary says what the tables say, once it is up to date."""
    fold()
    ids = list(Student.objects.values_list("pk", flat=True))
    return kept(ids) == counted(ids)


def listed(world: World, now: datetime) -> list[CaseRow]:
    return list(values(world.cast.dana, now=now)["stuck"])


def test_a_draft_with_the_advisor_is_waited_for(world: World, now: datetime) -> None:
    """Sixty days, since nobody's worker gives it back here."""
    asked(world, now)
    assert stuck(world, now + 60 * DAY) == (0, "")
    assert agrees()
    assert OwnMove.objects.count() == 0


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_a_draft_that_came_back_counts_from_then(world: World, now: datetime, end: End) -> None:
    request, back = asked(world, now), now + 5 * DAY
    end(world, request, back)
    assert stuck(world, back + 10 * DAY) == (0, "")
    later = back + 10 * DAY + timedelta(hours=1)
    assert stuck(world, later) == (10, "Reach out, draft to send")
    still = row(world, later).still
    assert still is not None
    assert still.last == "A draft was with an advisor until Saturday 28 November."
    assert row(world, later).act.label == "Write to Imani"
    assert agrees()
    assert [(move.step, move.since) for move in OwnMove.objects.all()] == [(Step.REACH_OUT, back)]


def test_a_draft_that_nobody_had_to_read_counts_as_before(world: World, now: datetime) -> None:
    world.research()
    rosalind, _teodor, _ana = world.people()
    world.prepare(rosalind)
    world.draft(rosalind, days=0)
    assert stuck(world, now) == (15, "Prepare, done")


def test_who_went_on_with_something_else_is_not_asked_for_the_draft(
    world: World, now: datetime
) -> None:
    returned(world, asked(world, now), now + DAY)
    find(world.exploration, kind="found", text="New.", now=now + 3 * DAY, by=world.cast.imani)
    assert stuck(world, now + 13 * DAY) == (0, "")
    assert stuck(world, now + 14 * DAY) == (11, "Prepare, done")


def test_a_second_draft_that_is_read_is_waited_for(world: World, now: datetime) -> None:
    returned(world, asked(world, now), now + DAY)
    friend = Acquaintance(name="Ben", relation="friend")
    ben = add(friend, student=world.cast.student, now=now, by=world.cast.imani)
    ask_review(world.draft(ben), now=now + 2 * DAY, by=world.cast.imani)
    assert stuck(world, now + 60 * DAY) == (0, "")
    assert agrees()


def read_thanks(world: World, at: datetime) -> ThanksReview:
    world.research()
    return thanks_to_be_read(world.held(world.people()[1]), world.cast.imani, at)


def test_a_thank_you_with_the_advisor_is_waited_for(world: World, now: datetime) -> None:
    read_thanks(world, now)
    assert stuck(world, now + 60 * DAY) == (0, "")
    assert agrees()
    assert OwnMove.objects.count() == 0


def approved_thanks(review: ThanksReview, world: World, at: datetime) -> None:
    approve_thanks(review, now=at, by=world.cast.dana)


def unread_thanks(review: ThanksReview, world: World, at: datetime) -> None:
    """Two working days after it was asked for it is the student's to send."""
    assert review.due_at(Campus.objects.current()) == at
    assert release_unread_thanks(now=at - timedelta(minutes=1)) == 0
    assert release_unread_thanks(now=at) == 1


def thanks_taken_back(review: ThanksReview, world: World, at: datetime) -> None:
    take_reading_back(review.thanks, now=at, by=world.cast.imani)


@pytest.mark.parametrize(
    "end", [approved_thanks, unread_thanks, thanks_taken_back], ids=lambda end: end.__name__
)
def test_a_thank_you_that_came_back_counts_from_then(
    world: World, now: datetime, end: Callable[[ThanksReview, World, datetime], None]
) -> None:
    back = now + 2 * DAY
    end(read_thanks(world, now), world, back)
    assert stuck(world, back + 3 * DAY) == (0, "")
    later = back + 3 * DAY + timedelta(hours=1)
    assert stuck(world, later) == (3, "Follow up, thank-you to write")
    still = row(world, later).still
    assert still is not None
    assert still.last == "A thank-you was with an advisor until Wednesday 25 November."
    assert agrees()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Review.objects.all().delete(),
        lambda: ThanksReview.objects.all().delete(),
        lambda: Review.objects.update(verdict="approved", decided_at=datetime.now().astimezone()),
        lambda: ThanksReview.objects.update(
            verdict="approved", decided_at=datetime.now().astimezone()
        ),
        lambda: Student.objects.update(welcomed_at=datetime.now().astimezone()),
    ],
)
def test_no_way_of_writing_goes_past_the_summary(
    world: World, now: datetime, change: Callable[[], object]
) -> None:
    review = read_thanks(world, now)
    sent_to_be_read(review.contact, world.cast.imani, now)
    fold()
    change()
    assert Mark.objects.exists()
    assert agrees()


def welcomed(world: World, days: int = 20) -> None:
    welcome(world.cast.student, now=world.now - days * DAY, by=world.cast.imani)


def test_who_was_welcomed_and_explores_nothing_is_stuck_at_research(
    world: World, now: datetime
) -> None:
    welcomed(world, days=14)
    assert stuck(world, now) == (0, "")
    later = now + timedelta(hours=1)
    assert stuck(world, later) == (14, "Not started")
    [still] = listed(world, later)
    assert still.still is not None
    assert (still.still.own.step, still.still.topic) == (Step.RESEARCH, "")
    assert still.still.last == "Welcomed on Monday 9 November, nothing explored yet."
    assert still.act.label == "Offer a meeting"
    assert agrees()


def test_who_never_came_is_on_no_list(world: World, now: datetime) -> None:
    assert stuck(world, now + 400 * DAY) == (0, "")
    assert agrees()
    assert OwnMove.objects.count() == 0


def test_a_first_question_ends_it(world: World, now: datetime) -> None:
    welcomed(world)
    assert stuck(world, now)[0] == 20
    explore(world.cast.student, "trees", now=now, by=world.cast.imani)
    assert stuck(world, now + DAY) == (0, "")
    assert agrees()


def test_what_matters_with_a_friend_counts_without_a_question_too(
    world: World, now: datetime
) -> None:
    welcomed(world)
    friend = Acquaintance(name="Ana Ruiz", relation="friend")
    ana = add(friend, student=world.cast.student, now=now, by=world.cast.imani)
    asking = world.sent(ana, days=1)
    assert asking.contact.exploration is None
    assert stuck(world, now + 5 * DAY) == (0, "")
    assert agrees()


def test_every_page_says_the_same_of_somebody_without_a_question(
    client: Client, world: World, morning: datetime
) -> None:
    welcomed(world)
    cast, student = world.cast, world.cast.student
    last = "Welcomed on Tuesday 3 November, nothing explored yet."
    page = values(cast.dana, now=morning)
    assert page["sentence"] == "1 of 1 students is stuck: Imani, for 20 days."
    assert page["drop"] is None
    at = {
        step.value: [len(values(cast.dana, {"step": str(step.value)}, now=morning)["stuck"])]
        for step in STUCK_DAYS
    }
    assert at == {1: [1], 2: [0], 3: [0], 4: [0]}
    held = seen(student, reader=cast.dana, zone=cast.dana.zone, now=morning)
    assert (held["days_stuck"], held["stuck_at"]) == (20, "Not started")
    [group] = desk(cast.dana, now=morning)["groups"]
    assert [(need.line, need.act) for need in group.needs] == [
        (f"Not started. {last}", "Offer a meeting")
    ]
    [line] = filed(cast.dana, {"stuck": "on", "step": "1"}, now=morning).table(addresses=False)
    assert line[-4:] == ["", "Not started", 20, last]
    [words] = planned(chosen(cast.dana, QueryDict(f"who={student.pk}")), cast.dana, now=morning)
    assert (words.kind, words.why) == (Kind.MEET, last)
    assert "your field" not in words.text
    assert "Where to begin is the hard part" in words.text
    client.force_login(cast.dana)
    for path in (reverse("advising:caseload"), reverse("advising:student", args=[student.pk])):
        assert last in client.get(path).content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_it_costs_the_same_for_one_and_for_three(
    client: Client,
    world: World,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:
    """Drafts and thank-yous that came back, and students without a question: so many of each."""
    world.research()
    cast = world.cast
    for number in range(more):
        friend = Acquaintance(name=f"Friend {number}", relation="friend")
        kept_one = add(friend, student=cast.student, now=morning, by=cast.imani)
        review = thanks_to_be_read(world.held(kept_one), cast.imani, morning - 9 * DAY)
        approve_thanks(review, now=morning - 8 * DAY, by=cast.dana)
        draft = sent_to_be_read(kept_one, cast.imani, morning - 20 * DAY)
        approve(draft, now=morning - 19 * DAY, by=cast.dana)
        entry = Entry(
            f"s{number}@alder.example", f"S {number}", "student", advisor="dana@alder.example"
        )
        person = enter(entry, now=morning)
        welcome(Student.objects.get(person=person), now=morning - 30 * DAY, by=person)
    fold()
    client.force_login(cast.dana)
    with django_assert_num_queries(PRICE):
        answer = client.get(reverse("advising:caseload"))
    assert len(answer.context["stuck"]) == more
    assert ThankYou.objects.open().count() == more
