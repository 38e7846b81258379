"""Heals reminders after a rule changed: the rows are made equal to the plans again."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.alumni.actions.move import ALUM
from apps.alumni.models import Alum, is_blocked
from apps.campus.models import Campus
from apps.interviews.actions.move import INTERVIEW, LOG, THANKS
from apps.interviews.actions.steps import plan_steps
from apps.interviews.models import Interview, Log, ThankYou, Update
from apps.interviews.nudges import Came, came_plan, plan, thanks_plan
from apps.mail.models import Message
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status

LONGEST_PLAN = timedelta(days=400)  # a day further ahead is not read as one


def replan(*, now: datetime) -> None:
    """Everything that should have a reminder, and everything that has one; a row at a time."""
    talks = set(Interview.objects.ahead().values_list("pk", flat=True))
    for pk in sorted(talks | Reminder.objects.pending().subjects(INTERVIEW)):
        _one_talk(pk, now)
    thanks = set(ThankYou.objects.open().values_list("pk", flat=True))
    for pk in sorted(thanks | Reminder.objects.pending().subjects(THANKS)):
        _one_thanks(pk, now)
    logs = Log.objects.with_steps_since(now - LONGEST_PLAN)
    for pk in sorted(logs | Reminder.objects.pending().subjects(LOG)):
        _one_log(pk, now)
    told = Update.objects.alumni() | Reminder.objects.pending().subjects(ALUM)
    for pk in sorted(told):
        replan_came(pk, now=now)


@transaction.atomic
def replan_came(pk: int, *, now: datetime) -> None:
    """What one alum is told of what came of their time, by their number."""
    rules = Campus.objects.current()
    alum = Alum.objects.select_for_update().filter(pk=pk).first()
    plan = came_plan(alum, came_to(alum, now=now), rules) if alum else []
    reconcile(subject=(ALUM, pk), plan=plan, now=now)


def came_to(alum: Alum, *, now: datetime) -> Came:
    """What reached them since the last such mail, but for students who are kept apart from them.

    A mail that still lies in the outbox is not the last one: it is the one that is planned.
    """
    sent = Reminder.objects.about((ALUM, alum.pk)).filter(kind="came", status=Status.SENT)
    waiting = Message.objects.keyed([row.key for row in sent]).still_here()
    waits = set(waiting.values_list("dedupe_key", flat=True))
    left = [row.settled_at for row in sent if row.settled_at and row.key not in waits]
    before = max(left, default=None)
    rows = Update.objects.told(alum, now)
    fresh = rows.filter(sent_at__gt=before) if before else rows
    told = [(each.contact.student.person, each.sent_at) for each in fresh]
    seen = [(who.name, at) for who, at in told if at and not is_blocked(alum, who)]
    return Came(seen, before, len(left))


@transaction.atomic
def _one_talk(pk: int, now: datetime) -> None:
    talk = Interview.objects.select_for_update().filter(pk=pk).first()
    reconcile(subject=(INTERVIEW, pk), plan=plan(talk) if talk else [], now=now)


@transaction.atomic
def _one_thanks(pk: int, now: datetime) -> None:
    thanks = ThankYou.objects.select_for_update().filter(pk=pk).first()
    reconcile(subject=(THANKS, pk), plan=thanks_plan(thanks) if thanks else [], now=now)


@transaction.atomic
def _one_log(pk: int, now: datetime) -> None:
    written = Log.objects.select_for_update(of=("self",)).for_plans().filter(pk=pk).first()
    if written:
        plan_steps(written, now=now)
    else:
        reconcile(subject=(LOG, pk), plan=[], now=now)
