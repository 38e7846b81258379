"""Closing a conversation: what was said, who was named, and whether to keep in touch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import places
from apps.alumni.models import Keeping, is_blocked, keeping_of
from apps.contacts.actions import begin_keeping, end_keeping, touch
from apps.contacts.models import Pace, TouchKind
from apps.core.joining import joined
from apps.core.moves import NotYours, Refused
from apps.interviews.actions.arrange import lock
from apps.interviews.actions.facts import note_follow_up, note_talk
from apps.interviews.actions.invite import News, invite
from apps.interviews.actions.move import THANKS, move, move_thanks
from apps.interviews.actions.prepare import use_up
from apps.interviews.actions.refer import Name, refer
from apps.interviews.actions.steps import plan_steps
from apps.interviews.models import TEXTS, Advice, Interview, Log, LogDraft, ThankYou
from apps.interviews.nudges import thanks_plan
from apps.interviews.policies import is_own_talk
from apps.reminders.actions import reconcile
from apps.students.actions import explore

__all__ = ["Account", "Name", "ended_at", "log"]

_LONGEST_LINE = 500  # characters of one advice


@dataclass(frozen=True)
class Account:
    """What the student writes down. `words` are fields of `Log`; every one may be empty.

    `seal` is that of the log which the page showed, empty if it was not closed then. `sooner`
    says that they spoke before the agreed time.
    """

    words: Mapping[str, Any]
    advice: Sequence[str] = ()
    names: Sequence[Name] = field(default_factory=tuple)
    seal: str = ""
    sooner: bool = False


@transaction.atomic
def log(interview: Interview, account: Account, *, now: datetime, by: Person) -> Log:
    """Keeps the account, turns names into people, starts the thank-you clock.

    What follows from a conversation follows once. A second press adds its words to the first's;
    a page that showed the closed log changes it.
    """
    is_early = _is_early(interview, account, now=now, by=by)
    changes = {"ended_at": ended_at(interview, now), "sequence": interview.sequence + is_early}
    if not move(interview, "hold", changes, now=now, by=by):
        return _again(interview, account, now=now, by=by)
    if is_early:
        invite(interview, News("sooner"), now=now, by=by)
    written = Log(interview=interview, logged_at=now, **account.words)
    _let_read(written)
    written.save()
    _keep(written, account, now=now, by=by)
    if written.new_path:
        explore(interview.contact.student, written.new_path, now=now, by=by)
    places.free(interview.place, now=now)
    use_up(interview, now=now)
    touch(interview.contact, kind=TouchKind.CONVERSATION, note="", now=now, about=interview.pk)
    _choose_pace(written, now=now, by=by)
    _start_thanks(interview, now=now, by=by)
    note_talk(interview.contact, now=now)
    return written


def _is_early(interview: Interview, account: Account, *, now: datetime, by: Person) -> bool:
    """Held before its time only where the student says so, and both are told; under the locks."""
    if not is_own_talk(by, interview):
        raise NotYours
    lock(interview)
    is_early = interview.is_ahead(now)
    if is_early and not account.sooner:
        raise Refused(_("Its time has not come yet. Say so if you spoke sooner."))
    return is_early


def ended_at(interview: Interview, now: datetime) -> datetime:
    """When the conversation was over: as agreed, and not later than it was logged."""
    if interview.starts_at is None:
        return now
    return min(interview.starts_at + timedelta(minutes=interview.minutes), now)


def _again(interview: Interview, account: Account, *, now: datetime, by: Person) -> Log:
    """The interview's row is locked by the move, so two presses come here one by one."""
    written = Log.objects.get(interview=interview)
    knew, path, pace = account.seal == written.seal, written.new_path, written.pace
    for name, typed in account.words.items():
        kept = getattr(written, name)
        setattr(written, name, typed if knew else _both(name, kept, typed))
    _let_read(written)
    written.save(update_fields=[*account.words, "shared_with"])
    _keep(written, account, now=now, by=by)
    if written.new_path and not path:
        explore(interview.contact.student, written.new_path, now=now, by=by)
    if written.pace != pace:
        _choose_pace(written, now=now, by=by)
    return written


def _let_read(written: Log) -> None:
    """A log is shared with the advisor of this moment, not with whoever comes next."""
    advisor = written.interview.contact.student.advisor
    written.shared_with = advisor if written.shared else None


def _both(name: str, kept: Any, typed: Any) -> Any:  # noqa: ANN401 - a field of a log
    """Sentences of both presses; of a choice the later one, unless it was left open."""
    if name in TEXTS:
        return joined(kept, typed)
    if isinstance(kept, dict):
        return kept | typed
    return kept if typed is None or typed == "" else typed


def _keep(written: Log, account: Account, *, now: datetime, by: Person) -> None:
    """Advice and names, each once; next steps with a day are called to mind on it.

    What was saved for later is in it.
    """
    interview = written.interview
    LogDraft.objects.of(interview).delete()
    plan_steps(written, now=now)
    told = {advice.text for advice in Advice.objects.from_interview(interview)}
    fresh = dict.fromkeys(text[:_LONGEST_LINE] for text in account.advice)
    Advice.objects.bulk_create(
        [Advice(interview=interview, text=text) for text in fresh if text not in told]
    )
    for name in account.names:
        refer(interview, name, now=now, by=by)


def _choose_pace(written: Log, *, now: datetime, by: Person) -> None:
    """The last question: a plan begins by choice alone, and No ends one, of either. So a block."""
    contact = written.interview.contact
    if written.pace == Pace.NO or keeping_of(contact.alum, by) == Keeping.NO:
        end_keeping(contact, now=now, by=by)
    else:
        begin_keeping(contact, written.pace, now=now, by=by)


def _start_thanks(interview: Interview, *, now: datetime, by: Person) -> None:
    """Nobody is reminded to thank somebody whom they may not write to."""
    due_from = interview.ended_at or now
    thanks = ThankYou.objects.create(interview=interview, due_from=due_from)
    if is_blocked(interview.contact.alum, by):
        move_thanks(thanks, "waive", {"settled_at": now}, now=now, by=None)
        note_follow_up(interview.contact, now=now)
    else:
        reconcile(subject=(THANKS, thanks.pk), plan=thanks_plan(thanks), now=now)
