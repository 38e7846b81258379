"""A caseload as a file: what the page shows of each student, as filtered, a batch at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.caseload import late_of
from apps.advising.filtering import Terms, Wanted, from_query, read, words
from apps.advising.models import Export, Standing, What
from apps.advising.models.standing import Group
from apps.advising.steps import Caseload, caseload, furthest
from apps.campus.models import Term
from apps.core.clock import local
from apps.students.models import Student
from apps.students.models.student import Students

BATCH = 500
MOST = 10_000  # rows of a file; it is made within a request, a second or two for each thousand


@dataclass(frozen=True)
class Plan:
    """Which students a file would hold, by name: only those whom this person may see."""

    person: Person
    wanted: Wanted
    terms: Terms
    ids: list[int]
    now: datetime

    @property
    def rows(self) -> int:
        return len(self.ids)

    def count_withheld(self) -> int:
        """How many addresses no file holds."""
        return Student.objects.filter(pk__in=self.ids, is_withheld=True).count()

    @property
    def words(self) -> str:
        """The filters, as the page says them."""
        return words(self.wanted, self.terms)

    def header(self, *, addresses: bool) -> list[str]:
        names = [_("Name"), *([_("E-mail")] if addresses else []), _("Major"), _("Year")]
        names += [_("Program"), _("Cohort"), _("Tags"), _("Advisor"), _("Exploring")]
        return [*names, _("Furthest step"), _("Days stuck"), _("What happened last")]

    def table(self, *, addresses: bool) -> Iterator[list[str | int]]:
        """Read as it is written: 500 students are in memory, and a few queries for each 500."""
        for some in _batches(self.ids):
            found = {one.pk: one for one in Student.objects.visible_to(self.person).chosen(some)}
            load = caseload(found.values(), zone=self.person.zone)
            for pk in some:
                if pk in found:
                    yield self._row(found[pk], load, addresses=addresses)

    def _row(self, student: Student, load: Caseload, *, addresses: bool) -> list[str | int]:
        journey, still = furthest(load.journeys[student.pk]), load.stuck(student, self.now)
        return [
            student.person.name,
            *([_address(student)] if addresses else []),
            student.studies,
            student.year,
            student.college,
            student.cohort_said,
            ", ".join(student.tags),
            student.advisor.name if student.advisor else "",
            journey.topic if journey else "",
            journey.words if journey else _("Not started"),
            still.days if still else "",
            still.last if still else journey.last if journey else "",
        ]


def _address(student: Student) -> str:
    """Not of who withholds directory information: a file goes on to others."""
    return _("withheld") if student.is_withheld else student.person.mailbox


def _batches(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def planned(person: Person, sent: Mapping[str, str], *, now: datetime) -> Plan:
    """By the filters of the caseload's address."""
    asked = read(sent)
    wanted = asked.keyed(terms := asked.terms())
    group = wanted.group(person, local(now, person.zone).date())
    rows = _at(group, wanted, now).order_by("person__name", "pk")
    return Plan(person, wanted, terms, list(rows.values_list("pk", flat=True)), now)


def _at(group: Group, wanted: Wanted, now: datetime) -> Students:
    """Those of the step; of who is stuck the step is the one they stand still at."""
    if wanted.stuck:
        late = late_of(group, now).firsts
        late = late.filter(step=wanted.step) if wanted.step else late
        return group.students.filter(pk__in=late.values("standing__student"))
    if wanted.step:
        reached = Standing.objects.filter(reached=wanted.step)
        return group.students.filter(pk__in=reached.values("student"))
    return group.students


@dataclass(frozen=True)
class Line:
    """A file that left, and of what it was: the filters in words, or the days of a report."""

    export: Export
    of: str


def lines(exports: Iterable[Export]) -> list[Line]:
    terms = Term.objects.by_key()
    return [Line(one, _of(from_query(one.query), one, terms)) for one in exports]


def _of(sent: Mapping[str, str], export: Export, terms: Terms) -> str:
    if export.what == What.REPORT:
        return _("%(first)s to %(last)s") % {"first": sent["first"], "last": sent["last"]}
    if export.what == What.IMPORT:
        return _("Import %(number)s") % {"number": sent["import"]}
    return words(read(sent), terms)
