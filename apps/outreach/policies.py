"""Who may do what to a request; the twin of `Requests.visible_to`."""

from datetime import datetime, timedelta

from apps.accounts.models import Person, Role
from apps.alumni.models import is_blocked
from apps.interviews.models import Interview
from apps.outreach.models import Report, Request, Review
from apps.outreach.workflow import MOVES, OPEN, UNSENT, Party, Status
from apps.students.policies import reads_drafts_of

# Two weeks after the talk its thread rests; keeping in touch has a way of its own.
THREAD_RESTS = timedelta(days=14)


def parties(request: Request, person: Person | None) -> frozenset[str]:
    """The parts this person plays; None is Rapport itself, keeping a clock."""
    if person is None:
        return frozenset({Party.SYSTEM})
    if person.role == Role.ALUM:
        return frozenset({Party.RECIPIENT}) if _reached(request, person) else frozenset()
    if request.status == Status.IN_REVIEW and reads_drafts_of(person, request.student):
        return frozenset({Party.ADVISOR})
    if request.student.person_id != person.pk:
        return frozenset()
    if request.through_rapport:
        return frozenset({Party.STUDENT})
    return frozenset({Party.STUDENT, Party.RECIPIENT})


def _reached(request: Request, person: Person) -> bool:
    alum = request.alum
    to_them = alum is not None and alum.person_id == person.pk and request.through_rapport
    return to_them and request.status not in UNSENT


def is_students_own(person: Person, request: Request) -> bool:
    return request.student.person_id == person.pk


def is_to_me(person: Person, request: Request) -> bool:
    """The alum whom it reached, signed in."""
    return Party.RECIPIENT in parties(request, person) and person.role == Role.ALUM


def reads(person: Person, review: Review) -> bool:
    """The advisor of the student, while it is theirs to read and after they decided.

    So does a colleague who reads for them.
    """
    return reads_drafts_of(person, review.request.student)


def may_write(request: Request, person: Person, *, now: datetime) -> bool:
    """On the thread: the alum while it is open or agreed; the student once there is an answer.

    A request that waits is not asked about again by hand: Rapport does it once.
    """
    mine = parties(request, person)
    talk = request.interview
    if is_blocked(request.alum, request.student.person):
        return False
    if request.status == Status.ACCEPTED and talk is not None:
        return bool(mine) and not _long_over(talk, now)
    if Party.STUDENT in mine:
        return request.status == Status.MORE_INFORMATION
    return Party.RECIPIENT in mine and request.status in OPEN


def _long_over(talk: Interview, now: datetime) -> bool:
    end = talk.ended_at or talk.starts_at
    return end is not None and end + THREAD_RESTS <= now


def moderates(person: Person, _held: Report) -> bool:
    return person.role == Role.COORDINATOR


def moves_for(request: Request, person: Person | None) -> list[str]:
    """The names of the moves that this person can make now: the buttons of a page."""
    mine = parties(request, person)
    return [
        name for name, move in MOVES.items() if request.status in move.sources and move.by & mine
    ]
