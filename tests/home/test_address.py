"""Another address to sign in with: proved, told to the old one, and theirs after 72 hours."""

from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from apps.accounts.models import Person, Role
from apps.alumni.actions import open_account
from apps.alumni.models import Alum
from apps.audit.models import Event
from apps.core.moves import NotYours, Refused
from apps.home.actions import (
    ask_address,
    begin_erasure,
    change_addresses,
    deny_address,
    erase_due,
    keep_address,
    prove_address,
)
from apps.home.models import AddressChange, Ended
from apps.home.roster import Entry, enter
from apps.imports.models import Deed
from apps.mail.models import Message
from tests.access.world import batch
from tests.accounts.test_sign_in import code_to
from tests.conftest import Cast
from tests.outreach.test_scanners import links_in_mails

HOURS, SECOND = timedelta(hours=72), timedelta(seconds=1)
PAGE = reverse("home:address")
NEW = "dana@new.example"


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RAPPORT_STUDENT_DOMAINS = ["alder.example"]


def code(email: str = NEW) -> str:
    letter = Message.objects.filter(template="home/mail/address_code", to_address=email)
    return str(letter.order_by("-pk")[0].values["code"])


def proved(person: Person, email: str, now: datetime) -> AddressChange:
    """Asked for and shown to be theirs; nothing has changed yet."""
    asked = ask_address(email, now=now, by=person)
    assert prove_address(asked, code(email), now=now, by=person)
    return asked


def come_in(client: Client, person: Person) -> None:
    """By a code; the mail is gone afterwards."""
    client.post(reverse("account_request_login_code"), {"email": person.email})
    client.post(reverse("account_confirm_login_code"), {"code": code_to(person.email)})
    Message.objects.filter(to_address=person.email, template="").delete()


def letters() -> list[tuple[str, str]]:
    """What was written, and where to."""
    found = Message.objects.filter(template__startswith="home/mail/address").order_by("pk")
    return [
        (letter.template.removeprefix("home/mail/address_"), letter.address) for letter in found
    ]


def noted() -> list[tuple[str, int | None, str]]:
    found = Event.objects.filter(what__startswith="address").order_by("pk")
    return list(found.values_list("what", "by", "note"))


def address_of(person: Person) -> str:
    return Person.objects.get(pk=person.pk).email


def test_the_way_of_an_advisor_from_the_page_to_the_first_sign_in(
    client: Client, cast: Cast, morning: datetime
) -> None:
    come_in(client, cast.dana)
    answer = client.post(PAGE, {"do": "ask", "email": NEW})
    assert answer.headers["Location"] == f"{reverse('accounts:again')}?next=%2Faddress%2F"
    assert AddressChange.objects.count() == 0
    again = {"next": PAGE}
    client.post(reverse("accounts:again"), again | {"do": "send"})
    client.post(reverse("accounts:again"), again | {"code": code_to(cast.dana.email)})
    assert f'value="{NEW}"' in client.get(PAGE).content.decode()
    client.post(PAGE, {"do": "ask", "email": NEW})
    assert "Type the code" in client.get(PAGE).content.decode()
    wrong = client.post(PAGE, {"do": "prove", "code": "AAAA-AAAA"})
    assert (wrong.status_code, "That is not the code" in wrong.content.decode()) == (422, True)
    assert client.post(PAGE, {"do": "prove", "code": code().lower()}).status_code == 302
    waits = client.get(PAGE).content.decode()
    assert "A new address from Thursday 26 November, 8:40 am on" in waits
    assert letters() == [("code", NEW), ("asked", "dana@alder.example")]
    assert change_addresses(now=morning + HOURS + timedelta(minutes=1)) == 1
    assert client.get(PAGE).status_code == 302
    Message.objects.filter(to_address=NEW).delete()
    client.post(reverse("account_request_login_code"), {"email": NEW})
    client.post(reverse("account_confirm_login_code"), {"code": code_to(NEW)})
    assert f"go to {NEW}" in client.get(PAGE).content.decode()


