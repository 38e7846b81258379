"""Mails that come of the directory: what students wait for, and canaries that somebody opened."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni.actions.unsaying import take_back
from apps.alumni.models import Alum, Change, Look, Opening, Wait
from apps.alumni.nudges import OPENING, WAIT, WORTH_SAYING, plan, plan_opening
from apps.mail.actions import post
from apps.mail.letters import Letter
from apps.reminders.actions import reconcile

AT_ONCE = 500


@transaction.atomic
def tell_of_room(*, now: datetime) -> int:
    """Once to each student who waits for somebody who has room now; how many."""
    roomy = Alum.objects.listed().with_room(now).roomy().order_by().values("pk")
    waits = Wait.objects.untold().for_any(roomy)
    ids = set(waits.values_list("alum_id", flat=True)[:AT_ONCE])
    # Under the lock of the alum: who goes away afterwards finds the word, and takes it back.
    there = Alum.objects.listed().chosen(ids).select_for_update(of=("self",))
    waits = waits.for_alumni([alum.pk for alum in there])
    told = list(waits.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
    for one in told:
        reconcile(subject=(WAIT, one.pk), plan=plan(one, now), now=now)
        one.told_at = now
    Wait.objects.bulk_update(told, ["told_at"])
    return len(told)


@transaction.atomic
def tell_of_opening(*, now: datetime) -> int:
    """Once to each student who waits for the first alumni, while there are any; how many.

    A word that has not left does not leave when the last one goes away.
    """
    is_open = Alum.objects.listed().filter(is_canary=False).exists()
    if not is_open:
        return _unsay_opening(now)
    told = list(Opening.objects.untold().select_for_update(skip_locked=True)[:AT_ONCE])
    for one in told:
        reconcile(subject=(OPENING, one.pk), plan=plan_opening(one, now), now=now)
        one.told_at = now
    Opening.objects.bulk_update(told, ["told_at"])
    return len(told)


def _unsay_opening(now: datetime) -> int:
    told = list(Opening.objects.told_since(now - WORTH_SAYING).select_for_update())
    unsaid = take_back([(OPENING, one.pk) for one in told], now=now)
    again = [one.pk for one in told if one.pk in unsaid]
    Opening.objects.filter(pk__in=again).update(told_at=None)
    return 0


@transaction.atomic
def warn_of_canaries(*, now: datetime) -> int:
    """One mail a day to each coordinator, with who opened which made-up profile; how many looks."""
    looks = list(Look.objects.at_canaries().select_for_update(of=("self",)))
    seen = [{"who": one.person.name, "name": one.alum.name, "day": str(one.day)} for one in looks]
    for coordinator in Person.objects.coordinators() if looks else ():
        letter = Letter(
            template="alumni/mail/canary",
            recipient=coordinator,
            dedupe_key=f"canary:{coordinator.pk}:{now.date()}",
            values={"seen": seen},
        )
        post(letter, now=now, by=None)
    Look.objects.filter(pk__in=[one.pk for one in looks]).update(told_at=now)
    return len(looks)


def forget(*, before: datetime) -> None:
    """Looks of days that are over are counted by nobody; changes were read long ago."""
    Look.objects.before(before).exclude(alum__is_canary=True, told_at=None).delete()
    Change.objects.before(before).delete()
