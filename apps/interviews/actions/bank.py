"""What a campus's coordinators change about the question bank."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_hex

from django.core.exceptions import PermissionDenied
from django.db import transaction

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.audit import actions as audit
from apps.core.locks import alone
from apps.interviews.bank import BY_SLUG
from apps.interviews.models import BankChange, Change


def own_slug() -> str:
    """A name for a question of the campus's own."""
    return f"own-{token_hex(6)}"


@transaction.atomic
def set_bank(changes: Sequence[Change], *, now: datetime, by: Person) -> None:
    """What is suggested, and in which words, for everyone from now on.

    What is Rapport's again needs no row, and an own question without words goes. Questions that
    are not among the changes stay as they are; sheets keep what students took. The audit log has
    the name of each that changed.
    """
    if not is_coordinator(by):
        raise PermissionDenied
    known = [change for change in changes if change.topic or change.slug in BY_SLUG]
    alone("interviews.bank")
    _note(known, now, by)
    BankChange.objects.named(change.slug for change in known if change.is_nothing).delete()
    BankChange.objects.bulk_create(
        [
            BankChange(slug=one.slug, topic=one.topic, text=one.text, is_on=one.is_on)
            for one in known
            if not one.is_nothing
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["text", "is_on"],
    )


def _note(known: Sequence[Change], now: datetime, by: Person) -> None:
    before = {change.slug: change for change in BankChange.objects.values_now()}
    changed = [
        change.slug
        for change in known
        if replace(before.get(change.slug, Change(change.slug)), topic=change.topic) != change
    ]
    audit.note_settings((f"bank.{slug}" for slug in changed), now=now, by=by.pk)
