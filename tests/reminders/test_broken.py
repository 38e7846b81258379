"""One reminder that cannot be read, or not be written, ends alone and holds nobody."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.mail.delivery import claim
from apps.mail.handover import fail
from apps.mail.letters import LinkTo
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.mail.workflow import UNWRITTEN, State
from apps.reminders.actions import mend, reconcile, sweep
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status
from tests.conftest import Cast
from tests.reminders.conftest import Plan

TUESDAY = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # 8:00 am in Los Angeles
UNREADABLE: dict[str, dict[str, Any]] = {
    "a link of an earlier version": {"links": [{"name": "x", "view": "y", "is_bold": True}]},
    "no values": {"values": "Teodor"},
}
UNWRITABLE: dict[str, dict[str, Any]] = {
    "a template that was renamed": {"template": "interviews/mail/gone"},
    "a page that was renamed": {"links": [LinkTo("thanks", "interviews:gone").as_json()]},
}


def fates() -> dict[int, str]:
    """The status by the number of the thing it is about."""
    return dict(Reminder.objects.values_list("subject_id", "status"))


def planned(plan: Plan, things: int, now: datetime, **fields: object) -> None:
    for thing in range(1, things + 1):
        wanted = plan(**fields, values={"called": f"No. {thing}"})
        reconcile(subject=("interviews.interview", thing), plan=[wanted], now=now)


@pytest.mark.parametrize("broken", UNREADABLE)
def test_a_row_that_cannot_be_read_holds_no_other(broken: str, plan: Plan, now: datetime) -> None:
    planned(plan, 3, now, due_at=now)
    Reminder.objects.filter(subject_id=2).update(**UNREADABLE[broken])
    assert (sweep(now=now), sweep(now=now)) == (2, 0)
    assert fates() == {1: Status.SENT, 2: Status.FAILED, 3: Status.SENT}
    assert Reminder.objects.get(subject_id=2).settled_at == now


@pytest.mark.parametrize("rides", [False, True])
def test_a_reader_in_no_zone_holds_no_other(
    rides: bool,  # noqa: FBT001 - a parameter of the test
    plan: Plan,
    now: datetime,
    student: Person,
) -> None:
    lost = Person.objects.create(email="lost@alder.example", name="Lo", zone="Atlantis/Harbor")
    planned(plan, 2, now, due_at=now, rides=rides, until=None)
    Reminder.objects.filter(subject_id=2).update(recipient=lost)
    assert (sweep(now=now) + sweep(now=TUESDAY), fates()) == (
        1, {1: Status.SENT, 2: Status.FAILED},
    )  # fmt: skip


def test_a_row_that_cannot_be_read_holds_no_daily_mail(plan: Plan, now: datetime) -> None:
    planned(plan, 3, now, due_at=now, until=None, rides=True)
    sweep(now=now)
    Reminder.objects.filter(subject_id=2).update(**UNREADABLE["no values"])
    assert (sweep(now=TUESDAY), sweep(now=TUESDAY)) == (1, 0)
    assert fates() == {1: Status.SENT, 2: Status.FAILED, 3: Status.SENT}
    assert len(Message.objects.get().values["matters"]) == 2


@pytest.mark.parametrize("broken", UNWRITABLE)
def test_a_matter_that_cannot_be_written_leaves_the_daily_mail_to_the_others(
    broken: str, plan: Plan, now: datetime
) -> None:
    planned(plan, 3, now, due_at=now, until=None, rides=True)
    sweep(now=now)
    Reminder.objects.filter(subject_id=2).update(**UNWRITABLE[broken])
    sweep(now=TUESDAY)
    (parcel,) = claim(TUESDAY)
    fail(parcel, words=parcel.message.last_error)
    assert mend(now=TUESDAY) == 2
    assert fates() == {1: Status.SCHEDULED, 2: Status.FAILED, 3: Status.SCHEDULED}
    assert sweep(now=TUESDAY) == 1
    letter = Message.objects.get(state=State.QUEUED)
    text = rendered(letter, campus=Campus.objects.current(), now=TUESDAY)[0].text
    assert [f"No. {thing}" in text for thing in (1, 2, 3)] == [True, False, True]
    assert (mend(now=TUESDAY), fates()[2]) == (0, Status.FAILED)


def test_a_letter_that_cannot_be_written_as_a_whole_ends_with_all_in_it(
    plan: Plan, now: datetime
) -> None:
    """Nothing in it is to blame alone; it would not be written at the next try either."""
    planned(plan, 2, now, due_at=now, until=None, rides=True)
    sweep(now=now)
    sweep(now=TUESDAY)
    Person.objects.update(email="jürgen@alder.example")
    Message.objects.update(state=State.FAILED, last_error=f"{UNWRITTEN}BadAddressError: ?")
    assert (mend(now=TUESDAY), set(fates().values())) == (0, {Status.FAILED})


def test_what_can_be_written_by_now_is_said_again(plan: Plan, now: datetime) -> None:
    """A template was broken for a minute, at eight in the morning."""
    planned(plan, 2, now, due_at=now, until=None, rides=True)
    sweep(now=now)
    sweep(now=TUESDAY)
    Message.objects.update(state=State.FAILED, last_error=f"{UNWRITTEN}TemplateSyntaxError: ?")
    assert (mend(now=TUESDAY), sweep(now=TUESDAY)) == (2, 1)
    assert set(fates().values()) == {Status.SENT}


def test_a_fault_of_all_is_nobodys_end(plan: Plan, now: datetime, cast: Cast) -> None:
    """A worker whose packages are broken says so, and settles nothing."""
    planned(plan, 2, now, due_at=now)
    Reminder.objects.filter(subject_id=2).update(recipient=cast.mateo)
    Reminder.objects.update(**UNREADABLE["no values"])
    with pytest.raises(ValueError, match="dictionary update"):
        sweep(now=now)
    assert set(fates().values()) == {Status.SCHEDULED}


def test_what_is_wrong_with_no_row_is_told_to_whoever_runs_it(plan: Plan, now: datetime) -> None:
    planned(plan, 2, now, due_at=now)
    Campus.objects.create()
    Campus.objects.update(zone="Atlantis/Harbor")
    with pytest.raises(ZoneInfoNotFoundError):
        sweep(now=now)
    assert set(fates().values()) == {Status.SCHEDULED}
