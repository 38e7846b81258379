"""An advisor reads a draft before it leaves: asked for, commented on, returned or approved."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.core.moves import NotYours, Refused, StaleMove
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.move import move
from apps.outreach.actions.ready import refuse_unready
from apps.outreach.actions.rows import each
from apps.outreach.models import Comment, Request, Review
from apps.students.actions import held_back, take_back_verdict
from apps.students.models import Verdict
from apps.students.policies import reads_drafts_of


@transaction.atomic
def ask_review(request: Request, *, now: datetime, by: Person) -> Request:
    """Hands a copy of exactly these words to the advisor; the draft rests until they answer."""
    advisor = request.student.advisor
    if advisor is None:
        raise Refused(_("You have no advisor yet. Ask the Career Center for one, or send it."))
    refuse_unready(request, now=now)
    if not move(request, "ask_review", {"approved": ""}, now=now, by=by):
        return request
    Review.objects.create(request=request, subject=request.subject, text=request.text, asked_at=now)
    return request


def take_back(request: Request, *, now: datetime, by: Person) -> None:
    """The student wants to change it after all; what the advisor began is kept with it."""
    _end(request, "take_back", Verdict.TAKEN_BACK, now=now, by=by)


@transaction.atomic
def comment(review: Review, phrase: str, text: str, *, now: datetime, by: Person) -> Comment:
    """At a phrase of the copy, or about the whole note; read by the student once it is decided."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if not reads_drafts_of(by, held.request.student):
        raise NotYours
    if held.verdict:
        raise StaleMove(_("This draft is no longer with you. Your comment was not added."))
    if phrase and phrase not in held.text:
        raise Refused(_("That phrase is not in the note. Choose one of its sentences."))
    return Comment.objects.create(review=held, phrase=phrase, text=text, by=by, at=now)


def return_draft(review: Review, *, now: datetime, by: Person) -> None:
    """Back to the student with the comments; without one it would say nothing."""
    if not Comment.objects.on(review).exists():
        raise Refused(_("Add a comment first, so that the student knows what to change."))
    _decide(review, "return", Verdict.RETURNED, now=now, by=by)


def approve(review: Review, *, now: datetime, by: Person) -> None:
    """Approves exactly this text; a changed one is a draft again."""
    _decide(review, "approve", Verdict.APPROVED, now=now, by=by)


@transaction.atomic
def _decide(review: Review, name: str, verdict: Verdict, *, now: datetime, by: Person) -> None:
    """Of this very copy: the student may have asked again since with other words."""
    request = Request.objects.select_for_update().get(pk=review.request_id)
    if Review.objects.of(request).waiting().exclude(pk=review.pk).exists():
        raise StaleMove(_("The student has sent other words since. Open the draft from your list."))
    if _end(request, name, verdict, now=now, by=by):
        review.refresh_from_db()
        _tell(review, by.called, now=now, by=by)


@transaction.atomic
def _end(
    request: Request, name: str, verdict: Verdict, *, now: datetime, by: Person | None
) -> bool:
    """Lock order student's request, then its review."""
    changes = {"approved": request.digest if verdict == Verdict.APPROVED else ""}
    if not move(request, name, changes, now=now, by=by):
        return False
    Review.objects.of(request).waiting().end(verdict, now=now, by=by)
    return True


@transaction.atomic
def undo_verdict(review: Review, *, now: datetime, by: Person) -> None:
    """As if it had not been pressed: the draft waits to be read again, comments stay with it."""
    request = Request.objects.select_for_update().get(pk=review.request_id)
    held = Review.objects.select_for_update().get(pk=review.pk)
    if not reads_drafts_of(by, request.student):
        raise NotYours
    is_as_it_was = Review.objects.filter(pk=held.pk).as_decided().exists()
    if take_back_verdict(held, is_as_it_was=is_as_it_was, now=now, by=by):
        Review.objects.filter(pk=held.pk).reopen()
        move(request, "reread", {"approved": ""}, now=now, by=None)


def _tell(review: Review, advisor: str, *, now: datetime, by: Person | None) -> None:
    """A comment on a draft is said as soon as it cannot be undone any more."""
    request = review.request
    letter = Letter(
        template=f"outreach/mail/{review.verdict}",
        recipient=request.student.person,
        dedupe_key=review.letter_key,
        not_before=held_back(now=now, by=by),
        values={
            "called": request.contact.called,
            "advisor": advisor,
            "comments": Comment.objects.on(review).count(),
        },
        links=(LinkTo("request", "outreach:request", subject_id=request.pk),),
    )
    post(letter, now=now, by=by)


def release_unread(*, now: datetime) -> int:
    """Gives drafts back that nobody read in time; returns how many. Safe to run twice."""
    rules = Campus.objects.current()
    waiting = Review.objects.waiting().for_rows()
    late = [review for review in waiting if review.due_at(rules) <= now]
    return each(late, lambda review: _release(review, now=now))


@transaction.atomic
def _release(review: Review, *, now: datetime) -> bool:
    """Comments that were never sent are not lost: the student gets them with the draft."""
    advisor = review.request.student.reader
    is_read = advisor is not None and Comment.objects.on(review).exists()
    verdict = Verdict.RETURNED if is_read else Verdict.UNREAD
    if not _end(review.request, "take_back", verdict, now=now, by=None):
        return False
    review.refresh_from_db()
    _tell(review, advisor.called if advisor else "", now=now, by=None)
    return True
