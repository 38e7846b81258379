"""Who may do what to an alum's record; the twin of `Alumni.visible_to`."""

from apps.accounts.models import Person, Role
from apps.alumni.models import Alum, Campaign, Further, Suggestion
from apps.alumni.workflow import MOVES, Party, Status


def parties(alum: Alum, person: Person | None) -> frozenset[str]:
    """The parts this person plays; None is Rapport itself."""
    if person is None:
        return frozenset({Party.SYSTEM})
    if person.role == Role.COORDINATOR:
        return frozenset({Party.COORDINATOR})
    return frozenset({Party.ALUM}) if alum.person_id == person.pk else frozenset()


def is_listed(person: Person, alum: Alum) -> bool:
    """Students, advisors and coordinators read a profile once its alum opted in."""
    is_reader = person.role in {Role.STUDENT, Role.ADVISOR, Role.COORDINATOR}
    return is_reader and alum.status == Status.OPTED_IN


def may_be_kept(person: Person, alum: Alum) -> bool:
    """A student keeps somebody of the directory."""
    return person.role == Role.STUDENT and alum.status == Status.OPTED_IN


def may_run(person: Person, _campaign: Campaign) -> bool:
    """A coordinator runs and stops campaigns, whoever began them."""
    return person.role == Role.COORDINATOR


def may_arrange(person: Person, _link: Further) -> bool:
    """A coordinator keeps the links under "Look further"."""
    return person.role == Role.COORDINATOR


def may_look_after(person: Person, _suggestion: Suggestion) -> bool:
    """A coordinator sees to what alumni suggest."""
    return person.role == Role.COORDINATOR


def moves_for(alum: Alum, person: Person | None) -> list[str]:
    mine = parties(alum, person)
    return [name for name, move in MOVES.items() if alum.status in move.sources and move.by & mine]
