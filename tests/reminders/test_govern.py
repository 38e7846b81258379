"""What a person governs: the way of a kind, the hour, later, done; from mail and signed in."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.links import Errand, mint
from apps.accounts.models import Link, Person
from apps.campus.models import Campus
from apps.contacts.actions import Acquaintance, add, begin_keeping
from apps.contacts.models import KeepInTouch
from apps.interviews import actions as talks
from apps.interviews.actions.returning import News
from apps.interviews.models import ThankYou, Update
from apps.mail.actions import post
from apps.mail.letters import Letter
from apps.mail.mime import Rendered
from apps.mail.models import Message
from apps.mail.render import preview, rendered
from apps.mail.workflow import State
from apps.reminders.actions import Wanted, mend, prefer, stop_kind, sweep
from apps.reminders.kinds import KINDS
from apps.reminders.models import DailyMail, Preference, Reminder
from apps.reminders.workflow import Channel, Status
from tests.conftest import Cast
from tests.outreach.post import brought
from tests.outreach.walks import until

DAY = timedelta(days=1)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
STUDENT_KINDS = {
    kind.name: "daily" if kind.rides else "own" for kind in KINDS if kind.role == "student"
}


@pytest.fixture
def robot() -> Client:
    """A mail program's server: no cookie, no token, no referrer."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def due(cast: Cast, morning: datetime) -> list[Reminder]:
    """It is time for a word to Ana and to Bo; the daily mail with both is in the outbox."""
    for name in ("Ana Ruiz", "Bo Li"):
        friend = add(Acquaintance(name, "friend"), student=cast.student, now=morning, by=cast.imani)
        begin_keeping(friend, "days", now=morning - 91 * DAY, by=cast.imani)
    sweep(now=morning)
    return list(Reminder.objects.order_by("pk"))


def link(kind: str, person: Person, now: datetime, reminder: Reminder | None = None) -> str:
    """The path behind a link of a mail."""
    view, purpose = {
        "act": ("home:act", "nudge"),
        "stop": ("reminders:stop", "stop"),
        "stop_daily": ("reminders:stop_daily", "stop_daily"),
        "choose": ("reminders:choose", "preferences"),
    }[kind]
    subject = ("reminders.reminder", reminder.pk) if reminder else ("", None)
    return reverse(view, args=[mint(Errand(purpose, *subject), person=person, now=now)])


def read(message: Message, now: datetime) -> Rendered:
    return rendered(message, campus=Campus.objects.current(), now=now)[0]


def channels(person: Person) -> dict[str, str]:
    return dict(Preference.objects.of(person).values_list("kind", "channel"))


def test_a_stop_takes_back_what_has_waited_for_days(
    due: list[Reminder], cast: Cast, morning: datetime
) -> None:
    """Without a mail server, or with a paused sender, a letter is here long after it was made."""
    Reminder.objects.update(settled_at=morning - 3 * DAY)
    stop_kind("keep_in_touch", now=morning, by=cast.imani)
    assert set(Message.objects.values_list("state", flat=True)) == {State.WITHDRAWN}


# --- one click --------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["logged", "thanked", "waits a week", "find a time"])
def test_reminders_alone_end_at_one_click_and_every_mail_leads_to_the_choices(
    cast: Cast, morning: datetime, state: str
) -> None:
    pair = brought(7, state, morning)
    planned = set(Reminder.objects.values_list("template", flat=True)) | {"reminders/mail/digest"}
    seen = set()
    for message in Message.objects.all():
        words = read(message, pair.at)
        offers = bool(
            re.fullmatch(r"http\S+/reminders/stop(-daily)?/[\w-]{43}/", words.unsubscribe)
        )
        assert (message.template, offers) == (message.template, message.template in planned)
        leads = re.compile(r"http\S+/reminders/choose/[\w-]{43}/")
        assert bool(leads.search(words.text)) == bool(leads.search(words.html)) is True
        seen.add(offers)
    assert seen == {True, False}


