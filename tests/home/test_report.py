"""The report's figures: each as a recount by hand has it, in worlds made by chance."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from math import isclose, sqrt
from random import Random
from statistics import median
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Person
from apps.alumni.actions import pause
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.campus.models import Term as Kept
from apps.contacts.models import Contact, Relation
from apps.home.report.counting import figures
from apps.home.report.definitions import Figures, Yield
from apps.home.report.interval import Z, wilson
from apps.home.report.page import charts, lines, wait
from apps.home.report.terms import Days, Term, recent, term_of
from apps.interviews.models import Interview, ThankYou
from apps.outreach.models import Kind, OwnWay, Request
from apps.students.models import Student
from tests.conftest import NOW, Cast
from tests.home.world import SECRETS, World, whole

FALL = Days(date(2026, 8, 1), date(2026, 12, 31))
ZONES = ("America/Los_Angeles", "Pacific/Auckland", "UTC")
SENT_STATES = (
    *("sent", "more_information", "accepted", "declined", "deferred", "expired"),
    *("withdrawn", "bounced"),
)


def test_an_interval_is_as_in_the_books() -> None:
    said = {pair: tuple(round(end, 4) for end in wilson(*pair)) for pair in [(8, 10), (0, 10)]}
    assert said == {(8, 10): (0.4902, 0.9433), (0, 10): (0.0, 0.2775)}


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_ends_where_the_share_would_just_be_a_surprise(pair: tuple[int, int]) -> None:
    """The definition itself: at both ends the share lies Z deviations away."""
    yes, n = pair
    low, high = wilson(yes, n)
    assert 0 <= low <= yes / n <= high <= 1
    for end in (low, high):
        deviation = Z * sqrt(end * (1 - end) / n)
        assert isclose(abs(yes / n - end), deviation, abs_tol=1e-9)


def test_no_share_of_nobody() -> None:
    with pytest.raises(ValueError, match="0 of 0"):
        wilson(0, 0)


def test_every_day_lies_in_one_term() -> None:
    """Three years with a leap day: terms follow each other without a gap."""
    day, seen = date(2026, 1, 1), []
    while day < date(2029, 1, 1):
        term = term_of(day)
        assert term.days.first <= day <= term.days.last
        if term not in seen:
            seen.append(term)
        day += timedelta(days=1)
    assert [term.name for term in seen[:4]] == [
        "Spring 2026",
        "Summer 2026",
        "Fall 2026",
        "Spring 2027",
    ]
    borders = pairwise(seen)
    assert all(one.days.last + timedelta(days=1) == two.days.first for one, two in borders)
    assert [term.name for term in recent(date(2026, 11, 27), most=3)] == [
        *("Fall 2026", "Summer 2026", "Spring 2026"),
    ]


def spoken(name: str, first: date, last: date) -> Term:
    return Term(name, Days(first, last))


OWN = (
    spoken("Fall quarter 2026", date(2026, 9, 21), date(2026, 12, 11)),
    spoken("Winter quarter 2027", date(2027, 1, 4), date(2027, 3, 19)),
)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        # Before the first of its own: "Fall 2026" shares days with one that is still to come.
        (date(2026, 9, 1), ["Summer 2026", "Spring 2026", "Fall 2025"]),
        # The center has no summer, so none is offered.
        (date(2026, 11, 27), ["Fall quarter 2026"]),
        # Between two terms: the one before.
        (date(2026, 12, 24), ["Fall quarter 2026"]),
        (date(2027, 1, 4), ["Winter quarter 2027", "Fall quarter 2026"]),
        # Nobody entered the next ones: the months of today, so that it is in a term.
        (date(2027, 10, 1), ["Fall 2027", "Winter quarter 2027", "Fall quarter 2026"]),
        # They share days with the last one, which is over: it stands for them.
        (date(2027, 4, 1), ["Winter quarter 2027", "Fall quarter 2026"]),
    ],
)
def test_the_centers_own_terms_come_before_months(day: date, names: list[str]) -> None:
    assert [term.name for term in recent(day, OWN, most=3)] == names
    assert [term.name for term in recent(day, OWN[::-1], most=3)] == names


def test_the_page_links_the_terms_that_the_center_keeps(
    client: Client, cast: Cast, morning: datetime
) -> None:
    for term in OWN:
        Kept.objects.create(name=term.name, starts_on=term.days.first, ends_on=term.days.last)
    client.force_login(cast.nils)
    answer = client.get(reverse("home:report"))
    assert answer.context["days"] == OWN[0].days
    assert [term.name for term in answer.context["terms"]] == ["Fall quarter 2026"]
    assert BY_MONTHS not in answer.content.decode()


BY_MONTHS = "No term of the center has begun, so these go by months."


@pytest.mark.parametrize("kept", [0, 1])
def test_the_page_says_that_it_goes_by_months_without_a_term(
    client: Client, cast: Cast, morning: datetime, kept: int
) -> None:
    """Without any, and with one that is still to come."""
    for term in OWN[1:][:kept]:
        Kept.objects.create(name=term.name, starts_on=term.days.first, ends_on=term.days.last)
    client.force_login(cast.nils)
    answer = client.get(reverse("home:report"))
    assert [term.name for term in answer.context["terms"]] == [
        *("Fall 2026", "Summer 2026", "Spring 2026", "Fall 2025"),
    ]
    shown = answer.content.decode()
    assert f'{BY_MONTHS} <a href="/center/terms/">Add the terms</a>' in shown
    client.force_login(cast.dana)
    shown = client.get(reverse("home:report")).content.decode()
    assert BY_MONTHS in shown
    assert "Add the terms" not in shown


@pytest.mark.parametrize(
    ("others", "listed", "words"),
    [
        (0, 43, "43 alumni are in the directory now"),
        (1, 1, "and 1 person outside the alumni records; 1 alum is in the directory now"),
        (2, 0, "and 2 people outside the alumni records; 0 alumni are in the directory now"),
    ],
)
def test_a_figure_of_nobody_is_not_told(others: int, listed: int, words: str) -> None:
    found = Figures(others=others, in_directory=listed)
    told = {line.code: line.base for line in lines(found, hours=48, today="Monday")}
    assert told["alumni"] == words


def test_who_pauses_is_not_in_the_directory(cast: Cast) -> None:
    assert figures(cast.nils, FALL, now=NOW).in_directory == 2
    pause(cast.alum, until=None, now=NOW, by=cast.rosalind)
    assert figures(cast.nils, FALL, now=NOW).in_directory == 1
    assert Alum.objects.listed().count() == 1


def test_a_day_is_one_of_the_campus() -> None:
    """From summer time to winter time: the last midnight is an hour later in UTC."""
    start, end = FALL.moments("America/Los_Angeles")
    assert (start, end) == (
        datetime(2026, 8, 1, 7, tzinfo=UTC),
        datetime(2027, 1, 1, 8, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("hours", "words"),
    [(1, "1 hour"), (31, "31 hours"), (47.6, "2 days"), (71, "3 days"), (0.2, "0 hours")],
)
def test_a_wait_in_words(hours: float, words: str) -> None:
    assert wait(timedelta(hours=hours)) == words


def moment(chance: Random) -> datetime:
    """Anywhere about the term, and often just at its borders."""
    borders = [*(end for zone in ZONES for end in FALL.moments(zone)), NOW]
    if chance.random() < 0.3:
        return chance.choice(borders) + timedelta(seconds=chance.choice([-1, 0, 1]))
    return NOW - timedelta(minutes=chance.randrange(250 * 24 * 60))


def asked(chance: Random, contact: Contact) -> Request:
    """A request in any state; a withdrawn one has an `answered_at`, as the verb writes it."""
    status = chance.choice((*SENT_STATES, "accepted", "draft"))
    sent_at = moment(chance)
    has_answer = status in {"accepted", "declined", "deferred", "withdrawn"}
    has_answer = has_answer or (status == "expired" and chance.random() < 0.3)
    return Request.objects.create(
        student=contact.student,
        contact=contact,
        channel=chance.choice(["relay", "own"]),
        way=chance.choice(OwnWay.values),
        kind=chance.choice([*[Kind.CONVERSATION] * 4, Kind.INTRODUCTION]),
        status=status,
        found="know",
        created_at=sent_at,
        updated_at=sent_at,
        sent_at=None if status == "draft" else sent_at,
        answered_at=sent_at + timedelta(minutes=chance.randrange(20000)) if has_answer else None,
    )


def talked(chance: Random, contact: Contact) -> None:
    """A conversation in any state; held ones have a thank-you in any state."""
    status = chance.choice(
        ["held", "held", "held", "no_show", "cancelled", "scheduled", "to_schedule"]
    )
    at = moment(chance)
    starts_at = at if status in {"scheduled", "no_show"} or chance.random() < 0.7 else None
    if status == "scheduled" and chance.random() < 0.3:
        starts_at = NOW + timedelta(days=3)
    is_over = status in {"held", "no_show", "cancelled"}
    talk = Interview.objects.create(
        contact=contact,
        status=status,
        starts_at=starts_at,
        uid=uuid4().hex,
        created_at=at,
        ended_at=at + timedelta(minutes=chance.choice([-4000, 0, 20])) if is_over else None,
    )
    if status != "held" or talk.ended_at is None:
        return
    thanks = chance.choice(["due", "drafted", "sent", "sent", "waived"])
    wait = timedelta(hours=48) + timedelta(seconds=chance.choice([-90000, -1, 0, 1, 90000]))
    is_settled = thanks in {"sent", "waived"}
    settled_at = talk.ended_at + wait if is_settled else None
    ThankYou.objects.create(
        interview=talk, status=thanks, due_from=talk.ended_at, settled_at=settled_at
    )


# Before, on and after the last day of the ranges that are counted.
BEGINS = (
    *(date(2026, 8, 24), date(2026, 11, 23), date(2026, 12, 31), date(2027, 1, 1)),
    *(date(2027, 7, 1), date(2027, 7, 2)),
)


def peopled(cast: Cast, seed: int, size: int = 12) -> None:
    """Both advisors' students with people, requests and conversations by chance."""
    chance = Random(seed)  # noqa: S311 - no secret
    days = [None, date(2026, 7, 31), date(2026, 8, 1), date(2027, 5, 30)]
    for number in range(6):
        person = Person.objects.create(email=f"s{seed}{number}@alder.example", name="S", called="S")
        advisor = chance.choice([cast.dana, cast.ruth])
        until, begins = chance.choice(days), [None, *BEGINS][(number + seed) % 7]
        Student.objects.create(person=person, advisor=advisor, graduates_on=until, starts_on=begins)
    for student in Student.objects.all():
        alumni: list[Alum] = chance.sample([cast.alum, cast.other_alum], k=chance.randrange(3))
        people: list[Alum | None] = [*alumni, *[None] * size]
        for alum in people:
            contact = Contact.objects.create(
                student=student,
                alum=alum,
                relation=chance.choice(Relation.values),
                name="C",
                called="C",
                created_at=NOW,
            )
            asked(chance, contact)
            talked(chance, contact)


