"""Quiet periods come, change and go; each leaves a row that says so."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, as_it_stands, change, refuse_other
from apps.campus.breaks import Break
from apps.campus.models import QUIET, Change, QuietPeriod
from apps.core.moves import Refused

MOST_PERIODS = 200  # ten years of a university; every reminder looks through them


@transaction.atomic
def add_periods(spans: Sequence[Break], *, now: datetime, by: Person) -> int:
    """How many were added: those of the same days and name are here already."""
    alone_at_it(by)
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
    Change.objects.bulk_create(change(QUIET, "", str(one.span), now=now, by=by) for one in made)
    return len(made)


@transaction.atomic
def change_period(
    period: QuietPeriod, span: Break, *, shown: str = "", now: datetime, by: Person
) -> None:
    """`Crossed` where it stands otherwise than the page showed; `shown` is its seal."""
    alone_at_it(by)
    before = as_it_stands(period)
    if span == before:
        return
    refuse_other(before, shown)
    period.name, period.starts_on, period.ends_on = span.name, span.starts_on, span.ends_on
    period.save()
    change(QUIET, str(before), str(span), now=now, by=by).save()


@transaction.atomic
def remove_period(period: QuietPeriod, *, shown: str = "", now: datetime, by: Person) -> None:
    """The change keeps its days and name. `Crossed` as with a change."""
    alone_at_it(by)
    before = as_it_stands(period)
    refuse_other(before, shown)
    change(QUIET, str(before), "", now=now, by=by).save()
    period.delete()


def breaks() -> list[Break]:
    """Every quiet period as a span, in order."""
    return [row.span for row in QuietPeriod.objects.in_order()]
