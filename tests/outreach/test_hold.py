"""Half a minute in which an answer can be undone and nobody is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.alumni.models import Place
from apps.campus.models import Campus
from apps.contacts.models import Contact
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.models import Interview
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.outreach.actions import (
    Given,
    close_overdue,
    hold,
    offer_again,
    send,
    tell_due,
    undo_answer,
    withdraw,
)
from apps.outreach.models import Answer, Request, Slot, ThreadMessage, Verb
from apps.outreach.workflow import Status
from tests.conftest import Cast

HALF_A_MINUTE = timedelta(seconds=30)
DAY = timedelta(days=1)


@pytest.fixture
def sent(cast: Cast, draft: Request, now: datetime) -> Request:
    return send(draft, now=now, by=cast.imani)


@pytest.fixture
def yes(sent: Request) -> Given:
    return Given(Verb.ACCEPT, starts_at=Slot.objects.offered(sent)[0].starts_at, mode="video")


def after_telling(now: datetime) -> Request:
    assert tell_due(now=now + HALF_A_MINUTE) == 1
    return Request.objects.get()


def test_nobody_is_told_before_the_half_minute_is_over(
    cast: Cast, sent: Request, yes: Given, now: datetime
) -> None:
    letters = Message.objects.count()
    hold(sent, yes, now=now, by=cast.rosalind)
    assert tell_due(now=now + HALF_A_MINUTE - timedelta(seconds=1)) == 0
    assert (Request.objects.get().status, Message.objects.count()) == (Status.SENT, letters)
    assert Interview.objects.count() == 0
    assert after_telling(now).status == Status.ACCEPTED
    assert tell_due(now=now + DAY) == 0
    assert Interview.objects.count() == 1


def test_an_undone_answer_leaves_no_trace_and_another_may_follow(
    cast: Cast, sent: Request, yes: Given, now: datetime
) -> None:
    hold(sent, yes, now=now, by=cast.rosalind)
    undo_answer(sent, now=now, by=cast.rosalind)
    assert tell_due(now=now + DAY) == 0
    hold(sent, Given(Verb.DECLINE, note="Not this term."), now=now, by=cast.rosalind)
    assert after_telling(now).status == Status.DECLINED
    assert Interview.objects.count() == 0


def test_the_same_answer_in_other_words_replaces_the_first(
    cast: Cast, sent: Request, now: datetime
) -> None:
    later = now + timedelta(seconds=20)
    first, own = Given(Verb.DECLINE, note="No."), Given(Verb.DECLINE, note="I am moving house.")
    held = hold(sent, first, now=now, by=cast.rosalind)
    assert hold(sent, first, now=later, by=cast.rosalind).due_at == held.due_at
    assert hold(sent, own, now=later, by=cast.rosalind).pk == held.pk
    assert tell_due(now=now + HALF_A_MINUTE) == 0
    assert tell_due(now=later + HALF_A_MINUTE) == 1
    assert Request.objects.get().answer_note == "I am moving house."
    assert Message.objects.get(template="outreach/mail/declined").values["note"] == own.note


def test_another_time_that_has_passed_replaces_nothing(
    cast: Cast, sent: Request, yes: Given, now: datetime
) -> None:
    hold(sent, yes, now=now, by=cast.rosalind)
    with pytest.raises(Refused):
        hold(sent, replace(yes, starts_at=now), now=now, by=cast.rosalind)
    assert Answer.objects.get().starts_at == yes.starts_at


def test_undo_pressed_twice_undoes_once(
    cast: Cast, sent: Request, yes: Given, now: datetime
) -> None:
    hold(sent, yes, now=now, by=cast.rosalind)
    undo_answer(sent, now=now, by=cast.rosalind)
    undo_answer(sent, now=now + timedelta(seconds=1), by=cast.rosalind)
    assert Answer.objects.get().undone_at == now


def test_what_was_told_cannot_be_undone(
    cast: Cast, sent: Request, yes: Given, now: datetime
) -> None:
    hold(sent, yes, now=now, by=cast.rosalind)
    after_telling(now)
    with pytest.raises(StaleMove):
        undo_answer(sent, now=now + HALF_A_MINUTE, by=cast.rosalind)


@pytest.mark.parametrize("note", ["", "Somebody else helped me."])
def test_whoever_answered_what_is_withdrawn_in_that_minute_is_told(
    cast: Cast, sent: Request, yes: Given, now: datetime, note: str
) -> None:
    """Their page said that it is agreed; the student, with a note or without, has not seen it."""
    Message.objects.update(state="sent", sent_at=now)
    hold(sent, yes, now=now, by=cast.rosalind)
    withdraw(sent, note, now=now, by=cast.imani)
    assert tell_due(now=now + HALF_A_MINUTE) == 0
    assert (Request.objects.get().status, Answer.objects.get().void) == (Status.WITHDRAWN, True)
    told = Message.objects.get(template="outreach/mail/withdrawn")
    assert (told.recipient, told.values["note"]) == (cast.rosalind, note)
    mail, _links = rendered(told, campus=Campus.objects.current(), now=now)
    assert "Thank you for answering." in mail.text
    assert Message.objects.filter(recipient=cast.imani).count() == 0


def test_whoever_undid_their_answer_hears_only_a_note(
    cast: Cast, sent: Request, yes: Given, now: datetime
) -> None:
    Message.objects.update(state="sent", sent_at=now)
    hold(sent, yes, now=now, by=cast.rosalind)
    undo_answer(sent, now=now, by=cast.rosalind)
    withdraw(sent, now=now, by=cast.imani)
    assert not Message.objects.filter(template="outreach/mail/withdrawn").exists()


def test_the_last_minute_of_a_request_belongs_to_the_answer(
    cast: Cast, sent: Request, now: datetime
) -> None:
    late = now + 14 * DAY
    given = Given(Verb.DECLINE, note="Not this term.")
    hold(sent, given, now=late - timedelta(seconds=5), by=cast.rosalind)
    assert close_overdue(now=late) == 0
    assert tell_due(now=late + HALF_A_MINUTE) == 1
    assert Request.objects.get().status == Status.DECLINED


def test_nobody_else_answers(cast: Cast, sent: Request, yes: Given, now: datetime) -> None:
    for person in (cast.teodor, cast.imani, cast.dana, cast.mateo):
        with pytest.raises(NotYours):
            hold(sent, yes, now=now, by=person)
    with pytest.raises(Refused):
        hold(sent, yes, now=now + 60 * DAY, by=cast.rosalind)


def test_a_time_that_passes_while_nothing_runs_is_a_yes_without_a_time(
    cast: Cast, sent: Request, yes: Given, now: datetime
) -> None:
    hold(sent, yes, now=now, by=cast.rosalind)
    tell_due(now=now + 30 * DAY)
    assert Interview.objects.get().status == "to_schedule"


def test_a_question_stops_the_clock_and_the_answer_starts_it_again(
    cast: Cast, sent: Request, now: datetime
) -> None:
    hold(sent, Given(Verb.ASK, note="Which course was it?"), now=now, by=cast.rosalind)
    asked = after_telling(now)
    assert (asked.status, asked.expires_at) == (Status.MORE_INFORMATION, None)
    assert ThreadMessage.objects.get().text == "Which course was it?"
    assert Message.objects.get(template="outreach/mail/question").recipient == cast.imani
    assert Place.objects.open().count() == 1
    assert close_overdue(now=now + 6 * DAY) == 0


def test_an_unanswered_question_closes_the_request_with_a_word_to_both(
    cast: Cast, sent: Request, now: datetime
) -> None:
    hold(sent, Given(Verb.ASK, note="Which course was it?"), now=now, by=cast.rosalind)
    after_telling(now)
    late = now + 7 * DAY + HALF_A_MINUTE
    assert (close_overdue(now=late), close_overdue(now=late)) == (1, 0)
    closed = Request.objects.get()
    assert (closed.status, closed.closed_for) == (Status.EXPIRED, "unanswered")
    assert Message.objects.get(template="outreach/mail/closed_unanswered").recipient == cast.imani
    assert Message.objects.get(template="outreach/mail/rests").recipient == cast.rosalind
    assert Place.objects.open().count() == 0


def test_not_now_frees_the_place_and_offers_the_draft_on_its_day(
    cast: Cast, sent: Request, now: datetime
) -> None:
    later = Given(Verb.DEFER, until=date(2027, 1, 15))
    hold(sent, later, now=now, by=cast.rosalind)
    assert after_telling(now).status == Status.DEFERRED
    assert Place.objects.open().count() == 0
    # Midnight in Rotterdam, where Rosalind reads the calendar.
    midnight = datetime.fromisoformat("2027-01-15T00:00:00+01:00")
    assert offer_again(now=midnight - timedelta(seconds=1)) == 0
    assert (offer_again(now=midnight), offer_again(now=midnight)) == (1, 0)
    again = Request.objects.get()
    assert (again.status, again.sent_at, again.text) == (Status.DRAFT, None, sent.text)
    assert Slot.objects.offered(again).count() == 0
    assert Message.objects.get(template="outreach/mail/ask_again").recipient == cast.imani


@pytest.mark.parametrize("may", [True, False])
def test_a_colleague_becomes_one_of_the_students_people(
    client: Client, cast: Cast, sent: Request, now: datetime, *, may: bool
) -> None:
    named = Given(
        Verb.COLLEAGUE,
        note="Ask her.",
        colleague="Mireille Okonjo",
        workplace="Flood control",
        may_use_name=may,
    )
    hold(sent, named, now=now, by=cast.rosalind)
    assert after_telling(now).status == Status.DECLINED
    given = Contact.objects.get(name="Mireille Okonjo")
    assert (given.referred_by, given.organization) == (sent.contact, "Flood control")
    opening = "Rosalind Achterberg suggested that I write to you." if may else ""
    assert (given.how_found, given.may_use_name) == (opening, may)
    says = {True: "You may say that Rosalind named them.", False: "Rosalind’s name out of it."}
    letter = Message.objects.get(template="outreach/mail/declined")
    words, _links = rendered(letter, campus=Campus.objects.current(), now=now)
    client.force_login(cast.imani)
    page = client.get(reverse("outreach:request", args=[sent.pk])).content.decode()
    for text in (words.text, words.html):
        assert "somebody else whom you could ask: Mireille Okonjo, Flood control." in text
    for text in (words.text, words.html, page):
        assert [said in text for said in (says[may], says[not may])] == [True, False]
    assert reverse("contacts:contact", args=[given.pk]) in page
    assert not Message.objects.filter(to_address__icontains="mireille").exists()


def test_a_pause_declines_kindly_and_hides_the_alum(
    cast: Cast, sent: Request, now: datetime
) -> None:
    pause = Given(Verb.PAUSE, note="Not this term.", until=date(2027, 2, 1))
    hold(sent, pause, now=now, by=cast.rosalind)
    assert after_telling(now).status == Status.DECLINED
    assert (cast.alum.status, cast.alum.paused_until) == ("paused", date(2027, 2, 1))