def students_of(person: Person, days: Days) -> list[int]:
    return [
        one.pk
        for one in Student.objects.all()
        if (person.role == "coordinator" or one.advisor == person)
        and (one.graduates_on is None or one.graduates_on >= days.first)
    ]


def by_hand(person: Person, days: Days) -> Figures:
    """The same, a row at a time in Python, from the words of the definitions alone."""
    rules = Campus.objects.current()

    def within(at: datetime | None) -> bool:
        here = ZoneInfo(rules.zone)
        return at is not None and days.first <= at.astimezone(here).date() <= days.last

    mine = students_of(person, days)
    talks = [
        talk
        for talk in Interview.objects.select_related("contact")
        if talk.contact.student_id in mine
        and within(min((at for at in (talk.starts_at, talk.ended_at) if at), default=None))
    ]
    held = [talk for talk in talks if talk.status == "held"]
    known = [talk.contact for talk in held if talk.contact.alum_id is not None]
    sent = [
        one
        for one in Request.objects.select_related("contact")
        if one.student_id in mine and one.kind == "conversation" and within(one.sent_at)
    ]
    relayed = [one for one in sent if one.channel == "relay" and one.status in SENT_STATES[:-2]]
    waits = [
        (one.answered_at - one.sent_at).total_seconds()
        for one in relayed
        if one.answered_at and one.sent_at
    ]
    due = [
        one
        for one in ThankYou.objects.select_related("interview__contact")
        if one.interview.contact.student_id in mine
        and within(one.due_from)
        and NOW - one.due_from >= timedelta(hours=rules.thanks_late_hours)
        and one.status != "waived"
    ]
    decided = [one for one in sent if one.status in {"accepted", "declined", "deferred", "expired"}]
    ways = {one: "relay" if one.channel == "relay" else one.way for one in decided}
    return Figures(
        held=len(held),
        missed=len([talk for talk in talks if talk.status == "no_show"]),
        unlogged=len(
            [t for t in talks if t.status == "scheduled" and t.starts_at and t.starts_at <= NOW]
        ),
        talkers=len({talk.contact.student_id for talk in held}),
        students=len(begun(mine, days.last) | {talk.contact.student_id for talk in held}),
        alumni=len({contact.alum_id for contact in known}),
        others=len({talk.contact_id for talk in held} - {contact.pk for contact in known}),
        in_directory=2,
        sent=len(sent),
        answered=len(waits),
        asked=len(relayed),
        median=timedelta(seconds=median(waits)) if waits else None,
        thanked=len([one for one in due if is_in_time(one)]),
        to_thank=len(due),
        by_channel=shares(["relay", *OwnWay.values], [(ways[one], one) for one in decided]),
        by_relation=shares(Relation.values, [(one.contact.relation, one) for one in decided]),
    )


