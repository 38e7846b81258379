"""An advisor reads exactly what was sent to be read, and the draft stays the student's."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.campus.models import Campus, QuietPeriod
from apps.core.moves import NotYours, Refused, StaleMove
from apps.mail.models import Message
from apps.outreach.actions import (
    approve,
    ask_review,
    comment,
    release_unread,
    return_draft,
    save,
    send,
    take_back,
    undo,
)
from apps.outreach.models import Comment, Request, Review
from apps.outreach.workflow import Status
from tests.conftest import Cast
from tests.outreach.conftest import TEXT, words

DAY = timedelta(days=1)


@pytest.fixture
def read(cast: Cast, draft: Request, now: datetime) -> Review:
    """Imani's note, sent to Dana to be read."""
    ask_review(draft, now=now, by=cast.imani)
    return Review.objects.get()


def fresh() -> Request:
    return Request.objects.get()


def test_the_copy_is_what_was_sent_to_be_read(cast: Cast, read: Review, now: datetime) -> None:
    assert (read.text, read.verdict, fresh().status) == (TEXT, "", Status.IN_REVIEW)
    with pytest.raises(StaleMove):
        save(read.request, words(read.request, now, text="Another."), now=now, by=cast.imani)
    assert fresh().text == TEXT


def test_returned_with_comments_it_is_a_draft_again_once_changed(
    cast: Cast, read: Review, now: datetime
) -> None:
    comment(
        read, "I am looking for information and advice, not a job.", "Good.", now=now, by=cast.dana
    )
    return_draft(read, now=now, by=cast.dana)
    assert fresh().status == Status.RETURNED
    told = Message.objects.get(template="outreach/mail/returned")
    assert (told.recipient, told.values["comments"]) == (cast.imani, 1)
    request = fresh()
    save(request, words(request, now, text=TEXT + " Thank you."), now=now, by=cast.imani)
    assert fresh().status == Status.DRAFT


def test_returning_needs_something_to_read(cast: Cast, read: Review, now: datetime) -> None:
    with pytest.raises(Refused):
        return_draft(read, now=now, by=cast.dana)
    assert fresh().status == Status.IN_REVIEW


def test_approval_is_for_exactly_this_text(cast: Cast, read: Review, now: datetime) -> None:
    approve(read, now=now, by=cast.dana)
    request = fresh()
    assert (request.status, request.read_by_advisor) == (Status.APPROVED, True)
    save(request, words(request, now), now=now, by=cast.imani)
    assert fresh().status == Status.APPROVED
    save(fresh(), words(fresh(), now, text=TEXT + "!"), now=now, by=cast.imani)
    assert (fresh().status, fresh().read_by_advisor) == (Status.DRAFT, False)
    save(fresh(), words(fresh(), now), now=now, by=cast.imani)
    assert (fresh().status, fresh().read_by_advisor) == (Status.DRAFT, True)


def test_a_window_with_older_words_approves_nothing(
    cast: Cast, read: Review, now: datetime
) -> None:
    comment(read, "", "Shorter.", now=now, by=cast.dana)
    return_draft(read, now=now, by=cast.dana)
    save(fresh(), words(fresh(), now, text=TEXT + " Thank you."), now=now, by=cast.imani)
    ask_review(fresh(), now=now, by=cast.imani)
    for verb in (approve, return_draft):
        with pytest.raises(StaleMove):
            verb(Review.objects.get(pk=read.pk), now=now, by=cast.dana)
    assert (fresh().status, fresh().approved) == (Status.IN_REVIEW, "")
    assert list(Review.objects.waiting().values_list("text", flat=True)) == [TEXT + " Thank you."]


def test_an_undone_approved_letter_is_approved_still(
    cast: Cast, read: Review, now: datetime
) -> None:
    approve(read, now=now, by=cast.dana)
    send(fresh(), now=now, by=cast.imani)
    undo(fresh(), now=now, by=cast.imani)
    assert (fresh().status, fresh().read_by_advisor) == (Status.APPROVED, True)


def test_what_is_taken_back_is_read_by_nobody(cast: Cast, read: Review, now: datetime) -> None:
    take_back(fresh(), now=now, by=cast.imani)
    assert list(Review.objects.visible_to(cast.dana)) == []
    with pytest.raises((NotYours, StaleMove)):
        approve(read, now=now, by=cast.dana)
    with pytest.raises(StaleMove):
        comment(read, "", "Too late.", now=now, by=cast.dana)


def test_only_the_advisor_of_the_student_reads(cast: Cast, read: Review, now: datetime) -> None:
    for person in (cast.ruth, cast.nils, cast.mateo, cast.rosalind):
        assert list(Review.objects.visible_to(person)) == []
        with pytest.raises(NotYours):
            comment(read, "", "Hello.", now=now, by=person)
        with pytest.raises(NotYours):
            approve(read, now=now, by=person)


def test_a_comment_is_about_a_phrase_of_the_note(cast: Cast, read: Review, now: datetime) -> None:
    with pytest.raises(Refused):
        comment(read, "Words that nobody wrote", "Hm.", now=now, by=cast.dana)
    assert Comment.objects.count() == 0


def test_unread_for_two_working_days_it_is_the_students_to_send(
    cast: Cast, draft: Request, now: datetime
) -> None:
    """Asked on a Friday before Thanksgiving week's Thursday and Friday off."""
    QuietPeriod.objects.create(name="Break", starts_on="2026-11-26", ends_on="2026-11-27")
    wednesday = datetime(2026, 11, 25, 18, tzinfo=UTC)
    ask_review(draft, now=wednesday, by=cast.imani)
    tuesday = datetime(2026, 12, 1, 18, tzinfo=UTC)
    assert release_unread(now=tuesday - timedelta(seconds=1)) == 0
    assert (release_unread(now=tuesday), release_unread(now=tuesday)) == (1, 0)
    assert (fresh().status, Review.objects.get().verdict) == (Status.DRAFT, "unread")
    assert Message.objects.get(template="outreach/mail/unread").recipient == cast.imani


def test_comments_that_were_never_returned_come_with_the_draft(
    cast: Cast, read: Review, now: datetime
) -> None:
    Campus.objects.update(review_first=True)
    comment(read, "", "Shorter.", now=now, by=cast.dana)
    later = now + 9 * DAY
    assert release_unread(now=later) == 1
    assert (fresh().status, Review.objects.get().verdict) == (Status.DRAFT, "returned")
    assert Message.objects.get(template="outreach/mail/returned").values["advisor"] == "Dana"
    send(fresh(), now=later, by=cast.imani)
    assert fresh().status == Status.SENT


def test_a_campus_can_require_it_for_the_first(cast: Cast, draft: Request, now: datetime) -> None:
    Campus.objects.update(review_first=True)
    with pytest.raises(Refused, match="Dana reads your first note"):
        send(draft, now=now, by=cast.imani)
    ask_review(fresh(), now=now, by=cast.imani)
    release_unread(now=now + 9 * DAY)
    send(fresh(), now=now + 9 * DAY, by=cast.imani)
    assert fresh().status == Status.SENT


def test_a_note_with_a_blank_in_it_is_not_worth_reading(
    cast: Cast, draft: Request, now: datetime
) -> None:
    save(draft, words(draft, now, text="Dear [Name],"), now=now, by=cast.imani)
    with pytest.raises(Refused):
        ask_review(draft, now=now, by=cast.imani)
    assert fresh().status == Status.DRAFT
