"""What may be found of an alum: only what they switched on or told themselves. Pure."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Protocol

from django.db.models import TextChoices

from apps.alumni.models import Background, Degree, EmployerKind, Format, Language, Part, Topic

ROOM, SOON, FIRST = "room", "soon", "first"
MEANING = 3  # words as short as "of" and "and" name no subject
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_WORD = re.compile(r"\w+")


class Told(Protocol):
    """What is read of a record: an `Alum`, or a row of the same columns."""

    @property
    def pk(self) -> int: ...
    @property
    def shows(self) -> Sequence[str]: ...
    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def nickname(self) -> str: ...
    @property
    def class_year(self) -> int | None: ...
    @property
    def title(self) -> str: ...
    @property
    def employer(self) -> str: ...
    @property
    def city(self) -> str: ...
    @property
    def studies(self) -> str: ...
    @property
    def degree(self) -> str: ...
    @property
    def groups(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def industry(self) -> str: ...
    @property
    def employer_kind(self) -> str: ...
    @property
    def topics(self) -> Sequence[str]: ...
    @property
    def formats(self) -> Sequence[str]: ...
    @property
    def languages(self) -> Sequence[str]: ...
    @property
    def backgrounds(self) -> Sequence[str]: ...
    @property
    def line(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def glad_first(self) -> bool: ...
    @property
    def answers_soon(self) -> bool: ...


@dataclass(frozen=True)
class Standing:
    """What changes with every request: the rest of somebody's facts is their own doing."""

    has_room: bool
    spread: int  # see `fit.spread`
    opted_in_at: datetime


@dataclass(frozen=True)
class Facts:
    """`values` are facets with what to count there; labels beside, where the alum wrote freely."""

    pk: int
    values: tuple[tuple[str, str, str], ...]  # facet, value, label or ""
    words: frozenset[str]
    traits: frozenset[str]


def folded(text: str) -> str:
    """Small letters without accents, one space between words."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(text.lower().split())


def words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def subjects(text: str) -> list[str]:
    """Words that can name a field of study or of work."""
    return [word for word in words(text) if len(word) > MEANING]


def facts(told: Told) -> Facts:
    shown = set(told.shows)
    parts = {part: getattr(told, part) for part in _PARTS if part in shown}
    return Facts(
        pk=told.pk,
        values=tuple(_values(told, parts)),
        words=frozenset().union(*_texts(told, parts)),
        traits=_traits(told, parts),
    )


def traits(told: Told) -> frozenset[str]:
    """What `fit` compares, as "study:geography", "work:water", "way:transfer", "glad:first"."""
    return _traits(told, {part: getattr(told, part) for part in _PARTS if part in told.shows})


def _traits(told: Told, parts: dict[str, str]) -> frozenset[str]:
    found = {f"way:{way}" for way in told.backgrounds}
    if told.glad_first:
        found.add("glad:first")
    named = [("study", parts.get(_STUDIES, "")), *(("work", parts.get(part, "")) for part in _WORK)]
    return frozenset(found).union(*(_named(kind, text) for kind, text in named if text))


# Thousands write the same field, city or subject: what was read once is kept.
@lru_cache(maxsize=50_000)
def _named(kind: str, text: str) -> frozenset[str]:
    return frozenset(f"{kind}:{word}" for word in subjects(text))


@lru_cache(maxsize=50_000)
def _kept(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=50_000)
def _as_value(text: str) -> tuple[str, str]:
    """A text that many may write, as one value, and as it was written."""
    return folded(text), " ".join(text.split())


_PARTS = tuple(part.value for part in Part)
_STUDIES, _DEGREE = Part.STUDIES.value, Part.DEGREE.value
_WORK = (Part.FIELD.value, Part.INDUSTRY.value, Part.TITLE.value)
_FREE = {"field": Part.FIELD.value, "industry": Part.INDUSTRY.value, "place": Part.CITY.value}


def _values(told: Told, parts: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for facet, part in _FREE.items():
        value, label = _as_value(parts.get(part, ""))
        if value:
            yield facet, value, label
    decade = str(told.class_year // 10 * 10) if told.class_year else ""
    degree = told.degree if parts.get(_DEGREE) else ""
    for facet, value in (("kind", told.employer_kind), ("degree", degree), ("decade", decade)):
        if value:
            yield facet, value, ""
    soon, first = SOON if told.answers_soon else "", FIRST if told.glad_first else ""
    several = (("topic", told.topics), ("format", told.formats), ("free", (soon, first)))
    for facet, values in several:
        yield from ((facet, value, "") for value in values if value)


def _texts(told: Told, parts: dict[str, str]) -> Iterator[Collection[str]]:
    """Words of every text, piece by piece."""
    year = str(told.class_year or "")
    yield words(f"{told.first_name} {told.last_name} {told.nickname} {year}")
    yield words(f"{told.line} {told.reason}")
    for part, text in parts.items():
        if text and part != _DEGREE:
            yield _kept(text)
    chosen = [(Topic, told.topics), (Background, told.backgrounds), (Language, told.languages)]
    chosen += [(Format, told.formats), (EmployerKind, [told.employer_kind])]
    for kind, values in [*chosen, (Degree, [parts.get(_DEGREE, "")])]:
        for value in values:
            yield _label_words(kind, value)


@cache
def _label_words(kind: type[TextChoices], value: str) -> frozenset[str]:
    """In the language of the center: the index is one for all readers."""
    return frozenset(words(str(kind(value).label))) if value else frozenset()
