"""Mails that come of the directory: room for who waits, and canaries that somebody opened."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni.models import Alum, Change, Look, Wait
from apps.alumni.nudges import WAIT, plan
from apps.mail.actions import post
from apps.mail.letters import Letter
from apps.reminders.actions import reconcile

AT_ONCE = 500


@transaction.atomic
def tell_of_room(*, now: datetime) -> int:
    """Once to each student who waits for somebody who has room now; how many."""
    roomy = Alum.objects.listed().with_room(now).roomy().order_by().values("pk")
    waits = Wait.objects.untold().for_any(roomy)
    told = list(waits.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
    for one in told:
        reconcile(subject=(WAIT, one.pk), plan=plan(one, now), now=now)
        one.told_at = now
    Wait.objects.bulk_update(told, ["told_at"])
    return len(told)


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