def test_it_takes_72_hours_and_not_a_second_less(cast: Cast, now: datetime) -> None:
    asked = proved(cast.dana, NEW, now)
    assert change_addresses(now=now + HOURS - SECOND) == 0
    assert address_of(cast.dana) == "dana@alder.example"
    assert change_addresses(now=now + HOURS) == 1
    assert change_addresses(now=now + HOURS) == 0
    asked.refresh_from_db()
    assert (address_of(cast.dana), asked.done_at) == (NEW, now + HOURS)
    signs_in = EmailAddress.objects.filter(user=cast.dana)
    assert list(signs_in.values_list("email", "verified", "primary")) == [(NEW, True, True)]
    assert letters()[2:] == [("changed", "dana@alder.example"), ("changed", NEW)]
    dana = cast.dana.pk
    assert noted() == [("address_asked", dana, ""), ("address", None, "")]
    with pytest.raises(Refused):
        keep_address(asked, now=now + HOURS, by=cast.dana)


def test_every_session_ends_with_it(client: Client, cast: Cast, now: datetime) -> None:
    other = Client()
    come_in(client, cast.dana)
    come_in(other, cast.ruth)
    assert UserSession.objects.filter(user=cast.dana).count() == 1
    proved(cast.dana, NEW, now)
    change_addresses(now=now + HOURS)
    assert [one.get(PAGE).status_code for one in (client, other)] == [302, 200]
    assert UserSession.objects.filter(user=cast.dana).count() == 0


def test_the_person_keeps_the_old_one(client: Client, cast: Cast, morning: datetime) -> None:
    asked = proved(cast.dana, NEW, morning)
    client.force_login(cast.dana)
    for _press in "12":
        client.post(PAGE, {"do": "keep"})
    assert change_addresses(now=morning + HOURS) == 0
    asked.refresh_from_db()
    assert (asked.ended, address_of(cast.dana)) == (Ended.SELF, "dana@alder.example")
    assert [note for what, _by, note in noted() if what == "address_kept"] == ["self"]
    with pytest.raises(NotYours):
        keep_address(asked, now=morning, by=cast.ruth)


def test_the_old_address_says_that_it_was_not_they(
    client: Client, cast: Cast, morning: datetime
) -> None:
    come_in(client, cast.dana)
    proved(cast.dana, NEW, morning)
    path = next(path for name, path in links_in_mails(morning) if name.endswith("address_asked"))
    stranger = Client()
    for method in (stranger.get, stranger.head):
        assert method(path).status_code == 200
    fine = stranger.post(path, {"do": "yes"}).content.decode()
    assert "Good, it was you" in fine
    assert AddressChange.objects.waiting().count() == 1
    for _press in "12":
        said = stranger.post(path, {"do": "no"}).content.decode()
        assert "You sign in with dana@alder.example as before." in said
    assert client.get(PAGE).status_code == 302
    assert change_addresses(now=morning + HOURS) == 0
    assert noted()[1:] == [("address_kept", None, "not_me")]


def test_the_link_comes_too_late(cast: Cast, morning: datetime) -> None:
    asked = proved(cast.dana, NEW, morning)
    path = next(path for name, path in links_in_mails(morning) if name.endswith("address_asked"))
    change_addresses(now=morning + HOURS)
    page = Client().post(path, {"do": "no"})
    assert "The new address is in use" in page.content.decode()
    with pytest.raises(Refused):
        deny_address(asked, now=morning)
    assert address_of(cast.dana) == NEW


def test_an_address_of_another_account_gets_the_same_page_and_a_mail(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.dana)
    session = client.session
    session["again_at"] = morning.isoformat()
    session.save()
    pages = []
    for email in (cast.ruth.email.upper(), "free@new.example"):
        client.post(PAGE, {"do": "ask", "email": email})
        said = client.get(PAGE).content.decode()
        wrong = client.post(PAGE, {"do": "prove", "code": "AAAA-AAAA"}).content.decode()
        pages.append([_plain(page, email.lower()) for page in (said, wrong)])
    assert pages[0] == pages[1]
    assert letters() == [("theirs", cast.ruth.email), ("code", "free@new.example")]
    theirs = Message.objects.get(template="home/mail/address_theirs")
    assert (theirs.recipient, theirs.by, theirs.values) == (cast.ruth, None, {})


def _plain(page: str, email: str) -> str:
    """Without what differs from page to page: the address itself, tokens and nonces."""
    lines = [line for line in page.splitlines() if "nonce" not in line and "csrf" not in line]
    return "\n".join(lines).replace(email, "…")


