"""Who may do what to a request; the twin of `Requests.visible_to`."""

from apps.accounts.models import Person, Role
from apps.outreach.models import Request
from apps.outreach.workflow import MOVES, Party, Status


def parties(request: Request, person: Person | None) -> frozenset[str]:
    """The parts this person plays; None is Rapport itself, keeping a clock."""
    if person is None:
        return frozenset({Party.SYSTEM})
    if person.role == Role.ALUM:
        return frozenset({Party.RECIPIENT}) if _reached(request, person) else frozenset()
    if request.student.person_id != person.pk:
        return frozenset()
    if request.through_rapport:
        return frozenset({Party.STUDENT})
    return frozenset({Party.STUDENT, Party.RECIPIENT})


def _reached(request: Request, person: Person) -> bool:
    alum = request.alum
    to_them = alum is not None and alum.person_id == person.pk and request.through_rapport
    return to_them and request.status != Status.DRAFT


def is_students_own(person: Person, request: Request) -> bool:
    return request.student.person_id == person.pk


def moves_for(request: Request, person: Person | None) -> list[str]:
    """The names of the moves that this person can make now: the buttons of a page."""
    mine = parties(request, person)
    return [
        name for name, move in MOVES.items() if request.status in move.sources and move.by & mine
    ]
