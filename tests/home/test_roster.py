"""`add_person`: the roster, one person at a time."""

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from apps.accounts.models import Person
from apps.students.models import Student
from tests.conftest import Cast


def test_a_student_comes_in_with_studies_and_advisor(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--studies", "Music", "--year", "first year", "--advisor", "DANA@alder.example")
    call_command("add_person", "bo@alder.example", "  Bo   Lund ", *words)
    student = Student.objects.get(person__email="bo@alder.example")
    assert (student.person.name, student.person.called) == ("Bo Lund", "Bo")
    assert (student.about, student.advisor) == ("Music, first year", cast.dana)
    assert student.person.has_usable_password() is False
    address = EmailAddress.objects.get(user=student.person)
    assert (address.verified, address.primary) == (True, True)
    assert capsys.readouterr().out == "Bo Lund may sign in as bo@alder.example.\n"


def test_an_advisor_has_no_row_of_a_student(cast: Cast) -> None:
    call_command("add_person", "kim@alder.example", "Kim Ode", "--role", "advisor")
    person = Person.objects.get(email="kim@alder.example")
    assert person.role == "advisor"
    assert not Student.objects.filter(person=person).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("not an address", "Bo"), "Enter a valid email address"),
        (("IMANI@alder.example", "Bo"), "Somebody signs in as IMANI@alder.example already."),
        (("bo@alder.example", "Bo", "--advisor", "no@alder.example"), "There is no advisor"),
        (("bo@alder.example", "Bo", "--advisor", "imani@alder.example"), "There is no advisor"),
        (("bo@alder.example", "Bo", "--role", "king"), "invalid choice"),
        (("bo@alder.example", "   "), "A name is needed"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_comes_in(
    cast: Cast, words: tuple[str, ...], said: str
) -> None:
    before = Person.objects.count()
    with pytest.raises(CommandError, match=said):
        call_command("add_person", *words)
    assert Person.objects.count() == before
