"""Who may do what to a conversation; the twin of `Interviews.visible_to`."""

from apps.accounts.models import Person
from apps.interviews.models import (
    Advice,
    Interview,
    Preparation,
    Question,
    ThanksReview,
    ThankYou,
    Update,
)
from apps.interviews.workflow import MOVES, Party
from apps.students.policies import reads_drafts_of


def parties(interview: Interview, person: Person | None) -> frozenset[str]:
    """The parts this person plays in it; None is Rapport itself, keeping a clock."""
    if person is None:
        return frozenset({Party.SYSTEM.value})
    played = set()
    if interview.contact.student.person_id == person.pk:
        played.add(Party.STUDENT.value)
    if interview.alum_person_id is not None and interview.alum_person_id == person.pk:
        played.add(Party.ALUM.value)
    return frozenset(played)


def is_own_talk(person: Person, interview: Interview) -> bool:
    """The student whose conversation it is: notes, log and thanks are theirs alone."""
    return interview.contact.student.person_id == person.pk


def is_own_sheet(person: Person, preparation: Preparation) -> bool:
    return preparation.contact.student.person_id == person.pk


def is_own_question(person: Person, question: Question) -> bool:
    return is_own_sheet(person, question.preparation)


def is_own_advice(person: Person, advice: Advice) -> bool:
    return is_own_talk(person, advice.interview)


def is_own_update(person: Person, update: Update) -> bool:
    return update.contact.student.person_id == person.pk


def is_own_thanks(person: Person, thanks: ThankYou) -> bool:
    return is_own_talk(person, thanks.interview)


def reads_thanks(person: Person, review: ThanksReview) -> bool:
    """The advisor of the student, or a colleague who reads for them."""
    return reads_drafts_of(person, review.student)


def thanks_parties(thanks: ThankYou, person: Person | None) -> frozenset[str]:
    """Only the student thanks; Rapport settles it where nothing may go on between the two."""
    if person is None:
        return frozenset({Party.SYSTEM.value})
    own = is_own_thanks(person, thanks)
    return frozenset({Party.STUDENT.value}) if own else frozenset()


def moves_for(interview: Interview, person: Person | None) -> list[str]:
    """The names of the moves that this person can make now."""
    mine = parties(interview, person)
    return [
        name for name, move in MOVES.items() if interview.status in move.sources and move.by & mine
    ]
