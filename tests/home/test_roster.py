"""`add_person`: the roster, one person at a time."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.home.roster import Entry, enter
from apps.students.models import Student
from tests.conftest import NOW, Cast


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


def test_the_roster_wins_over_a_sign_up_that_nobody_confirmed(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.RAPPORT_STUDENT_DOMAINS = ["alder.example"]
    typed = {"name": "Not Bo", "email": "bo@alder.example", "password1": "orchard-lamp-river"}
    client.post(reverse("account_signup"), typed)
    code = re.search(r"^([A-Z0-9-]{6,9})$", str(mail.outbox[0].body), re.MULTILINE)
    assert code
    person = enter(Entry("Bo@alder.example", "Bo Lund", "advisor"), now=NOW)
    assert list(Person.objects.who_may_sign_in("bo@alder.example")) == [person]
    assert (person.name, person.has_usable_password()) == ("Bo Lund", False)
    page = reverse("account_email_verification_sent")
    answer = client.post(page, {"code": code[1]}, follow=True)
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_confirmed_sign_up_stays(cast: Cast) -> None:
    bo = Person.objects.create(email="bo@alder.example", name="Bo", called="Bo", may_sign_in=True)
    EmailAddress.objects.create(user=bo, email=bo.email, verified=True, primary=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        enter(Entry("bo@alder.example", "Bo Lund", "advisor"), now=NOW)
    assert Person.objects.who_may_sign_in("bo@alder.example").get() == bo


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
