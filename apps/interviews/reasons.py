"""Reasons to write again: facts that both know, and what the student wants to tell. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from apps.core.wording import day


@dataclass(frozen=True)
class Reason:
    """`fact` may stand in the mail as Rapport's own sentence; `own` are the student's words.

    `label` says to the student what it is; `slug` names it in a form; `at` is when it came about.
    """

    slug: str
    label: str
    at: datetime
    fact: str = ""
    own: str = ""


@dataclass(frozen=True)
class Advised:
    """Advice that was followed: what was said, when, and what the student did."""

    pk: int
    text: str
    said_at: datetime
    outcome: str
    done_at: datetime


@dataclass(frozen=True)
class Met:
    """Somebody whose name was given, and with whom the student talked."""

    pk: int
    name: str
    said_at: datetime
    talked_at: datetime


def advised(told: Iterable[Advised], student: str, zone: str) -> Iterator[Reason]:
    """As "On Thursday 10 December you told Imani: “Call the county.”"."""
    for each in told:
        words = {"on": day(each.said_at, zone), "name": student, "text": each.text.rstrip(".")}
        fact = _("On %(on)s you told %(name)s: “%(text)s”.") % words
        yield Reason(f"advice-{each.pk}", each.text, each.done_at, fact, each.outcome)


def met(named: Iterable[Met], student: str, zone: str) -> Iterator[Reason]:
    """As "On Thursday 10 December you told Imani of Ana Ruiz. They talked on 14 January."."""
    for each in named:
        words = {"on": day(each.said_at, zone), "name": student, "other": each.name}
        words["then"] = day(each.talked_at, zone)
        fact = _("On %(on)s you told %(name)s of %(other)s. They talked on %(then)s.") % words
        label = _("You talked with %(other)s, whose name they gave you") % words
        yield Reason(f"met-{each.pk}", label, each.talked_at, fact)


def fresh(reasons: Iterable[Reason], since: datetime | None) -> list[Reason]:
    """Those that came about after the last word, in the order in which they did."""
    new = [reason for reason in reasons if since is None or reason.at > since]
    return sorted(new, key=lambda reason: reason.at)


def begun(reasons: Iterable[Reason], *, greeting: str, signed: str) -> str:
    """A note that is never blank: a greeting, the student's own lines, their name."""
    own = [reason.own.strip() for reason in reasons if reason.own.strip()]
    return "\n\n".join([_("Dear %(name)s,") % {"name": greeting}, *own, signed])
