"""What people complain about in keep-in-touch tools, one test each."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.contacts.actions import (
    Acquaintance,
    Upload,
    add,
    apply_next,
    begin_keeping,
    change,
    choose,
    end_keeping,
    end_tag,
    keep_next,
    keep_tag,
    read_next,
    receive_book,
    replan,
    rest,
    tap,
    untap,
)
from apps.contacts.models import AddressBook, Contact, KeepInTouch, Pace, TagPlan, Touch
from apps.contacts.nudges import day_begins
from apps.contacts.workflow import Status
from apps.core.joining import seals
from apps.core.moves import NotYours
from apps.mail.models import Message
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from tests.conftest import Cast
from tests.outreach.test_scanners import links_in_mails

DAY = timedelta(days=1)
ZONES = (
    *("America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "Europe/Amsterdam"),
    *("Africa/Lagos", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney", "Pacific/Kiritimati"),
)


def friends(cast: Cast, now: datetime, *names: str) -> list[Contact]:
    made = [Acquaintance(name=name, relation="friend") for name in names]
    return [add(who, student=cast.student, now=now, by=cast.imani) for who in made]


def plan_of(contact: Contact) -> KeepInTouch:
    return KeepInTouch.objects.get(contact=contact)


def tagged(contact: Contact, tags: str, cast: Cast, now: datetime) -> None:
    contact.refresh_from_db()
    said = contact.said
    change(contact, said | {"tags": tags}, seal=seals(said.values()), now=now, by=cast.imani)


@pytest.mark.parametrize("kind", ["word", "heard", "met"])
def test_any_logged_touch_moves_the_next_date(
    client: Client, cast: Cast, morning: datetime, kind: str
) -> None:
    (ana,) = friends(cast, morning - 40 * DAY, "Ana Ruiz")
    begin_keeping(ana, Pace.DAYS, now=morning - 40 * DAY, by=cast.imani)
    before = plan_of(ana).next_at
    client.force_login(cast.imani)
    for _press in "12":
        client.post(reverse("contacts:tap", args=[ana.pk]), {"kind": kind, "note": "the atlas"})
    touch = Touch.objects.tapped().get()
    after = plan_of(ana).next_at
    assert before
    assert after
    assert (touch.kind, touch.note, after > before) == (kind, "the atlas", True)
    page = client.get(reverse("contacts:contact", args=[ana.pk])).content.decode()
    assert reverse("contacts:untap", args=[touch.pk]) in page
    client.post(reverse("contacts:untap", args=[touch.pk]))
    assert plan_of(ana).next_at == before


def test_taking_a_tap_back_leaves_a_rest_as_it_was(cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now - 200 * DAY, "Ana")
    begin_keeping(ana, Pace.DAYS, now=now, by=cast.imani)
    rest(plan_of(ana), days=30, now=now, by=cast.imani)
    before = plan_of(ana)
    tap(ana, "met", "", now=now, by=cast.imani)
    untap(Touch.objects.tapped().get(), now=now, by=cast.imani)
    after = plan_of(ana)
    assert (after.status, after.next_at) == (before.status, before.next_at)
    assert Reminder.objects.pending().get().due_at == before.next_at


def test_a_touch_is_taken_back_for_a_day_by_its_student(cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now, "Ana Ruiz")
    tap(ana, "met", "", now=now, by=cast.imani)
    touch = Touch.objects.tapped().get()
    with pytest.raises(NotYours):
        untap(touch, now=now, by=cast.mateo)
    untap(touch, now=now + 2 * DAY, by=cast.imani)
    assert Touch.objects.tapped().count() == 1


def test_a_plan_per_tag(cast: Cast, now: datetime) -> None:
    ana, bo, cleo, dee = friends(cast, now, "Ana", "Bo", "Cleo", "Dee")
    for each in (ana, bo, cleo):
        tagged(each, "water", cast, now)
    begin_keeping(bo, Pace.NEWS, now=now, by=cast.imani)
    begin_keeping(cleo, Pace.DAYS, now=now, by=cast.imani)
    end_keeping(cleo, now=now, by=cast.imani)
    planned = keep_tag(cast.student, "water", Pace.DAYS, now=now, by=cast.imani)
    while apply_next(now=now):
        pass
    tagged(dee, "water, maps", cast, now)
    assert [(plan_of(each).pace, plan_of(each).status) for each in (ana, bo, cleo, dee)] == [
        (Pace.DAYS, Status.ACTIVE),
        (Pace.NEWS, Status.ACTIVE),  # chosen for this very person
        (Pace.DAYS, Status.ENDED),  # ended by choice
        (Pace.DAYS, Status.ACTIVE),  # got the tag later
    ]
    tagged(dee, "maps", cast, now)
    assert plan_of(dee).status == Status.ENDED
    assert planned
    with pytest.raises(NotYours):
        end_tag(planned, now=now, by=cast.mateo)
    end_tag(planned, now=now, by=cast.imani)
    while apply_next(now=now):
        pass
    assert [plan_of(each).status for each in (ana, bo)] == [Status.ENDED, Status.ACTIVE]
    assert TagPlan.objects.count() == 0
    keep_tag(cast.student, "water", Pace.NEWS, now=now, by=cast.imani)
    while apply_next(now=now):
        pass
    assert [(plan_of(each).pace, plan_of(each).status) for each in (ana, cleo)] == [
        (Pace.NEWS, Status.ACTIVE),  # it ended with the tag, and begins again with it
        (Pace.DAYS, Status.ENDED),
    ]
    keep_tag(cast.student, "water", Pace.DAYS, now=now, by=cast.imani)
    while apply_next(now=now):
        pass
    assert plan_of(ana).pace == Pace.DAYS


def test_a_tag_is_begun_and_ended_from_its_page(client: Client, cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now, "Ana")
    tagged(ana, "water", cast, now)
    client.force_login(cast.imani)
    page = reverse("contacts:keeping")
    assert 'value="water"' in client.get(page).content.decode()
    client.post(reverse("contacts:keep_tag"), {"tag": "water", "pace": "news"})
    assert apply_next(now=now)
    assert plan_of(ana).pace == Pace.NEWS
    client.post(reverse("contacts:keep_tag"), {"tag": "water", "pace": ""})
    assert apply_next(now=now)
    assert plan_of(ana).status == Status.ENDED


def test_one_mail_for_several_people(cast: Cast, now: datetime) -> None:
    late = now + timedelta(hours=5)
    for each, at in zip(friends(cast, now, "Ana", "Bo", "Cleo"), (now, late, now), strict=True):
        begin_keeping(each, Pace.DAYS, now=at, by=cast.imani)
    sweep(now=now + 90 * DAY)
    message = Message.objects.get()
    assert [each["name"] for each in message.values["each"]] == ["Ana", "Bo", "Cleo"]
    assert Reminder.objects.pending().count() == 0
    sweep(now=now + 91 * DAY)
    assert Message.objects.count() == 1


def test_snoozed_from_the_mail_without_signing_in(
    client: Client, cast: Cast, morning: datetime
) -> None:
    now = morning
    ana, bo, cleo = friends(cast, now, "Ana", "Bo", "Cleo")
    for each in (ana, bo, cleo):
        begin_keeping(each, Pace.DAYS, now=now - 91 * DAY, by=cast.imani)
    sweep(now=now)
    paths = {path for _template, path in links_in_mails(now) if "/keeping/" in path}
    (page,) = {path for path in paths if path.startswith("/contacts/keeping/")}
    shown = client.get(page).content.decode()
    assert [name in shown for name in ("Ana", "Bo", "Cleo")] == [True] * 3
    states = [plan_of(each).next_at for each in (ana, bo, cleo)]
    client.head(page)
    assert [plan_of(each).next_at for each in (ana, bo, cleo)] == states
    client.post(page, {"plan": plan_of(ana).pk, "do": "rest", "days": "7"})
    client.post(page, {"plan": plan_of(bo).pk, "do": "end"})
    client.post(page, {"plan": plan_of(cleo).pk, "do": "word"})
    assert [plan_of(each).status for each in (ana, bo, cleo)] == [
        Status.SNOOZED,
        Status.ENDED,
        Status.ACTIVE,
    ]
    assert "You are done here" in client.get(page).content.decode()
    stranger = add(Acquaintance("Eve", "friend"), student=cast.classmate, now=now, by=cast.mateo)
    theirs = begin_keeping(stranger, Pace.DAYS, now=now - 91 * DAY, by=cast.mateo)
    assert theirs
    client.post(page, {"plan": theirs.pk, "do": "end"})
    assert plan_of(stranger).status == Status.ACTIVE


def test_what_rests_comes_again_once(cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now, "Ana")
    begin_keeping(ana, Pace.DAYS, now=now - 91 * DAY, by=cast.imani)
    sweep(now=now)
    rest(plan_of(ana), days=7, now=now, by=cast.imani)
    rest(plan_of(ana), days=30, now=now, by=cast.imani)
    assert plan_of(ana).next_at == day_begins(now + 30 * DAY, cast.imani.zone, Campus())
    for days in (8, 29, 31, 32, 60):
        sweep(now=now + days * DAY)
    assert Message.objects.count() == 2
    tap(ana, "word", "", now=now + 60 * DAY, by=cast.imani)
    assert plan_of(ana).status == Status.ACTIVE


def test_a_plan_that_waits_for_news_can_be_called_to_mind_once(cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now, "Ana")
    begin_keeping(ana, Pace.NEWS, now=now, by=cast.imani)
    rest(plan_of(ana), days=30, now=now, by=cast.imani)
    assert Reminder.objects.pending().count() == 1
    tap(ana, "word", "", now=now + DAY, by=cast.imani)
    assert (plan_of(ana).next_at, Reminder.objects.pending().count()) == (None, 0)


def test_due_people_stand_on_today(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.imani)
    cast.student.refresh_from_db()
    type(cast.student).objects.update(welcomed_at=morning)
    names = ("Ana", "Bo", "Cleo")
    for number, each in enumerate(friends(cast, morning, *names)):
        begin_keeping(each, Pace.DAYS, now=morning - (100 - number) * DAY, by=cast.imani)
    assert "A word to Ana and 2 more" in client.get("/").content.decode()
    rest(plan_of(Contact.objects.get(name="Bo")), days=7, now=morning, by=cast.imani)
    rest(plan_of(Contact.objects.get(name="Cleo")), days=7, now=morning, by=cast.imani)
    assert "A word to Ana<" in client.get("/").content.decode()


def test_calm_after_three_words_in_a_year(cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now, "Ana")
    begin_keeping(ana, Pace.DAYS, now=now, by=cast.imani)
    for days in (1, 20, 40):
        tap(ana, "word", str(days), now=now + days * DAY, by=cast.imani)
    calm = day_begins(now + (1 + 365) * DAY, cast.imani.zone, Campus())
    assert plan_of(ana).next_at == calm
    sweep(now=calm - DAY)
    assert Message.objects.count() == 0


def test_never_twice_for_one_occasion(cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now, "Ana")
    begin_keeping(ana, Pace.DAYS, now=now, by=cast.imani)
    for hours in range(0, 24 * 200, 11):
        sweep(now=now + timedelta(hours=hours))
    assert Message.objects.count() == 1
    begin_keeping(ana, Pace.DAYS, now=now, by=cast.imani)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    zone=st.sampled_from(ZONES),
    minutes=st.integers(0, 2 * 366 * 24 * 60),
    starts=st.integers(0, 12),
)
def test_never_on_the_wrong_day(zone: str, minutes: int, starts: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    due = day_begins(moment, zone, Campus(day_starts=starts))
    there = due.astimezone(ZoneInfo(zone))
    assert there.date() == moment.astimezone(ZoneInfo(zone)).date()
    # At a skipped hour the clock shows the next one.
    assert there.hour in {starts, starts + 1}
    assert due.tzinfo is UTC


def test_somebody_who_moves_is_reminded_on_the_day_there(cast: Cast, now: datetime) -> None:
    (ana,) = friends(cast, now, "Ana")
    kept = begin_keeping(ana, Pace.DAYS, now=now, by=cast.imani)
    assert kept
    on = now + 90 * DAY
    Person.objects.filter(pk=cast.imani.pk).update(zone="Asia/Tokyo")
    replan(now=now)
    due = Reminder.objects.pending().get().due_at.astimezone(ZoneInfo("Asia/Tokyo"))
    assert (due.hour, abs(due.date() - on.date()) <= DAY) == (8, True)


def test_the_same_vcard_three_times_makes_no_second_person(cast: Cast, now: datetime) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nEMAIL:ana@x.example\r\nEND:VCARD\r\n"
    for _time in "123":
        book = receive_book(Upload("a.vcf", card), student=cast.student, now=now, by=cast.imani)
        read_next(now=now)
        book = AddressBook.objects.get(pk=book.pk)
        choose(book, None, now=now, by=cast.imani)
        keep_next(now=now)
    assert Contact.objects.of(cast.student).count() == 1
