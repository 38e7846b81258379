"""Nine ticks that follow from facts, and mail to oneself that counts nowhere."""

import re
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.audit.actions import note
from apps.audit.models import What
from apps.campus.actions import add_term, change_look, decide_first_note, set_logo
from apps.campus.breaks import Break
from apps.campus.models import Campus, Change, Term, Trial
from apps.core.moves import NotYours, Refused
from apps.home import actions, setup, working
from apps.home.vitals import taken
from apps.imports.models import Batch
from apps.interviews.models import Interview
from apps.mail import delivery
from apps.mail.models import Message
from apps.outreach.models import Request
from tests.campus.test_look import drawn
from tests.conftest import NOW, Cast
from tests.home.test_address import come_in
from tests.home.test_look import walk

MINUTE = timedelta(minutes=1)
HERS = "a long secret of hers"
FALL = Break(date(2026, 8, 24), date(2026, 12, 18), "Fall 2026")


def done(cast: Cast, now: datetime = NOW) -> list[bool]:
    return [tick.is_done for tick in setup.ticks(setup.facts(cast.nils, now=now))]


def link_of(now: datetime) -> str:
    """The path in the mail that leaves now."""
    mail = message_from_bytes(delivery.claim(now)[0].mail, policy=policy.default)
    text = mail.get_body(("plain",))
    assert text is not None
    found = re.search(r"https?://[^/\s]+(/setup/trial/[^/]+/)", text.get_content())
    assert found is not None
    return found[1]


def named(by: Person) -> None:
    Campus.objects.update(contact_email="help@alder.edu", university="Alder State")
    said = {"university": "Alder State", "center": "Career Studio", "colour": ""}
    change_look(said, now=NOW, by=by)
    set_logo(drawn(), now=NOW, by=by)


def imported(kind: str, by: Person, status: str = "applied") -> None:
    Batch.objects.create(
        kind=kind, file_name="a.csv", size=1, uploaded_by=by, created_at=NOW, status=status
    )


def whole(cast: Cast) -> None:
    """Everything is set up."""
    named(cast.nils)
    trial = actions.try_sender(now=NOW - 3 * MINUTE, by=cast.nils)
    actions.answer_trial(trial, "arrived", now=NOW - 2 * MINUTE, by=cast.nils)
    actions.note_code(now=NOW - MINUTE, by=cast.nils)
    add_term(FALL, now=NOW, by=cast.nils)
    decide_first_note(is_read=False, now=NOW, by=cast.nils)
    imported("students", cast.nils)
    imported("alumni", cast.nils)
    talk = actions.try_talk("Dear me", now=NOW - MINUTE, by=cast.nils)
    actions.answer_trial(talk, "2", now=NOW, by=cast.nils)


def test_a_fresh_center_has_nothing_but_its_staff_and_lands_there(
    client: Client, cast: Cast, morning: datetime
) -> None:
    Campus.objects.update(is_set_up=False)
    assert done(cast) == [False] * 3 + [True] + [False] * 5
    client.force_login(cast.nils)
    assert client.get("/").headers["Location"] == "/setup/"
    text = client.get("/setup/").content.decode()
    assert "One of nine is done." in text
    assert text.count("Your move:") == 1
    client.force_login(cast.dana)
    assert client.get("/").status_code == 200


def test_when_all_is_done_nobody_lands_there(client: Client, cast: Cast, morning: datetime) -> None:
    Campus.objects.update(is_set_up=False)
    whole(cast)
    assert done(cast) == [True] * 9
    client.force_login(cast.nils)
    Person.objects.filter(pk=cast.nils.pk).update(last_login=NOW)
    assert client.get("/").status_code == 200
    assert "All nine are done." in client.get("/setup/").content.decode()


def test_somebody_may_begin_at_the_caseload_before_that(client: Client, cast: Cast) -> None:
    Campus.objects.update(is_set_up=False)
    client.force_login(cast.nils)
    assert client.post("/setup/leave/").headers["Location"] == "/caseload/"
    assert client.get("/").status_code == 200
    assert Change.objects.get().what == "set_up"


def test_names_that_rapport_ships_with_are_no_names(cast: Cast) -> None:
    set_logo(drawn(), now=NOW, by=cast.nils)
    assert done(cast)[0] is False
    named(cast.nils)
    assert done(cast)[0] is True


