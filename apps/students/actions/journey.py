from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.models import Campus, Wording
from apps.core.joining import merged
from apps.core.moves import NotYours, StaleMove
from apps.students.models import Exploration, Finding, Pledge, Step, StepFact, Student
from apps.timeline.actions import record

ENOUGH_FINDINGS = 3
ENOUGH_QUESTIONS = 5
_SENTENCES = {"introduction": "\n\n", "introduction_minute": "\n\n"}  # joined by a blank line
SLIP = timedelta(minutes=1)  # the same words again within it are a second press


def enrol(person: Person) -> Student:
    """The student that this person is; the row is made as they sign in for the first time."""
    found = Student.objects.select_related("person", "advisor").filter(person=person).first()
    return found or _first_time(person)


@transaction.atomic
def _first_time(person: Person) -> Student:
    """Whoever signed up by themself reads the clock of the campus, as the roster does."""
    student, made = Student.objects.select_related("person", "advisor").get_or_create(person=person)
    if made:
        person.zone = Campus.objects.current().zone
        person.save(update_fields=["zone"])
    return student


def lock(student: Student) -> Student:
    """The student's row, held until the transaction ends; taken before requests and talks."""
    return Student.objects.select_for_update().get(pk=student.pk)


@transaction.atomic
def explore_once(student: Student, topic: str, *, now: datetime, by: Person) -> Exploration:
    """For a form: the second of two presses finds what the first one started."""
    lock(student)
    words = " ".join(topic.split())
    begun = Exploration.objects.of(student).open().on(words, since=now - SLIP).first()
    return begun or explore(student, words, now=now, by=by)


@transaction.atomic
def explore(student: Student, topic: str, *, now: datetime, by: Person) -> Exploration:
    """Starts an exploration with what the student is curious about.

    The first is the one they are on; a later one does not take its place unless they say so.
    """
    is_first = Exploration.objects.current(student) is None
    exploration = Exploration.objects.create(
        student=student,
        topic=" ".join(topic.split()),
        created_at=now,
        chosen_at=now if is_first else None,
    )
    record(subject=exploration, verb="explore", now=now, by=by)
    return exploration


@transaction.atomic
def choose(exploration: Exploration, *, now: datetime, by: Person) -> None:
    """Makes it the one that Today shows and that new people belong to; a second press is none."""
    if exploration.student.person_id != by.pk:
        raise NotYours
    student = lock(exploration.student)
    exploration.refresh_from_db()
    if exploration.archived_at is not None:
        raise StaleMove(_("This exploration was put away."))
    if Exploration.objects.current(student) != exploration:
        exploration.chosen_at = now
        exploration.save(update_fields=["chosen_at"])
        record(subject=exploration, verb="choose", now=now, by=by)


def welcome(student: Student, *, now: datetime, by: Person) -> None:
    """The first page was read; from now on Today comes first."""
    student.welcomed_at = now
    student.save(update_fields=["welcomed_at"])
    record(subject=student, verb="welcome", now=now, by=by)


@transaction.atomic
def describe(exploration: Exploration, *, seal: str = "", now: datetime, by: Person) -> None:
    """Field and organizations of an exploration; `Crossed` if another window wrote others."""
    stored = Exploration.objects.select_for_update().get(pk=exploration.pk)
    _take(exploration, merged(stored.said, exploration.said, seal, {}))
    record(subject=exploration, verb="describe", now=now, by=by)
    _note_research(exploration, now=now)


@transaction.atomic
def find(exploration: Exploration, *, kind: str, text: str, now: datetime, by: Person) -> None:
    """One line more in a box of Research; one that stands there already stays once."""
    Exploration.objects.select_for_update().get(pk=exploration.pk)
    if Finding.objects.about(exploration).saying(kind, text).exists():
        return
    made = Finding.objects.create(exploration=exploration, kind=kind, text=text, created_at=now)
    record(subject=made, verb="find", now=now, by=by)
    _note_research(exploration, now=now)


