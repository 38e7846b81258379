"""An advisor reads a thank-you: exactly what was sent, while the note stays the student’s."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from apps.core.moves import NotYours, Refused, StaleMove
from apps.home.actions import plan_away
from apps.interviews.actions import (
    Note,
    approve_thanks,
    ask_reading,
    comment_thanks,
    draft_thanks,
    part,
    release_unread_thanks,
    return_thanks,
    send_thanks,
    take_reading_back,
    waive_thanks,
)
from apps.interviews.models import ThanksComment, ThanksReview, ThankYou
from apps.interviews.policies import reads_thanks
from apps.mail.letters import Letter, LinkTo
from apps.mail.models import Message
from apps.mail.render import shown
from apps.students.models import Student
from tests.conftest import Cast

BODY = "Dear Ms. Achterberg,\n\nZoning decides. I will read the plan.\n\nImani Castellanos"
NOTE = Note("email", "", BODY)
OTHER = Note("email", "", BODY.replace("decides", "surprised me"))
LETTERS = "interviews/mail/thanks_read"


@pytest.fixture
def read(cast: Cast, thanks: ThankYou, after: datetime) -> ThanksReview:
    """Imani's thank-you to Rosalind, sent to Dana to be read."""
    ask_reading(thanks, NOTE, now=after, by=cast.imani)
    return ThanksReview.objects.get()


def test_the_copy_is_what_was_sent_and_the_note_does_not_rest(
    cast: Cast, thanks: ThankYou, read: ThanksReview, after: datetime
) -> None:
    draft_thanks(thanks, Note("email", "", OTHER.body, thanks.seal), now=after, by=cast.imani)
    read.refresh_from_db()
    assert (read.text, read.verdict, read.student, read.contact.called) == (
        BODY,
        "",
        cast.student,
        "Rosalind",
    )
    assert (thanks.status, thanks.body) == ("drafted", OTHER.body)


def test_asked_twice_it_waits_once_and_other_words_are_not_put_in_its_place(
    cast: Cast, thanks: ThankYou, read: ThanksReview, after: datetime
) -> None:
    again = Note("email", "", BODY, thanks.seal)
    ask_reading(thanks, again, now=after, by=cast.imani)
    changed = Note("email", "", OTHER.body, thanks.seal)
    with pytest.raises(Refused, match="Dana still has other words"):
        ask_reading(thanks, changed, now=after, by=cast.imani)
    assert [one.pk for one in ThanksReview.objects.all()] == [read.pk]
    with pytest.raises(IntegrityError):
        ThanksReview.objects.create(thanks=thanks, text="x", asked_at=after)


