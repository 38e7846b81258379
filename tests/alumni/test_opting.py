"""An invited alum decides; until then nobody sees them."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from apps.accounts.links import Errand, mint
from apps.alumni import actions, zones
from apps.alumni.cards import card
from apps.alumni.finding import prefixes
from apps.alumni.models import Alum, Consent
from apps.alumni.workflow import Status
from apps.campus.models import Campus
from apps.core.moves import NotYours, Refused
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.timeline.models import Entry
from tests.alumni.files import ADA, file, taken_in
from tests.conftest import NOW, Cast

YES = {
    "do": "yes",
    "shows": ["title", "city"],
    "first_name": "Ada",
    "last_name": "Okonjo",
    "title": "Lead planner",
    "employer": "Portside Labs",
    "city": "Boulder",
    "studies": "",
    "address": "other",
    "address_other": "Dr. Okonjo",
    "pronouns": "she/her",
    "limit": "4",
    "topics": ["starting"],
    "line": "Ask me about maps.",
    "formats": ["phone"],
    "glad_first": "on",
}


@pytest.fixture
def ada(cast: Cast) -> Alum:
    taken_in(cast, file(ADA))
    pk = Alum.objects.get(record_id="7").pk
    actions.invite([pk], now=NOW, by=cast.nils)
    return Alum.objects.get(pk=pk)


def link(alum: Alum, purpose: str) -> str:
    assert alum.person is not None
    days = timedelta(days=60) if purpose == "invitation" else None
    token = mint(Errand(purpose, "alumni.alum", alum.pk, days), person=alum.person, now=NOW)
    return f"/{'join' if purpose == 'invitation' else 'choices'}/{token}/"


def preview_of(message: Message) -> str:
    words, _links = rendered(message, campus=Campus.objects.current(), now=NOW)
    return words.subject + words.text + words.html


def rows() -> dict[str, Any]:
    tables: tuple[Any, ...] = (Alum, Consent, Message)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in tables}


def test_an_invitation_makes_a_person_who_may_not_sign_in_and_one_letter(
    cast: Cast, ada: Alum
) -> None:
    assert ada.person is not None
    assert (ada.status, ada.person.role, ada.person.may_sign_in) == ("invited", "alum", False)
    [letter] = Message.objects.filter(recipient=ada.person)
    assert letter.template == "alumni/mail/invitation"
    assert [(to["purpose"], to["lasts_days"]) for to in letter.links] == [
        ("invitation", 60),
        ("choices", None),
    ]
    assert ada not in Alum.objects.visible_to(cast.imani)


def test_inviting_again_within_two_weeks_writes_nothing(cast: Cast, ada: Alum) -> None:
    assert actions.invite([ada.pk], now=NOW, by=cast.nils) == actions.Sent(0, 1)
    later = NOW + timedelta(days=14)
    assert actions.invite([ada.pk], now=later, by=cast.nils) == actions.Sent(1, 0)
    assert Message.objects.filter(recipient=ada.person).count() == 2


@pytest.mark.parametrize("purpose", ["invitation", "choices"])
def test_opening_a_link_changes_nothing(client: Client, ada: Alum, purpose: str) -> None:
    address, before = link(ada, purpose), rows()
    assert client.get(address).status_code == 200
    assert client.head(address).status_code == 200
    assert client.post(address, {"do": "something else"}).status_code == 422
    assert rows() == before


def test_a_preview_shows_the_answers_and_saves_none(client: Client, ada: Alum) -> None:
    before = rows()
    page = client.post(link(ada, "invitation"), YES | {"do": "preview"})
    assert (page.status_code, rows()) == (200, before)
    assert page.context["card"].work == "Lead planner"
    assert (page.context["card"].line, page.context["card"].year) == ("Ask me about maps.", "’11")


def test_saying_yes_makes_visible_what_is_switched_on_and_nothing_else(
    client: Client, cast: Cast, ada: Alum
) -> None:
    address = link(ada, "invitation")
    assert client.post(address, YES).status_code == 302
    alum = Alum.objects.visible_to(cast.imani).get(pk=ada.pk)
    assert alum.person is not None
    assert (alum.status, alum.month_limit, alum.corrected) == (Status.OPTED_IN, 4, ["title"])
    assert (alum.person.addressed, alum.person.pronouns) == ("Dr. Okonjo", "she/her")
    words = "Ada Okonjo 2011 Ask me about maps. Lead planner Boulder Getting started"
    assert " ".join(alum.words.split()) == words
    assert "Students can see you" in client.get(address).content.decode().replace(
        "students", "Students"
    )


def test_consent_is_kept_with_its_words_and_time_and_without_a_name(
    client: Client, ada: Alum
) -> None:
    client.post(link(ada, "invitation"), YES)
    found = Consent.objects.of(ada).values_list("what", "given", "shown_to", "wording")
    said = {
        "directory": True,
        "title": True,
        "employer": False,
        "city": True,
        "topics": True,
        "formats": True,
        "line": True,
        "glad_first": True,
        "month_limit": True,
        "at_once": True,
    }
    assert list(found) == [(what, yes, "students", "2026-11.2") for what, yes in said.items()]
    details = {row.what: row.details for row in Consent.objects.of(ada) if row.details}
    assert details == {
        "topics": {"chosen": ["starting"]},
        "formats": {"chosen": ["phone"]},
        "month_limit": {"most": 4},
        "at_once": {"most": 1},
    }


def test_a_change_of_the_page_adds_lines_for_what_changed_alone(client: Client, ada: Alum) -> None:
    address = link(ada, "invitation")
    client.post(address, YES)
    first = Consent.objects.of(ada).count()
    client.post(address, YES)
    assert Consent.objects.of(ada).count() == first
    more = {"shows": ["title"], "line": "Ask me about tides.", "at_once": "2", "languages": ["nl"]}
    client.post(address, YES | more)
    added = Consent.objects.of(ada)[first:]
    assert [(row.what, row.given, row.details) for row in added] == [
        ("city", False, {}),
        ("languages", True, {"chosen": ["nl"]}),
        ("line", True, {}),
        ("at_once", True, {"most": 2}),
    ]
    client.post(link(ada, "choices"), {"do": "limit", "limit": "1"})
    client.post(link(ada, "choices"), {"do": "leave"})
    assert [(row.what, row.given) for row in Consent.objects.of(ada)[first + 4 :]] == [
        ("month_limit", True),
        ("directory", False),
    ]
    client.post(address, YES)
    assert Consent.objects.of(ada).count() == first + 6 + first


@pytest.mark.parametrize(
    "change", ["UPDATE alumni_consent SET given = NOT given", "DELETE FROM alumni_consent"]
)
def test_no_line_of_the_ledger_can_be_changed_by_anybody(
    client: Client, ada: Alum, change: str
) -> None:
    client.post(link(ada, "invitation"), YES)
    before = rows()["Consent"]
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    with pytest.raises(TypeError):
        Consent.objects.all().delete()
    with pytest.raises(TypeError):
        Consent.objects.update(given=True)
    assert rows()["Consent"] == before != []


def test_the_ledger_outlives_whoever_it_is_about(client: Client, ada: Alum) -> None:
    client.post(link(ada, "invitation"), YES)
    count, pk = Consent.objects.of(ada).count(), ada.pk
    assert count > 0
    assert ada.person is not None
    ada.person.delete()
    Alum.objects.filter(pk=pk).delete()
    assert Consent.objects.filter(alum_id=pk).count() == count


ALL = YES | {
    "shows": ["title", "city", "degree", "groups", "field"],
    "degree": "master",
    "groups": "Rowing",
    "field": "Water",
    "employer_kind": "public",
    "reason": "Somebody did it for me.",
    "languages": ["nl", "es"],
    "backgrounds": ["transfer"],
    "windows": ["2ev", "4ev", "1am", "2am", "3am", "4am", "5am"],
    "at_once": "3",
}


def test_whatever_is_told_is_shown_and_found_and_no_file_changes_it(
    client: Client, cast: Cast, ada: Alum
) -> None:
    address = link(ada, "invitation")
    preview = client.post(address, ALL | {"do": "preview"}).context["card"]
    assert preview.facts == (
        "Water. Public sector",
        "Transfer student",
        "Rowing",
        "Speaks Spanish and Dutch",
        "Usually free weekday mornings and Tuesday and Thursday evenings, by their clock",
    )
    client.post(address, ALL)
    alum = Alum.objects.get(pk=ada.pk)
    seen = card(alum, has_room=True, now=NOW)
    assert (seen.facts, seen.reason) == (preview.facts, "Somebody did it for me.")
    assert seen.about == "Master’s degree. She/her"
    assert (alum.at_once, alum.corrected) == (3, ["degree", "field", "groups", "title"])
    for word in ("rowing", "dutch", "transfer", "public", "somebody", "master"):
        assert [*Alum.objects.listed().matching(prefixes(word))][-1:] == [alum], word
    client.post(address, ALL | {"backgrounds": [], "shows": ["title"], "languages": []})
    for word in ("rowing", "dutch", "transfer", "master"):
        assert alum not in Alum.objects.matching(prefixes(word)), word
    text = client.get(address).content.decode()
    assert 'value="2ev" aria-label="Tuesday evening" checked' in text


def test_a_preview_shows_what_can_be_read_of_answers_that_do_not_fit_yet(
    client: Client, ada: Alum
) -> None:
    half = YES | {"do": "preview", "formats": [], "shows": ["employer"]}
    page = client.post(link(ada, "invitation"), half)
    seen = page.context["card"]
    assert (page.status_code, seen.work, seen.line) == (422, "Portside Labs", "Ask me about maps.")


def test_answers_that_do_not_fit_are_asked_again_and_nothing_is_lost(
    client: Client, ada: Alum
) -> None:
    before = rows()
    wrong = YES | {"formats": [], "limit": "other", "limit_other": "21", "address_other": ""}
    page = client.post(link(ada, "invitation"), wrong)
    assert (page.status_code, rows()) == (422, before)
    assert set(page.context["form"].errors) == {"formats", "limit_other", "address_other"}
    assert "Ask me about maps." in page.content.decode()


def test_not_now_shows_nothing_and_nobody_asks_a_second_time(
    client: Client, cast: Cast, ada: Alum
) -> None:
    for _press in range(2):
        page = client.post(link(ada, "invitation"), {"do": "later"})
        assert page.status_code == 200
        ada.refresh_from_db()
        assert (ada.status, Consent.objects.of(ada).count()) == (Status.INVITED, 0)
    assert "you are not asked a second time" in page.content.decode()
    assert [entry.verb for entry in Entry.objects.about(ada)][::-1] == ["invite", "not_now"]
    later = NOW + timedelta(days=30)
    assert actions.invite([ada.pk], now=later, by=cast.nils) == actions.Sent(0, 1)
    assert client.post(link(ada, "invitation"), YES).status_code == 302
    ada.refresh_from_db()
    assert ada.status == Status.OPTED_IN


def test_a_second_letter_that_waits_does_not_leave_after_not_now(
    client: Client, cast: Cast, ada: Alum
) -> None:
    Message.objects.filter(recipient=ada.person).update(state="sent", sent_at=NOW)
    later = NOW + timedelta(days=14)
    assert actions.invite([ada.pk], now=later, by=cast.nils) == actions.Sent(1, 0)
    client.post(link(ada, "invitation"), {"do": "later"})
    letters = Message.objects.filter(recipient=ada.person).order_by("pk")
    assert [letter.state for letter in letters] == ["sent", "withdrawn"]


def test_only_the_alum_says_not_now(cast: Cast, ada: Alum) -> None:
    with pytest.raises(NotYours):
        actions.not_now(ada, now=NOW, by=cast.nils)


def test_never_is_for_good(client: Client, cast: Cast, ada: Alum) -> None:
    address = link(ada, "invitation")
    assert client.post(address, {"do": "never"}).status_code == 302
    assert client.post(address, YES).status_code == 200
    ada.refresh_from_db()
    assert (ada.status, ada.closed_for) == (Status.SUPPRESSED, "own_wish")
    later = NOW + timedelta(days=400)
    assert actions.invite([ada.pk], now=later, by=cast.nils) == actions.Sent(0, 1)
    assert [row.outcome for row in taken_in(cast, file(ADA))] == ["ignored"]
    assert [(row.what, row.given) for row in Consent.objects.of(ada)] == [("directory", False)]


def test_who_would_rather_not_be_asked_gets_no_letter_that_waits(client: Client, ada: Alum) -> None:
    client.post(link(ada, "choices"), {"do": "leave"})
    assert [letter.state for letter in Message.objects.filter(recipient=ada.person)] == [
        "withdrawn"
    ]


def test_choices_only_lessen(client: Client, cast: Cast, ada: Alum) -> None:
    client.post(link(ada, "invitation"), YES)
    address = link(ada, "choices")
    steps: list[tuple[dict[str, str], int, str, int]] = [
        ({"do": "limit", "limit": "5"}, 422, "opted_in", 4),
        ({"do": "limit", "limit": "0"}, 302, "opted_in", 0),
        ({"do": "limit", "limit": "1"}, 422, "opted_in", 0),
        ({"do": "limit", "limit": "21"}, 422, "opted_in", 0),
        ({"do": "pause", "until": "2020-01-01"}, 422, "opted_in", 0),
        ({"do": "stay"}, 302, "opted_in", 0),
        ({"do": "pause", "until": ""}, 302, "paused", 0),
        ({"do": "resume"}, 422, "paused", 0),
        ({"do": "fresh"}, 200, "paused", 0),
        ({"do": "fresh"}, 200, "paused", 0),
        ({"do": "leave"}, 302, "opted_out", 0),
        ({"do": "leave"}, 302, "opted_out", 0),
        ({"do": "fresh"}, 409, "opted_out", 0),
    ]
    for answer, code, status, limit in steps:
        assert client.post(address, answer).status_code == code
        ada.refresh_from_db()
        assert (ada.status, ada.month_limit) == (status, limit)
    [fresh] = Message.objects.filter(template="alumni/mail/fresh_link")
    assert (fresh.recipient, fresh.links[0]["lasts_days"]) == (ada.person, 60)
    assert "Your fresh link" in preview_of(fresh)
    assert ada not in Alum.objects.visible_to(cast.imani)


def test_a_pause_ends_on_its_day_in_the_zone_of_the_alum(client: Client, ada: Alum) -> None:
    client.post(link(ada, "invitation"), YES)
    assert ada.person is not None
    until = NOW.date() + timedelta(days=10)
    actions.pause(ada, until, now=NOW, by=ada.person)
    midnight_in_denver = NOW.replace(hour=7, minute=0) + timedelta(days=10)
    assert actions.resume_due(now=midnight_in_denver - timedelta(minutes=1)) == 0
    assert actions.resume_due(now=midnight_in_denver) == 1
    ada.refresh_from_db()
    assert (ada.status, ada.paused_until) == (Status.OPTED_IN, None)


def test_an_old_or_invented_link_opens_one_kind_page(client: Client, ada: Alum) -> None:
    right = link(ada, "invitation")
    assert client.get("/join/invented/").status_code == 410
    assert client.get(right.replace("/join/", "/choices/")).status_code == 410


def clock_of(alum: Alum) -> tuple[str, str, list[str]]:
    """Zone of the record and of the person, and what no file may change."""
    alum.refresh_from_db()
    person = alum.person
    assert person is not None
    person.refresh_from_db()
    return alum.zone, person.zone, alum.corrected


def test_a_wrong_time_zone_is_corrected_on_the_page_and_no_file_changes_it_back(
    client: Client, cast: Cast, ada: Alum
) -> None:
    page = client.get(link(ada, "invitation")).content.decode()
    assert '<option value="" selected>America: Denver, as we have it</option>' in page
    assert '<optgroup label="Europe">' in page
    assert '<option value="Europe/Amsterdam">Europe: Amsterdam</option>' in page
    client.post(link(ada, "invitation"), YES | {"zone": "Europe/Amsterdam"})
    assert clock_of(ada) == ("Europe/Amsterdam", "Europe/Amsterdam", ["title", "zone"])
    taken_in(cast, file(ADA.replace("Boulder,CO", "Albany,NY")))
    assert clock_of(ada) == ("Europe/Amsterdam", "Europe/Amsterdam", ["title", "zone"])
    page = client.get(link(ada, "invitation")).content.decode()
    assert '<option value="Europe/Amsterdam" selected>Europe: Amsterdam</option>' in page


def test_a_corrected_city_brings_its_zone_and_a_file_brings_back_neither(
    client: Client, cast: Cast, ada: Alum
) -> None:
    client.post(link(ada, "invitation"), YES | {"city": "Rotterdam"})
    assert clock_of(ada) == ("Europe/Amsterdam", "Europe/Amsterdam", ["city", "title"])
    taken_in(cast, file(ADA))
    assert clock_of(ada) == ("Europe/Amsterdam", "Europe/Amsterdam", ["city", "title"])


def test_a_city_that_names_no_zone_leaves_it_and_a_choice_can_be_taken_back(
    client: Client, ada: Alum
) -> None:
    address = link(ada, "invitation")
    client.post(address, YES | {"city": "Springfield", "zone": "Asia/Tokyo"})
    client.post(address, YES | {"city": "Springfield"})
    assert clock_of(ada) == ("Asia/Tokyo", "Asia/Tokyo", ["city", "title"])
    client.post(address, YES | {"city": "Montreal"})
    assert clock_of(ada) == ("America/Toronto", "America/Toronto", ["city", "title"])


def test_an_invented_zone_is_refused_and_a_preview_saves_none(client: Client, ada: Alum) -> None:
    address, before = link(ada, "invitation"), rows()
    assert client.post(address, YES | {"zone": "Europe/Atlantis"}).status_code == 422
    page = client.post(address, YES | {"zone": "Asia/Tokyo", "do": "preview"})
    assert 'value="Asia/Tokyo" selected' in page.content.decode()
    assert rows() == before


def test_the_verb_changes_a_zone_for_the_alum_alone(cast: Cast, ada: Alum) -> None:
    assert ada.person is not None
    actions.change_zone(ada, "Asia/Kolkata", now=NOW, by=ada.person)
    actions.change_zone(ada, "Asia/Kolkata", now=NOW, by=ada.person)
    assert clock_of(ada) == ("Asia/Kolkata", "Asia/Kolkata", ["zone"])
    assert Entry.objects.filter(verb="zone").count() == 1
    with pytest.raises(Refused):
        actions.change_zone(ada, "Europe/Atlantis", now=NOW, by=ada.person)
    with pytest.raises(NotYours):
        actions.change_zone(ada, "Asia/Tokyo", now=NOW, by=cast.nils)
    assert clock_of(ada) == ("Asia/Kolkata", "Asia/Kolkata", ["zone"])


def test_every_zone_that_is_guessed_can_be_chosen() -> None:
    guesses = {*zones.CITIES.values(), *zones.STATES.values(), *zones.COUNTRIES.values()}
    assert guesses - set(zones.names()) == set()
    assert zones.said("America/Argentina/Buenos_Aires") == "America: Argentina, Buenos Aires"
    assert zones.said("UTC") == "UTC"
