"""Words to several students at once: held for half a minute, undone without a trace."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.models import Kind, Round, Word
from apps.campus.models import Campus
from apps.core.moves import NotYours, StaleMove
from apps.mail.actions import post_all, withdraw
from apps.mail.letters import Letter, LinkTo
from apps.reminders.band import Band
from apps.students.models import Student
from apps.students.policies import advises
from apps.timeline.actions import record


@dataclass(frozen=True)
class Said:
    student: Student
    kind: Kind
    text: str


@transaction.atomic
def say(said: Collection[Said], *, key: UUID, now: datetime, by: Person) -> Round:
    """Sends each their own words; the same `key` pressed twice is one round."""
    if not all(advises(by, one.student) for one in said):
        raise NotYours
    rules = Campus.objects.current()
    due_at = now + rules.undo
    sent, made = Round.objects.get_or_create(
        key=key, defaults={"by": by, "at": now, "due_at": due_at}
    )
    if sent.by_id != by.pk:
        raise NotYours
    if made:
        words = [
            Word(round=sent, student=one.student, kind=one.kind, text=one.text) for one in said
        ]
        letters = [_letter(word, rules, by) for word in Word.objects.bulk_create(words)]
        post_all(letters, now=now, by=by)
        record(subject=sent, verb="say", note=str(len(words)), now=now, by=by)
    return sent


def _letter(word: Word, rules: Campus, by: Person) -> Letter:
    """Leaves once it cannot be undone any more, by day for the student."""
    student = word.student.person
    return Letter(
        template="advising/mail/word",
        recipient=student,
        dedupe_key=word.dedupe_key,
        values={"text": word.text, "advisor": by.name, "email": by.mailbox},
        links=(LinkTo("today", "home:today"),),
        sender_name=by.name,
        not_before=Band.of(rules, student.zone).next(word.round.due_at),
    )


@transaction.atomic
def unsay(sent: Round, *, now: datetime, by: Person) -> None:
    """As if it had not been pressed; after the half minute, or once one has left, it is told.

    The key is free again: whoever goes back to the page and presses Send there sends.
    """
    held = Round.objects.select_for_update().get(pk=sent.pk)
    if held.by_id != by.pk:
        raise NotYours
    if held.undone_at is not None:
        return  # pressed twice
    keys = [word.dedupe_key for word in Word.objects.of(held)]
    if not held.can_be_undone(now) or withdraw(keys=keys) < len(keys):
        raise StaleMove(_("These messages have left already, so they cannot be undone here."))
    held.undone_at, held.key = now, uuid4()
    held.save(update_fields=["undone_at", "key"])
    record(subject=held, verb="unsay", now=now, by=by)
