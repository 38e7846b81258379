"""Coming in: sign-up for the campus's domains, codes for the roster, and no hint for the rest."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person, Role
from apps.home.demo.cast import PASSWORD
from apps.home.roster import Entry, enter
from apps.mail.models import Message
from apps.students.models import Student
from tests.access.asking import writes
from tests.conftest import NOW, Cast

SIGN_UP = {"name": "Bo Lund", "email": "bo@alder.example", "password1": "orchard-lamp-river"}


@pytest.fixture(autouse=True)
def open_to_alder(settings: Settings) -> None:
    settings.RAPPORT_STUDENT_DOMAINS = ["alder.example"]
    # Django's test runner puts mail into memory; here it goes where it goes on a server.
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    # Attempts are counted in a cache that outlives a test.
    settings.ACCOUNT_RATE_LIMITS = False


def mail_to(address: str) -> dict[str, str]:
    values: dict[str, str] = Message.objects.get(to_address=address).values
    return values


def code_to(address: str) -> str:
    found = re.search(r"^([A-Z0-9-]{6,9})$", mail_to(address)["text"], re.MULTILINE)
    assert found, mail_to(address)["text"]
    return found.group(1)


def test_a_student_of_the_campus_signs_up_and_confirms_by_code(client: Client, cast: Cast) -> None:
    answer = client.post(reverse("account_signup"), SIGN_UP)
    assert answer.headers["Location"] == reverse("account_email_verification_sent")
    assert client.get("/").status_code == 302
    code = code_to("bo@alder.example")
    client.post(reverse("account_email_verification_sent"), {"code": code})
    person = Person.objects.get(email="bo@alder.example")
    assert (person.name, person.called, person.role) == ("Bo Lund", "Bo", Role.STUDENT)
    assert client.get("/").headers["Location"] == reverse("students:welcome")
    assert Person.objects.get(pk=person.pk).zone == "America/Los_Angeles"


def test_a_newcomer_has_their_row_before_the_first_page(client: Client, cast: Cast) -> None:
    """No look writes it: the press that signs them in did."""
    client.post(reverse("account_signup"), SIGN_UP)
    person = Person.objects.get(email="bo@alder.example")
    assert not Student.objects.filter(person=person).exists()
    code = code_to("bo@alder.example")
    client.post(reverse("account_email_verification_sent"), {"code": code})
    assert Student.objects.filter(person=person).exists()
    point = writes()
    client.get("/", follow=True)
    assert writes() == point


def test_the_mail_of_a_code_speaks_plainly(client: Client, cast: Cast) -> None:
    client.post(reverse("account_signup"), SIGN_UP)
    mail = mail_to("bo@alder.example")
    assert mail["subject"] == "Confirm your e-mail address"
    assert "Alder State University, Alder State Career Center" in mail["text"]
    assert [bad for bad in ("!", "example.com", "Hello from") if bad in mail["text"]] == []


def test_a_foreign_address_is_refused_and_nothing_typed_is_lost(client: Client, cast: Cast) -> None:
    before = Person.objects.count()
    page = client.post(reverse("account_signup"), SIGN_UP | {"email": "bo@elsewhere.example"})
    text = page.content.decode()
    assert "Use your campus e-mail address; it ends in @alder.example. If you have none" in text
    assert 'value="Bo Lund"' in text
    assert 'value="bo@elsewhere.example"' in text
    assert (Person.objects.count(), Message.objects.count()) == (before, 0)


def test_somebody_of_the_roster_comes_in_by_code(client: Client, cast: Cast) -> None:
    client.post(reverse("account_request_login_code"), {"email": "DANA@alder.example"})
    assert mail_to("dana@alder.example")["subject"] == "Your sign-in code"
    code = code_to("dana@alder.example")
    answer = client.post(reverse("account_confirm_login_code"), {"code": code})
    assert answer.headers["Location"] == reverse("home:today")
    assert client.get("/").status_code == 200


def test_a_wrong_code_lets_nobody_in(client: Client, cast: Cast) -> None:
    client.post(reverse("account_request_login_code"), {"email": "dana@alder.example"})
    page = client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})
    assert "That is not the code." in page.content.decode()
    assert client.get("/").headers["Location"].startswith(reverse("account_login"))


def test_a_wrong_password_reads_the_same_for_known_and_unknown(client: Client, cast: Cast) -> None:
    cast.imani.set_password(PASSWORD)
    cast.imani.save()
    said = []
    for address in ("imani@alder.example", "nobody@alder.example", "rosalind@maashaven.example"):
        words = {"login": address, "password": "not-the-password"}
        page = client.post(reverse("account_login"), words).content.decode()
        said.append(re.sub(r'(value|content|nonce)="[^"]*"', "", page).replace(address, ""))
    assert said[0] == said[1] == said[2]
    assert "The address or the password is not right. Try again." in said[0]


def test_a_code_for_an_unknown_address_reads_the_same_and_sends_nothing(
    client: Client, cast: Cast
) -> None:
    answers = [
        client.post(reverse("account_request_login_code"), {"email": address})
        for address in ("imani@alder.example", "nobody@alder.example")
    ]
    assert [answer.headers["Location"] for answer in answers] == [
        reverse("account_confirm_login_code")
    ] * 2
    assert [message.to_address for message in Message.objects.all()] == ["imani@alder.example"]


def test_an_alum_cannot_sign_in_before_opting_to(client: Client, cast: Cast) -> None:
    client.post(reverse("account_request_login_code"), {"email": cast.rosalind.email})
    assert Message.objects.count() == 0


def test_the_right_password_comes_in_and_is_remembered(client: Client, cast: Cast) -> None:
    cast.imani.set_password(PASSWORD)
    cast.imani.save()
    words = {"login": "Imani@alder.example", "password": PASSWORD}
    answer = client.post(reverse("account_login"), words)
    assert answer.headers["Location"] == reverse("home:today")
    assert client.session.get_expire_at_browser_close() is False


GATES = {
    "advising:caseload": {"imani": 403, "dana": 200, "nils": 200, "rosalind": 403},
    "outreach:requests": {"imani": 200, "dana": 403, "nils": 403, "rosalind": 403},
    "contacts:people": {"imani": 200, "dana": 403, "nils": 403, "rosalind": 403},
    "home:what_my_advisor_sees": {"imani": 200, "dana": 403, "nils": 403, "rosalind": 403},
}


@pytest.mark.parametrize(("name", "expected"), GATES.items(), ids=list(GATES))
def test_each_role_passes_its_own_doors(
    client: Client, cast: Cast, name: str, expected: dict[str, int]
) -> None:
    found = {}
    for who in expected:
        client.force_login(getattr(cast, who))
        found[who] = client.get(reverse(name)).status_code
    assert found == expected


def test_of_two_with_one_address_only_the_one_who_may_comes_in(client: Client, cast: Cast) -> None:
    Person.objects.create(
        email="imani@alder.example", name="As alum", called="As alum", role=Role.ALUM
    )
    client.post(reverse("account_request_login_code"), {"email": "imani@alder.example"})
    code = code_to("imani@alder.example")
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert client.session["_auth_user_id"] == str(cast.imani.pk)


def test_a_very_long_name_signs_up(client: Client, cast: Cast) -> None:
    client.post(reverse("account_signup"), SIGN_UP | {"name": "B" * 150})
    person = Person.objects.get(email="bo@alder.example")
    assert (person.name, person.called) == ("B" * 150, "B" * 60)


def test_capitals_in_the_roster_do_not_keep_somebody_out(client: Client, cast: Cast) -> None:
    enter(Entry("Kim.Ode@Alder.example", "Kim Ode", Role.STUDENT), PASSWORD, now=NOW)
    typed = {"login": "kim.ode@alder.example", "password": PASSWORD}
    assert client.post(reverse("account_login"), typed).status_code == 302


def test_a_domain_is_welcome_in_any_case(client: Client, cast: Cast, settings: Settings) -> None:
    settings.RAPPORT_STUDENT_DOMAINS = ["Alder.Example"]
    client.post(reverse("account_signup"), SIGN_UP)
    assert Person.objects.filter(email="bo@alder.example").exists()


def test_without_a_domain_the_center_makes_accounts(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.RAPPORT_STUDENT_DOMAINS = []
    text = client.post(reverse("account_signup"), SIGN_UP).content.decode()
    assert "Accounts are made by the Career Center here. Ask them for yours." in text


def test_a_part_of_a_page_sends_the_whole_browser_to_sign_in(client: Client, cast: Cast) -> None:
    page = {"HX-Request": "true", "HX-Current-URL": "http://testserver/requests/7/?rows=4"}
    answer = client.post("/requests/7/", headers=page)
    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=/requests/7/%3Frows%3D4"
    assert answer.content == b""
    other = client.get("/people/", headers=page | {"HX-Current-URL": "https://else.example/"})
    assert other.headers["HX-Redirect"] == "/accounts/login/?next=/"
    assert client.get("/people/").headers["Location"] == "/accounts/login/?next=/people/"


@pytest.mark.parametrize(
    ("page", "back"),
    [
        ("/caseload/views/?major=Music", "/caseload/?major=Music"),
        ("/requests/7/moves/send/", "/requests/7/"),
        ("/nowhere/at/all/", "/"),
    ],
)
def test_after_a_page_that_answered_a_press_the_way_back_leads_to_one_that_opens(
    client: Client, cast: Cast, page: str, back: str
) -> None:
    before, to = (
        f"http://testserver{page}",
        f"/accounts/login/?{urlencode({'next': back}, safe='/')}",
    )
    assert client.post("/people/", headers={"Referer": before}).headers["Location"] == to
    part = {"HX-Request": "true", "HX-Current-URL": before}
    assert client.get("/people/", headers=part).headers["HX-Redirect"] == to


def test_after_a_press_the_way_back_leads_to_its_page(client: Client, cast: Cast) -> None:
    """The address of a press alone has nothing to show; that of another site is no way back."""
    before = {"Referer": "http://testserver/people/?page=2#top"}
    answer = client.post("/guide/removed/7/back/", headers=before)
    assert answer.headers["Location"] == "/accounts/login/?next=/people/%3Fpage%3D2"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "You were signed out, so nothing was saved." in page
    by_itself = {**before, "Sec-Fetch-Mode": "cors"}
    for _again in range(3):
        saved = client.post("/people/", headers=by_itself)
        assert saved.headers["Location"] == "/accounts/login/?next=/people/"
    assert "You were signed out" not in client.get("/accounts/login/").content.decode()
    for referer in ("", "https://else.example/people/", "//else.example/", "javascript:alert(1)"):
        other = client.post("/people/", headers={"Referer": referer})
        assert other.headers["Location"] == "/accounts/login/?next=/people/"
