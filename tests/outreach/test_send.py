"""From the last press to the outbox, and back again within half a minute."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from apps.alumni import actions as alumni
from apps.alumni.actions.closing import close_all
from apps.alumni.models import Alum, Place
from apps.campus.models import Campus
from apps.contacts.models import Contact, Touch
from apps.core.moves import Refused, StaleMove
from apps.mail.models import Message
from apps.outreach.actions import (
    close_overdue,
    collect_delivered,
    save,
    send,
    start,
    undo,
    withdraw,
)
from apps.outreach.listing import line_of, nudges_of
from apps.outreach.models import Request
from apps.outreach.words import place_of
from apps.outreach.workflow import Status
from apps.reminders.models import Reminder
from apps.students.models import Step, StepFact
from tests.conftest import Cast
from tests.outreach.conftest import words


def waiting() -> list[str]:
    return [message.dedupe_key for message in Message.objects.all() if message.state == "queued"]


def leaves(at: datetime) -> None:
    """A mail server takes what lies in the outbox."""
    Message.objects.update(state="sent", sent_at=at)


def test_sending_takes_a_place_posts_one_letter_and_plans_one_question(
    cast: Cast, draft: Request, now: datetime
) -> None:
    sent = send(draft, now=now, by=cast.imani)
    assert sent.status == Status.SENT
    assert sent.expires_at == now + timedelta(days=14)
    assert Place.objects.filter(alum=cast.alum, freed_at__isnull=True).count() == 1
    letter = Message.objects.get()
    assert letter.recipient == cast.rosalind
    assert letter.sender_name == "Imani Castellanos"
    assert letter.not_before == now + timedelta(seconds=30)
    reminder = Reminder.objects.get()
    assert (reminder.kind, reminder.due_at) == ("request_waiting", now + timedelta(days=7))


def test_a_month_is_the_month_in_which_the_letter_lands(
    cast: Cast, draft: Request, now: datetime
) -> None:
    """Ten seconds before December in Rotterdam, with half a minute to undo."""
    late = datetime(2026, 11, 30, 22, 59, 50, tzinfo=UTC)
    send(draft, now=late, by=cast.imani)
    assert Place.objects.get().month == date(2026, 12, 1)


def test_a_letter_that_left_late_counts_when_it_left(
    cast: Cast, draft: Request, now: datetime
) -> None:
    send(draft, now=now, by=cast.imani)
    collect_delivered(now=now)
    assert (Request.objects.get().delivered_at, Place.objects.get().month.month) == (None, 11)
    left = datetime(2026, 12, 2, 9, tzinfo=UTC)
    Message.objects.update(state="sent", sent_at=left)
    collect_delivered(now=now)
    assert (Request.objects.get().delivered_at, Place.objects.get().month.month) == (left, 12)


def test_a_second_press_changes_nothing(cast: Cast, draft: Request, now: datetime) -> None:
    send(draft, now=now, by=cast.imani)
    again = Request.objects.get(pk=draft.pk)
    send(again, now=now + timedelta(seconds=1), by=cast.imani)
    assert Message.objects.count() == 1
    assert Place.objects.count() == 1
    assert Touch.objects.filter(kind="request").count() == 1


def test_undo_within_half_a_minute_counts_nowhere(
    cast: Cast, draft: Request, now: datetime
) -> None:
    send(draft, now=now, by=cast.imani)
    undo(draft, now=now + timedelta(seconds=20), by=cast.imani)
    kept = Request.objects.get(pk=draft.pk)
    assert (kept.status, kept.sent_at, kept.text) == (Status.DRAFT, None, draft.text)
    assert Place.objects.count() == 0
    assert [row.status for row in Reminder.objects.all()] == ["cancelled"]
    assert waiting() == []


def test_what_was_undone_can_be_sent_again(cast: Cast, draft: Request, now: datetime) -> None:
    send(draft, now=now, by=cast.imani)
    undo(draft, now=now, by=cast.imani)
    send(draft, now=now + timedelta(minutes=5), by=cast.imani)
    assert Message.objects.filter(state="queued").count() == 1
    assert [row.status for row in Reminder.objects.all()] == ["scheduled"]


def test_a_letter_that_has_left_cannot_be_undone(cast: Cast, draft: Request, now: datetime) -> None:
    send(draft, now=now, by=cast.imani)
    Message.objects.update(state="sent", sent_at=now + timedelta(seconds=31))
    with pytest.raises(StaleMove):
        undo(draft, now=now + timedelta(seconds=40), by=cast.imani)
    assert Request.objects.get(pk=draft.pk).status == Status.SENT
    assert Place.objects.count() == 1


def test_withdrawing_frees_the_place(cast: Cast, draft: Request, now: datetime) -> None:
    send(draft, now=now, by=cast.imani)
    leaves(now)
    withdraw(draft, now=now + timedelta(days=1), by=cast.imani)
    assert Place.objects.get().freed_at == now + timedelta(days=1)
    assert waiting() == []


def test_a_note_goes_after_a_letter_of_which_nobody_has_heard_yet(
    cast: Cast, draft: Request, now: datetime
) -> None:
    """It left a moment ago; that it did has not been collected."""
    send(draft, now=now, by=cast.imani)
    leaves(now)
    withdraw(draft, "Somebody else helped me.", now=now, by=cast.imani)
    told = Message.objects.get(template="outreach/mail/withdrawn")
    assert (told.recipient, told.values["note"]) == (cast.rosalind, "Somebody else helped me.")
    assert Place.objects.get().freed_at == now


@pytest.mark.parametrize("how", ["withdrawn", "paused", "overdue"])
def test_a_letter_that_never_left_counts_in_no_month(
    cast: Cast, draft: Request, now: datetime, how: str
) -> None:
    send(draft, now=now, by=cast.imani)
    if how == "withdrawn":
        withdraw(draft, "Somebody else helped me.", now=now, by=cast.imani)
    elif how == "paused":
        alumni.pause(cast.alum, None, now=now, by=cast.rosalind)
    close_overdue(now=now + timedelta(days=14 * (how == "overdue")))
    assert (Request.objects.get().place, Place.objects.count()) == (None, 0)
    assert not Message.objects.filter(recipient=cast.rosalind, state="queued").exists()


@pytest.mark.parametrize("text", ["", "Dear [Name], I am a student."])
def test_the_coach_blocks_what_is_empty_or_left_over(
    cast: Cast, draft: Request, now: datetime, text: str
) -> None:
    save(draft, words(draft, now, text=text), now=now, by=cast.imani)
    with pytest.raises(Refused):
        send(draft, now=now, by=cast.imani)
    assert Request.objects.get(pk=draft.pk).status == Status.DRAFT
    assert Message.objects.count() == 0


def test_a_full_alum_is_not_asked(cast: Cast, draft: Request, now: datetime) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(month_limit=0)
    with pytest.raises(Refused, match="no room"):
        send(draft, now=now, by=cast.imani)
    assert Request.objects.get(pk=draft.pk).status == Status.DRAFT


def test_an_alum_who_paused_in_the_meantime_is_not_asked(
    cast: Cast, draft: Request, now: datetime
) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(status="paused")
    with pytest.raises(Refused):
        send(draft, now=now, by=cast.imani)


def test_a_student_has_five_open_requests_at_most(
    cast: Cast, draft: Request, contact: Contact, now: datetime
) -> None:
    Campus.objects.update(open_requests=0)
    with pytest.raises(Refused, match="open already"):
        send(draft, now=now, by=cast.imani)
    assert Place.objects.count() == 0


def test_ninety_days_pass_after_a_decline(cast: Cast, contact: Contact, now: datetime) -> None:
    Request.objects.create(
        student=cast.student,
        contact=contact,
        alum=cast.alum,
        channel="relay",
        status=Status.DECLINED,
        found="directory",
        sent_at=now,
        answered_at=now - timedelta(days=89),
        created_at=now,
        updated_at=now,
    )
    begun = start(contact, now=now, by=cast.imani)
    save(begun, words(begun, now), now=now, by=cast.imani)
    with pytest.raises(Refused, match="declined not long ago"):
        send(begun, now=now, by=cast.imani)
    assert send(begun, now=now + timedelta(days=2), by=cast.imani).status == Status.SENT


def test_a_request_expires_after_fourteen_days_once(
    cast: Cast, draft: Request, now: datetime
) -> None:
    send(draft, now=now, by=cast.imani)
    leaves(now)
    assert close_overdue(now=now + timedelta(days=13, hours=23)) == 0
    assert close_overdue(now=now + timedelta(days=14)) == 1
    assert close_overdue(now=now + timedelta(days=15)) == 0
    assert Request.objects.get(pk=draft.pk).status == Status.EXPIRED
    assert Place.objects.get().freed_at == now + timedelta(days=14)
    told = Message.objects.get(template="outreach/mail/closed_silence")
    assert told.recipient == cast.imani


def test_reaching_out_is_written_down_for_the_caseload(
    cast: Cast, draft: Request, now: datetime
) -> None:
    send(draft, now=now, by=cast.imani)
    fact = StepFact.objects.get(step=Step.REACH_OUT)
    assert (fact.count, fact.done_at) == (1, None)


def test_an_older_tab_does_not_overwrite(cast: Cast, draft: Request, now: datetime) -> None:
    older = words(draft, now, text="From the other tab.")
    save(draft, words(draft, now), now=now, by=cast.imani)
    with pytest.raises(StaleMove):
        save(draft, older, now=now, by=cast.imani)
    assert Request.objects.get(pk=draft.pk).text.startswith("Dear Ms. Achterberg")


def leave_by(how: str, cast: Cast, now: datetime) -> None:
    match how:
        case "leave":
            alumni.leave(cast.alum, now=now, by=cast.rosalind)
        case "never":
            alumni.never_again(cast.alum, now=now, by=cast.rosalind)
        case "file":
            gone = cast.alum
            gone.closed_for = "no_contact"
            close_all([gone], now=now, by=None)


@pytest.mark.parametrize("how", ["leave", "never", "file"])
def test_nothing_open_reaches_somebody_who_left(
    cast: Cast, draft: Request, now: datetime, how: str
) -> None:
    send(draft, now=now, by=cast.imani)
    leave_by(how, cast, now)
    assert close_overdue(now=now) == 1
    assert Request.objects.get().status == Status.EXPIRED
    assert [row.status for row in Reminder.objects.all()] == ["cancelled"]
    assert waiting() == [f"closed:{draft.pk}:{draft.version}"]
    assert Place.objects.open().count() == 0


def test_who_pauses_closes_what_is_open_and_is_blamed_for_nothing(
    cast: Cast, draft: Request, now: datetime
) -> None:
    send(draft, now=now, by=cast.imani)
    alumni.pause(cast.alum, None, now=now, by=cast.rosalind)
    assert close_overdue(now=now) == 1
    closed = Request.objects.get()
    assert (closed.status, closed.closed_for) == (Status.EXPIRED, "away")
    assert Message.objects.filter(template="outreach/mail/closed_away").count() == 1
    assert [row.status for row in Reminder.objects.all()] == ["cancelled"]


def test_a_break_of_the_campus_holds_the_second_question(
    cast: Cast, draft: Request, now: datetime
) -> None:
    send(draft, now=now, by=cast.imani)
    assert Reminder.objects.get().rests


def test_a_second_request_to_the_same_person_waits_for_the_first(
    cast: Cast, draft: Request, now: datetime
) -> None:
    """As when the first was put off, and comes back after the second was begun."""
    second = Request.objects.get(pk=draft.pk)
    second.pk = None
    second.save(force_insert=True)
    send(draft, now=now, by=cast.imani)
    save(second, words(second, now), now=now, by=cast.imani)
    with pytest.raises(Refused, match="open already"):
        send(second, now=now, by=cast.imani)
    assert Request.objects.get(pk=second.pk).status == Status.DRAFT


def test_a_letter_that_may_have_arrived_is_not_undone(
    cast: Cast, draft: Request, now: datetime
) -> None:
    send(draft, now=now, by=cast.imani)
    Message.objects.update(uncertain=True)
    with pytest.raises(StaleMove):
        undo(draft, now=now, by=cast.imani)
    assert Request.objects.get().status == Status.SENT


def test_the_one_question_names_its_day_and_only_times_ahead(
    cast: Cast, draft: Request, now: datetime
) -> None:
    typed = replace(words(draft, now), slots=[now + timedelta(days=2), now + timedelta(days=10)])
    save(draft, typed, now=now, by=cast.imani)
    send(draft, now=now, by=cast.imani)
    said = Reminder.objects.get().values
    assert said["sent_on"] == "Monday 23 November"
    assert [slot["at"] for slot in said["slots"]] == ["Thursday 3 December, 5:40 pm"]
    assert [slot["at"] for slot in Message.objects.get().values["slots"]] == [
        "Wednesday 25 November, 5:40 pm",
        "Thursday 3 December, 5:40 pm",
    ]


def test_a_city_stands_beside_a_time_only_where_its_clock_is_known(
    cast: Cast, draft: Request, now: datetime
) -> None:
    assert place_of(draft) == "Rotterdam"
    alum = draft.alum
    assert alum is not None
    alum.city = "Osaka"  # corrected by the alum; the zone of the record is another
    assert place_of(draft) == "Amsterdam"


def test_an_undone_letter_was_never_written(cast: Cast, draft: Request, now: datetime) -> None:
    before = [touch.kind for touch in Touch.objects.with_contact(draft.contact)]
    send(draft, now=now, by=cast.imani)
    undo(draft, now=now + timedelta(seconds=20), by=cast.imani)
    assert [touch.kind for touch in Touch.objects.with_contact(draft.contact)] == before == ["kept"]


def test_the_promise_follows_what_was_asked(cast: Cast, draft: Request, now: datetime) -> None:
    """Before the nudge, after it, and with none left to come: the day is always one ahead."""
    request = send(draft, now=now, by=cast.imani)
    assert "asks once more on Monday 30 November" in line_of(request, nudges_of([request]))
    Reminder.objects.filter(kind="request_waiting").update(
        status="sent", settled_at=now + timedelta(days=7)
    )
    asked = "Rapport asked once more on Monday 30 November. Without an answer it closes on"
    assert asked in line_of(request, nudges_of([request]))
    Reminder.objects.filter(kind="request_waiting").update(status="skipped")
    assert "it closes on Monday 7 December by itself" in line_of(request, nudges_of([request]))
