"""The report as it is read: each figure with its base, and bars with their table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.campus.models import Campus
from apps.campus.models import Term as Kept
from apps.contacts.models import Relation
from apps.core.clock import local
from apps.core.wording import day
from apps.home.report.counting import figures
from apps.home.report.definitions import FEWEST, Figures, Yield
from apps.home.report.terms import Days, Term, has_begun, recent
from apps.outreach.models import Channel, OwnWay

ROW = 36  # pixels from one bar to the next; its name stands above it
_LABELS: Mapping[str, Any] = {Channel.RELAY.value: Channel.RELAY.label} | dict(OwnWay.choices)
_RELATIONS: Mapping[str, Any] = dict(Relation.choices)


@dataclass(frozen=True)
class Line:
    """One figure: the number, what it is, and what it is of. `code` is its name in a file."""

    code: str
    value: str
    what: str
    base: str


@dataclass(frozen=True)
class Bar:
    """One row of a chart and of its table; `y` in pixels, the rest in per cent."""

    label: str
    told: Yield
    y: int

    @property
    def text_y(self) -> int:
        return self.y + 12

    @property
    def bar_y(self) -> int:
        return self.y + 17

    @property
    def range_y(self) -> int:
        return self.y + 30


@dataclass(frozen=True)
class Chart:
    """What is said with its interval, and the names of what is not said, under ten each."""

    code: str
    title: str
    head: str
    bars: list[Bar]
    untold: str

    @property
    def height(self) -> int:
        return ROW * len(self.bars)


def this_term(*, now: datetime) -> Days:
    """Of the center or of months; between two terms, the one before."""
    today = local(now, Campus.objects.current().zone).date()
    return recent(today, own_terms())[0].days


def own_terms() -> list[Term]:
    """The terms that the center keeps."""
    kept = Kept.objects.in_order()
    return [Term(one.name, Days(one.starts_on, one.ends_on)) for one in kept]


def values(person: Person, days: Days, *, now: datetime) -> dict[str, Any]:
    """Everything the page shows of these days."""
    rules = Campus.objects.current()
    found = figures(person, days, now=now)
    today, own = local(now, rules.zone).date(), own_terms()
    return {
        "university": rules.university,
        "days": days,
        "terms": recent(today, own),
        "is_by_months": not any(has_begun(term, today) for term in own),
        "first": day(days.first),
        "last": day(days.last),
        "as_of": day(today),
        "is_all": is_coordinator(person),
        "is_empty": found.is_empty,
        "lines": lines(found, hours=rules.thanks_late_hours, today=day(today)),
        "charts": charts(found),
        "fewest": FEWEST,
        "hours": rules.thanks_late_hours,
    }


def lines(found: Figures, *, hours: int, today: str) -> list[Line]:
    """The five figures on top, in words."""
    return [_held(found), _students(found), _alumni(found), *_clocks(found, hours, today)]


def _held(found: Figures) -> Line:
    base = _("of those whose day came; %(missed)d did not take place, %(unlogged)d not logged yet")
    rest = base % {"missed": found.missed, "unlogged": found.unlogged}
    return Line("held", part_of(found.held, found.came), _("conversations held"), rest)


def _students(found: Figures) -> Line:
    what, base = _("students talked with somebody"), _("of all students of this report")
    return Line("students", part_of(found.talkers, found.students), what, base)


def _alumni(found: Figures) -> Line:
    base = ngettext(
        "%(n)d alum is in the directory now",
        "%(n)d alumni are in the directory now",
        found.in_directory,
    ) % {"n": found.in_directory}
    if found.others:
        more = ngettext(
            "and %(n)d person outside the alumni records",
            "and %(n)d people outside the alumni records",
            found.others,
        )
        base = f"{more % {'n': found.others}}; {base}"
    return Line("alumni", str(found.alumni), _("alumni talked with a student"), base)


def _clocks(found: Figures, hours: int, today: str) -> list[Line]:
    is_told = found.median is not None and found.answered >= FEWEST
    median = wait(found.median) if is_told and found.median is not None else _("Too few to say")
    answered = _("%(n)d of %(all)d requests through Rapport had an answer by %(day)s")
    answered %= {"n": found.answered, "all": found.asked, "day": today}
    thanked = _("thank-yous sent within %(hours)d hours") % {"hours": hours}
    base = _("of conversations whose %(hours)d hours were over by %(day)s")
    base %= {"hours": hours, "day": today}
    return [
        Line("median", median, _("median time to an answer"), answered),
        Line("thanked", part_of(found.thanked, found.to_thank), thanked, base),
    ]


def part_of(count: int, base: int) -> str:
    return _("%(n)d of %(all)d") % {"n": count, "all": base}


def wait(span: timedelta) -> str:
    """Hours up to two days, then days: as "31 hours" or "3 days"."""
    hours = round(span.total_seconds() / 3600)
    if hours < 48:  # noqa: PLR2004 - two days
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = round(hours / 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def charts(found: Figures) -> list[Chart]:
    return [
        _chart("channel", _("Answered with a yes, by channel"), found.by_channel),
        _chart("relation", _("Answered with a yes, by how they know them"), found.by_relation),
    ]


def _chart(code: str, title: str, yields: Sequence[Yield]) -> Chart:
    """Kinds that nobody tried stand with those of few: one cannot tell a lone request from none."""
    names = _LABELS if code == "channel" else _RELATIONS
    head = _("Channel") if code == "channel" else _("How they know them")
    told = [one for one in yields if one.is_told]
    bars = [Bar(_first_up(str(names[one.key])), one, ROW * row) for row, one in enumerate(told)]
    untold = [_first_up(str(names[one.key])) for one in yields if not one.is_told]
    return Chart(code, title, head, bars, ", ".join(untold))


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
