"""Who reads for whom, the days on which somebody is away, and what was read."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Away, Person
from apps.core.locks import alone
from apps.core.moves import Refused
from apps.core.wording import day


@transaction.atomic
def cover(*, day: date) -> list[Person]:
    """Writes who reads the drafts of whom on this day of the campus; advisors for whom it changes.

    The colleague that was named, if they are here; else the first who is; else nobody.
    """
    alone("accounts.cover")
    advisors = list(Person.objects.filter(covered_by__isnull=False) | Person.objects.advisors())
    staff = list(Person.objects.advisors())
    away = {one.person_id: one.reader_id for one in Away.objects.on(day).order_by("-pk")}
    present = [person for person in staff if person.pk not in away]
    changed = []
    for advisor in advisors:
        is_away = advisor.pk in away and advisor in staff
        reader = _reader(away[advisor.pk], present) if is_away else None
        if advisor.covered_by_id != (reader.pk if reader else None):
            advisor.covered_by = reader
            changed.append(advisor)
    Person.objects.bulk_update(changed, ["covered_by"])
    return changed


def read_news(person: Person, *, until: datetime, now: datetime) -> None:
    """Everything up to this moment is read; an earlier one of another window takes nothing back."""
    until = min(until, now)
    if person.news_read_at is None or person.news_read_at < until:
        person.news_read_at = until
        person.save(update_fields=["news_read_at"])


def _reader(named: int | None, present: Sequence[Person]) -> Person | None:
    return next((one for one in present if one.pk == named), present[0] if present else None)


@transaction.atomic
def go_away(person: Person, first: date, last: date, reader: Person | None) -> Away:
    """The caller covers for them at once, if it has begun; a second press notes nothing more.

    `Refused` where other days away of theirs are among these: one colleague reads at a time.
    """
    alone("accounts.cover")
    wanted = {"starts_on": first, "ends_on": last, "reader": reader}
    same = Away.objects.of(person).filter(**wanted).first()
    if same:
        return same
    other = Away.objects.of(person).between(first, last).first()
    if other:
        said = {"name": person.called, "first": day(other.starts_on), "last": day(other.ends_on)}
        words = _(
            "%(name)s is away from %(first)s to %(last)s already. "
            "End that first, or choose other days."
        )
        raise Refused(words % said)
    return Away.objects.create(person=person, **wanted)
