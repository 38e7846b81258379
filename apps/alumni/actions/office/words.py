"""What is said of a row."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.alumni.columns import label
from apps.alumni.models import Alum
from apps.alumni.office import Record
from apps.alumni.workflow import Closed, Status
from apps.imports.actions import Verdict
from apps.imports.workflow import Outcome

Change = list[str]  # the column, the value before, the value now


def said(  # noqa: PLR0913 - the parts of a verdict
    record: Record,
    outcome: Outcome,
    found: str,
    reason: str,
    changes: Sequence[Change] | None = None,
    *,
    like: Mapping[str, Any] | None = None,
    name: str | None = None,
) -> Verdict:
    """`changes` are told apart on the page and within `found` in a file."""
    told = [_told(change) for change in changes or []]
    noted: dict[str, Any] = {}
    if changes:
        noted = {"was": list(changes), "rest": found}
    if like:
        noted["like"] = dict(like)
    shown = _("name withheld") if name == "" else record.name
    words = "; ".join([*told, *([found] if found else [])])
    return Verdict(record.number, outcome, shown, words, reason, said=noted)


def _told(change: Change) -> str:
    what, before, now = change
    words = _("%(what)s: %(before)s, now %(now)s") if before else _("%(what)s: now %(now)s")
    return words % {"what": what, "before": before, "now": now}


def was(alum: Alum, name: str, value: object) -> Change:
    before = getattr(alum, name)
    return [label(name), str(before if before is not None else ""), str(value)]


def kept_words(alum: Alum, differing: Mapping[str, object]) -> str:
    return "; ".join(
        _("%(what)s: %(mine)s stays, file says %(file)s")
        % {"what": label(name), "mine": getattr(alum, name), "file": value}
        for name, value in differing.items()
    )


def withheld(record: Record, words: str) -> Verdict:
    reason = _("Stays suppressed, whatever a file says")
    return Verdict(record.number, Outcome.IGNORED, _("name withheld"), words, reason)


def left_out(record: Record) -> Verdict:
    return Verdict(record.number, Outcome.IGNORED, record.name, "", _("Left out, as decided"))


def closed_words(closed: str) -> str:
    return capfirst(str(Closed(closed).label))


def name_of(alum: Alum) -> str:
    if alum.status == Status.SUPPRESSED or alum.closed_for:
        return _("somebody who is not to be contacted")
    return f"{alum.name} ’{alum.class_year % 100:02}" if alum.class_year else alum.name
