"""Which students of a caseload are looked at: the address is the state, unknown words are none."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.db.models import Count, F, Func, Q
from django.utils.translation import gettext as _said
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.advising.models import View
from apps.advising.models.standing import Group
from apps.campus.models import Term
from apps.students import cohorts
from apps.students.models import Step, Student
from apps.students.models.student import Students

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_CHOICES = 60
WORD = 120  # letters of one filter
LONGEST = 9000  # of an address in which each of these letters is four bytes, written as %XX


Terms = Mapping[str, Term]  # by key, the latest first


@dataclass(frozen=True)
class Facet:
    """A field of a student; of a list one value has to be the one that is asked for."""

    name: str
    label: "StrOrPromise"
    path: str
    is_list: bool = False

    def fits(self, value: str) -> Q:
        return Q(**{f"{self.path}__contains": [value]} if self.is_list else {self.path: value})

    def said(self, value: str, _terms: Terms) -> str:
        return value

    def choices(self, counted: Counter[Any], _terms: Terms) -> list[tuple[str, int]]:
        """The most frequent values, and how many students have each."""
        found = sorted((-n, value) for value, n in counted.items() if value)
        return [(value, -n) for n, value in found[:MOST_CHOICES]]


@dataclass(frozen=True)
class Cohort(Facet):
    def said(self, value: str, _terms: Terms) -> str:
        return cohorts.said(value)


@dataclass(frozen=True)
class Began(Facet):
    """The center's own term whose days hold the day of `path`; of a day between two, none.

    The value is the key of the term, which stays when it is renamed.
    """

    def fits(self, value: str) -> Q:
        term = Term.objects.by_key().get(value)
        days = (term.starts_on, term.ends_on) if term else None
        return Q(**{f"{self.path}__range": days}) if days else Q(pk__in=[])

    def said(self, value: str, terms: Terms) -> str:
        gone = _said("a term that was removed") if value.isdigit() else value
        return terms[value].name if value in terms else gone

    def choices(self, counted: Counter[Any], terms: Terms) -> list[tuple[str, int]]:
        """The latest first."""
        found = [
            (key, sum(n for day, n in counted.items() if day and term.holds(day)))
            for key, term in terms.items()
        ]
        return [(key, n) for key, n in found if n][:MOST_CHOICES]


# A field more to filter by is a line more here.
FACETS = (
    Facet("major", _("Major"), "studies"),
    Facet("year", _("Year"), "year"),
    Facet("programme", _("Program"), "college"),
    Began("term", _("Began in"), "starts_on"),
    Cohort("cohort", _("Cohort"), "cohort"),
    Facet("tag", _("Tag"), "tags", is_list=True),
)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Asked:
    """One filter of the form with its choices."""

    name: str
    label: "StrOrPromise"
    choices: list[Choice]


@dataclass(frozen=True)
class Wanted:
    """`step` is 0 for all; `stuck` leaves the list of all students out."""

    step: int = 0
    stuck: bool = False
    facets: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """As it stands in an address; empty where nothing is filtered."""
        parts: dict[str, str] = {"step": str(self.step)} if self.step else {}
        parts |= {"stuck": "on"} if self.stuck else {}
        return urlencode(parts | dict(self.facets))

    def terms(self) -> Terms:
        """Asked for only where a filter speaks of one."""
        return Term.objects.by_key() if "term" in self.facets else {}

    def keyed(self, terms: Terms) -> "Wanted":
        """With the key of a term that an older address names."""
        name = self.facets.get("term", "")
        keys = [key for key, term in terms.items() if term.name == name]
        return self._of_term(keys[0]) if keys and name not in terms else self

    def named(self, terms: Terms) -> "Wanted":
        """With the name that the term has now: a record of today stays what it was."""
        term = terms.get(self.facets.get("term", ""))
        return self._of_term(term.name) if term else self

    def _of_term(self, term: str) -> "Wanted":
        return replace(self, facets={**self.facets, "term": term})

    def among(self, person: Person, day: date) -> Students:
        """The students that this person may see on this day, by every filter but the step."""
        asked = [each.fits(self.facets[each.name]) for each in FACETS if each.name in self.facets]
        return Student.objects.visible_to(person).studying(day).filter(*asked)

    def group(self, person: Person, day: date) -> Group:
        is_everybody = person.role == Role.COORDINATOR and not self.facets
        gone = Student.objects.graduated(day) if is_everybody else None
        return Group(self.among(person, day), gone)


def read(sent: Mapping[str, str]) -> Wanted:
    step = sent.get("step", "")
    return Wanted(
        step=int(step) if step in {str(each.value) for each in Step} else 0,
        stuck=sent.get("stuck") == "on",
        facets={
            facet.name: value[:WORD]
            for facet in FACETS
            if (value := sent.get(facet.name, "").replace("\x00", "").strip())
        },
    )


def asked(person: Person, wanted: Wanted, terms: Terms, day: date) -> list[Asked]:
    """What can be chosen, the most frequent first; a field that nobody has anything in is none."""
    values_of = counted(Student.objects.visible_to(person).studying(day))
    steps = [Choice(str(step.value), str(step.label), step == wanted.step) for step in Step]
    found = [Asked("step", _("Step"), steps)]
    for facet in FACETS:
        chosen = wanted.facets.get(facet.name, "")
        values = facet.choices(values_of[facet.path], terms)
        values += [(chosen, 0)] if chosen and chosen not in dict(values) else []
        choices = [
            Choice(value, f"{facet.said(value, terms)} ({n})", value == chosen)
            for value, n in values
        ]
        if choices:
            found.append(Asked(facet.name, facet.label, choices))
    return found


def counted(students: Students) -> dict[str, Counter[Any]]:
    """Path of a facet -> its values -> how many students have each.

    The students are gone through once for all fields, since there are few kinds of them, and once
    for each list. Nobody has a word of a list twice: DISTINCT would sort all students.
    """
    students = students.order_by()
    found: dict[str, Counter[Any]] = {facet.path: Counter() for facet in FACETS}
    plain = [facet.path for facet in FACETS if not facet.is_list]
    for *values, n in students.values_list(*plain).annotate(Count("pk")):
        for path, value in zip(plain, values, strict=True):
            found[path][value] += n
    for path in (facet.path for facet in FACETS if facet.is_list):
        some = students.exclude(**{path: []})
        each = some.annotate(value=Func(F(path), function="unnest")).values_list("value")
        found[path].update(dict(each.annotate(Count("pk"))))
    return found


def words(wanted: Wanted, terms: Terms) -> str:
    """The filters in words, for whoever reads of them later; empty where nothing is filtered."""
    step = [str(Step(wanted.step).label)] if wanted.step else []
    stuck = [_said("Only who is stuck")] if wanted.stuck else []
    facets = [
        f"{facet.label}: {facet.said(wanted.facets[facet.name], terms)}"
        for facet in FACETS
        if facet.name in wanted.facets
    ]
    return "; ".join([*step, *stuck, *facets])


def own_views(person: Person, terms: Terms) -> list[View]:
    """As the page reads them: one that was kept before terms had keys names its term."""
    views = list(View.objects.visible_to(person))
    for view in views:
        view.query = read(from_query(view.query)).keyed(terms).query
    return views


def to_keep(query: str) -> str:
    """The filters of an address as a view holds them."""
    wanted = read(from_query(query))
    return wanted.keyed(wanted.terms()).query


def from_query(query: str) -> dict[str, str]:
    """The filters of an address, to be read again."""
    return dict(parse_qsl(query[:LONGEST]))