@transaction.atomic
def drop(finding: Finding, *, now: datetime, by: Person) -> None:
    record(subject=finding, verb="drop", now=now, by=by)
    finding.delete()
    _note_research(finding.exploration, now=now)


def _note_research(exploration: Exploration, *, now: datetime) -> None:
    """Done with one field, three findings and one open question."""
    findings = Finding.objects.about(exploration)
    found, open_ = findings.found().count(), findings.still_open().count()
    done = bool(exploration.field) and found >= ENOUGH_FINDINGS and open_ > 0
    note_step(exploration, Step.RESEARCH, count=found + open_, done=done, now=now)


@transaction.atomic
def introduce(student: Student, *, seal: str = "", now: datetime, by: Person) -> None:
    """What a student says of themself, kept and used again; `seal` is of what the page showed.

    Sentences of two windows stand one below the other; of two other lines `Crossed`.
    """
    if student.person_id == by.pk:
        stored = lock(student)
        texts = merged(stored.said, student.said, seal, _SENTENCES)
        _take(student, {**texts, "ways": student.ways})
        note_introduction(student, now=now)


def introduction_of(student: Student, line: str, seal: str) -> str:
    """What is kept of a line written beside a note; `seal` is of the one that its page showed.

    Only a line that was changed there counts; two changed ones stand one below the other.
    """
    kept = {"introduction": student.introduction}
    return merged(kept, {"introduction": line}, seal, {"introduction": "\n\n"})["introduction"]


@transaction.atomic
def reintroduce(student: Student, line: str, *, seal: str, now: datetime, by: Person) -> None:
    """The introduction, written beside a note; no other note's page takes it back."""
    if student.person_id == by.pk:
        stored = lock(student)
        student.introduction = introduction_of(stored, line, seal)
        if student.introduction != stored.introduction:
            student.save(update_fields=["introduction"])
            note_introduction(student, now=now)


def _take(row: Student | Exploration, texts: Mapping[str, Any]) -> None:
    for name, text in texts.items():
        setattr(row, name, text)
    row.save(update_fields=list(texts))


def note_introduction(student: Student, *, now: datetime) -> None:
    """An introduction that comes last finishes Prepare; one that goes opens it again."""
    for fact in StepFact.objects.of_students([student.pk]).about(Step.PREPARE):
        done = is_prepared(student, fact.count)
        note_step(fact.exploration, Step.PREPARE, count=fact.count, done=done, now=now)


def is_prepared(student: Student, questions: int) -> bool:
    """An introduction and five questions."""
    return questions >= ENOUGH_QUESTIONS and student.is_introduced


@transaction.atomic
def note_step(
    exploration: Exploration | None, step: Step, *, count: int, done: bool, now: datetime
) -> None:
    """Writes how far a step is; called by the verb that changed it, in its transaction."""
    if exploration is None:
        return
    fact, _made = StepFact.objects.select_for_update().get_or_create(
        exploration=exploration, step=step, defaults={"began_at": now, "last_at": now}
    )
    if fact.count != count:
        fact.count, fact.last_at = count, now
    if done != (fact.done_at is not None):
        fact.done_at = now if done else None
    fact.save(update_fields=["count", "last_at", "done_at"])


def has_pledged(student: Student) -> bool:
    """To words that are good enough still: the center says when a new wording asks again."""
    return Pledge.objects.standing_of(student).exists()


@transaction.atomic
def pledge(student: Student, read: str = "", *, now: datetime, by: Person) -> None:
    """Dated and once a version; a second press changes nothing.

    `read` is the version that the page showed: whoever read an older one is asked again.
    """
    if student.person_id != by.pk:
        raise NotYours
    version = Wording.objects.standing().version
    if read not in {"", version}:
        return
    _given, made = Pledge.objects.get_or_create(
        student=student, version=version, defaults={"at": now}
    )
    if made:
        record(subject=student, verb="pledge", note=version, now=now, by=by)
