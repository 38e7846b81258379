"""Times that one side suggests and the other takes; how the two meet. The verbs themselves."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.models import Person
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.actions import (
    Account,
    cancel,
    log,
    remind_hour_before,
    restore,
    schedule,
    set_time,
    settle_place,
    suggest,
    take,
    tidy,
)
from apps.interviews.actions.flood import MOST_A_DAY
from apps.interviews.models import Interview, Option
from apps.interviews.terms import Way
from apps.interviews.whereabouts import told, whereabouts
from apps.mail.models import Message
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from tests.conftest import Cast

DAY = timedelta(days=1)
CALL_ME = Way("phone", caller="student", number="+31 10 555 0142")


def times(now: datetime, *days: int) -> list[datetime]:
    return [now + number * DAY for number in days]


def test_new_times_replace_those_of_the_same_side_alone(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    suggest(unset, times(now, 5), now=now, by=cast.rosalind)
    suggest(unset, times(now, 6, 7), now=now, by=cast.imani)
    suggest(unset, times(now, 8), now=now, by=cast.rosalind)
    stand = Option.objects.of(unset).values_list("offered_by__called", "starts_at")
    wanted = [("Imani", now + 6 * DAY), ("Imani", now + 7 * DAY), ("Rosalind", now + 8 * DAY)]
    assert list(stand) == wanted
    assert unset.suggested_by == "alum"


def test_both_read_the_times_on_their_own_clock(cast: Cast, talk: Interview, now: datetime) -> None:
    suggest(talk, times(now, 5), "Sorry.", now=now, by=cast.imani)
    letter = Message.objects.get(template="interviews/mail/times")
    assert letter.recipient == cast.rosalind
    assert letter.values["times"] == ["Saturday 28 November, 5:40 pm"]
    assert letter.values["at"] == "Thursday 10 December, 5:00 pm"
    assert cast.imani.email not in str(letter.values)


def test_a_double_press_is_one_letter(cast: Cast, unset: Interview, now: datetime) -> None:
    for moment in (now, now + timedelta(seconds=1)):
        suggest(unset, times(now, 5, 6), "Either.", now=moment, by=cast.rosalind)
    letters = Message.objects.filter(template="interviews/mail/times")
    assert letters.count() == 1
    suggest(unset, times(now, 5, 6), "Either is fine.", now=now, by=cast.rosalind)
    suggest(unset, times(now, 7), "Either.", now=now, by=cast.rosalind)
    suggest(unset, times(now, 5, 6), "Either.", now=now, by=cast.rosalind)
    assert letters.count() == 4


def test_a_taken_time_moves_the_talk_and_counts_up(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    suggest(talk, times(now, 5, 6), now=now, by=cast.rosalind)
    first, second = Option.objects.of(talk)
    take(first, now=now, by=cast.imani)
    talk.refresh_from_db()
    assert (talk.starts_at, talk.sequence, talk.suggested_by) == (now + 5 * DAY, 1, "")
    take(first, now=now, by=cast.imani)
    with pytest.raises(StaleMove):
        take(second, now=now, by=cast.imani)
    assert Interview.objects.get().sequence == 1


def test_only_the_other_side_takes(cast: Cast, unset: Interview, now: datetime) -> None:
    suggest(unset, times(now, 5), now=now, by=cast.rosalind)
    option = Option.objects.get()
    for person in (cast.rosalind, cast.mateo, cast.teodor, cast.dana):
        with pytest.raises(NotYours):
            take(option, now=now, by=person)
    assert Interview.objects.get().status == "to_schedule"


@pytest.mark.parametrize("days", [(), (1, 2, 3, 4), (1, 1), (0,), (-1, 2)])
def test_times_that_cannot_be_are_refused(
    cast: Cast, unset: Interview, now: datetime, days: tuple[int, ...]
) -> None:
    with pytest.raises(Refused):
        suggest(unset, times(now, *days), now=now, by=cast.rosalind)
    assert Option.objects.count() == 0


def test_the_agreed_time_is_no_suggestion(cast: Cast, talk: Interview, now: datetime) -> None:
    assert talk.starts_at is not None
    with pytest.raises(Refused):
        suggest(talk, [talk.starts_at], now=now, by=cast.imani)


def test_nobody_else_suggests_and_nothing_once_it_is_over(
    cast: Cast, talk: Interview, now: datetime, after: datetime
) -> None:
    for person in (cast.mateo, cast.teodor, cast.dana, cast.nils):
        with pytest.raises(NotYours):
            suggest(talk, times(now, 5), now=now, by=person)
    with pytest.raises(Refused):
        suggest(talk, times(after, 5), now=after, by=cast.imani)
    cancel(talk, now=now, by=cast.imani)
    with pytest.raises(StaleMove):
        suggest(talk, times(now, 5), now=now, by=cast.imani)


def test_who_waits_is_not_told_that_it_is_their_move(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    """It is once their own times are over, and at once where the other suggests some."""
    mine = Interview.objects.of(cast.imani)
    suggest(unset, times(now, 4, 5), now=now, by=cast.imani)
    reminder = Reminder.objects.pending().get()
    assert (reminder.kind, reminder.due_at) == ("find_time", now + 5 * DAY)
    moments = [now + 5 * DAY - timedelta(seconds=1), now + 5 * DAY]
    assert [mine.to_find_a_time(moment).count() for moment in moments] == [0, 1]
    suggest(unset, times(now, 6), now=now, by=cast.rosalind)
    assert Reminder.objects.pending().get().due_at == now + 2 * DAY
    assert mine.to_find_a_time(now).count() == 1
    assert [unset.suggester(now + days * DAY) for days in (5, 6)] == ["alum", ""]


def test_a_time_in_the_alums_calendar_is_not_moved_by_one_side(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    with pytest.raises(Refused, match="Suggest the new time"):
        set_time(talk, now + 3 * DAY, now=now, by=cast.imani)
    assert Interview.objects.get().sequence == 0


def test_a_first_time_is_written_down_by_the_student(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    set_time(unset, now + 3 * DAY, now=now, by=cast.imani)
    assert Interview.objects.get().status == "scheduled"


def test_one_side_changes_no_more_than_six_times_a_day(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    for number in range(MOST_A_DAY - 1):
        suggest(talk, times(now, number + 5), now=now, by=cast.imani)
    settle_place(talk, Way("in_person", where="Alder Cafe"), now=now, by=cast.imani)
    with pytest.raises(Refused, match="often today"):
        suggest(talk, times(now, 4), now=now, by=cast.imani)
    with pytest.raises(Refused, match="often today"):
        settle_place(talk, CALL_ME, now=now, by=cast.imani)
    suggest(talk, times(now, 4), now=now, by=cast.rosalind)
    suggest(talk, times(now, 4), now=now + DAY, by=cast.imani)


def test_any_time_agreed_ends_the_suggestions(cast: Cast, talk: Interview, now: datetime) -> None:
    suggest(talk, times(now, 5), now=now, by=cast.rosalind)
    schedule(talk, now + 3 * DAY, now=now, by=cast.imani)
    assert (Option.objects.count(), talk.suggested_by) == (0, "")


def test_each_reads_their_own_side_of_a_call(cast: Cast, talk: Interview, now: datetime) -> None:
    settle_place(talk, CALL_ME, now=now, by=cast.rosalind)
    caller, called = whereabouts(talk, cast.imani), whereabouts(talk, cast.rosalind)
    assert caller.number == "+31 10 555 0142"
    assert (called.text, called.number) == ("Imani calls you at the number you gave.", "")
    for reader in (cast.imani, cast.rosalind):
        assert "0142" not in told(talk, reader)
    for letter in Message.objects.all():
        assert "0142" not in f"{letter.values}{letter.calendar}"


def test_a_number_is_its_owners(cast: Cast, talk: Interview, now: datetime) -> None:
    typed = Way("phone", caller="student", number="+1 510 555 0199")
    settle_place(talk, typed, now=now, by=cast.imani)  # a caller names no number for the other
    assert (talk.caller, talk.number, talk.is_waiting_for_a_number) == ("student", "", True)
    settle_place(talk, CALL_ME, now=now, by=cast.rosalind)
    settle_place(talk, Way("phone", caller="student"), now=now, by=cast.imani)
    assert talk.number == "+31 10 555 0142"
    settle_place(talk, Way("video", where="https://meet.example/i"), now=now, by=cast.imani)
    assert (talk.caller, talk.number) == ("", "")


def test_a_number_needs_its_owner_and_a_telephone(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    with pytest.raises(Refused):
        settle_place(talk, Way("phone", caller="student"), now=now, by=cast.rosalind)
    with pytest.raises(Refused):
        settle_place(talk, Way("video", caller="student"), now=now, by=cast.imani)
    for wrong in ({"number": "+31 10 555 0142"}, {"mode": "video", "caller": "alum"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Interview.objects.update(**wrong)


@pytest.mark.parametrize(("days", "left"), [(13, "+31 10 555 0142"), (14, "")])
def test_a_number_is_wiped_two_weeks_after_the_talk(
    cast: Cast, talk: Interview, now: datetime, days: int, left: str
) -> None:
    settle_place(talk, CALL_ME, now=now, by=cast.rosalind)
    assert talk.starts_at is not None
    tidy(now=talk.starts_at + days * DAY)
    assert Interview.objects.get().number == left


def test_a_number_of_a_talk_without_a_time_is_wiped_too(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    settle_place(unset, CALL_ME, now=now, by=cast.rosalind)
    log(unset, Account({"pace": "no"}), now=now, by=cast.imani)
    tidy(now=now + 13 * DAY)
    assert Interview.objects.get().number == "+31 10 555 0142"
    tidy(now=now + 14 * DAY)
    assert Interview.objects.get().number == ""


def test_a_number_is_wiped_soon_after_it_is_called_off(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    settle_place(talk, CALL_ME, now=now, by=cast.rosalind)
    cancel(talk, now=now, by=cast.imani)
    tidy(now=now + timedelta(hours=1))
    assert Interview.objects.get().number == ""


def test_an_hour_before_is_said_to_who_wants_it(cast: Cast, talk: Interview, now: datetime) -> None:
    with pytest.raises(NotYours):
        remind_hour_before(talk, wanted=True, now=now, by=cast.imani)
    remind_hour_before(talk, wanted=True, now=now, by=cast.rosalind)
    assert talk.starts_at is not None
    sweep(now=talk.starts_at - timedelta(minutes=60))
    letters = Message.objects.filter(template="interviews/mail/hour_before")
    assert {letter.recipient for letter in letters} == {cast.imani, cast.rosalind}


@pytest.mark.parametrize("who", ["imani", "mateo", "dana"])
def test_only_who_called_it_off_takes_that_back(
    cast: Cast, talk: Interview, now: datetime, who: str
) -> None:
    person: Person = getattr(cast, who)
    cancel(talk, now=now, by=cast.rosalind)
    with pytest.raises(NotYours):
        restore(talk, now=now, by=person)
    assert Interview.objects.get().status == "cancelled"


def test_what_the_student_called_off_stays_off(cast: Cast, talk: Interview, now: datetime) -> None:
    cancel(talk, now=now, by=cast.imani)
    with pytest.raises(StaleMove):
        restore(talk, now=now, by=cast.rosalind)