@pytest.mark.parametrize(
    ("reader", "to", "leads"),
    [("imani", "", True), ("rosalind", "", True), ("dana", "", True), ("nils", "", False),
     ("imani", "not.hers.yet@alder.example", False)],
)  # fmt: skip
def test_the_choices_are_in_reach_of_readers_and_of_nobody_else(
    reader: str,
    to: str,
    leads: bool,  # noqa: FBT001 - a parameter of the test
    cast: Cast,
    morning: datetime,
    robot: Client,
) -> None:
    letter = Letter("mail/fresh_link", getattr(cast, reader), "k", to=to)
    row = post(letter, now=morning, by=None)
    words, links = rendered(row, campus=Campus.objects.current(), now=morning)
    Link.objects.bulk_create(links)
    found = re.search(r"http[^/]+//[^/]+(/reminders/choose/\S+)", words.text)
    assert bool(found) == leads == ("what comes by mail" in preview(letter))
    if found:
        assert "What comes by mail" in robot.get(found[1]).content.decode()


def test_one_click_stops_that_kind_alone(
    cast: Cast, due: list[Reminder], morning: datetime, robot: Client
) -> None:
    path = link("stop", cast.imani, morning, due[0])
    for _again in "12":
        assert robot.post(path, ONE_CLICK).status_code == 200
    assert channels(cast.imani) == {"keep_in_touch": Channel.PAGE}
    assert Message.objects.get().state == State.WITHDRAWN
    assert set(Reminder.objects.values_list("status", flat=True)) == {Status.SHOWN}
    assert "No more of these by mail" in robot.get(path).content.decode()


def test_one_click_on_the_daily_mail_stops_it_and_its_matters_stay(
    cast: Cast, due: list[Reminder], morning: datetime, robot: Client
) -> None:
    path = link("stop_daily", cast.imani, morning)
    for _again in "12":
        assert robot.post(path, ONE_CLICK).status_code == 200
    assert DailyMail.objects.of(cast.imani).is_stopped
    assert channels(cast.imani) == {}
    assert Message.objects.get().state == State.WITHDRAWN
    robot.force_login(cast.imani)
    page = robot.get(reverse("reminders:mine")).content.decode()
    assert ["A word to Ana" in page, "A word to Bo" in page] == [True, True]


@pytest.mark.parametrize("data", [{}, {"do": "keep"}, {"List-Unsubscribe": "no"}])
def test_looking_and_keeping_stop_nothing(
    cast: Cast, due: list[Reminder], morning: datetime, robot: Client, data: dict[str, str]
) -> None:
    for path in (
        link("stop", cast.imani, morning, due[0]),
        link("stop_daily", cast.imani, morning),
    ):
        robot.get(path)
        robot.head(path)
        page = robot.post(path, data).content.decode()
        assert page.count('type="submit"') == 2
    assert (Preference.objects.count(), DailyMail.objects.count()) == (0, 0)


def test_a_link_that_stops_never_grows_old(
    cast: Cast, due: list[Reminder], morning: datetime, robot: Client
) -> None:
    path = link("stop", cast.imani, morning - 4000 * DAY, due[0])
    assert robot.post(path, ONE_CLICK).status_code == 200
    assert channels(cast.imani) == {"keep_in_touch": Channel.PAGE}


def test_who_unsubscribes_from_a_request_is_taken_at_their_word(
    cast: Cast, morning: datetime, robot: Client
) -> None:
    pair = brought(7, "open", morning)
    planned = Reminder.objects.get(kind="request_waiting")
    page = robot.get(link("choose", pair.rosalind, morning)).content.decode()
    assert 'name="request_waiting"' not in page
    assert "A request that waits for your answer" in page
    robot.post(link("stop", pair.rosalind, morning, planned), ONE_CLICK)
    until(pair, pair.at + 8 * DAY)
    assert Message.objects.filter(template="outreach/mail/request_waiting").count() == 0
    page = robot.get(link("choose", pair.rosalind, morning)).content.decode()
    assert 'name="request_waiting"' in page


