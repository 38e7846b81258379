"""A student as best fit sees them, and the reasons in words."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_student
from apps.alumni.directory import live
from apps.alumni.directory.asking import FREE, Listed, Query
from apps.alumni.directory.facts import ROOM, subjects, traits
from apps.alumni.directory.fit import Seeker, reasons, seeker
from apps.alumni.models import Alum, Background, Part
from apps.students.models import Exploration, Step, StepFact, Student


def seeker_of(person: Person) -> Seeker:
    """What a student told of themselves; for staff only an own order of equals."""
    student = Student.objects.visible_to(person).first() if is_student(person) else None
    if student is None:
        return seeker(person.pk)
    open_ones = Exploration.objects.of(student).open()
    talked = StepFact.objects.of_students([student.pk]).about(Step.TALK)
    return seeker(
        person.pk,
        studies=student.studies,
        explores=[f"{one.topic} {one.field}" for one in open_ones],
        ways=student.ways,
        is_new=not talked.exists(),
    )


def nearest(person: Person, *, without: set[int], most: int, now: datetime) -> list[Alum]:
    """Who has room and fits a student best, the best first; nobody whom they hid."""
    query = Query(
        chosen={FREE: frozenset({ROOM})},
        without=frozenset(Alum.objects.kept_from(person) | without),
    )
    student = seeker_of(person)
    with live.opened(now) as index:
        keys = index.search(query, Listed(student, size=most)).page
    rows = Alum.objects.visible_to(person).listed().chosen([key.pk for key in keys])
    found = {alum.pk: alum for alum in rows}
    return [found[key.pk] for key in keys if key.pk in found]


def why(alum: Alum, student: Seeker) -> str:
    """As "Geography, like you. Also a transfer student."; empty where nothing is shared."""
    return " ".join(_sentences(alum, student))


def _sentences(alum: Alum, student: Seeker) -> Iterator[str]:
    for reason in reasons(traits(alum), student):
        if reason.kind == "studied":
            yield _("%(studies)s, like you.") % {"studies": alum.shown(Part.STUDIES)}
        elif reason.kind == "works":
            yield _("Works in what you look into: %(work)s.") % {"work": _work(alum, reason.traits)}
        elif reason.kind == "shared":
            yield from (_shared(trait.removeprefix("way:")) for trait in reason.traits)


def _work(alum: Alum, wanted: frozenset[str]) -> str:
    """The part of their work that has a word of what is looked into."""
    shown = [alum.shown(part) for part in (Part.FIELD, Part.INDUSTRY, Part.TITLE)]
    fits = (text for text in shown if {f"work:{word}" for word in subjects(text)} & wanted)
    return next(fits, "")


def _shared(way: str) -> str:
    return {
        Background.TRANSFER.value: _("Also a transfer student."),
        Background.FIRST_GEN.value: _("Also first in the family at college."),
        Background.ABROAD.value: _("Also an international student."),
        Background.WORKING.value: _("Also worked through college."),
        Background.RETURNED.value: _("Also came back to college later."),
        Background.VETERAN.value: _("Also a veteran."),
        Background.PARENT.value: _("Also a student and parent."),
    }.get(way, "")