def begun(mine: list[int], last: date) -> set[int]:
    rows = Student.objects.filter(pk__in=mine)
    return {one.pk for one in rows if one.starts_on is None or one.starts_on <= last}


def is_in_time(thanks: ThankYou) -> bool:
    late = thanks.due_from + timedelta(hours=48)
    return thanks.status == "sent" and thanks.settled_at is not None and thanks.settled_at <= late


def shares(keys: Iterable[str], rows: list[tuple[str, Request]]) -> tuple[Yield, ...]:
    found = []
    for key in keys:
        mine = [one for at, one in rows if at == key]
        found.append(Yield(key, len([one for one in mine if one.status == "accepted"]), len(mine)))
    return tuple(found)


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_is_as_counted_by_hand(cast: Cast, seed: int) -> None:
    Campus.objects.update(zone=ZONES[seed % len(ZONES)])
    peopled(cast, seed)
    ranges = [
        FALL,
        Days(date(2026, 11, 20), date(2026, 11, 23)),
        Days(date(2027, 6, 1), date(2027, 7, 1)),
    ]
    for days in ranges:
        for person in (cast.nils, cast.dana, cast.ruth):
            assert figures(person, days, now=NOW) == by_hand(person, days)
    whole_fall = by_hand(cast.nils, FALL)
    assert min(whole_fall.held, whole_fall.missed, whole_fall.unlogged, whole_fall.thanked) > 0
    assert whole_fall.thanked < whole_fall.to_thank
    assert whole_fall.answered < whole_fall.asked