# --- act from the mail ------------------------------------------------------------------------


def test_done_settles_the_matter_itself(cast: Cast, morning: datetime, robot: Client) -> None:
    pair = brought(7, "logged", morning)
    first = Reminder.objects.filter(kind="thank_you").order_by("pk")[0]
    path = link("act", pair.imani, morning, first)
    assert "It is done" in robot.get(path).content.decode()
    assert ThankYou.objects.get().status == "due"
    assert "It is settled" in robot.post(path, {"do": "done"}).content.decode()
    assert ThankYou.objects.get().status == "waived"
    for answer in (robot.get(path), robot.post(path, {"do": "done"})):
        assert (answer.status_code, "This is settled" in answer.content.decode()) == (410, True)


def test_a_word_that_was_written_begins_the_waiting_anew(
    cast: Cast, morning: datetime, robot: Client
) -> None:
    ana = add(Acquaintance("Ana", "friend"), student=cast.student, now=morning, by=cast.imani)
    begin_keeping(ana, "days", now=morning - 91 * DAY, by=cast.imani)
    sweep(now=morning)
    robot.post(link("act", cast.imani, morning, Reminder.objects.get()), {"do": "done"})
    next_at = KeepInTouch.objects.get().next_at
    assert next_at is not None
    assert (next_at - morning).days in {119, 120}
    assert Message.objects.get().state == State.WITHDRAWN


@pytest.mark.parametrize(
    ("data", "days"),
    [({"days": "1"}, 1), ({"days": "7"}, 7), ({"on": "2026-12-24"}, 31)],
)
def test_later_is_a_morning_of_the_readers_own(
    cast: Cast,
    due: list[Reminder],
    morning: datetime,
    robot: Client,
    data: dict[str, str],
    days: int,
) -> None:
    """All that were one matter of the mail wait together, and come again as one."""
    Message.objects.update(state=State.SENT, sent_at=morning)
    said = robot.post(link("act", cast.imani, morning, due[1]), {"do": "later", **data})
    assert "You hear of it again on" in said.content.decode()
    again = morning.replace(hour=16, minute=0) + days * DAY  # eight in Los Angeles
    assert set(Reminder.objects.values_list("send_after", flat=True)) == {again}
    sweep(now=again - timedelta(minutes=1))
    assert Message.objects.count() == 1
    sweep(now=again)
    assert Message.objects.latest("pk").values["each"] == [row.values for row in due]


@pytest.mark.parametrize("data", [{}, {"on": "2026-11-23"}, {"on": "2028-01-01"}, {"on": "x"}])
def test_a_day_that_cannot_be_is_asked_again(
    cast: Cast, due: list[Reminder], morning: datetime, robot: Client, data: dict[str, str]
) -> None:
    answer = robot.post(link("act", cast.imani, morning, due[0]), {"do": "later", **data})
    assert answer.status_code == 422
    assert 'aria-describedby="on-error"' in answer.content.decode()
    assert Reminder.objects.filter(snoozed_until=None).count() == 2


def test_a_conversation_cannot_be_called_to_mind_after_it(
    cast: Cast, morning: datetime, robot: Client
) -> None:
    pair = brought(7, "agreed", morning)
    row = Reminder.objects.get(kind="day_before", recipient=pair.imani)
    path = link("act", pair.imani, morning, row)
    far = {"do": "later", "on": (row.due_at + 2 * DAY).date().isoformat()}
    answer = robot.post(path, far)
    assert (answer.status_code, "too late" in answer.content.decode()) == (422, True)


