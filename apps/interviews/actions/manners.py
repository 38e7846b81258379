"""How to be there, in the words of the campus's coordinators."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change
from apps.campus.models import GUIDE, Change
from apps.interviews.models import Manner


@transaction.atomic
def set_manners(said: Mapping[str, str], *, now: datetime, by: Person) -> int:
    """How many lines changed; one without words is Rapport's again."""
    alone_at_it(by)
    before = Manner.objects.said()
    changed = {about: text for about, text in said.items() if before.get(about, "") != text}
    Manner.objects.filter(about__in=changed).delete()
    Manner.objects.bulk_create(
        Manner(about=about, text=text) for about, text in changed.items() if text
    )
    Change.objects.bulk_create(
        change(GUIDE, before.get(about, ""), text, now=now, by=by)
        for about, text in changed.items()
    )
    return len(changed)
