"""Asking many, a few a day: one mail, one more after two weeks, then silence for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.alumni.actions.closing import invitation_key
from apps.alumni.actions.invite import write_to
from apps.alumni.models import Alum, Campaign, Invitee
from apps.alumni.models.inviting import AGAIN_AFTER
from apps.alumni.pace import Pace, Spent
from apps.campus.models import Campus
from apps.core.bulk import insert_all
from apps.core.locks import alone
from apps.core.moves import NotYours, Refused
from apps.mail.actions import closed_among, withdraw
from apps.reminders.band import Band
from apps.timeline.actions import record


@dataclass(frozen=True)
class Outlook:
    """Whom a filter would write to, and how many of the others are left out for which reason."""

    ready: tuple[int, ...]
    left_out: Mapping[str, int]


def look_out(wish: Mapping[str, Any], *, now: datetime) -> Outlook:
    """Three queries, however many records; changes nothing."""
    everyone = Alum.objects.wanted(wish).with_why_not(now)
    left_out = everyone.by_why_not()
    left_out.pop("", None)
    found = list(everyone.ready().values_list("pk", "email"))
    closed = closed_among({email for _pk, email in found})
    ready = tuple(pk for pk, email in found if email not in closed)
    if len(ready) < len(found):
        left_out["address"] = len(found) - len(ready)
    return Outlook(ready, left_out)


@transaction.atomic
def start_campaign(
    wish: Mapping[str, Any], a_day: int, seen: int, *, now: datetime, by: Person
) -> Campaign:
    """Picks the people; `seen` is the count on the page where somebody pressed.

    One at a time: nobody is in two that run.

    `Refused` where nobody fits, or the count is another one by now.
    """
    if not is_coordinator(by):
        raise NotYours
    alone("alumni.campaign")
    ready = look_out(wish, now=now).ready
    if not ready:
        raise Refused(_("Nobody fits whom you could invite now. Change the filter."))
    if len(ready) != seen:
        raise Refused(
            _("It would be %(n)d people by now. Look at the number and press again.")
            % {"n": len(ready)}
        )
    campaign = Campaign.objects.create(wanted=dict(wish), a_day=a_day, by=by, started_at=now)
    insert_all([Invitee(campaign=campaign, alum_id=pk) for pk in ready])
    record(subject=campaign, verb="start", now=now, by=by)
    return campaign


@transaction.atomic
def stop_campaign(campaign: Campaign, *, now: datetime, by: Person) -> bool:
    """No first and no second mail any more; False where it was stopped already."""
    if not is_coordinator(by):
        raise NotYours
    return _stop(_locked(campaign), now=now, by=by)


def _locked(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update().get(pk=campaign.pk)


def _stop(campaign: Campaign, *, now: datetime, by: Person | None) -> bool:
    if campaign.stopped_at is not None:
        return False
    campaign.stopped_at = now
    campaign.save(update_fields=["stopped_at"])
    silent = Invitee.objects.of(campaign).unanswered()
    withdraw(keys=[invitation_key(alum, count) for alum, count in silent])
    record(subject=campaign, verb="stop", now=now, by=by)
    return True


def run_campaigns(*, now: datetime) -> int:
    """Writes to whose turn it is; returns how many. Safe to run twice, and in two places."""
    running = list(Campaign.objects.running().select_related("by").order_by("pk"))
    return sum(_run(campaign, now=now) for campaign in running)


@transaction.atomic
def _run(campaign: Campaign, *, now: datetime) -> int:
    """Under the lock of the campaign, so that two workers keep one pace."""
    locked, by = _locked(campaign), campaign.by
    if by is None or not by.is_active or not is_coordinator(by):
        _stop(locked, now=now, by=None)  # nobody answers for it any more
        return 0
    if locked.stopped_at is not None:
        return 0
    turn = _turn(locked, now)
    written = write_to([each.alum_id for each in turn], now=now, by=by) if turn else set()
    _note(turn, written, now)
    return len(written)


def _turn(campaign: Campaign, now: datetime) -> list[Invitee]:
    """Second mails first, since they are due; only people for whom it is day now."""
    campus, mine = Campus.objects.current(), Invitee.objects.of(campaign)
    pace = Pace(campaign.a_day, campus.zone)
    room = pace.room(Spent(*mine.mailed_since(pace.day(now), pace.hour(now))))
    if not room:
        return []
    awake = [zone for zone in mine.zones() if Band.of(campus, zone or "UTC").holds(now)]
    due = mine.to_remind().sent_before(now - AGAIN_AFTER)
    found = list(due.awake(awake).order_by("pk")[:room])
    return found + list(mine.waiting().awake(awake).order_by("pk")[: room - len(found)])


def _note(turn: list[Invitee], written: set[int], now: datetime) -> None:
    for each in turn:
        if each.alum_id not in written:
            each.left_out_at = each.left_out_at or (None if each.sent_at else now)
        elif each.sent_at is None:
            each.sent_at = now
        else:
            each.reminded_at = now
    Invitee.objects.bulk_update(turn, ["sent_at", "reminded_at", "left_out_at"], batch_size=500)
