"""Writing what was planned for one piece of a file."""

from collections.abc import Sequence
from datetime import datetime

from apps.accounts.models import Person
from apps.alumni.actions.closing import close_addresses, close_all
from apps.alumni.actions.office.judging import Plan
from apps.alumni.actions.office.known import keep_kin
from apps.alumni.actions.unreachable import other_address
from apps.alumni.finding import words_of
from apps.alumni.models import Alum
from apps.alumni.office import FILLED
from apps.alumni.workflow import OF_ONE
from apps.core.bulk import insert_all, update_all
from apps.imports.models import Batch, Deed
from apps.mail.actions import post_all


def write(plan: Plan, batch: Batch, *, now: datetime) -> list[Deed]:
    """The rows as they are planned; what was done, to be undone if somebody asks."""
    _make([alum for _row, alum in plan.new])
    rewrite(plan.changed, now=now)
    close_all(list(dict.fromkeys(plan.closed)), now=now, by=None)
    come_closed = [alum for _row, alum in plan.new if alum.closed_for]
    close_addresses([alum for alum in come_closed if alum.closed_for not in OF_ONE], now=now)
    new = [Deed(number=row, record=alum.pk, is_new=True) for row, alum in plan.new]
    deeds = [*plan.deeds, *new]
    for deed in deeds:
        deed.batch = batch
    return deeds


def _make(alumni: Sequence[Alum]) -> None:
    for alum, pk in zip(alumni, insert_all(alumni), strict=True):
        alum.pk = pk
    keep_kin(alumni)


def rewrite(alumni: Sequence[Alum], *, now: datetime) -> None:
    """Fields that a file may fill, and what follows from them."""
    changed = list(dict.fromkeys(alumni))
    if not changed:
        return
    for alum in changed:
        alum.words = words_of(alum) if alum.opted_in_at else ""
    letters = [other_address(alum, now=now) for alum in changed if _has_moved(alum)]
    update_all(changed, {*FILLED, "words", "unreachable"})
    keep_kin(changed)
    _follow(changed)
    post_all([letter for letter in letters if letter], now=now, by=None)


def _has_moved(alum: Alum) -> bool:
    """Mail did not reach them, and the file names another address than the one that failed."""
    return bool(alum.unreachable and alum.person and alum.person.email != alum.email)


def _follow(alumni: Sequence[Alum]) -> None:
    """Mail goes where the record says; a person who signs in looks after their own address."""
    people = []
    for alum in alumni:
        person = alum.person
        if person and not person.may_sign_in:
            person.email, person.zone = alum.email, alum.zone or person.zone
            people.append(person)
    Person.objects.bulk_update(people, ["email", "zone"], batch_size=1000)
