"""The guide as this center has it: its words where it has some, Rapport's where it has none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from apps.campus.models import Campus
from apps.guide.models import Example, Wording
from apps.guide.steps import BY_SLUG, PAGES, Page

BuiltIn = TypeVar("BuiltIn")


@dataclass(frozen=True)
class Shown:
    """An example as a page shows it."""

    title: str
    text: str
    why: str


def step(slug: str) -> Page:
    """One query."""
    return _worded(BY_SLUG[slug], Wording.objects.of(slug))


def steps() -> list[Page]:
    """All six: one query."""
    said = {row.slug: row for row in Wording.objects.all()}
    return [_worded(page, said.get(page.slug)) for page in PAGES]


def _worded(page: Page, row: Wording | None) -> Page:
    if row is None:
        return page
    points = tuple((heading, text) for heading, text in row.points)
    return replace(page, lead=row.lead, points=points)


def with_own(kind: str, built_in: Sequence[BuiltIn]) -> list[BuiltIn | Shown]:
    """The center's own examples first, then Rapport's unless it wants none: at most two queries."""
    shown = Example.objects.of(kind).filter(is_on=True)
    own = [Shown(row.title, row.text, row.why) for row in shown]
    if own and Campus.objects.current().own_examples:
        return list(own)
    return [*own, *built_in]
