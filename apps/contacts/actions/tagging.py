"""Keeping in touch with everybody who has a tag: a worker begins and ends their plans."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.contacts.actions.keeping import begin_keeping, end_keeping
from apps.contacts.models import Contact, KeepInTouch, Pace, TagPlan
from apps.contacts.workflow import Status
from apps.core.bell import ring
from apps.core.moves import NotYours
from apps.students.models import Student
from apps.timeline.actions import record

APPLY_TAGS = "contacts.apply_tags"
PIECE = 50  # people in one transaction


@transaction.atomic
def keep_tag(student: Student, tag: str, pace: str, *, now: datetime, by: Person) -> TagPlan | None:
    """Everybody with this tag, now and later; no choice, no plan."""
    if student.person_id != by.pk:
        raise NotYours
    if pace not in {Pace.DAYS, Pace.NEWS} or not tag:
        return None
    chosen = {"pace": pace, "began_at": now, "applied_at": None, "reached": 0, "ends": False}
    planned, _made = TagPlan.objects.update_or_create(student=student, tag=tag, defaults=chosen)
    record(subject=planned, verb="keep_tag", now=now, by=by)
    ring(APPLY_TAGS)
    return planned


@transaction.atomic
def end_tag(planned: TagPlan, *, now: datetime, by: Person) -> None:
    """Ends what began with this tag; a plan that was chosen for one person stays."""
    if planned.student.person_id != by.pk:
        raise NotYours
    planned.ends, planned.applied_at = True, None
    planned.save(update_fields=["ends", "applied_at"])
    record(subject=planned, verb="end_tag", now=now, by=by)
    ring(APPLY_TAGS)


@transaction.atomic
def apply_next(*, now: datetime) -> bool:
    """One piece of one plan. True while there may be more."""
    planned = TagPlan.objects.unapplied().select_for_update(skip_locked=True).first()
    if planned is None:
        return False
    is_done = _end_piece(planned, now) if planned.ends else _begin_piece(planned, now)
    if is_done and planned.ends:
        planned.delete()
    elif is_done:
        planned.applied_at = now
        planned.save(update_fields=["applied_at"])
    return True


def _begin_piece(planned: TagPlan, now: datetime) -> bool:
    """In the order of their numbers, so that somebody who said no is passed once.

    A plan that was chosen for one person, or ended by a press, stays as it is.
    """
    tagged = Contact.objects.of(planned.student).tagged(planned.tag).after(planned.reached)
    settled = KeepInTouch.objects.of(planned.student).not_as(planned).contacts()
    piece = list(tagged.besides(settled).select_related("student__person", "alum")[:PIECE])
    for contact in piece:
        begin_keeping(contact, planned.pace, tag=planned.tag, now=now, by=planned.student.person)
    if piece:
        planned.reached = piece[-1].pk
        planned.save(update_fields=["reached"])
    return len(piece) < PIECE


def _end_piece(planned: TagPlan, now: datetime) -> bool:
    plans = KeepInTouch.objects.going().by_tag(planned.tag).of(planned.student)
    piece = list(plans.select_related("contact__student__person")[:PIECE])
    for kept in piece:
        end_keeping(kept.contact, with_tag=True, now=now, by=planned.student.person)
    return len(piece) < PIECE


def follow_tags(
    contact: Contact, before: Collection[str], after: Collection[str], *, now: datetime, by: Person
) -> None:
    """Somebody got or lost a tag that has a plan."""
    kept = KeepInTouch.objects.with_contact(contact)
    if kept is None or (kept.status == Status.ENDED and kept.tag):
        planned = TagPlan.objects.for_tags(contact.student, set(after) - set(before)).lasting()
        first = planned.first()
        if first is not None:
            begin_keeping(contact, first.pace, tag=first.tag, now=now, by=by)
    elif kept.tag and kept.tag in set(before) - set(after):
        end_keeping(contact, with_tag=True, now=now, by=by)