def test_no_code_fits_an_address_of_somebody_else(cast: Cast, now: datetime) -> None:
    asked = ask_address(cast.ruth.email, now=now, by=cast.dana)
    assert [prove_address(asked, typed, now=now, by=cast.dana) for typed in ("", "AAAA")] == [
        False,
        False,
    ]


def test_a_code_is_good_for_three_tries_and_fifteen_minutes(cast: Cast, now: datetime) -> None:
    asked = ask_address(NEW, now=now, by=cast.dana)
    right, late = code(), now + timedelta(minutes=15)
    assert not prove_address(asked, right, now=late, by=cast.dana)
    assert not any(prove_address(asked, "AAAA-AAAA", now=now, by=cast.dana) for _try in "123")
    assert not prove_address(asked, right, now=now, by=cast.dana)
    with pytest.raises(NotYours):
        prove_address(asked, right, now=now, by=cast.ruth)


def test_a_new_code_ends_the_one_before(cast: Cast, now: datetime) -> None:
    first = ask_address(NEW, now=now, by=cast.dana)
    old = code()
    ask_address(NEW, now=now, by=cast.dana)
    assert not prove_address(first, old, now=now, by=cast.dana)
    assert AddressChange.objects.open().count() == 1


def test_one_change_at_a_time(cast: Cast, now: datetime) -> None:
    proved(cast.dana, NEW, now)
    with pytest.raises(Refused, match="on its way"):
        ask_address("other@new.example", now=now, by=cast.dana)


def test_nobody_is_flooded(client: Client, cast: Cast, morning: datetime) -> None:
    for _time in range(5):
        ask_address(NEW, now=morning, by=cast.dana)
    for person, email in ((cast.dana, "x@new.example"), (cast.ruth, NEW)):
        with pytest.raises(Refused, match="enough for one day"):
            ask_address(email, now=morning, by=person)
    client.force_login(cast.dana)
    session = client.session
    session["again_at"] = morning.isoformat()
    session.save()
    page = client.post(PAGE, {"do": "ask", "email": "x@new.example"})
    assert (page.status_code, 'value="x@new.example"' in page.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("dana@alder.example", "your address already"),
        ("not an address", "Write the whole address"),
        ("", "Fill in"),
    ],
)
def test_what_is_no_new_address(
    client: Client, cast: Cast, morning: datetime, email: str, words: str
) -> None:
    client.force_login(cast.dana)
    page = client.post(PAGE, {"do": "ask", "email": email})
    assert (page.status_code, words in page.content.decode()) == (422, True)


def test_of_two_who_wait_for_one_address_the_first_gets_it(cast: Cast, now: datetime) -> None:
    proved(cast.dana, NEW, now)
    proved(cast.ruth, NEW, now + SECOND)
    assert change_addresses(now=now + HOURS + SECOND) == 1
    assert (address_of(cast.dana), address_of(cast.ruth)) == (NEW, "ruth@alder.example")
    assert ("stays", "ruth@alder.example") in letters()


def test_somebody_takes_the_address_in_between(cast: Cast, now: datetime) -> None:
    asked = proved(cast.dana, NEW, now)
    enter(Entry("Dana@New.example", "Dana Else", Role.ADVISOR), now=now)
    assert change_addresses(now=now + HOURS) == 0
    asked.refresh_from_db()
    assert (asked.ended, address_of(cast.dana)) == (Ended.TAKEN, "dana@alder.example")
    assert letters()[-1] == ("stays", "dana@alder.example")


def test_who_left_or_got_another_address_meanwhile_keeps_that(cast: Cast, now: datetime) -> None:
    changes = [proved(one, f"{one.pk}@new.example", now) for one in (cast.dana, cast.ruth)]
    Person.objects.filter(pk=cast.dana.pk).update(email="dana@given.example")
    Person.objects.filter(pk=cast.ruth.pk).update(may_sign_in=False)
    assert change_addresses(now=now + HOURS) == 0
    assert {AddressChange.objects.get(pk=one.pk).ended for one in changes} == {Ended.GONE}
    assert address_of(cast.dana) == "dana@given.example"