def test_nothing_is_asked_of_words_that_cannot_be_sent(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    for body in ("", "Dear [name],\n\nZoning decides."):
        with pytest.raises(Refused):
            ask_reading(thanks, Note("email", "", body), now=after, by=cast.imani)
    assert (ThanksReview.objects.count(), ThankYou.objects.get().status) == (0, "due")


def test_another_window_that_changed_it_is_seen_first(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    seal = thanks.seal
    draft_thanks(thanks, NOTE, now=after, by=cast.imani)
    with pytest.raises(Refused, match="Another window"):
        ask_reading(thanks, Note("email", "", OTHER.body, seal), now=after, by=cast.imani)
    assert ThanksReview.objects.count() == 0


def test_without_an_advisor_nobody_can_be_asked(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    Student.objects.update(advisor=None)
    with pytest.raises(Refused, match="no advisor"):
        ask_reading(ThankYou.objects.get(), NOTE, now=after, by=cast.imani)


def test_returned_with_comments_it_is_said_at_once_and_once(
    cast: Cast, read: ThanksReview, after: datetime
) -> None:
    with pytest.raises(Refused, match="Add a comment first"):
        return_thanks(read, now=after, by=cast.dana)
    with pytest.raises(Refused, match="not in the note"):
        comment_thanks(read, "Never typed.", "Which?", now=after, by=cast.dana)
    comment_thanks(read, "Zoning decides.", "What did you do with it?", now=after, by=cast.dana)
    for _press in range(2):
        return_thanks(read, now=after, by=cast.dana)
    read.refresh_from_db()
    letter = Message.objects.get(template=LETTERS)
    assert (read.verdict, read.decided_by, read.decided_at) == ("returned", cast.dana, after)
    assert (letter.recipient, letter.values["comments"]) == (cast.imani, 1)
    with pytest.raises(StaleMove):
        comment_thanks(read, "", "One more.", now=after, by=cast.dana)


@pytest.mark.parametrize(
    ("verdict", "subject"),
    [
        ("approved", "Your thank-you to Rosalind is ready to send"),
        ("returned", "Dana read your thank-you to Rosalind"),
        ("unread", "Your thank-you to Rosalind is yours to send"),
    ],
)
def test_each_end_has_a_mail_of_its_own_words(
    cast: Cast, read: ThanksReview, after: datetime, verdict: str, subject: str
) -> None:
    if verdict == "returned":
        comment_thanks(read, "", "Shorter.", now=after, by=cast.dana)
        return_thanks(read, now=after, by=cast.dana)
    elif verdict == "approved":
        approve_thanks(read, now=after, by=cast.dana)
    else:
        release_unread_thanks(now=after + timedelta(days=9))
    kept = Message.objects.get(template=LETTERS)
    link = LinkTo("thanks", "interviews:thanks", subject_id=read.thanks.interview_id)
    said = shown(Letter(LETTERS, cast.imani, "again", kept.values, (link,)))
    assert said.subject == subject
    assert "You get this because you asked for your thank-you to be read." in said.text
    assert BODY not in said.text


@pytest.mark.parametrize("end", ["send", "waive", "take back"])
def test_what_the_student_ends_leaves_the_advisors_list(
    cast: Cast, thanks: ThankYou, read: ThanksReview, after: datetime, end: str
) -> None:
    comment_thanks(read, "", "Begun", now=after, by=cast.dana)
    note = Note("email", "", BODY, thanks.seal)
    if end == "send":
        send_thanks(thanks, note, through_rapport=True, now=after, by=cast.imani)
    elif end == "waive":
        waive_thanks(thanks, now=after, by=cast.imani)
    else:
        take_reading_back(thanks, now=after, by=cast.imani)
    read.refresh_from_db()
    assert (read.verdict, read.decided_by) == ("taken_back", None)
    assert list(ThanksReview.objects.visible_to(cast.dana)) == []
    with pytest.raises(StaleMove):
        approve_thanks(read, now=after, by=cast.dana)
    assert ThanksComment.objects.get().text == "Begun"
    assert not Message.objects.filter(template=LETTERS).exists()


def test_where_two_part_nobody_reads_on(cast: Cast, read: ThanksReview, after: datetime) -> None:
    part(read.contact, now=after)
    read.refresh_from_db()
    assert (read.verdict, ThankYou.objects.get().status) == ("taken_back", "waived")


def test_what_nobody_read_comes_back_after_two_working_days(
    cast: Cast, read: ThanksReview, after: datetime
) -> None:
    """Asked on Thursday 10 December at 9 am in California: back on Monday at 9 am."""
    due = datetime(2026, 12, 14, 17, tzinfo=UTC)
    assert after == datetime(2026, 12, 10, 17, tzinfo=UTC)
    assert release_unread_thanks(now=due - timedelta(minutes=1)) == 0
    assert (release_unread_thanks(now=due), release_unread_thanks(now=due)) == (1, 0)
    read.refresh_from_db()
    assert (read.verdict, read.decided_at) == ("unread", due)


def test_comments_that_were_begun_are_not_lost(
    cast: Cast, read: ThanksReview, after: datetime
) -> None:
    comment_thanks(read, "", "Name the plan.", now=after, by=cast.dana)
    release_unread_thanks(now=after + timedelta(days=9))
    read.refresh_from_db()
    assert (read.verdict, read.decided_by) == ("returned", None)


def test_who_may_read_it(cast: Cast, read: ThanksReview, after: datetime) -> None:
    """The twin of `visible_to`: as of now, then while Dana is away, then after a handover."""
    people = (cast.imani, cast.mateo, cast.dana, cast.ruth, cast.nils, cast.rosalind)

    def readers() -> tuple[list[str], list[str]]:
        sees = [p.called for p in people if ThanksReview.objects.visible_to(p).exists()]
        held = ThanksReview.objects.for_rows().get()
        return sees, [p.called for p in people if reads_thanks(p, held)]

    assert readers() == (["Imani", "Dana"], ["Dana"])
    for person in (cast.imani, cast.ruth, cast.nils, cast.rosalind):
        with pytest.raises(NotYours):
            approve_thanks(read, now=after, by=person)
    day = after.date()
    plan_away(cast.dana, day, day, cast.ruth, now=after, by=cast.nils)
    assert readers() == (["Imani", "Dana", "Ruth"], ["Dana", "Ruth"])
    approve_thanks(read, now=after, by=cast.ruth)
    assert readers()[0] == ["Imani", "Ruth"]
    Student.objects.update(advisor=cast.ruth)
    assert readers()[0] == ["Imani", "Ruth"]


def test_nobody_else_asks_or_takes_back(
    cast: Cast, thanks: ThankYou, read: ThanksReview, after: datetime
) -> None:
    for person in (cast.mateo, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            take_reading_back(thanks, now=after, by=person)
        with pytest.raises(NotYours):
            ask_reading(thanks, Note("email", "", BODY, thanks.seal), now=after, by=person)
    read.refresh_from_db()
    assert read.verdict == ""
