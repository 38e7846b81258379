"""What an alum decides about themself, with the ledger of consent beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import zones
from apps.alumni.actions.closing import CLOSED, invitation_key
from apps.alumni.actions.consenting import note_changes, note_gone, stands
from apps.alumni.actions.move import move
from apps.alumni.actions.signing_in import close_account
from apps.alumni.finding import words_of
from apps.alumni.models import Alum
from apps.alumni.places import lock
from apps.alumni.policies import parties
from apps.alumni.room import today_there
from apps.alumni.workflow import Closed, Party, Status
from apps.core.moves import NotYours, Refused, StaleMove
from apps.mail.actions import lift, suppress_all, withdraw
from apps.reminders.actions.prefer import stop_kind
from apps.timeline.actions import record


@dataclass(frozen=True)
class Answers:
    """The opt-in page, filled in: fields of the alum, and how to address the person.

    `zone` is an IANA name, empty where it is to follow the city.
    """

    alum: Mapping[str, Any]
    person: Mapping[str, str]
    zone: str = ""

    def on(self, alum: Alum) -> Alum:
        """The alum as it would be; what differs from the record counts as corrected."""
        said = {name: self.alum[name] for name in CORRECTABLE if name in self.alum}
        corrected = {name for name, value in said.items() if value != getattr(alum, name)}
        for name, value in self.alum.items():
            setattr(alum, name, value)
        if self.zone:
            _keep_zone(alum, self.zone)
        elif "city" in corrected or "zone" in alum.corrected:
            _follow_city(alum)
        alum.corrected = sorted({*alum.corrected, *corrected})
        return alum


def _keep_zone(alum: Alum, zone: str) -> None:
    alum.zone, alum.corrected = zone, sorted({*alum.corrected, "zone"})


def _follow_city(alum: Alum) -> None:
    """As the city says, where that is known; a city alone often names none."""
    alum.zone = zones.guessed(alum.city, "", "") or alum.zone
    alum.corrected = sorted({*alum.corrected} - {"zone"})


CORRECTABLE = (
    "first_name",
    "last_name",
    "title",
    "employer",
    "city",
    "studies",
    "degree",
    "groups",
    "field",
    "industry",
)


@transaction.atomic
def opt_in(alum: Alum, answers: Answers, *, now: datetime, by: Person) -> None:
    """Visible to students from here on, with the parts that are switched on and no other."""
    before = stands(_guard(alum, by))
    answers.on(alum)
    changes = {name: getattr(alum, name) for name in (*answers.alum, "corrected", "zone")}
    changes |= {
        "words": words_of(alum),
        "opted_in_at": alum.opted_in_at or now,
        "paused_until": None,
        "unreachable": "",
    }
    lift([alum.email])  # whoever opens the link of a mail is reached
    _address(by, {**answers.person, "zone": alum.zone or by.zone})
    move(alum, "opt_in", changes, now=now, by=by)
    note_changes(before, alum, now=now, by=by)


def _guard(alum: Alum, by: Person) -> Alum:
    """The locked row: only the alum answers for the alum, and a closed record stays closed."""
    locked = lock(alum)
    if Party.ALUM not in parties(locked, by):
        raise NotYours
    return locked


def _address(person: Person, changes: Mapping[str, str]) -> None:
    for name, value in changes.items():
        setattr(person, name, value)
    person.save(update_fields=list(changes))


@transaction.atomic
def not_now(alum: Alum, *, now: datetime, by: Person) -> None:
    """Nothing is shown and no second mail comes; the link of the first opens the page again."""
    locked = _guard(alum, by)
    if locked.status != Status.INVITED or locked.not_now_at:
        return
    locked.not_now_at = now
    locked.save(update_fields=["not_now_at"])
    withdraw(keys=[invitation_key(locked.pk, locked.invitations)])
    record(subject=locked, verb="not_now", now=now, by=by)


@transaction.atomic
def never_again(alum: Alum, *, now: datetime, by: Person) -> None:
    """Not to be asked again, by anyone, whatever a later file says."""
    _guard(alum, by)
    if move(alum, "suppress", {"closed_for": Closed.OWN_WISH}, now=now, by=by):
        withdraw(keys=[invitation_key(alum.pk, alum.invitations)])
        suppress_all(_nobody_elses([alum.email, by.email], by), reason=CLOSED, now=now)
        close_account(by)
        note_gone(alum, now=now, by=by)


def _nobody_elses(addresses: Sequence[str], by: Person) -> list[str]:
    """A graduate who is asked no more still gets the mail of the student they are."""
    return [email for email in addresses if not Person.objects.others_read(email, by)]


@transaction.atomic
def leave(alum: Alum, *, now: datetime, by: Person) -> None:
    """Out of the directory; a later invitation link could bring them back, nobody else."""
    _guard(alum, by)
    if move(alum, "opt_out", {"paused_until": None}, now=now, by=by):
        withdraw(keys=[invitation_key(alum.pk, alum.invitations)])
        note_gone(alum, now=now, by=by)


@transaction.atomic
def pause(alum: Alum, until: date | None, *, now: datetime, by: Person) -> None:
    """Invisible and not asked until a day of the alum's own zone, or until they come back."""
    _guard(alum, by)
    move(alum, "pause", {"paused_until": until}, now=now, by=by)


@transaction.atomic
def change_limit(alum: Alum, limit: int, *, now: datetime, by: Person) -> None:
    """Fewer requests a month at most; more of them takes the page of the fresh link."""
    _guard(alum, by)
    alum.refresh_from_db()
    if alum.status == Status.SUPPRESSED:
        raise StaleMove(_("You are not asked any more, so there is no limit to change."))
    if alum.month_limit > limit:
        before = stands(alum)
        alum.month_limit = limit
        alum.save(update_fields=["month_limit"])
        note_changes(before, alum, now=now, by=by)
        record(subject=alum, verb="limit", now=now, by=by)


@transaction.atomic
def change_zone(alum: Alum, zone: str, *, now: datetime, by: Person) -> None:
    """The alum's own word on their IANA zone: no file and no guess changes it back."""
    _guard(alum, by)
    if zone not in zones.names():
        raise Refused(_("Choose a time zone from the list."))
    alum.refresh_from_db()
    if alum.zone == zone == by.zone and "zone" in alum.corrected:
        return
    _keep_zone(alum, zone)
    alum.save(update_fields=["zone", "corrected"])
    _address(by, {"zone": zone})
    record(subject=alum, verb="zone", now=now, by=by)


def resume_due(*, now: datetime) -> int:
    """Ends pauses whose day has come, in each alum's own zone."""
    due = Alum.objects.paused_by(now.date())
    return sum(_back(alum, now) for alum in due)


@transaction.atomic
def _back(alum: Alum, now: datetime) -> bool:
    """Looked at again under the lock: the alum may have chosen a later day meanwhile."""
    locked = lock(alum)
    day = locked.paused_until
    is_over = day is not None and day <= today_there(locked, now)
    if locked.status != Status.PAUSED or not is_over:
        return False
    return move(locked, "resume", {"paused_until": None}, now=now, by=None)


@transaction.atomic
def hear_no_more(alum: Alum, *, now: datetime, by: Person) -> None:
    """No mail about what came of their time; a link to that page stays in others."""
    _guard(alum, by)
    stop_kind("came", now=now, by=by)
    record(subject=alum, verb="hear_no_more", now=now, by=by)
