"""Addresses whose 72 hours are over take effect, all that are due at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models.functions import Lower

from apps.accounts.models import Person
from apps.accounts.sessions import end_all_of
from apps.alumni.models import Alum
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.bulk import update_all
from apps.home.models import AddressChange, Ended
from apps.mail.actions import lift, post_all
from apps.mail.letters import Letter
from apps.students.models import Student

BATCH = 500


@dataclass
class Due:
    """The changes of one run by what becomes of them; people and records are locked."""

    now: datetime
    done: list[AddressChange]
    taken: list[AddressChange]
    gone: list[AddressChange]


@transaction.atomic
def change_addresses(*, now: datetime) -> int:
    """How many took effect. Two runs at once are one: the second finds nothing that is due."""
    people = list(AddressChange.objects.due(now).values_list("person", flat=True)[:BATCH])
    if not people:
        return 0
    alumni = list(Alum.objects.filter(person__in=people).select_for_update().order_by("pk"))
    locked = Person.objects.filter(pk__in=people).select_for_update(no_key=True).order_by("pk")
    due = _judged(list(locked), now)
    _readdress(due.done, alumni)
    _tell(due)
    return len(due.done)


def _judged(people: Sequence[Person], now: datetime) -> Due:
    """Read again under the lock; who was first to wait for an address gets it."""
    here = {person.pk: person for person in people}
    named = set(Student.objects.named_by_campus(here).values_list("person", flat=True))
    waiting = AddressChange.objects.due(now).filter(person__in=here).select_for_update()
    due, free = Due(now, [], [], []), _free(waiting)
    for change in waiting:
        change.person = here[change.person_id]
        if change.person_id in named or not _stands(change):
            due.gone.append(change)
        elif change.email in free:
            free.remove(change.email)
            due.done.append(change)
        else:
            due.taken.append(change)
    return due


def _stands(change: AddressChange) -> bool:
    """Who was put out, or has another address since, is left as they are."""
    person = change.person
    return person.may_sign_in and person.is_active and person.email == change.was


def _free(changes: Iterable[AddressChange]) -> set[str]:
    wanted = {change.email for change in changes}
    holders = Person.objects.filter(may_sign_in=True).annotate(address=Lower("email"))
    return wanted - set(holders.filter(address__in=wanted).values_list("address", flat=True))


def _readdress(done: Sequence[AddressChange], alumni: Sequence[Alum]) -> None:
    """Everybody signs in anew, with the new one; the directory's record follows."""
    emails = {change.person_id: change.email for change in done}
    people = [change.person for change in done]
    for person in people:
        person.email = emails[person.pk]
    update_all(people, {"email"})
    EmailAddress.objects.filter(user__in=people).delete()
    EmailAddress.objects.bulk_create(
        EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in people
    )
    records = [alum for alum in alumni if alum.person_id in emails]
    for alum in records:
        alum.email = emails[alum.person_id or 0]
        alum.corrected = sorted({*alum.corrected, "email"})  # no file of the office takes it back
    update_all(records, {"email", "corrected"})
    end_all_of(emails)
    lift(emails.values())  # a code was read there


def _tell(due: Due) -> None:
    for change in due.done:
        change.done_at = due.now
    for change in due.taken:
        change.ended = Ended.TAKEN
    for change in due.gone:
        change.ended = Ended.GONE
    update_all([*due.done, *due.taken, *due.gone], {"done_at", "ended"})
    about = [change.person_id for change in due.done]
    audit.note_all(What.ADDRESS, about, now=due.now, by=None)
    letters = [_changed(change, to) for change in due.done for to in (change.was, change.email)]
    post_all([*letters, *map(_stays, due.taken)], now=due.now, by=None)


def _changed(change: AddressChange, to: str) -> Letter:
    return Letter(
        template="home/mail/address_changed",
        recipient=change.person,
        dedupe_key=f"address:{change.pk}:{'was' if to == change.was else 'is'}",
        values={"email": change.email, "was": change.was},
        to=to,
    )


def _stays(change: AddressChange) -> Letter:
    return Letter(
        template="home/mail/address_stays",
        recipient=change.person,
        dedupe_key=f"address:{change.pk}:taken",
        values={"email": change.email, "was": change.was},
        to=change.was,
    )
