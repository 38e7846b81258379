"""An advisor reads a thank-you: asked for, commented on, returned or approved.

The note does not rest meanwhile: its two days do not wait for anybody. Sending it ends the asking.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.actions.thank import Note, both, draft_thanks, lock_thanks, refuse_blocked
from apps.interviews.models import ThanksComment, ThanksReview, ThankYou
from apps.interviews.policies import is_own_thanks
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.students.actions import held_back, take_back_verdict, unsay
from apps.students.models import Verdict
from apps.students.policies import reads_drafts_of
from apps.timeline.actions import record


@transaction.atomic
def ask_reading(thanks: ThankYou, note: Note, *, now: datetime, by: Person) -> None:
    """Keeps the note, and hands a copy of exactly these words to the advisor."""
    lock_thanks(thanks)
    advisor = thanks.interview.contact.student.reader
    if advisor is None:
        raise Refused(_("You have no advisor yet. Ask the Career Center for one, or send it."))
    if both(thanks, note).body != note.body:
        raise Refused(_("Another window changed this note. Look at both texts below, then ask."))
    refuse_blocked(thanks, note)
    draft_thanks(thanks, note, now=now, by=by)
    read = ThanksReview.objects.of(thanks)
    waits = read.waiting().first()
    if waits is None:
        unsay(read.ended().first())
        words = {"subject": thanks.subject, "text": thanks.body}
        ThanksReview.objects.create(thanks=thanks, asked_at=now, **words)
        record(subject=thanks, verb="ask_review", now=now, by=by)
    elif waits.text != thanks.body:
        words_said = _("%(name)s still has other words. Take them back first, then ask again.")
        raise Refused(words_said % {"name": advisor.called})


@transaction.atomic
def take_reading_back(thanks: ThankYou, *, now: datetime, by: Person) -> None:
    """Nobody is to read it after all; what the advisor began is kept with it."""
    if not is_own_thanks(by, thanks):
        raise NotYours
    if ThanksReview.objects.of(thanks).waiting().end(Verdict.TAKEN_BACK, now=now):
        record(subject=thanks, verb="take_back", now=now, by=by)


@transaction.atomic
def comment_thanks(
    review: ThanksReview, phrase: str, text: str, *, now: datetime, by: Person
) -> None:
    """At a phrase of the copy, or about the whole note; read by the student once it is decided."""
    held = _held(review, by)
    if held.verdict:
        raise StaleMove(_("This thank-you is no longer with you. Your comment was not added."))
    if phrase and phrase not in held.text:
        raise Refused(_("That phrase is not in the note. Choose one of its sentences."))
    ThanksComment.objects.create(review=held, phrase=phrase, text=text, by=by, at=now)


def return_thanks(review: ThanksReview, *, now: datetime, by: Person) -> None:
    """Back to the student with the comments; without one it would say nothing."""
    if not ThanksComment.objects.on(review).exists():
        raise Refused(_("Add a comment first, so that the student knows what to change."))
    _decide(review, Verdict.RETURNED, now=now, by=by)


def approve_thanks(review: ThanksReview, *, now: datetime, by: Person) -> None:
    """Of exactly this text; of a changed one the page says so."""
    _decide(review, Verdict.APPROVED, now=now, by=by)


@transaction.atomic
def _decide(review: ThanksReview, verdict: Verdict, *, now: datetime, by: Person) -> None:
    """A second press of the same person says no more."""
    held = _held(review, by)
    if (held.verdict, held.decided_by_id) == (verdict, by.pk):
        return
    if held.verdict:
        raise StaleMove(_("This thank-you is no longer with you: the student has it again."))
    _end(held, verdict, now=now, by=by)


def _held(review: ThanksReview, by: Person) -> ThanksReview:
    held = ThanksReview.objects.select_for_update(of=("self",)).for_rows().get(pk=review.pk)
    if not reads_drafts_of(by, held.student):
        raise NotYours
    return held


def _end(held: ThanksReview, verdict: Verdict, *, now: datetime, by: Person | None) -> None:
    ThanksReview.objects.filter(pk=held.pk).end(verdict, now=now, by=by)
    record(subject=held.thanks, verb=verdict.value, now=now, by=by)
    reader = by or held.student.reader
    values = {
        "called": held.contact.called,
        "advisor": reader.called if reader else "",
        "verdict": verdict.value,
        "comments": ThanksComment.objects.on(held).count(),
    }
    letter = Letter(
        template="interviews/mail/thanks_read",
        recipient=held.student.person,
        dedupe_key=held.letter_key,
        not_before=held_back(now=now, by=by),
        values=values,
        links=(LinkTo("thanks", "interviews:thanks", subject_id=held.thanks.interview_id),),
    )
    post(letter, now=now, by=by)


@transaction.atomic
def undo_thanks_verdict(review: ThanksReview, *, now: datetime, by: Person) -> None:
    """As if it had not been pressed: it waits to be read again, comments stay with it."""
    lock_thanks(review.thanks)
    held = _held(review, by)
    is_as_it_was = ThanksReview.objects.filter(pk=held.pk).as_decided().exists()
    if take_back_verdict(held, is_as_it_was=is_as_it_was, now=now, by=by):
        ThanksReview.objects.filter(pk=held.pk).reopen()
        record(subject=held.thanks, verb="reread", now=now, by=by)


def release_unread_thanks(*, now: datetime) -> int:
    """Gives thank-yous back that nobody read in time; returns how many. Safe to run twice."""
    rules = Campus.objects.current()
    waiting = ThanksReview.objects.waiting()
    return sum(_release(one, now=now) for one in waiting if one.due_at(rules) <= now)


@transaction.atomic
def _release(review: ThanksReview, *, now: datetime) -> bool:
    """Comments that were never sent are not lost: the student gets them. False if it was faster."""
    held = ThanksReview.objects.select_for_update(of=("self",)).for_rows().get(pk=review.pk)
    if held.verdict:
        return False
    is_read = held.student.reader is not None and ThanksComment.objects.on(held).exists()
    _end(held, Verdict.RETURNED if is_read else Verdict.UNREAD, now=now, by=None)
    return True