def test_mail_is_proved_by_its_link_and_for_this_sender_alone(
    client: Client, cast: Cast, morning: datetime, settings: Settings
) -> None:
    client.force_login(cast.nils)
    assert client.post("/setup/mail/").status_code == 302
    assert done(cast)[1] is False
    path = link_of(NOW + MINUTE)
    client.logout()
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 200
    assert done(cast)[1] is False
    assert client.post(path, {"do": "wrong"}).status_code == 200
    assert done(cast)[1] is False
    assert "Mail arrives" in client.post(path, {"do": "arrived"}).content.decode()
    assert done(cast)[1] is True
    settings.RAPPORT_MAIL_FROM = "other@alder.example"
    assert done(cast)[1] is False


def test_a_second_press_sends_no_second_mail(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert [client.post("/setup/mail/").status_code for _ in "12"] == [302, 409]
    assert Message.objects.filter(template="home/mail/sender_test").count() == 1


def test_an_older_link_dies_with_the_next_test(client: Client, cast: Cast) -> None:
    actions.try_sender(now=NOW, by=cast.nils)
    old = link_of(NOW)
    with pytest.raises(Refused):
        actions.try_sender(now=NOW + MINUTE / 2, by=cast.nils)
    actions.try_sender(now=NOW + 2 * MINUTE, by=cast.nils)
    assert client.get(old).status_code == 410


def test_sign_in_is_proved_by_a_code_that_a_coordinator_used(
    client: Client, cast: Cast, morning: datetime, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    cast.nils.set_password(HERS)
    cast.nils.save()
    EmailAddress.objects.filter(user=cast.nils).update(verified=True)
    client.post(reverse("account_login"), {"login": cast.nils.email, "password": HERS})
    assert client.get("/setup/").status_code == 200
    assert done(cast)[2] is False
    client.logout()
    come_in(client, cast.dana)
    assert client.get("/setup/").status_code == 403
    assert done(cast)[2] is False
    client.logout()
    come_in(client, cast.nils)
    for _look in "12":
        page = client.get("/setup/").content.decode()
    assert "A code by mail works; Nils came in by one on Monday 23 November." in page
    assert (done(cast)[2], Trial.objects.count()) == (True, 1)
    settings.RAPPORT_MAIL_FROM = "other@alder.example"
    assert done(cast)[2] is False


def test_where_the_campus_signs_people_in_that_is_what_counts(
    cast: Cast, settings: Settings
) -> None:
    actions.note_code(now=NOW, by=cast.nils)
    app = {"provider_id": "oidc-alder", "name": "Alder State"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}, "saml": {"APPS": []}}
    assert done(cast)[2] is False
    SocialAccount.objects.create(user=cast.imani, provider="oidc-other", uid="1")
    assert done(cast)[2] is False
    SocialAccount.objects.create(user=cast.imani, provider="oidc-alder", uid="1")
    found = setup.ticks(setup.facts(cast.nils, now=NOW))[2]
    assert (found.is_done, found.says) == (True, "The campus’s sign-in works; Imani came in by it.")


def test_terms_and_the_first_note_follow_from_what_was_said(cast: Cast) -> None:
    add_term(Break(date(2026, 1, 5), date(2026, 5, 8), "Spring"), now=NOW, by=cast.nils)
    assert done(cast)[4:6] == [False, False]
    add_term(FALL, now=NOW, by=cast.nils)
    decide_first_note(is_read=False, now=NOW, by=cast.nils)
    assert done(cast)[4:6] == [True, True]
    assert (Term.objects.count(), Campus.objects.current().review_first) == (2, False)


@pytest.mark.parametrize("kind", ["students", "alumni"])
def test_a_file_counts_once_it_was_looked_at_and_imported(cast: Cast, kind: str) -> None:
    at = {"students": 6, "alumni": 7}[kind]
    for status in ("reading", "comparing", "previewed", "refused", "unmapped"):
        imported(kind, cast.nils, status)
    assert done(cast)[6:8] == [False, False]
    imported(kind, cast.nils, "undone")
    assert (done(cast)[at], sum(done(cast)[6:8])) == (True, 1)


def test_a_conversation_with_oneself_goes_by_mail_and_counts_nowhere(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.nils)
    typed = {"text": "Dear Nils, <b>twenty minutes?</b>"}
    assert client.post("/setup/talk/", typed).status_code == 302
    path = link_of(NOW + MINUTE)
    text = client.get(path, {"slot": "2"}).content.decode()
    assert "&lt;b&gt;twenty minutes?&lt;/b&gt;" in text
    assert text.count("btn-primary") == 1
    assert (
        "Agreed. Wednesday 25 November, 2:00 pm" in client.post(path, {"do": "2"}).content.decode()
    )
    assert client.post(path, {"do": "declined"}).status_code == 200
    assert (Trial.objects.get().answer, done(cast)[8]) == ("2", True)
    assert (Request.objects.count(), Interview.objects.count()) == (0, 0)


def test_an_empty_request_is_asked_for_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert "Dear Nils" in client.get("/setup/talk/").content.decode()
    assert client.post("/setup/talk/", {"text": " "}).status_code == 422
    assert Trial.objects.count() == 0


def test_nobody_but_a_coordinator_tries_and_nobody_answers_for_another(cast: Cast) -> None:
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            actions.try_sender(now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.try_talk("Dear", now=NOW, by=person)
    trial = actions.try_sender(now=NOW, by=cast.nils)
    with pytest.raises(NotYours):
        actions.answer_trial(trial, "arrived", now=NOW, by=cast.dana)
    assert (Trial.objects.count(), done(cast)[1]) == (1, False)


def test_what_is_silent_is_said_with_what_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    text = client.get("/setup/").content.decode()
    assert "Background work does not answer. Ask whoever keeps the server." in text
    assert "Mail: none sent yet" in text
    assert "Reminders and mail: none late" in text
    assert "No copy of the database is noted. Ask whoever keeps the server." in text


def test_copies_of_the_database_are_told_with_their_test(cast: Cast) -> None:
    def told(later: timedelta) -> tuple[str, bool]:
        line = working.lines(taken(NOW), "America/Los_Angeles", now=NOW + later)[-1]
        return line.text, line.is_well

    note(What.COPIED, now=NOW, by=None)
    note(What.RESTORED, now=NOW - timedelta(days=3), by=None)
    words = "Backup: Monday 23 November, 8:40 am, restored in a test on Friday 20 November"
    assert told(timedelta(days=2)) == (words, True)
    long_ago = f"{words}. That is long ago: ask whoever keeps the server."
    assert told(timedelta(days=2, seconds=1)) == (long_ago, False)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        actions.try_sender(now=NOW + number * 2 * MINUTE, by=cast.nils)
        imported("alumni", cast.nils)
        span = Break(date(2026 + number, 8, 24), date(2026 + number, 12, 18), f"Fall {number}")
        add_term(span, now=NOW, by=cast.nils)
    client.force_login(cast.nils)
    with django_assert_num_queries(19):
        client.get("/setup/")


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_they_look_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    Campus.objects.update(is_set_up=False)
    pages: dict[str, Any] = {
        "setup-fresh": "/setup/",
        "setup-mail": "/setup/mail/",
        "setup-talk": "/setup/talk/",
        "setup-pilot": "/setup/pilot/",
        "terms-none": "/center/terms/",
        "first-note": "/center/first-note/",
    }
    assert walk(browser, live_server, cast.nils, pages) == {}
    actions.try_sender(now=morning - 9 * MINUTE, by=cast.nils)
    pages = {"trial-mail": link_of(morning)}
    actions.try_talk("Dear Nils,\n\nTwenty minutes?", now=morning - 8 * MINUTE, by=cast.nils)
    pages |= {"trial-talk": link_of(morning)}
    assert walk(browser, live_server, None, pages) == {}
    whole(cast)
    Term.objects.create(name="Old", starts_on=date(2025, 1, 1), ends_on=date(2025, 5, 1))
    term = Term.objects.get(name="Fall 2026").pk
    pages = {
        "setup-whole": "/setup/",
        "terms": "/center/terms/",
        "term": f"/center/terms/{term}/",
        "term-remove": f"/center/terms/{term}/remove/",
    }
    assert walk(browser, live_server, cast.nils, pages) == {}
