"""The thank-you: the student's own words, carried once, without an address."""

from datetime import datetime, timedelta

import pytest

from apps.contacts.models import Touch
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.actions import (
    Account,
    Note,
    draft_thanks,
    log,
    replan,
    send_thanks,
    unsend_thanks,
    waive_thanks,
)
from apps.interviews.actions.thank import letter_of
from apps.interviews.models import Interview, ThankYou
from apps.mail.delivery import claim
from apps.mail.handover import begin, settle
from apps.mail.models import Message
from apps.mail.render import preview, shown
from apps.mail.retry import Answer, Verdict
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from apps.students.models import Step, StepFact
from tests.conftest import Cast

BODY = "Dear Ms. Achterberg,\n\nZoning decides. I will read the plan.\n\nImani Castellanos"
NOTE = Note("email", "", BODY)


def reminders() -> list[Message]:
    return list(Message.objects.filter(template="interviews/mail/thank_you").order_by("pk"))


def test_it_reaches_the_alum_without_either_address(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    send_thanks(thanks, NOTE, through_rapport=True, now=after, by=cast.imani)
    letter = Message.objects.get(template="interviews/mail/thanks")
    assert (letter.recipient, letter.sender_name) == (cast.rosalind, "Imani Castellanos")
    read = shown(letter_of(thanks, recipient=cast.rosalind))
    assert read.subject == "Imani thanks you"
    assert BODY in read.text
    for words in (read.text, read.html):
        assert "imani@alder.example" not in words
        assert "rosalind@maashaven.example" not in words


def test_no_tag_of_a_student_works_in_the_mail(cast: Cast, thanks: ThankYou) -> None:
    thanks.body = "Dear Ms. Achterberg, <script>alert(1)</script> {{ recipient }}"
    html = preview(letter_of(thanks, recipient=cast.rosalind))
    assert "<script>" not in html
    assert "{{ recipient }}" in html


def test_sending_settles_it_and_ends_the_reminders(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    send_thanks(thanks, NOTE, through_rapport=True, now=after, by=cast.imani)
    fact = StepFact.objects.get(
        exploration=thanks.interview.contact.exploration, step=Step.FOLLOW_UP
    )
    assert (fact.count, fact.done_at) == (1, after)
    assert Touch.objects.filter(kind="thank_you").count() == 1
    assert Reminder.objects.pending().filter(kind="thank_you").count() == 0


def test_a_placeholder_is_not_sent_and_nothing_is_written(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    for body in ("", "Dear [name],\n\nZoning decides."):
        with pytest.raises(Refused):
            send_thanks(
                thanks, Note("email", "", body), through_rapport=True, now=after, by=cast.imani
            )
    kept = ThankYou.objects.get()
    assert (kept.status, kept.body, Message.objects.filter(values__body=body).count()) == (
        "due",
        "",
        0,
    )


@pytest.mark.parametrize("form", ["letter", "card"])
def test_a_letter_is_handed_over_by_the_student(
    cast: Cast, thanks: ThankYou, after: datetime, form: str
) -> None:
    note = Note(form, "", BODY)
    with pytest.raises(Refused):
        send_thanks(thanks, note, through_rapport=True, now=after, by=cast.imani)
    send_thanks(thanks, note, through_rapport=False, now=after, by=cast.imani)
    assert (thanks.status, thanks.form) == ("sent", form)
    assert Message.objects.filter(template="interviews/mail/thanks").count() == 0


def test_a_friend_is_thanked_outside_rapport(cast: Cast, outside: Interview, now: datetime) -> None:
    log(outside, Account({"pace": "no"}, sooner=True), now=now, by=cast.imani)
    note = ThankYou.objects.get()
    with pytest.raises(Refused):
        send_thanks(note, NOTE, through_rapport=True, now=now, by=cast.imani)
    send_thanks(note, NOTE, through_rapport=False, now=now, by=cast.imani)
    letters = Message.objects.exclude(template="interviews/mail/cancelled")
    assert (note.status, [letter.recipient for letter in letters]) == ("sent", [cast.imani])


def test_thanked_already_settles_it(cast: Cast, thanks: ThankYou, after: datetime) -> None:
    waive_thanks(thanks, now=after, by=cast.imani)
    waive_thanks(thanks, now=after, by=cast.imani)
    assert (thanks.status, Touch.objects.filter(kind="thank_you").count()) == ("waived", 1)
    with pytest.raises(StaleMove):
        draft_thanks(thanks, NOTE, now=after, by=cast.imani)


def test_nobody_else_writes_it(cast: Cast, thanks: ThankYou, after: datetime) -> None:
    for person in (cast.rosalind, cast.mateo, cast.dana):
        with pytest.raises(NotYours):
            send_thanks(thanks, NOTE, through_rapport=True, now=after, by=person)


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_the_reminder_comes_between_24_and_48_hours_by_day(
    cast: Cast, unset: Interview, now: datetime, hour: int
) -> None:
    ended = now.replace(hour=hour, minute=30)
    log(unset, Account({"takeaways": "Zoning decides.", "pace": "no"}), now=ended, by=cast.imani)
    moments = []
    for quarter in range(4 * 60):
        moment = ended + timedelta(minutes=15 * quarter)
        before = len(reminders())
        sweep(now=moment)
        if len(reminders()) > before:
            moments.append(moment)
    waited = [(moment - ended) / timedelta(hours=1) for moment in moments]
    assert 24 <= waited[0] <= 48
    assert len(waited) <= 2
    assert all(hours <= 48 for hours in waited)
    assert {letter.recipient for letter in reminders()} == {cast.imani}
    assert reminders()[0].values["words"] == ["Zoning decides."]


def test_a_talk_logged_after_two_days_is_not_called_late(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    log(talk, Account({"pace": "no"}), now=after + timedelta(days=5), by=cast.imani)
    sweep(now=after + timedelta(days=5))
    assert reminders() == []


def test_the_nightly_look_heals_what_a_rule_changed(
    cast: Cast, thanks: ThankYou, talk: Interview, after: datetime
) -> None:
    kept = list(Reminder.objects.order_by("pk").values("kind", "due_at", "status"))
    replan(now=after)
    assert list(Reminder.objects.order_by("pk").values("kind", "due_at", "status")) == kept
    moved = Reminder.objects.filter(kind="thank_you", round="first")
    moved.update(due_at=after, send_after=after)
    Reminder.objects.filter(kind="log_it").update(status="scheduled")
    replan(now=after)
    assert list(Reminder.objects.order_by("pk").values("kind", "due_at", "status")) == kept


def test_a_note_that_was_sent_can_be_taken_back_until_it_leaves(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    send_thanks(thanks, NOTE, through_rapport=True, now=after, by=cast.imani)
    with pytest.raises(NotYours):
        unsend_thanks(thanks, now=after, by=cast.mateo)
    assert unsend_thanks(thanks, now=after + timedelta(seconds=20), by=cast.imani)
    thanks.refresh_from_db()
    assert (thanks.status, thanks.body, thanks.settled_at) == ("drafted", BODY, None)
    assert not thanks.asked_to_keep
    assert not Touch.objects.filter(kind="thank_you").exists()
    fact = StepFact.objects.get(step=Step.FOLLOW_UP)
    assert (fact.count, fact.done_at) == (0, None)
    letters = Message.objects.filter(template="interviews/mail/thanks")
    assert not letters.due(after + timedelta(minutes=1)).exists()
    rounds = Reminder.objects.pending().filter(kind="thank_you").values_list("round", flat=True)
    assert set(rounds) == {"first", "again"}
    assert not unsend_thanks(thanks, now=after + timedelta(seconds=21), by=cast.imani)


def test_a_note_in_the_hands_of_a_server_is_tried_on(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    """An undo that comes too late changes nothing, also if the server then says "later"."""
    send_thanks(thanks, NOTE, through_rapport=True, now=after, by=cast.imani)
    at = after + timedelta(minutes=1)
    parcels = {parcel.message.template: parcel for parcel in claim(at)}
    parcel = parcels["interviews/mail/thanks"]
    assert begin(parcel, at)
    assert not unsend_thanks(thanks, now=at, by=cast.imani)
    settle(parcel, Verdict(Answer.LATER, 450, "greylisted"), at)
    thanks.refresh_from_db()
    row = Message.objects.get(pk=parcel.message.pk)
    assert (thanks.status, row.state) == ("sent", "queued")


def test_a_note_sent_again_leaves_once_and_then_stays(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    again = after + timedelta(seconds=25)
    send_thanks(thanks, NOTE, through_rapport=True, now=after, by=cast.imani)
    unsend_thanks(thanks, now=after, by=cast.imani)
    send_thanks(thanks, NOTE, through_rapport=True, now=again, by=cast.imani)
    letters = Message.objects.filter(template="interviews/mail/thanks")
    waiting = letters.due(again + timedelta(seconds=30))
    assert [each.not_before for each in waiting] == [again + timedelta(seconds=30)]
    letters.filter(pk__in=waiting).update(state="sent", handed_at=again, sent_at=again)
    assert not unsend_thanks(thanks, now=again, by=cast.imani)
    thanks.refresh_from_db()
    assert thanks.status == "sent"
