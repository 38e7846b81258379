"""Messages between the two: each in its own place, no address, and no second nudge by hand."""

from datetime import datetime, timedelta

import pytest

from apps.campus.models import Campus
from apps.core.moves import NotYours, Refused
from apps.interviews.actions import cancel, restore, suggest
from apps.interviews.models import Interview
from apps.mail.models import Message
from apps.mail.relay import Matter, opened
from apps.mail.render import addressed
from apps.outreach.actions import Yes, accept, ask, report, send, write
from apps.outreach.models import Report, Request, Slot, ThreadMessage
from apps.outreach.said import said_on
from apps.outreach.workflow import Status
from apps.reminders.models import Reminder
from tests.conftest import Cast

DAY = timedelta(days=1)


@pytest.fixture
def sent(cast: Cast, draft: Request, now: datetime) -> Request:
    return send(draft, now=now, by=cast.imani)


@pytest.fixture
def asked(cast: Cast, sent: Request, now: datetime) -> Request:
    return ask(sent, "Which course was it?", now=now, by=cast.rosalind)


def test_the_answer_to_a_question_goes_out_with_a_new_clock(
    cast: Cast, asked: Request, now: datetime
) -> None:
    later = now + 3 * DAY
    write(asked, "Urban Water Systems.", now=later, by=cast.imani)
    again = Request.objects.get()
    assert (again.status, again.expires_at) == (Status.SENT, later + 14 * DAY)
    letter = Message.objects.get(template="outreach/mail/message_to_alum")
    assert (letter.recipient, letter.sender_name) == (cast.rosalind, "Imani Castellanos")
    assert {link["purpose"] for link in letter.links} == {"answer", "choices"}
    reminder = Reminder.objects.pending().get()
    assert reminder.due_at == later + 7 * DAY


def test_a_waiting_request_is_not_asked_about_by_hand(
    cast: Cast, sent: Request, now: datetime
) -> None:
    with pytest.raises(Refused):
        write(sent, "Did you see my note?", now=now, by=cast.imani)
    assert ThreadMessage.objects.count() == 0


def test_after_a_yes_both_write_until_the_talk_is_two_weeks_old(
    cast: Cast, sent: Request, now: datetime
) -> None:
    slot = Slot.objects.offered(sent)[0]
    agreed = accept(sent, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind)
    write(agreed, "I look forward to it.", now=now, by=cast.rosalind)
    write(agreed, "So do I.", now=now, by=cast.imani)
    texts = [message.text for message in ThreadMessage.objects.on(agreed)]
    assert texts == ["I look forward to it.", "So do I."]
    to_student = Message.objects.get(template="outreach/mail/message")
    assert (to_student.recipient, to_student.sender_name) == (cast.imani, "Rosalind Achterberg")
    last = slot.starts_at + 14 * DAY
    for person in (cast.imani, cast.rosalind):
        write(agreed, "Thank you.", now=last - timedelta(seconds=1), by=person)
        with pytest.raises(Refused):
            write(agreed, "One more.", now=last, by=person)


def test_nobody_else_writes(cast: Cast, asked: Request, now: datetime) -> None:
    for person in (cast.mateo, cast.dana, cast.nils, cast.teodor):
        with pytest.raises(NotYours):
            write(asked, "Hello.", now=now, by=person)


def test_a_day_has_so_many_messages_of_one_person(
    cast: Cast, asked: Request, now: datetime
) -> None:
    Campus.objects.update(messages_a_day=1)
    with pytest.raises(Refused, match="enough for one day"):
        write(asked, "And which year?", now=now, by=cast.rosalind)
    write(asked, "And which year?", now=now + DAY, by=cast.rosalind)
    assert ThreadMessage.objects.count() == 2


def test_a_message_comes_from_an_address_that_stands_for_the_matter(
    cast: Cast, asked: Request, now: datetime
) -> None:
    write(asked, "Urban Water Systems.", now=now, by=cast.imani)
    letter = Message.objects.get(template="outreach/mail/message_to_alum")
    matter = opened(letter.relay)
    assert matter == Matter("r", asked.pk, cast.rosalind.pk)
    envelope = addressed(letter, campus=Campus.objects.current(), now=now)
    assert envelope.from_address.startswith(f"{letter.relay}@")
    assert envelope.reply_to == Campus.objects.current().contact_email


def test_words_beside_times_and_goodbyes_stand_on_the_thread(
    cast: Cast, sent: Request, now: datetime
) -> None:
    """And in what a coordinator reads; a goodbye only once its half minute is over."""
    slot = Slot.objects.offered(sent)[0]
    request = accept(sent, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind)
    talk = Interview.objects.get()
    suggest(talk, [now + 5 * DAY], "Mornings are better.", now=now, by=cast.rosalind)
    cancel(talk, "A storm is coming.", now=now, by=cast.rosalind)
    later = now + timedelta(seconds=30)
    seen = [[said.text for said in said_on(request, now=moment)] for moment in (now, later)]
    assert seen == [["Mornings are better."], ["Mornings are better.", "A storm is coming."]]
    report(request, "Rude.", blocks=False, now=later, by=cast.imani)
    kept = Report.objects.get().evidence["messages"]
    assert [message["text"] for message in kept] == seen[1]


def test_a_goodbye_taken_back_was_never_said(cast: Cast, sent: Request, now: datetime) -> None:
    slot = Slot.objects.offered(sent)[0]
    request = accept(sent, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind)
    talk = Interview.objects.get()
    cancel(talk, "A storm is coming.", now=now, by=cast.rosalind)
    restore(talk, now=now, by=cast.rosalind)
    assert said_on(request, now=now + DAY) == []