@pytest.mark.parametrize(
    ("begins", "status", "count"),
    [
        (None, "no_show", 2),
        (FALL.last, "no_show", 2),
        (FALL.last + timedelta(days=1), "no_show", 1),
        (FALL.last + timedelta(days=1), "held", 2),
    ],
)
def test_who_begins_later_is_in_no_base_unless_they_talked(
    cast: Cast, begins: date | None, status: str, count: int
) -> None:
    """Of two students: those of the next term would lower every share of this one."""
    Student.objects.filter(pk=cast.student.pk).update(starts_on=begins)
    contact = Contact.objects.create(
        student=cast.student, relation="friend", name="C", called="C", created_at=NOW
    )
    at = NOW - timedelta(days=3)
    over = {"status": status, "ended_at": at, "starts_at": at}
    Interview.objects.create(contact=contact, uid=uuid4().hex, created_at=at, **over)
    found = figures(cast.nils, FALL, now=NOW)
    assert (found.students, found.talkers) == (count, int(status == "held"))


def test_a_withdrawn_request_has_no_answer(cast: Cast, world: World) -> None:
    """Its `answered_at` says when it was withdrawn; and an undone one was never sent."""
    peopled(cast, 1, size=1)
    before = figures(cast.nils, FALL, now=NOW)
    relayed = Request.objects.filter(channel="relay", kind="conversation", status="accepted")
    inside = relayed.filter(sent_at__gte=FALL.moments("America/Los_Angeles")[0]).first()
    assert inside is not None
    Request.objects.filter(pk=inside.pk).update(status="withdrawn")
    after = figures(cast.nils, FALL, now=NOW)
    assert (before.asked - after.asked, before.answered - after.answered) == (1, 1)


