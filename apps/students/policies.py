from apps.accounts.models import Person
from apps.students.models import Exploration, Finding, Student


def is_own_exploration(person: Person, exploration: Exploration) -> bool:
    return exploration.student.person_id == person.pk


def is_own_finding(person: Person, finding: Finding) -> bool:
    return is_own_exploration(person, finding.exploration)


def reads_drafts_of(person: Person, student: Student) -> bool:
    """Their advisor, and while the advisor is away the colleague who reads for them."""
    advisor = student.advisor
    return advisor is not None and person.pk in {advisor.pk, advisor.covered_by_id}


def advises(person: Person, student: Student) -> bool:
    """Whether the student is in this advisor's caseload; a coordinator stands in for anyone."""
    return student.advisor_id == person.pk or person.role == "coordinator"
