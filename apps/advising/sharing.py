"""What can be seen of a student: steps and dates, what they chose to share, what was judged."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from apps.accounts.models import Person
from apps.advising import happened
from apps.advising.acting import act
from apps.advising.actions import read_notes
from apps.advising.drafts import Asked, asked, first_of_each
from apps.advising.forms import FlagForm, NoteForm
from apps.advising.happened import Event
from apps.advising.models import Flag, Note, NoteRead, Word
from apps.advising.steps import Journey, caseload
from apps.audit import actions as audit
from apps.audit.models import What
from apps.campus.models import Campus
from apps.core.clock import local
from apps.interviews.models import Log, ThanksReview
from apps.outreach.models import Review
from apps.students.models import Advising, Student

WORDS = 10  # the latest that are shown


@dataclass(frozen=True)
class SharedLog:
    takeaways: str
    next_steps: str
    logged_at: datetime


@dataclass(frozen=True)
class SharedNote:
    """`readers` are who was shown it, with the day; its writer is not among them."""

    note: Note
    readers: list[NoteRead]


def shared_logs(student: Student, reader: Person | None) -> list[SharedLog]:
    """A log is read by the person with whom it was shared, not by the next advisor."""
    return [
        SharedLog(log.takeaways, log.next_steps, log.logged_at)
        for log in Log.objects.shared_by(student.person).read_by(reader)
    ]


def shared_notes(student: Student) -> list[SharedNote]:
    notes = list(Note.objects.shared_about(student))
    readers = NoteRead.objects.of([note.pk for note in notes])
    return [SharedNote(note, readers[note.pk]) for note in notes]


def shown(student: Student, reader: Person, *, now: datetime) -> None:
    """Writes down that the reader is shown the shared notes about a student."""
    day = local(now, Campus.objects.current().zone).date()
    read_notes(Note.objects.shared_about(student), day=day, now=now, by=reader)


def seen(student: Student, *, reader: Person | None, zone: str, now: datetime) -> dict[str, Any]:
    """Everything that `reader` opens of a student; the student is shown the same values."""
    found = caseload([student], zone=zone)
    still, journeys = found.stuck(student, now), found.journeys[student.pk]
    shared = _shared(student, reader, now)
    return shared | {
        "student": student,
        "journeys": journeys,
        "happened": _happened(student, journeys, shared),
        "days_stuck": still.days if still else 0,
        "stuck_at": still.words if still else "",
        "zone": zone,
    }


def _shared(student: Student, reader: Person | None, now: datetime) -> dict[str, Any]:
    """What was chosen to be shared, and what was judged."""
    return {
        "logs": shared_logs(student, reader),
        "reviews": _reviews(student, reader) if reader else [],
        "notes": shared_notes(student),
        "flag": Flag.objects.on(student).first(),
        "words": list(Word.objects.told(student, now).by(reader)[:WORDS]),
    }


def _reviews(student: Student, reader: Person) -> list[Asked]:
    """Drafts and thank-yous that were sent to be read, the latest first."""
    drafts = Review.objects.read_by(reader, student)
    thanks = ThanksReview.objects.read_by(reader, student)
    return sorted([*drafts, *thanks], key=attrgetter("asked_at"), reverse=True)


def _happened(student: Student, journeys: list[Journey], shared: dict[str, Any]) -> list[Event]:
    return happened.happened(
        happened.of_journeys(journeys),
        happened.of_reviews(shared["reviews"]),
        happened.of_logs(log.logged_at for log in shared["logs"]),
        happened.of_notes(one.note for one in shared["notes"]),
        happened.of_flags(Flag.objects.of(student)),
        happened.of_words(shared["words"]),
        happened.of_advisings(Advising.objects.of(student)),
    )


def page(
    student: Student, reader: Person, form: NoteForm | FlagForm | None, *, now: datetime
) -> dict[str, Any]:
    """The same, and what is the advisor's alone: own notes, and the forms of this page."""
    shown(student, reader, now=now)
    audit.note(What.SAW, person=student.person_id, code="student", now=now, by=reader.pk)
    still = caseload([student], zone=reader.zone).stuck(student, now)
    sent = first_of_each(asked(reader)).get(student.pk)
    both = seen(student, reader=reader, zone=reader.zone, now=now)
    return both | {
        "put_away": Note.objects.put_away(reader, now).about(student),
        "private": list(Note.objects.private_about(student, reader)),
        "act": act(student, still, sent),
        "last": still.last if still else "",
        "form": form,
        "note_form": form if isinstance(form, NoteForm) else NoteForm(),
        "flag_form": form if isinstance(form, FlagForm) else FlagForm(instance=both["flag"]),
    }
