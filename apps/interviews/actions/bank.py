"""What a campus's coordinators change about the question bank."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_hex

from django.core.exceptions import PermissionDenied
from django.db import transaction

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.audit import actions as audit
from apps.core.joining import settled
from apps.core.locks import alone
from apps.interviews.bank import BY_SLUG
from apps.interviews.models import BankChange, Change

_OWN = re.compile(r"own-[0-9a-f]{12}")


def own_slug() -> str:
    """A name for a question of the campus's own."""
    return f"own-{token_hex(6)}"


def is_own(slug: str) -> bool:
    """Whether `own_slug` makes such names."""
    return _OWN.fullmatch(slug) is not None


@transaction.atomic
def set_bank(changes: Sequence[Change], *, shown: str = "", now: datetime, by: Person) -> None:
    """What is suggested, and in which words, for everyone from now on.

    What is Rapport's again needs no row, and an own question without words goes. Questions that
    are not among the changes stay as they are; sheets keep what students took. The audit log has
    the name of each that changed. `Crossed` where somebody else gave other words to a question
    than the page had, whose marks are `shown`.
    """
    if not is_coordinator(by):
        raise PermissionDenied
    alone("interviews.bank")
    before = {change.slug: change for change in BankChange.objects.values_now()}
    asked = [change for change in changes if change.topic or change.slug in BY_SLUG]
    known = _settled(asked, before, shown)
    _note(known, before, now, by)
    _write(known)


def _write(known: Sequence[Change]) -> None:
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


def _settled(asked: Sequence[Change], before: Mapping[str, Change], shown: str) -> list[Change]:
    kept = said(before.get(one.slug, Change(one.slug)) for one in asked)
    found = settled(kept, said(asked), shown)
    return [
        replace(one, text=found[f"{one.slug}-text"], is_on=found[f"{one.slug}-is_on"] == str(True))
        for one in asked
    ]


def said(changes: Iterable[Change]) -> dict[str, str]:
    """The lines of all of them, as `settled` takes them."""
    return {name: text for change in changes for name, text in change.said.items()}


def _note(known: Sequence[Change], before: Mapping[str, Change], now: datetime, by: Person) -> None:
    changed = [
        change.slug
        for change in known
        if replace(before.get(change.slug, Change(change.slug)), topic=change.topic) != change
    ]
    audit.note_settings((f"bank.{slug}" for slug in changed), now=now, by=by.pk)