PRICE = 15  # the center's terms twice: for the days that come first, and for the links


@pytest.mark.parametrize("size", [1, 3])
def test_the_report_asks_as_often_for_three_as_for_one(
    client: Client,
    cast: Cast,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    size: int,
) -> None:
    peopled(cast, 3, size=size)
    client.force_login(cast.dana)
    with django_assert_num_queries(PRICE):
        answer = client.get(reverse("home:report"))
    assert answer.context["days"] == FALL


def test_a_share_of_few_is_not_told_and_not_told_from_none(cast: Cast) -> None:
    nine, ten = Yield("email", 9, 9), Yield("relay", 4, 10)
    chart = charts(Figures(by_channel=(ten, nine, Yield("letter", 0, 0))))[0]
    assert [(bar.label, bar.told.percent) for bar in chart.bars] == [("Through Rapport", 40)]
    assert chart.untold == "My mail program, Letter"
    assert (ten.low, ten.high) == (17, 69)


def test_a_report_holds_no_name_and_no_word(
    client: Client, world: World, morning: datetime
) -> None:
    whole(world)
    client.force_login(world.cast.nils)
    shown = client.get(reverse("home:report")).content.decode()
    main = shown.partition("<main")[2].partition("</main>")[0]
    secrets = [*SECRETS, "Imani", "Mateo", "Teodor", "Rosalind", "urban water and climate"]
    assert [secret for secret in secrets if secret in main] == []
    assert "1 of 1" in main


def test_days_that_are_no_days_are_asked_again(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.dana)
    asked = client.get(reverse("home:report"), {"first": "2026-11-20", "last": "2026-11-01"})
    assert asked.status_code == 422
    shown = asked.content.decode()
    assert "Choose a last day that is not before the first." in shown
    assert 'value="2026-11-20"' in shown


def test_what_is_still_open_is_no_empty_report(
    client: Client, world: World, morning: datetime
) -> None:
    """A note that left outside Rapport and waits: nothing is decided, and something was sent."""
    world.research()
    world.sent(world.people()[2])
    client.force_login(world.cast.dana)
    fall = client.get(reverse("home:report"))
    spring = client.get(reverse("home:report"), {"first": "2026-01-01", "last": "2026-05-31"})
    assert [page.context["is_empty"] for page in (fall, spring)] == [False, True]
    assert "Nothing to count yet" in spring.content.decode()
