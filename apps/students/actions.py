from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.students.models import Exploration, Step, StepFact, Student
from apps.timeline.actions import record


def enrol(person: Person) -> Student:
    """The student that this person is; the row is made on the first visit."""
    return Student.objects.select_related("person", "advisor").get_or_create(person=person)[0]


@transaction.atomic
def explore(student: Student, topic: str, *, now: datetime, by: Person) -> Exploration:
    """Starts an exploration with what the student is curious about."""
    exploration = Exploration.objects.create(
        student=student, topic=" ".join(topic.split()), created_at=now
    )
    record(subject=exploration, verb="explore", now=now, by=by)
    return exploration


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