def test_who_is_erased_meanwhile_leaves_nothing(cast: Cast, now: datetime) -> None:
    open_account(cast.alum, now=now, by=cast.rosalind)
    proved(cast.rosalind, "rosalind@new.example", now)
    begin_erasure(cast.rosalind, now=now, by=cast.nils)
    assert erase_due(now=now + HOURS) == 1
    assert change_addresses(now=now + HOURS) == 0
    assert AddressChange.objects.count() == 0
    assert not Message.objects.filter(to_address__icontains="rosalind").exclude(values={}).exists()


def test_the_record_of_an_alum_follows_and_no_file_takes_it_back(cast: Cast, now: datetime) -> None:
    open_account(cast.alum, now=now, by=cast.rosalind)
    proved(cast.rosalind, "rosalind@new.example", now)
    change_addresses(now=now + HOURS)
    alum = Alum.objects.get(person=cast.rosalind)
    assert (alum.email, "email" in alum.own) == ("rosalind@new.example", True)
    assert Alum.objects.get(person=cast.teodor).email == cast.teodor.email


def test_a_student_whom_the_campus_names_is_told_why_not(
    client: Client, cast: Cast, morning: datetime, settings: Settings
) -> None:
    imani = cast.imani
    client.force_login(imani)
    assert "Send me a code" in client.get(PAGE).content.decode()
    student = cast.student
    student.username = "icaste"
    student.save()
    assert "comes from campus" in client.get(PAGE).content.decode()
    with pytest.raises(NotYours):
        ask_address("imani@alder.example", now=morning, by=imani)
    settings.RAPPORT_STUDENT_DOMAINS = []
    client.force_login(cast.mateo)
    assert "comes from campus" in client.get(PAGE).content.decode()


def test_a_roster_brought_meanwhile_has_the_last_word(cast: Cast, now: datetime) -> None:
    proved(cast.imani, "ic@alder.example", now)
    file = batch(cast.nils, now, kind="students")
    Deed.objects.create(
        batch=file, number=1, record=cast.student.pk, is_new=False, before={}, after={}
    )
    assert change_addresses(now=now + HOURS) == 0
    assert AddressChange.objects.get().ended == Ended.GONE


def test_a_student_stays_within_the_campus_addresses(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.imani)
    page = client.post(PAGE, {"do": "ask", "email": "imani@home.example"})
    assert (page.status_code, "it ends in @alder.example" in page.content.decode()) == (422, True)


def test_who_does_not_sign_in_writes_to_the_center(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.rosalind)
    assert "changes it for you" in client.get(PAGE).content.decode()
    with pytest.raises(NotYours):
        ask_address(NEW, now=morning, by=cast.rosalind)


def test_the_old_page_leads_here(client: Client, cast: Cast) -> None:
    client.force_login(cast.dana)
    assert client.get("/accounts/email/").headers["Location"] == PAGE
    assert client.post("/accounts/email/", {"email": NEW, "action_add": ""}).status_code == 405


@pytest.mark.parametrize("many", [1, 3])
def test_however_many_are_due_it_takes_as_many_statements(
    cast: Cast, now: datetime, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person in (cast.dana, cast.ruth, cast.nils)[:many]:
        proved(person, f"{person.pk}@new.example", now)
    with django_assert_num_queries(21):
        assert change_addresses(now=now + HOURS) == many


def test_a_first_password_is_set_only_by_who_shows_that_it_is_they(
    client: Client, cast: Cast, morning: datetime
) -> None:
    """Else an open browser gives one, and with it shows anew who it is."""
    client.force_login(cast.dana)
    page, typed = reverse("account_set_password"), "orchard-lamp-river"
    for answer in (client.get(page), client.post(page, {"password1": typed, "password2": typed})):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("accounts:again"))
    cast.dana.refresh_from_db()
    assert not cast.dana.has_usable_password()
    again = {"next": page}
    client.post(reverse("accounts:again"), again | {"do": "send"})
    answer = client.post(reverse("accounts:again"), again | {"code": code_to(cast.dana.email)})
    assert answer["Location"] == page
    assert client.post(page, {"password1": typed, "password2": typed}).status_code == 302
    cast.dana.refresh_from_db()
    assert cast.dana.check_password(typed)