def test_a_page_of_acts_has_two_choices_at_least(
    cast: Cast, morning: datetime, robot: Client
) -> None:
    pair = brought(7, "thanked", morning)
    rows = Reminder.objects.filter(recipient=pair.imani)
    assert {row.kind for row in rows} >= {"thank_you", "log_it", "day_before", "keep_in_touch"}
    for row in rows:
        page = robot.get(link("act", pair.imani, morning, row))
        if page.status_code == 200:
            assert page.content.decode().count('type="submit"') >= 2


# --- preferences ------------------------------------------------------------------------------


def test_a_stopped_kind_is_never_mail_and_still_stands_in_rapport(
    cast: Cast, morning: datetime, client: Client
) -> None:
    stop_kind("thank_you", now=morning, by=cast.imani)
    ana = add(Acquaintance("Ana", "friend"), student=cast.student, now=morning, by=cast.imani)
    begin_keeping(ana, "days", now=morning - 91 * DAY, by=cast.imani)
    stop_kind("keep_in_touch", now=morning, by=cast.imani)
    assert (sweep(now=morning), sweep(now=morning + DAY)) == (0, 0)
    client.force_login(cast.imani)
    assert "Only here, since" in client.get(reverse("reminders:mine")).content.decode()


def test_the_form_of_the_mail_and_that_of_the_page_write_the_same(
    cast: Cast, morning: datetime, robot: Client, client: Client
) -> None:
    client.force_login(cast.imani)
    wanted = {**STUDENT_KINDS, "log_it": "page", "hour": "17"}
    client.post(reverse("reminders:preferences"), wanted)
    assert channels(cast.imani) == {"log_it": "page"}
    assert DailyMail.objects.of(cast.imani).hour == 17
    path = link("choose", cast.imani, morning)
    page = robot.post(path, {**STUDENT_KINDS, "hour": "none", "do": "save"}, follow=True)
    assert "Saved." in page.content.decode()
    assert channels(cast.imani) == {"log_it": "daily"}
    assert DailyMail.objects.of(cast.imani).is_stopped
    before = robot.post(path, {**STUDENT_KINDS, "hour": "9", "do": "keep"})
    assert (before.status_code, DailyMail.objects.of(cast.imani).is_stopped) == (200, True)


@pytest.mark.parametrize(
    "wrong", [{"hour": "3"}, {"log_it": "pigeon"}, {"hour": ""}, {"thank_you": ""}]
)
def test_what_is_no_choice_is_refused(
    cast: Cast, morning: datetime, client: Client, wrong: dict[str, str]
) -> None:
    client.force_login(cast.imani)
    said = {**STUDENT_KINDS, "hour": "8", **wrong}
    answer = client.post(reverse("reminders:preferences"), said)
    assert answer.status_code == 422
    assert (Preference.objects.count(), DailyMail.objects.count()) == (0, 0)


def test_an_alum_chooses_among_the_kinds_that_reach_them(
    cast: Cast, morning: datetime, robot: Client
) -> None:
    path = link("choose", cast.rosalind, morning)
    page = robot.get(path).content.decode()
    names = ["day_before", "hour_before", "came", "request_waiting", "thank_you", "hour"]
    assert [f'name="{name}"' in page for name in names] == [True, True, True, False, False, False]
    robot.post(path, {"day_before": "own", "hour_before": "own", "came": "page", "do": "save"})
    assert channels(cast.rosalind) == {"came": "page"}


@pytest.mark.parametrize(("stopped", "letters"), [("came", 0), ("hour_before", 1)])
def test_an_alum_who_wants_no_news_by_mail_reads_it_on_the_page(
    cast: Cast,
    morning: datetime,
    stopped: str,
    letters: int,
) -> None:
    pair = brought(7, "logged", morning)
    stop_kind(stopped, now=pair.at, by=pair.rosalind)
    talks.send_update(
        pair.talk().contact, News("I read it."), through_rapport=True, now=pair.at, by=pair.imani
    )
    assert Message.objects.filter(template="interviews/mail/update").count() == letters
    assert Update.objects.get().through_rapport


