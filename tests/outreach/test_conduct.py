"""A pledge before the first message; a concern; and two people kept apart at once."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.alumni.actions import lift
from apps.alumni.models import Alum, Block
from apps.campus.actions import word_pledge
from apps.campus.models import Wording
from apps.contacts.actions import begin_keeping, keep
from apps.core.moves import NotYours, Refused
from apps.interviews.actions import Account, Note, log, send_thanks
from apps.interviews.models import Interview, ThankYou
from apps.mail.models import Message
from apps.outreach.actions import (
    Yes,
    accept,
    ask,
    keep_apart,
    report,
    send,
    settle_report,
    start,
    write,
)
from apps.outreach.models import Report, Request, Slot
from apps.outreach.workflow import Status
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from apps.students.actions import has_pledged, pledge
from apps.students.models import Pledge
from tests.conftest import Cast
from tests.outreach.test_composer import form as composed

DAY = timedelta(days=1)


@pytest.fixture
def sent(cast: Cast, draft: Request, now: datetime) -> Request:
    return send(draft, now=now, by=cast.imani)


# How Rapport itself says that it is over; nothing else may leave after a block.
LAST_WORDS = ["outreach/mail/closed_away", "interviews/mail/cancelled", "outreach/mail/concern"]


def left() -> set[str]:
    """Templates of what still lies in the outbox, reminders too, apart from the last words."""
    waiting = Message.objects.unsent().exclude(template__in=LAST_WORDS)
    return set(waiting.values_list("template", flat=True))


def test_nothing_leaves_before_the_pledge(cast: Cast, draft: Request, now: datetime) -> None:
    Pledge.objects.all().delete()
    with pytest.raises(Refused, match="promise"):
        send(draft, now=now, by=cast.imani)
    pledge(cast.student, now=now, by=cast.imani)
    pledge(cast.student, now=now + DAY, by=cast.imani)
    assert [given.at for given in Pledge.objects.all()] == [now]
    assert send(draft, now=now, by=cast.imani).status == Status.SENT


def test_a_new_wording_is_asked_for_only_where_the_center_says_so(
    cast: Cast, draft: Request, now: datetime
) -> None:
    later = now + timedelta(minutes=1)
    word_pledge(["I am kind."], asks_again=False, now=later, by=cast.nils)
    assert has_pledged(cast.student)
    word_pledge(["I am kind and brief."], asks_again=True, now=later, by=cast.nils)
    word_pledge(["I am kind, and brief."], asks_again=False, now=later, by=cast.nils)
    with pytest.raises(Refused, match="promise"):
        send(draft, now=later, by=cast.imani)
    # A page that showed an older wording promises nothing.
    pledge(cast.student, Wording.objects.earliest("pk").version, now=later, by=cast.imani)
    assert not has_pledged(cast.student)
    pledge(cast.student, Wording.objects.standing().version, now=later, by=cast.imani)
    assert send(draft, now=later, by=cast.imani).status == Status.SENT
    versions = Pledge.objects.filter(student=cast.student).order_by("pk")
    assert list(versions.values_list("version", flat=True)) == ["2026-11", "2026-11-23-3"]


def test_the_tick_in_the_composer_is_the_pledge(
    client: Client, cast: Cast, draft: Request, morning: datetime
) -> None:
    Pledge.objects.all().delete()
    client.force_login(cast.imani)
    url = reverse("outreach:request", args=[draft.pk])
    assert "I promise this" in client.get(url).content.decode()
    without = client.post(url, composed(draft) | {"do": "send"})
    assert (without.status_code, Request.objects.get().status) == (409, Status.DRAFT)
    client.post(url, composed(Request.objects.get()) | {"do": "send", "pledge": "2026-11"})
    assert (Request.objects.get().status, Pledge.objects.count()) == (Status.SENT, 1)


def test_a_concern_reaches_the_coordinators_with_what_was_said(
    cast: Cast, sent: Request, now: datetime
) -> None:
    ask(sent, "What are you wearing?", now=now, by=cast.rosalind)
    made = report(sent, "He asked odd things.", blocks=False, now=now, by=cast.imani)
    assert made.evidence["text"] == sent.text
    assert [said["text"] for said in made.evidence["messages"]] == ["What are you wearing?"]
    told = Message.objects.get(template="outreach/mail/concern")
    assert (told.recipient, told.values) == (cast.nils, {})
    assert Block.objects.count() == 0
    with pytest.raises(Refused):
        report(sent, "Again.", blocks=False, now=now, by=cast.imani)


def test_nobody_but_the_two_reports_and_nobody_but_coordinators_reads(
    cast: Cast, sent: Request, now: datetime
) -> None:
    for person in (cast.mateo, cast.teodor, cast.dana):
        with pytest.raises(NotYours):
            report(sent, "Hm.", blocks=True, now=now, by=person)
    report(sent, "Hm.", blocks=False, now=now, by=cast.rosalind)
    readers = [cast.imani, cast.rosalind, cast.dana, cast.ruth, cast.mateo, cast.nils]
    assert [p for p in readers if Report.objects.visible_to(p).exists()] == [cast.nils]


@pytest.mark.parametrize("who", ["imani", "rosalind"])
def test_everything_between_the_two_stops_at_once(
    cast: Cast, sent: Request, now: datetime, who: str
) -> None:
    slot = Slot.objects.offered(sent)[0]
    accept(sent, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind)
    write(sent, "I look forward to it.", now=now, by=cast.imani)
    report(sent, "Please stop this.", blocks=True, now=now, by=getattr(cast, who))
    assert left() == set()
    assert Reminder.objects.pending().count() == 0
    assert Interview.objects.get().status == "cancelled"
    with pytest.raises(Refused):
        write(sent, "Why?", now=now, by=cast.imani)
    assert cast.alum not in Alum.objects.visible_to(cast.imani)
    assert cast.alum in Alum.objects.visible_to(cast.mateo)


def test_a_reminder_that_waits_to_leave_is_taken_back(
    cast: Cast, sent: Request, now: datetime
) -> None:
    """The nudge to the alum is Rapport's own, but it speaks for the student."""
    Message.objects.update(state="sent", sent_at=now)
    week = now + 8 * DAY
    sweep(now=week)
    assert left() == {"outreach/mail/request_waiting"}
    report(sent, "Please stop this.", blocks=True, now=week, by=cast.imani)
    assert left() == set()


