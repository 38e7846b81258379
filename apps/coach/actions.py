from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.audit import actions as audit
from apps.coach.models import RuleSetting
from apps.coach.rules import EVERY
from apps.coach.setting import Setting, Settings, said
from apps.core.joining import settled
from apps.core.locks import alone


@transaction.atomic
def set_rules(chosen: Mapping[str, Setting], *, shown: str = "", now: datetime, by: Person) -> None:
    """What the rules say and which of them read, for everyone from now on.

    What is Rapport's again needs no row, and what blocks stays on. Rules that are not in `chosen`
    stay as they are. The audit log has the code of each that changed. `Crossed` where somebody
    else said the same otherwise since the page whose marks are `shown`.
    """
    if not is_coordinator(by):
        raise PermissionDenied
    alone("coach.rules")
    before = RuleSetting.objects.by_code()
    asked = {code: setting for code, setting in chosen.items() if code in EVERY}
    known = {
        code: replace(setting, is_on=setting.is_on or EVERY[code].blocks)
        for code, setting in _settled(asked, before, shown).items()
    }
    _note(known, before, now, by)
    _write(known)


def _write(known: Settings) -> None:
    changed = {code: setting for code, setting in known.items() if not setting.is_rapports}
    RuleSetting.objects.filter(code__in=known.keys() - changed.keys()).delete()
    RuleSetting.objects.bulk_create(
        [
            RuleSetting(code=code, is_on=own.is_on, title=own.title, why=own.why, fix=own.fix)
            for code, own in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["is_on", "title", "why", "fix"],
    )


def _settled(asked: Settings, before: Settings, shown: str) -> Settings:
    kept = said({code: before.get(code, Setting()) for code in asked})
    found = settled(kept, said(asked), shown)
    return {code: Setting.of(code, found) for code in asked}


def _note(known: Settings, before: Settings, now: datetime, by: Person) -> None:
    changed = [code for code, own in known.items() if own != before.get(code, Setting())]
    audit.note_settings((f"coach.{code}" for code in changed), now=now, by=by.pk)
