"""The filters of the directory, each with how many it would leave; values for the page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.alumni.directory.asking import Found
from apps.alumni.directory.facts import FIRST, ROOM, SOON
from apps.alumni.models import Degree, EmployerKind, Format, Topic
from apps.alumni.wish import FACETS, Wish

MANY = 1000  # nobody learns how large the directory is beyond it
SHOWN, MOST = 8, 60  # before "More"; of values that alumni wrote freely
Name = Callable[[str, str], str]


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_on: bool

    @property
    def amount(self) -> str:
        return amount(self.count)


@dataclass(frozen=True)
class Facet:
    """One group of filters; each option is counted under all the other groups."""

    name: str
    legend: str
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()

    @property
    def on(self) -> list[Option]:
        return [option for option in (*self.options, *self.more) if option.is_on]

    @property
    def is_of_use(self) -> bool:
        """Somebody is under one of its options, or one is on and can be taken away."""
        return any(option.count or option.is_on for option in (*self.options, *self.more))


@dataclass(frozen=True)
class Chip:
    """A filter that is on, the address of the page without it, and how many are there."""

    label: str
    url: str
    count: int = 0


def amount(count: int) -> str:
    return _("1,000+") if count > MANY else str(count)


def people(count: int) -> str:
    words = ngettext("%(n)s person", "%(n)s people", count)
    return words % {"n": amount(count)}


def facets(found: Found, wish: Wish, written: Name) -> list[Facet]:
    """`written` knows how a value that alumni wrote is written."""
    free = {
        ROOM: _("Has room this month"),
        SOON: _("Usually answers within a week"),
        FIRST: _("Glad to be someone’s first"),
    }
    decades = sorted(found.counts.get("decade", {}), reverse=True)
    groups: list[tuple[str, str, dict[str, str] | None]] = [
        ("field", _("Field"), None),
        ("kind", _("Kind of employer"), _labels(EmployerKind)),
        ("industry", _("Industry"), None),
        ("topic", _("Glad to talk about"), _labels(Topic)),
        ("format", _("How to talk"), _labels(Format)),
        ("place", _("Place"), None),
        ("degree", _("Degree"), _labels(Degree)),
        ("decade", _("Finished in"), {year: _("the %s") % f"{year}s" for year in decades}),
        ("free", _("Availability"), free),
    ]
    made = [
        _facet((name, legend), labels or _by_count(found, name, written), (found, wish))
        for name, legend, labels in groups
    ]
    return [facet for facet in made if facet.is_of_use]


def chips(shown: list[Facet], query: QueryDict) -> list[Chip]:
    return [
        Chip(option.label, without(query, facet.name, option.value))
        for facet in shown
        for option in facet.on
    ]


def without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The address without this value of a filter, or without the whole filter."""
    left = query.copy()
    kept = [one for one in left.getlist(name) if value is not None and one != value]
    left.setlist(name, kept)
    left.pop("after", None)
    return f"?{left.urlencode()}"


def without_all(query: QueryDict) -> str:
    """The address with the typed words alone."""
    left = query.copy()
    for name in (*FACETS, "after"):
        left.pop(name, None)
    return f"?{left.urlencode()}"


def _labels(choices: type[TextChoices]) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}


def _by_count(found: Found, name: str, written: Name) -> dict[str, str]:
    """The most frequent first."""
    counts = found.counts.get(name, {})
    order = sorted(counts, key=lambda value: (-counts[value], value))[:MOST]
    return {value: written(name, value) for value in order}


def _facet(names: tuple[str, str], labels: dict[str, str], state: tuple[Found, Wish]) -> Facet:
    name, legend = names
    found, wish = state
    counts, chosen = found.counts.get(name, {}), wish.chosen.get(name, frozenset())
    labels = labels | {value: value for value in chosen if value in counts and value not in labels}
    # What finds nobody is no choice; what is chosen stays, so that it can be taken out.
    options = [
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
        if counts.get(value) or value in chosen
    ]
    if len(options) > SHOWN:
        options.sort(key=lambda option: not option.is_on)
    return Facet(name, legend, tuple(options[:SHOWN]), tuple(options[SHOWN:]))
