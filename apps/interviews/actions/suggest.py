"""Times that one side suggests and the other takes."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.moves import NotYours, Refused, StaleMove
from apps.core.wording import daytime
from apps.interviews.actions.arrange import lock, not_begun, schedule
from apps.interviews.actions.flood import refuse_flood
from apps.interviews.actions.move import INTERVIEW
from apps.interviews.models import Interview, Option, Word
from apps.interviews.nudges import place_of, plan, words_of
from apps.interviews.policies import parties
from apps.interviews.reach import links_for
from apps.interviews.workflow import AHEAD, Side
from apps.mail.actions import post
from apps.mail.letters import Letter
from apps.reminders.actions import reconcile
from apps.timeline.actions import record

MOST_TIMES = 3


@transaction.atomic
def suggest(
    interview: Interview, times: Sequence[datetime], note: str = "", *, now: datetime, by: Person
) -> None:
    """Times (UTC) for a talk to be scheduled or moved; the earlier ones of this side go.

    The agreed time, if there is one, stands until the other takes a new one.
    """
    lock(interview)
    _may_suggest(interview, now=now, by=by)
    refuse_flood(interview, now=now, by=by)
    _are_good(times, now)
    if interview.starts_at in times:
        raise Refused(_("One of these is the time that you have agreed on already."))
    _offer(interview, sorted(times), by)
    interview.suggested_by, interview.suggested_until = interview.side_of(by), max(times)
    interview.save(update_fields=["suggested_by", "suggested_until"])
    Word.objects.keep(interview, note, now=now, by=by)
    record(subject=interview, verb="suggest", now=now, by=by)
    reconcile(subject=(INTERVIEW, interview.pk), plan=plan(interview), now=now)
    post(_letter(interview, sorted(times), note, by), now=now, by=by)


def _offer(interview: Interview, times: Sequence[datetime], by: Person) -> None:
    """This side's options become these; the rows stay where nothing changes."""
    mine = Option.objects.of(interview).by(by)
    if [option.starts_at for option in mine] != list(times):
        mine.delete()
        fresh = [Option(interview=interview, starts_at=at, offered_by=by) for at in times]
        Option.objects.bulk_create(fresh)


@transaction.atomic
def take(option: Option, *, now: datetime, by: Person) -> None:
    """The other side says yes to one of the times: it is scheduled, both get the invitation."""
    interview = option.interview
    lock(interview)
    if not parties(interview, by) or option.offered_by_id == by.pk:
        raise NotYours
    if not Option.objects.of(interview).filter(pk=option.pk).exists():
        if interview.starts_at == option.starts_at:
            return
        raise StaleMove(_("That time is no longer offered. Look at what stands there now."))
    schedule(interview, option.starts_at, now=now, by=by)


def _may_suggest(interview: Interview, *, now: datetime, by: Person) -> None:
    if not parties(interview, by):
        raise NotYours
    if interview.status not in AHEAD:
        raise StaleMove(_("This conversation is over or was called off."))
    not_begun(interview, now)
    if interview.alum_person is None:
        raise Refused(_("Agree on a time yourselves, then set it here."))


def _are_good(times: Sequence[datetime], now: datetime) -> None:
    if not 1 <= len(times) <= MOST_TIMES:
        raise Refused(_("Suggest one time, two or three."))
    if len(set(times)) < len(times):
        raise Refused(_("The same time stands there twice."))
    if min(times) <= now:
        raise Refused(_("That time has passed. Choose one that lies ahead."))


def _letter(interview: Interview, times: Sequence[datetime], note: str, by: Person) -> Letter:
    """To the other side, on their own clock."""
    student, alum = interview.contact.student.person, interview.alum_person
    reader = alum if alum and interview.side_of(by) == Side.STUDENT else student
    offered = [daytime(at, reader.zone) for at in times]
    words = {"times": offered, "note": note, "city": place_of(interview, reader)}
    first = Option.objects.of(interview).by(by)[0]
    # The same times with the same words, pressed twice, are one letter.
    occasion = f"{first.pk}:{sha256(note.encode()).hexdigest()[:16]}"
    return Letter(
        template="interviews/mail/times",
        recipient=reader,
        dedupe_key=f"times:{interview.pk}:{occasion}",
        values=words_of(interview, reader) | words,
        links=links_for(interview, reader),
    )
