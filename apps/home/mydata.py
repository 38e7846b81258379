"""The page of one's own data: what can be taken along, and how to leave for good."""

from datetime import datetime, timedelta
from typing import Any

from apps.accounts.models import Person
from apps.accounts.policies import is_staff
from apps.home.models import DAYS, Erasure, Hold, Takeout


def latest(person: Person, now: datetime) -> Takeout | None:
    """The last file that was asked for and is not too old; its bytes are not read."""
    recent = Takeout.objects.visible_to(person).since(now - timedelta(days=DAYS))
    return recent.order_by("-pk").first()


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    takeout = latest(person, now)
    return {
        "takeout": takeout,
        "takeout_until": takeout and takeout.asked_at + timedelta(days=DAYS),
        "erasure": Erasure.objects.of(person).open().first(),
        "hold": Hold.objects.standing(person).first(),
        "is_staff": is_staff(person),
        "zone": person.zone,
    }
