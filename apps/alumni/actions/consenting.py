"""The ledger of consent: a line for each thing that changed; ids and choices, no own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from apps.accounts.models import Person
from apps.alumni.models import DIRECTORY, STUDENTS, Alum, Consent, Part
from apps.alumni.workflow import Status

WORDING = "2026-11.2"  # version of the words on the opt-in page
_SHARED = ("topics", "formats", "languages", "backgrounds", "windows")
_OWN_WORDS = ("line", "reason")
_NUMBERS = ("month_limit", "at_once")


@dataclass(frozen=True)
class Stand:
    """What an alum says about one thing. `words` are compared and never stored."""

    given: bool
    details: dict[str, Any] = field(default_factory=dict)
    words: str = ""


Stands = Mapping[str, Stand]


def stands(alum: Alum) -> Stands:
    """All that an alum in the directory agreed to; nothing of anybody else."""
    if alum.status not in {Status.OPTED_IN, Status.PAUSED}:
        return {}
    found = {DIRECTORY: Stand(given=True)}
    found |= {part.value: Stand(part in alum.shows, words=alum.shown(part)) for part in Part}
    for name in _SHARED:
        chosen = sorted(getattr(alum, name))
        found[name] = Stand(bool(chosen), {"chosen": chosen})
    kind = alum.employer_kind
    found["employer_kind"] = Stand(bool(kind), {"chosen": [kind] if kind else []})
    for name in _OWN_WORDS:
        found[name] = Stand(bool(getattr(alum, name)), words=getattr(alum, name))
    found["glad_first"] = Stand(alum.glad_first)
    for name in _NUMBERS:
        number = getattr(alum, name)
        found[name] = Stand(number > 0, {"most": number})
    return found


def note_changes(before: Stands, alum: Alum, *, now: datetime, by: Person) -> None:
    """Lines for what is said now and was not said so before.

    What was never given needs no no; but a part that the record holds is asked for by name.
    """
    Consent.objects.bulk_create(
        Consent(
            alum=alum,
            person=by,
            what=what,
            given=said.given,
            shown_to=STUDENTS,
            wording=WORDING,
            details=said.details,
            at=now,
        )
        for what, said in stands(alum).items()
        if said != before.get(what)
        and (said.given or what in before or (what in Part.values and getattr(alum, what)))
    )


def note_gone(alum: Alum, *, now: datetime, by: Person) -> None:
    """Out of the directory, whatever was agreed before."""
    Consent.objects.create(
        alum=alum,
        person=by,
        what=DIRECTORY,
        given=False,
        shown_to=STUDENTS,
        wording=WORDING,
        at=now,
    )