def test_an_open_request_closes_in_the_words_of_anybody_away(
    cast: Cast, sent: Request, now: datetime
) -> None:
    report(sent, "Please stop this.", blocks=True, now=now, by=cast.rosalind)
    closed = Request.objects.get()
    assert (closed.status, closed.closed_for) == (Status.EXPIRED, "away")
    told = Message.objects.get(template="outreach/mail/closed_away")
    assert (told.recipient, told.values) == (cast.imani, {"called": "Rosalind"})
    again = start(closed.contact, now=now, by=cast.imani)
    with pytest.raises(Refused, match="Rosalind is not available at the moment"):
        send(again, now=now, by=cast.imani)


def test_thanks_and_keeping_in_touch_end_with_it(cast: Cast, sent: Request, now: datetime) -> None:
    slot = Slot.objects.offered(sent)[0]
    accept(sent, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind)
    after = slot.starts_at + timedelta(hours=1)
    log(Interview.objects.get(), Account({"pace": "days"}), now=after, by=cast.imani)
    begin_keeping(sent.contact, "days", now=after, by=cast.imani)
    keep_apart(sent, now=after, by=cast.rosalind)
    assert Reminder.objects.pending().count() == 0
    note = ThankYou.objects.get()
    assert note.status == "waived"


def test_a_queued_thank_you_does_not_leave(cast: Cast, sent: Request, now: datetime) -> None:
    slot = Slot.objects.offered(sent)[0]
    accept(sent, Yes(slot.starts_at, "video"), now=now, by=cast.rosalind)
    after = slot.starts_at + timedelta(hours=1)
    log(Interview.objects.get(), Account({"pace": "no"}), now=after, by=cast.imani)
    note = Note("email", "", "Dear Ms. Achterberg, thank you.")
    send_thanks(ThankYou.objects.get(), note, through_rapport=True, now=after, by=cast.imani)
    keep_apart(sent, now=after, by=cast.rosalind)
    assert Message.objects.get(template="interviews/mail/thanks").state == "withdrawn"


def test_a_coordinator_settles_it_and_may_lift_the_block(
    cast: Cast, sent: Request, now: datetime
) -> None:
    made = report(sent, "A misunderstanding.", blocks=True, now=now, by=cast.rosalind)
    with pytest.raises(NotYours):
        settle_report(made, "Spoke with both.", lifts=True, now=now, by=cast.dana)
    with pytest.raises(NotYours):
        lift(cast.alum, cast.imani, now=now, by=cast.rosalind)
    settle_report(made, "Spoke with both.", lifts=True, now=now, by=cast.nils)
    assert Block.objects.standing().count() == 0
    assert cast.alum in Alum.objects.visible_to(cast.imani)
    assert keep(cast.alum, student=cast.student, now=now, by=cast.imani) == sent.contact