def test_another_hour_moves_what_waits_for_the_old_one(
    cast: Cast, morning: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana = add(Acquaintance("Ana", "friend"), student=cast.student, now=morning, by=cast.imani)
    begin_keeping(ana, "days", now=morning - 90 * DAY - timedelta(hours=20), by=cast.imani)
    Reminder.objects.update(send_after=morning + timedelta(hours=3))
    later = morning + timedelta(hours=3)
    sweep(now=later)
    assert Reminder.objects.get().boards_at == (morning + DAY).replace(hour=16, minute=0)
    prefer(Wanted(hour=17), now=later, by=cast.imani)
    sweep(now=later)
    assert Reminder.objects.get().boards_at == (morning + DAY).replace(hour=1, minute=0)
    with django_assert_num_queries(5):
        prefer(Wanted(STUDENT_KINDS, 17), now=later, by=cast.imani)


def test_stopping_one_kind_leaves_the_others_of_its_mail(cast: Cast, morning: datetime) -> None:
    pair = brought(7, "logged", morning)
    Message.objects.all().delete()
    Reminder.objects.update(status=Status.CANCELLED)
    rows = Reminder.objects.filter(recipient=pair.imani, kind__in=["thank_you", "log_it"])
    rows.update(
        status=Status.SCHEDULED, closed_at=None, settled_at=None, boards_at=None, letter="",
        until=None, send_after=pair.at,
    )  # fmt: skip
    at = pair.at + DAY
    sweep(now=at)
    assert Message.objects.get().template == "reminders/mail/digest"
    stop_kind("thank_you", now=at, by=pair.imani)
    mend(now=at)
    sweep(now=at)
    left = Message.objects.exclude(state=State.WITHDRAWN)
    assert [letter.template for letter in left] == ["interviews/mail/log_it"]


# --- my reminders -----------------------------------------------------------------------------


def test_my_reminders_say_what_when_and_why(cast: Cast, morning: datetime, client: Client) -> None:
    ana = add(Acquaintance("Ana", "friend"), student=cast.student, now=morning, by=cast.imani)
    begin_keeping(ana, "days", now=morning, by=cast.imani)
    client.force_login(cast.imani)
    page = client.get(reverse("reminders:mine")).content.decode()
    assert "A word to Ana" in page
    assert "Sunday 21 February 2027, 8:00 am, in the daily mail" in page
    assert "when it is time by the plan that you chose" in page
    row = Reminder.objects.get()
    client.post(reverse("reminders:later", args=[row.pk]), {"on": "2027-03-01"})
    page = client.get(reverse("reminders:mine")).content.decode()
    assert "Monday 1 March 2027, 8:00 am" in page
    answer = client.post(reverse("reminders:later", args=[row.pk]), {"on": "2020-03-01"})
    assert answer.status_code == 422
    client.post(reverse("reminders:stop_mine", args=[row.pk]))
    assert channels(cast.imani) == {"keep_in_touch": "page"}


def test_questions_of_the_page_do_not_grow(
    cast: Cast, morning: datetime, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.imani)
    for count in (1, 3):
        for number in range(count):
            who = Acquaintance(f"Ana {count} {number}", "friend")
            friend = add(who, student=cast.student, now=morning, by=cast.imani)
            days = 91 * (number % 2)
            begin_keeping(friend, "days", now=morning - days * DAY, by=cast.imani)
        sweep(now=morning)
        with django_assert_num_queries(12):
            client.get(reverse("reminders:mine"))


def test_every_kind_that_is_planned_is_in_the_table(cast: Cast, morning: datetime) -> None:
    brought(7, "thanked", morning)
    brought(8, "waits a week", morning)
    brought(9, "no times", morning)
    found = Reminder.objects.values_list("recipient__role", "kind").distinct()
    assert set(found) - {(kind.role, kind.name) for kind in KINDS} == set()
