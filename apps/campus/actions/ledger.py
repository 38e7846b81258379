"""How every change about the center is made: by a coordinator, one at a time, with its row."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.audit import actions as audit
from apps.audit.models import What
from apps.campus.breaks import Break
from apps.campus.models import Change, QuietPeriod, Term
from apps.core import joining
from apps.core.locks import alone
from apps.core.moves import NotYours, Refused, StaleMove
from apps.core.wording import day

LONGEST = 200


class Crossed(Refused):
    """Somebody else changed the same while the page was open."""

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__(_("Settings were changed while this page was open."))
        self.changes = changes


def refuse_crossed(changed: Collection[str], seen: int) -> None:
    """`Crossed` where some of it was changed after `seen`, the number the page knew."""
    since = list(Change.objects.since(seen, changed))
    if since:
        raise Crossed(since)


def refuse_other(stands: Break, shown: str) -> None:
    """`joining.Crossed` where it stands otherwise than the page showed.

    `shown` is the seal of the span on the page; an empty one stands for none.
    """
    if shown not in {"", stands.seal}:
        days = {"starts_on": day(stands.starts_on), "ends_on": day(stands.ends_on)}
        raise joining.Crossed({"name": stands.name} | days, stands.seal)


def as_it_stands(row: QuietPeriod | Term) -> Break:
    """Read anew. `StaleMove` where somebody removed it meanwhile."""
    try:
        row.refresh_from_db()
    except ObjectDoesNotExist:
        raise StaleMove(_("Somebody removed it while this page was open.")) from None
    return row.span


def alone_at_it(by: Person) -> None:
    """One change at a time, so that the row of each says truly what stood before."""
    if not is_coordinator(by):
        raise NotYours
    alone("campus")


def change(what: str, old: str, new: str, *, now: datetime, by: Person) -> Change:
    """The row, not yet saved; a long text is told by its beginning. The audit log has its name."""
    audit.note(What.SETTING, code=what, now=now, by=by.pk)
    return Change(what=what, old=old[:LONGEST], new=new[:LONGEST], at=now, by=by)
