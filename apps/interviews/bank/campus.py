"""The bank of one campus: Rapport's questions as they stand there, and its own. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from apps.interviews.bank.questions import BANK, Suggestion
from apps.interviews.models import Change


def of_campus(changes: Iterable[Change], *, every: bool = False) -> list[Suggestion]:
    """Own questions first, so that they are seen; what is switched off only where `every` is asked.

    A built-in question said in other words is still answered by the same fact.
    """
    changed = {change.slug: change for change in changes}
    own = [
        Suggestion(change.slug, change.topic, change.text)
        for change in changed.values()
        if change.topic
    ]
    built_in = [_worded(entry, changed.get(entry.slug)) for entry in BANK]
    return [
        entry
        for entry in (*own, *built_in)
        if every or entry.slug not in changed or changed[entry.slug].is_on
    ]


def _worded(entry: Suggestion, change: Change | None) -> Suggestion:
    return replace(entry, text=change.text) if change and change.text else entry
