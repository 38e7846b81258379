"""One mail a day at the reader's hour, with everything that rides in it."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Person
from apps.campus.models import Campus, QuietPeriod
from apps.mail import gate
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.mail.mime import Rendered
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.mail.workflow import State
from apps.reminders.actions import mend, reconcile, sweep
from apps.reminders.band import Band
from apps.reminders.daily import Daily
from apps.reminders.models import DailyMail, Preference, Reminder
from apps.reminders.plan import Planned
from apps.reminders.workflow import Channel, Status
from tests.reminders.conftest import SUBJECT, Plan

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
# The cast's Monday is 8:40 am in Los Angeles; the next daily mail is on Tuesday at eight.
TUESDAY = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.fixture
def rides(plan: Plan, now: datetime) -> Callable[..., Planned]:
    """Planned for the day, worth sending for a week."""

    def _rides(kind: str = "thank_you", **more: object) -> Planned:
        fields = {"due_at": now + HOUR, "until": now + 7 * DAY, "rides": True, **more}
        return plan(kind, **fields)

    return _rides


def planned(*plans: Planned, now: datetime, first: int = 1) -> None:
    """Each about a thing of its own."""
    for number, each in enumerate(plans, start=first):
        reconcile(subject=("interviews.interview", number), plan=[each], now=now)


def statuses() -> list[str]:
    return list(Reminder.objects.order_by("pk").values_list("status", flat=True))


def read(message: Message, now: datetime) -> Rendered:
    return rendered(message, campus=Campus.objects.current(), now=now)[0]


def test_what_is_due_waits_for_the_hour_and_leaves_as_one(
    rides: Plan, now: datetime, student: Person
) -> None:
    planned(rides(), rides("log_it", due_at=now + 9 * HOUR, values={"other_called": "Bo"}), now=now)
    every_hour = [sweep(now=now + hours * HOUR) for hours in range(1, 23)]
    assert every_hour == [0] * 22
    assert sweep(now=TUESDAY) == 1
    letter = Message.objects.get()
    assert letter.dedupe_key == f"digest:{student.pk}:2026-11-24"
    assert statuses() == [Status.SENT] * 2


def test_a_second_one_on_the_same_day_is_impossible(rides: Plan, now: datetime) -> None:
    planned(rides(), now=now)
    sweep(now=TUESDAY - HOUR)
    assert sweep(now=TUESDAY) == 1
    planned(rides(due_at=TUESDAY + HOUR), now=TUESDAY, first=2)
    due_before = rides(due_at=TUESDAY - HOUR)
    planned(due_before, now=TUESDAY, first=3)
    moments = [TUESDAY + hours * HOUR for hours in range(24)]
    assert [sweep(now=moment) for moment in moments] == [0] * 24
    assert sweep(now=TUESDAY + DAY) == 1
    assert Message.objects.count() == 2
    assert statuses() == [Status.SENT] * 3


def test_what_comes_after_the_daily_mail_leaves_alone_if_its_window_closes(
    rides: Plan, now: datetime
) -> None:
    planned(rides(due_at=TUESDAY - HOUR), now=now)
    assert (sweep(now=TUESDAY - HOUR), sweep(now=TUESDAY)) == (0, 1)
    soon = rides(due_at=TUESDAY + HOUR, until=TUESDAY + DAY)
    planned(soon, now=TUESDAY, first=2)
    assert sweep(now=TUESDAY + HOUR) == 1
    row = Reminder.objects.get(subject_id=2)
    assert Message.objects.get(dedupe_key=f"reminder:{row.pk}").template == soon.template


@pytest.mark.parametrize(
    ("until", "letters"),
    [(TUESDAY + timedelta(minutes=1), 0), (TUESDAY, 1), (TUESDAY - HOUR, 1)],
)
def test_it_rides_only_if_the_hour_comes_before_its_window_closes(
    until: datetime, letters: int, rides: Plan, now: datetime
) -> None:
    planned(rides(until=until), now=now)
    assert sweep(now=now + HOUR) == letters


def test_a_single_matter_reads_as_its_own_mail(rides: Plan, now: datetime) -> None:
    planned(rides(), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    letter = Message.objects.get()
    assert (letter.template, letter.dedupe_key.partition(":")[0]) == (
        "interviews/mail/thank_you", "digest",
    )  # fmt: skip
    assert read(letter, TUESDAY).subject == "Thank Teodor"


def test_the_subject_names_how_many_and_the_first(rides: Plan, now: datetime) -> None:
    talk = {"at": "Wednesday, 5:00 pm", "other_called": "Rosalind & Co", "is_student": True}
    day_before = rides(
        "day_before",
        template="interviews/mail/day_before",
        values=talk,
        links=(LinkTo("talk", "interviews:talk", subject_id=9),),
        until=TUESDAY + 2 * HOUR,
    )
    planned(rides(), day_before, now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    said = read(Message.objects.get(), TUESDAY)
    assert said.subject == (
        "2 reminders, first: Wednesday, 5:00 pm: your conversation with Rosalind & Co"
    )
    assert "Rosalind & Co" in said.text
    assert "Rosalind &amp; Co" in said.html
    assert "Thank Teodor" in said.text
    paths = ["/talks/9/", "/talks/7/thanks/"]
    assert [path in said.text and f'{path}"' in said.html for path in paths] == [True, True]


def test_two_rounds_of_one_matter_are_said_once(rides: Plan, now: datetime) -> None:
    rounds = [rides(round="first"), rides(round="again", due_at=now + 9 * HOUR)]
    reconcile(subject=SUBJECT, plan=rounds, now=now)
    sweep(now=now + 9 * HOUR)
    assert sweep(now=TUESDAY) == 1
    assert Message.objects.get().template == "interviews/mail/thank_you"
    assert statuses() == [Status.SENT] * 2


def test_those_that_gather_are_one_matter(rides: Plan, now: datetime) -> None:
    def word(name: str) -> Planned:
        return rides(
            "keep_in_touch",
            template="contacts/mail/keep_in_touch",
            values={"name": name, "called": name},
            gathers=True,
            until=None,
            links=(),
        )

    planned(word("Ana"), word("Bo"), rides(), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    matters = Message.objects.get().values["matters"]
    assert [len(matter["values"].get("each", [1])) for matter in matters] == [1, 2]
    said = read(Message.objects.get(), TUESDAY)
    assert said.subject == "2 reminders, first: Thank Teodor"
    assert "- Ana\n- Bo" in said.text


# --- what becomes untrue before the mail is handed over ---------------------------------------


def test_what_became_untrue_does_not_leave(rides: Plan, now: datetime) -> None:
    planned(rides(), rides("log_it", values={"called": "Bo"}), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    reconcile(subject=("interviews.interview", 1), plan=[], now=TUESDAY)
    assert Message.objects.get().state == State.WITHDRAWN
    assert statuses() == [Status.CANCELLED, Status.SENT]
    assert mend(now=TUESDAY) == 1
    assert sweep(now=TUESDAY) == 1
    letter = Message.objects.get(state=State.QUEUED)
    assert letter.dedupe_key.endswith(":2026-11-24")
    assert letter.values == {"called": "Bo"}
    assert (mend(now=TUESDAY), statuses()) == (0, [Status.CANCELLED, Status.SENT])


def test_what_is_said_anew_before_the_mending_hides_nobody_else(rides: Plan, now: datetime) -> None:
    """The new letter has the key of the old one; what was only in the old one is said as well."""
    planned(rides(), rides("log_it", values={"called": "Bo"}, until=None), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    other = rides(values={"called": "Cleo"})
    reconcile(subject=("interviews.interview", 1), plan=[other], now=TUESDAY + SECOND)
    assert sweep(now=TUESDAY + 2 * SECOND) == 1
    assert Message.objects.get(state=State.QUEUED).values["called"] == "Cleo"
    assert mend(now=TUESDAY + 30 * SECOND) == 1
    sweep(now=TUESDAY + MINUTE)
    sweep(now=TUESDAY + DAY)
    words = Message.objects.filter(state=State.QUEUED).values_list("values__called", flat=True)
    assert sorted(words) == ["Bo", "Cleo"]
    assert statuses() == [Status.SENT] * 2


def test_two_matters_that_become_untrue_one_after_the_other(rides: Plan, now: datetime) -> None:
    """The second move finds the letter gone, and takes its matter back as well."""
    planned(rides(), rides("log_it"), rides("find_time", values={"called": "Cleo"}), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    for number in (1, 2):
        reconcile(subject=("interviews.interview", number), plan=[], now=TUESDAY)
    mend(now=TUESDAY)
    sweep(now=TUESDAY)
    assert statuses() == [Status.CANCELLED, Status.CANCELLED, Status.SENT]
    assert Message.objects.get(state=State.QUEUED).values == {"called": "Cleo"}


def test_new_words_replace_old_ones_that_have_not_left(rides: Plan, now: datetime) -> None:
    planned(rides(), rides("log_it"), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    planned(rides(values={"called": "Tea"}), now=TUESDAY)
    mend(now=TUESDAY)
    sweep(now=TUESDAY)
    letter = Message.objects.get(state=State.QUEUED)
    assert [matter["values"]["called"] for matter in letter.values["matters"]] == ["Tea", "Teodor"]


def test_what_was_handed_over_stays_said(rides: Plan, now: datetime) -> None:
    planned(rides(), rides("log_it"), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    Message.objects.update(state=State.SENT, sent_at=TUESDAY)
    planned(rides(values={"called": "Tea"}), now=TUESDAY)
    reconcile(subject=("interviews.interview", 2), plan=[], now=TUESDAY)
    assert (mend(now=TUESDAY), sweep(now=TUESDAY + DAY)) == (0, 0)
    assert statuses() == [Status.SENT] * 2
    assert Reminder.objects.get(subject_id=2).closed_at == TUESDAY


def test_what_no_server_took_in_time_rides_on_the_next_day(rides: Plan, now: datetime) -> None:
    planned(rides(until=TUESDAY + HOUR), rides("log_it", until=None), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    assert Message.objects.get().expires_at == TUESDAY + HOUR
    Message.objects.update(state=State.EXPIRED)
    later = TUESDAY + 2 * HOUR
    assert (mend(now=later), sweep(now=later)) == (2, 0)
    assert statuses() == [Status.SKIPPED, Status.SCHEDULED]
    assert sweep(now=TUESDAY + DAY) == 1


def test_nothing_is_lost_when_nobody_was_at_work_for_days(rides: Plan, now: datetime) -> None:
    planned(rides(until=TUESDAY + HOUR), rides("log_it", until=None), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    later = TUESDAY + 60 * HOUR
    Message.objects.update(state=State.EXPIRED)
    assert (mend(now=later), sweep(now=later)) == (2, 0)
    assert statuses() == [Status.SKIPPED, Status.SCHEDULED]


def test_what_an_operator_left_out_is_not_planned_again(rides: Plan, now: datetime) -> None:
    """Also a daily mail that the sweep made while the sender was paused."""
    planned(rides(), rides("log_it"), now=now)
    sweep(now=now + HOUR)
    gate.pause(TUESDAY + HOUR, gate.RESTORED)
    sweep(now=TUESDAY + 2 * HOUR)
    assert gate.resume(leave_out=True) == 1
    assert Message.objects.get().last_error == gate.LEFT_OUT
    assert (mend(now=TUESDAY + 3 * HOUR), sweep(now=TUESDAY + DAY)) == (0, 0)
    assert statuses() == [Status.SENT] * 2


def test_a_daily_mail_leaves_after_what_is_said_at_once(
    rides: Plan, now: datetime, student: Person
) -> None:
    planned(rides(), now=now)
    sweep(now=now + HOUR)
    sweep(now=TUESDAY)
    at_once = Letter("mail/fresh_link", student, "an answer", not_before=TUESDAY)
    post(at_once, now=TUESDAY, by=None)
    keys = [row.dedupe_key for row in Message.objects.due(TUESDAY)]
    assert keys == ["an answer", f"digest:{student.pk}:2026-11-24"]
    assert Message.objects.due_since(TUESDAY) == [TUESDAY]


# --- hours, quiet periods, wishes -------------------------------------------------------------


@pytest.mark.parametrize(("hour", "at"), [(6, 8), (8, 8), (17, 17), (22, 19)])
def test_the_hour_is_the_readers_own_and_by_day(
    hour: int, at: int, rides: Plan, now: datetime, student: Person
) -> None:
    DailyMail.objects.create(person=student, hour=hour)
    planned(rides(due_at=TUESDAY - 15 * HOUR), now=now)
    sweep(now=TUESDAY - 12 * HOUR)
    on = Reminder.objects.get().boards_at
    assert on is not None
    local = on.astimezone(ZoneInfo(student.zone))
    assert (local.day, local.hour) == (24, at)
    assert sweep(now=on) == 1


def test_nobody_looked_at_the_hour(rides: Plan, now: datetime) -> None:
    """A worker that was away until ten makes up for it by day; one away until night waits."""
    planned(rides(), now=now)
    sweep(now=now + HOUR)
    assert sweep(now=TUESDAY + 13 * HOUR) == 0
    sweep(now=TUESDAY + 13 * HOUR)
    assert Reminder.objects.get().boards_at == TUESDAY + DAY
    assert sweep(now=TUESDAY + DAY + 2 * HOUR) == 1
    assert Message.objects.get().dedupe_key.endswith(":2026-11-25")


def test_a_quiet_period_that_begins_holds_what_is_on_board(rides: Plan, now: datetime) -> None:
    Campus.objects.create()
    planned(rides("keep_in_touch", rests=True, until=None), rides(), now=now)
    sweep(now=now + HOUR)
    QuietPeriod.objects.create(
        name="Break", starts_on=date(2026, 11, 24), ends_on=date(2026, 11, 27)
    )
    assert sweep(now=TUESDAY) == 1
    sweep(now=TUESDAY)
    assert statuses() == [Status.SCHEDULED, Status.SENT]
    assert Reminder.objects.get(kind="keep_in_touch").boards_at == TUESDAY + 4 * DAY


@pytest.mark.parametrize(
    ("channel", "letters", "status"),
    [
        (Channel.OWN, (1, 0), Status.SENT),
        (Channel.PAGE, (0, 0), Status.SHOWN),
        (Channel.DAILY, (0, 1), Status.SENT),
    ],
)
def test_a_kind_goes_the_way_that_was_chosen(
    channel: str, letters: tuple[int, int], status: str, rides: Plan, now: datetime, student: Person
) -> None:
    Preference.objects.create(person=student, kind="thank_you", channel=channel)
    planned(rides(), now=now)
    assert (sweep(now=now + HOUR), sweep(now=TUESDAY)) == letters
    assert statuses() == [status]


def test_without_a_daily_mail_its_matters_are_in_rapport(
    rides: Plan, plan: Plan, now: datetime, student: Person
) -> None:
    DailyMail.objects.create(person=student, is_stopped=True)
    planned(rides(), plan("hour_before"), now=now)
    assert sweep(now=now + HOUR) == 1
    assert statuses() == [Status.SHOWN, Status.SENT]


def test_questions_do_not_grow_with_readers(
    rides: Plan, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 60):
        Message.objects.all().delete()
        Reminder.objects.all().delete()
        for number in range(count):
            reader = Person.objects.create(
                email=f"p{count}.{number}@alder.example", name="P", zone="America/Los_Angeles"
            )
            planned(
                rides(recipient=reader.pk), rides("log_it", recipient=reader.pk), now=now,
                first=2 * number,
            )  # fmt: skip
        sweep(now=now + HOUR)
        with django_assert_num_queries(21):
            assert sweep(now=TUESDAY) == count


# --- two at once ------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_make_each_daily_mail_once_and_whole(rides: Plan, now: datetime) -> None:
    people = [
        Person.objects.create(email=f"{n}@alder.example", name="P", zone="America/Los_Angeles")
        for n in range(450)
    ]
    for number, person in enumerate(people):
        both = [rides(recipient=person.pk), rides("log_it", recipient=person.pk)]
        reconcile(subject=("interviews.interview", number), plan=both, now=now)
    sweep(now=now + HOUR)
    at_once(lambda: sweep(now=TUESDAY))
    sweep(now=TUESDAY)
    assert Message.objects.count() == 450
    assert {len(each.values["matters"]) for each in Message.objects.all()} == {2}
    assert Reminder.objects.exclude(status=Status.SENT).count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_reader_whose_matter_is_being_changed_is_served_a_moment_later(
    rides: Plan, now: datetime
) -> None:
    planned(rides(), rides("log_it"), now=now)
    sweep(now=now + HOUR)
    made: list[int] = []
    with transaction.atomic():
        reconcile(subject=("interviews.interview", 1), plan=[], now=TUESDAY)
        elsewhere = threading.Thread(target=lambda: made.append(swept()))
        elsewhere.start()
        elsewhere.join()
    assert made == [0]
    assert sweep(now=TUESDAY) == 1
    assert statuses() == [Status.CANCELLED, Status.SENT]


def swept() -> int:
    try:
        return sweep(now=TUESDAY)
    finally:
        connection.close()


def at_once(run: Callable[[], object]) -> None:
    def closing() -> None:
        run()
        connection.close()

    threads = [threading.Thread(target=closing) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# --- the hour itself --------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/Amsterdam", "Pacific/Kiritimati"])
@pytest.mark.parametrize("hour", [0, 8, 13, 23])
def test_every_half_hour_has_a_next_daily_mail_within_a_day(zone: str, hour: int) -> None:
    """Around both changes of clocks: one a date, by day, and never two dates apart."""
    daily = Daily(Band(zone), hour)
    for begins in (datetime(2027, 3, 12, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)):
        for step in range(2 * 24 * 20):
            moment = begins + step * timedelta(minutes=30)
            at = daily.next(moment)
            assert timedelta(0) <= at - moment <= timedelta(hours=25)
            assert daily.band.holds(at)
            later = daily.next(at, after=daily.band.day(at))
            assert daily.band.day(later) == daily.band.day(at) + DAY
