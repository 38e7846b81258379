"""The question bank as coordinators read it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from apps.accounts.models import Person
from apps.interviews.actions.bank import is_own
from apps.interviews.bank import BY_SLUG, Suggestion, of_campus
from apps.interviews.forms import BankForm
from apps.interviews.models import BankChange, Change, Topic


@dataclass(frozen=True)
class Line:
    """One question in the list, and what is different here."""

    text: str
    is_on: bool
    is_own: bool
    has_own_words: bool


def listed(person: Person) -> dict[str, Any]:
    """Every question under its topic, with what the campus changed: one query."""
    changes = _changes(person)
    every = of_campus(changes.values(), every=True)
    topics = [
        (topic, [_line(entry, changes) for entry in every if entry.topic == topic])
        for topic in Topic
    ]
    return {
        "topics": topics,
        "count": sum(line.is_on for _topic, lines in topics for line in lines),
    }


def edited(person: Person, topic: str, data: QueryDict | None = None) -> BankForm:
    """The form of one topic."""
    changes = _changes(person)
    every = of_campus(changes.values(), every=True)
    entries = [entry for entry in every if entry.topic == topic]
    return BankForm(data, entries=[*_gone(topic, data, changes), *entries], changes=changes)


def _gone(topic: str, data: QueryDict | None, changes: dict[str, Change]) -> list[Suggestion]:
    """Own questions that the page showed with words, and that somebody removed meanwhile."""
    slugs = dict.fromkeys(data.getlist("questions")) if data else {}
    said = {
        slug: " ".join(str(data[f"{slug}-text"]).split())
        for slug in slugs
        if data and is_own(slug) and slug not in changes and f"{slug}-text" in data
    }
    return [Suggestion(slug, topic, text) for slug, text in said.items() if text]


def _changes(person: Person) -> dict[str, Change]:
    found = BankChange.objects.visible_to(person).values_now()
    return {change.slug: change for change in found}


def _line(entry: Suggestion, changes: dict[str, Change]) -> Line:
    change = changes.get(entry.slug, Change(entry.slug))
    is_own = entry.slug not in BY_SLUG
    own_words = bool(change.text) and not is_own
    return Line(str(entry.text), is_on=change.is_on, is_own=is_own, has_own_words=own_words)
