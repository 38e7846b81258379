"""What a coordinator changes about the center; each change leaves a row that says so."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.audit import actions as audit
from apps.audit.models import What
from apps.campus.breaks import Break
from apps.campus.models import QUIET, Campus, Change, QuietPeriod
from apps.campus.rules import SETTINGS
from apps.core.locks import alone
from apps.core.moves import NotYours, Refused

MOST_PERIODS = 200  # ten years of a university; every reminder looks through them


class Crossed(Refused):
    """Somebody else changed settings while the page was open."""

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__(_("Settings were changed while this page was open."))
        self.changes = changes


@transaction.atomic
def change_settings(
    said: Mapping[str, object], *, seen: int, now: datetime, by: Person
) -> list[str]:
    """The names that changed. `seen` is the number of the latest change that the page knew.

    `Crossed` where another one came since and what is said differs from it.
    """
    _alone(by)
    campus = Campus.objects.current()
    changed = [name for name in SETTINGS if getattr(campus, name) != said[name]]
    since = [row for row in Change.objects.of_settings_since(seen) if row.what in changed]
    if since:
        raise Crossed(since)
    rows = []
    for name in changed:
        rows.append(_row(name, str(getattr(campus, name)), str(said[name]), now, by))
        setattr(campus, name, said[name])
        audit.note(What.SETTING, code=name, now=now, by=by.pk)
    campus.save()
    Change.objects.bulk_create(rows)
    return changed


@transaction.atomic
def add_periods(spans: Sequence[Break], *, now: datetime, by: Person) -> int:
    """How many were added: those of the same days and name are here already."""
    _alone(by)
    here = set(breaks())
    fresh = [span for span in dict.fromkeys(spans) if span not in here]
    if len(here) + len(fresh) > MOST_PERIODS:
        raise Refused(
            _("There would be more than %(n)d quiet periods. Remove some that are over first.")
            % {"n": MOST_PERIODS}
        )
    made = QuietPeriod.objects.bulk_create(
        QuietPeriod(name=span.name, starts_on=span.starts_on, ends_on=span.ends_on)
        for span in fresh
    )
    Change.objects.bulk_create(_row(QUIET, "", str(one.span), now, by) for one in made)
    if made:
        audit.note(What.SETTING, code=QUIET, now=now, by=by.pk)
    return len(made)


@transaction.atomic
def change_period(period: QuietPeriod, span: Break, *, now: datetime, by: Person) -> None:
    _alone(by)
    period.refresh_from_db()
    before = period.span
    period.name, period.starts_on, period.ends_on = span.name, span.starts_on, span.ends_on
    if span != before:
        period.save()
        _row(QUIET, str(before), str(span), now, by).save()
        audit.note(What.SETTING, code=QUIET, now=now, by=by.pk)


@transaction.atomic
def remove_period(period: QuietPeriod, *, now: datetime, by: Person) -> None:
    """The change keeps its days and name."""
    _alone(by)
    _row(QUIET, str(period.span), "", now, by).save()
    audit.note(What.SETTING, code=QUIET, now=now, by=by.pk)
    period.delete()


def breaks() -> list[Break]:
    """Every quiet period as a span, in order."""
    return [row.span for row in QuietPeriod.objects.in_order()]


def _row(what: str, old: str, new: str, now: datetime, by: Person) -> Change:
    return Change(what=what, old=old, new=new, at=now, by=by)


def _alone(by: Person) -> None:
    """One change at a time, so that the row of each says truly what stood before."""
    if not is_coordinator(by):
        raise NotYours
    alone("campus")
