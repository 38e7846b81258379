"""A row looks like somebody who is here, or who stands in the same file: somebody decides."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.alumni.actions.office.desk import Office
from apps.alumni.models import Alum, Answer, Ruling
from apps.alumni.office import understood
from apps.alumni.sifting import CLOSED
from apps.core.bulk import insert_all
from apps.core.moves import NotYours, StaleMove
from apps.imports.actions import keep_verdicts
from apps.imports.models import Batch, Mark, Row
from apps.imports.workflow import Outcome, Status


@transaction.atomic
def decide(batch: Batch, number: int, answer: Answer, *, now: datetime, by: Person) -> Row:
    """Remembers the answer for every file to come, and judges the row by it at once.

    Of a file that is imported already, the row is taken in. `StaleMove` where it does not wait.
    """
    if not is_coordinator(by):
        raise NotYours
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update())
    row = Row.objects.of(batch).numbered([number]).select_for_update().first()
    like = row.said.get("like") if row else None
    if row is None or like is None or not may_decide(batch, row):
        raise StaleMove(_("This row does not wait for a decision any more."))
    alum = _meant(like) if answer == Answer.SAME else None
    Ruling.objects.update_or_create(
        identity=understood(row.number, row.cells, now.year).identity,
        defaults={"answer": answer, "alum": alum, "made_by": by, "made_at": now},
    )
    _again(batch, row, now)
    row.refresh_from_db()
    row.said |= {"like": like, "decided": answer}
    row.save(update_fields=["said"])
    return row


def may_decide(batch: Batch, row: Row) -> bool:
    """Before the import as often as one likes; afterwards while the row waits."""
    waits = row.outcome == Outcome.DUPLICATE
    return batch.status == Status.PREVIEWED or (batch.status == Status.APPLIED and waits)


def _meant(like: dict[str, int]) -> Alum | None:
    """Whom the row is; nobody yet where they come with the same file."""
    return Alum.objects.chosen([like["alum"]]).first() if "alum" in like else None


def _again(batch: Batch, row: Row, now: datetime) -> None:
    desk = Office(batch, now)
    if batch.status == Status.PREVIEWED:
        # What it was taken for before, if this is a second thought.
        Mark.objects.of(batch).but(row.number, CLOSED).delete()
        keep_verdicts(batch, desk.look([row]), keeps_all=True)
        return
    verdicts, deeds = desk.take_in([row])
    insert_all(deeds)
    keep_verdicts(batch, verdicts, keeps_all=False)
