"""How to be there, in the words of the campus's coordinators."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change
from apps.campus.models import GUIDE, Change
from apps.core.joining import settled
from apps.interviews.models import Manner


@transaction.atomic
def set_manners(said: Mapping[str, str], *, shown: str = "", now: datetime, by: Person) -> int:
    """How many lines changed; one without words is Rapport's again.

    `Crossed` where somebody else changed a line since the page whose marks are `shown`.
    """
    alone_at_it(by)
    before = Manner.objects.said()
    found = settled({about: before.get(about, "") for about in said}, said, shown)
    changed = {about: text for about, text in found.items() if before.get(about, "") != text}
    Manner.objects.filter(about__in=changed).delete()
    Manner.objects.bulk_create(
        Manner(about=about, text=text) for about, text in changed.items() if text
    )
    Change.objects.bulk_create(
        change(GUIDE, before.get(about, ""), text, now=now, by=by)
        for about, text in changed.items()
    )
    return len(changed)
