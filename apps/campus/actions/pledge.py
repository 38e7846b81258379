"""The pledge in the words of the center; each wording is a version that stays."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change
from apps.campus.models import PLEDGE, Campus, Wording
from apps.core.clock import local
from apps.core.joining import Crossed


@transaction.atomic
def word_pledge(
    lines: Sequence[str], *, asks_again: bool, shown: str = "", now: datetime, by: Person
) -> Wording | None:
    """From now on students read these lines; None where they stand already.

    Whoever promised an earlier version is asked once more only where `asks_again` says so.
    `Crossed` where others stand than the page showed; `shown` is their seal.
    """
    alone_at_it(by)
    before = Wording.objects.standing()
    text = "\n".join(lines)
    if text == before.text:
        return None
    if shown not in {"", before.seal}:
        raise Crossed({"text": before.text}, before.seal)
    made = Wording.objects.create(
        version=_version(now), text=text, asks_again=asks_again, at=now, by=by
    )
    change(PLEDGE, before.version, made.version, now=now, by=by).save()
    return made


def _version(now: datetime) -> str:
    """Its day at the campus; a second one of a day has a number."""
    day = local(now, Campus.objects.current().zone).date().isoformat()
    count = Wording.objects.filter(version__startswith=day).count()
    return f"{day}-{count + 1}" if count else day
