"""What the campus took away no other way gives back: it does itself, a roster, a coordinator."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.campus.affiliation import lost
from apps.accounts.models import Affiliation, Person, Role
from apps.audit.models import Event, What
from apps.core.clock import now as clock
from apps.core.moves import NotYours
from apps.home.actions import let_in_again
from apps.home.demo.cast import PASSWORD
from apps.mail.models import Message
from apps.students.models import Student
from config import single_sign_on
from tests.accounts.campus.forge import CLIENT, SECRET, Forge, begin, come_back, is_in, served
from tests.accounts.test_sign_in import code_to
from tests.conftest import NOW, Cast
from tests.students.rosters import GONE, IMANI, handshake, taken, told

AFFILIATION = "eduperson_affiliation"


@pytest.fixture
def forge(settings: Settings, cast: Cast) -> Iterator[Forge]:
    """A campus that tells of affiliations; Imani's name there, and Dana's account."""
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RAPPORT_SSO_IDENTIFIER, settings.RAPPORT_SSO_AFFILIATION = "uid", AFFILIATION
    settings.RAPPORT_SSO_STUDENTS, settings.RAPPORT_SSO_STAFF = ["student"], ["staff"]
    Student.objects.filter(person=cast.imani).update(username="imani7")
    with served(Forge()) as one:
        app = single_sign_on.oidc("Alder account", one.issuer, CLIENT, SECRET)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        SocialAccount.objects.create(user=cast.dana, provider=app["provider_id"], uid="d-1")
        yield one


def comes(forge: Forge, who: Person, *affiliations: str) -> Client:
    """Signs in at the campus, which says these affiliations."""
    provider = str(single_sign_on.oidc("", forge.issuer, "", "")["provider_id"])
    subject = "d-1" if who.called == "Dana" else "s-1"
    forge.claims = {"sub": subject, "uid": "imani7", AFFILIATION: list(affiliations)}
    forge.about = {"sub": subject}
    client = Client()
    come_back(client, begin(client, forge, provider), provider)
    return client


def by_code(person: Person) -> tuple[bool, str]:
    """Whether a code lets them in, and what the page says."""
    Message.objects.filter(to_address=person.email).delete()
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": person.email})
    code = code_to(person.email)
    answer = client.post(reverse("account_confirm_login_code"), {"code": code})
    return is_in(client), answer.content.decode()


def by_password(person: Person) -> bool:
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return is_in(client)


def test_code_and_password_do_not_let_in_whom_the_campus_lost(forge: Forge, cast: Cast) -> None:
    assert is_in(comes(forge, cast.imani, "student", "member"))
    assert (by_code(cast.imani)[0], by_password(cast.imani)) == (True, True)
    assert not is_in(comes(forge, cast.imani, "alum", "member"))
    entered, page = by_code(cast.imani)
    assert (entered, by_password(cast.imani)) == (False, False)
    assert "the campus's sign-in said that you are no student there any more" in page
    assert Affiliation.objects.get(person=cast.imani).said == ["alum", "member"]
    refused = Event.objects.filter(what=What.SIGN_IN_REFUSED, person=cast.imani.pk)
    assert refused.filter(note="account_confirm_login_code").count() == 1


def test_the_page_of_an_address_says_the_same_of_them(forge: Forge, cast: Cast) -> None:
    comes(forge, cast.imani, "alum")
    said = set()
    for email in (cast.imani.email, cast.mateo.email):
        client = Client()
        answer = client.post(reverse("account_request_login_code"), {"email": email})
        wrong = client.post(reverse("account_login"), {"login": email, "password": "no"})
        said.add((answer.status_code, answer.headers["Location"], wrong.status_code))
    assert len(said) == 1


def test_the_campus_gives_it_back_itself(forge: Forge, cast: Cast) -> None:
    comes(forge, cast.imani, "alum")
    assert is_in(comes(forge, cast.imani, "student"))
    assert by_code(cast.imani)[0]


@pytest.mark.parametrize(("row", "comes_in"), [({}, True), (GONE, False)], ids=["here", "gone"])
def test_a_roster_that_names_them_as_a_student_gives_it_back(
    forge: Forge, cast: Cast, row: dict[str, str], *, comes_in: bool
) -> None:
    comes(forge, cast.imani, "alum")
    taken(cast, handshake(IMANI | {"username": "imani7"} | row))
    assert by_code(cast.imani)[0] == comes_in


def test_a_row_that_changes_nothing_counts_too(forge: Forge, cast: Cast) -> None:
    same = handshake(IMANI | {"username": "imani7"})
    taken(cast, same)
    comes(forge, cast.imani, "alum")
    assert not by_code(cast.imani)[0]
    assert told(taken(cast, same + b"\n"))[0][0] == "unchanged"
    assert by_code(cast.imani)[0]


def test_a_coordinator_gives_it_back_to_a_colleague(forge: Forge, cast: Cast) -> None:
    comes(forge, cast.dana, "alum")
    assert not by_code(cast.dana)[0]
    page, nils = reverse("home:colleague", args=[cast.dana.pk]), Client()
    nils.force_login(cast.nils)
    assert "Let Dana in again" in nils.get(page).content.decode()
    nils.post(page, {"do": "in_again"})
    assert "Let Dana in again" not in nils.get(page).content.decode()
    assert by_code(cast.dana)[0]
    assert list(Event.objects.of(What.LET_IN).values_list("by", "person")) == [
        (cast.nils.pk, cast.dana.pk)
    ]


def test_nobody_else_does(forge: Forge, cast: Cast) -> None:
    comes(forge, cast.dana, "alum")
    for by, person in ((cast.dana, cast.dana), (cast.ruth, cast.dana), (cast.nils, cast.imani)):
        with pytest.raises(NotYours):
            let_in_again(person, now=NOW, by=by)
    assert lost(cast.dana) is not None


def test_another_part_needs_another_word(forge: Forge, cast: Cast, settings: Settings) -> None:
    comes(forge, cast.imani, "alum")
    Person.objects.filter(pk=cast.imani.pk).update(role=Role.ALUM)
    assert by_code(cast.imani)[0]
    Person.objects.filter(pk=cast.imani.pk).update(role=Role.STUDENT)
    settings.RAPPORT_SSO_STUDENTS = []
    assert by_code(cast.imani)[0]


def test_an_account_that_is_not_theirs_yet_says_nothing_of_them(forge: Forge, cast: Cast) -> None:
    """Else a wrong account at the provider would shut out the only coordinator for good."""
    nils = Client()
    nils.force_login(cast.nils)
    session = nils.session
    session["again_at"] = clock().isoformat()
    session.save()
    forge.claims, forge.about = {"sub": "n-9", AFFILIATION: ["alum"]}, {"sub": "n-9"}
    provider = str(single_sign_on.oidc("", forge.issuer, "", "")["provider_id"])
    way = reverse("openid_connect_login", args=[provider]) + "?process=connect"
    sent = parse_qs(urlsplit(nils.get(way).headers["Location"]).query)
    forge.nonce = sent["nonce"][0]
    assert come_back(nils, sent["state"][0], provider) == 403
    assert by_code(cast.nils)[0]


def test_an_unproven_account_goes_to_whom_the_campus_names(forge: Forge, cast: Cast) -> None:
    cast.imani.set_password(PASSWORD)
    cast.imani.save()
    EmailAddress.objects.filter(user=cast.imani).update(verified=False)
    other = Client()
    other.force_login(cast.imani)
    client = comes(forge, cast.imani, "student")
    assert is_in(client)
    page = client.get("/", follow=True).content.decode()
    assert "The password set then opens nothing any more" in page
    cast.imani.refresh_from_db()
    assert (cast.imani.has_usable_password(), other.get("/").status_code) == (False, 302)
    assert EmailAddress.objects.get(user=cast.imani).verified
    assert SocialAccount.objects.get(user=cast.imani).uid == "s-1"
