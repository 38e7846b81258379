"""The alum's one choice about keeping in touch: default nothing, an address only after a yes."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person
from apps.alumni.actions import Answer, block, never_again
from apps.alumni.models import Consent, Keeping, keeping_of
from apps.contacts.actions import end_keeping, keep
from apps.contacts.models import Contact, KeepInTouch
from apps.interviews.actions import (
    Account,
    Note,
    asks_to_keep,
    choose_keeping,
    log,
    send_thanks,
)
from apps.interviews.actions.thank import letter_of
from apps.interviews.models import Interview, ThankYou
from apps.mail.models import Message
from apps.mail.render import shown
from apps.reminders.models import Reminder
from tests.conftest import Cast
from tests.interviews.conftest import agreed

ADDRESS = "rosalind@maashaven.example"
NOTE = Note("email", "", "Dear Ms. Achterberg,\n\nZoning decides.\n\nImani Castellanos")


@dataclass
class Door:
    """Rosalind before the page of her choice, with a link minted at `at`."""

    client: Client
    token: str

    @property
    def page(self) -> str:
        return reverse("interviews:keep", args=[self.token])

    def read(self, way: str = "") -> str:
        answer = self.client.get(self.page, {"way": way} if way else {})
        assert answer.status_code == 200
        return answer.content.decode()

    def press(self, do: str) -> int:
        return self.client.post(self.page, {"do": do}).status_code


def door(talk: Interview, person: Person, at: datetime) -> Door:
    errand = Errand("keep", "interviews.interview", talk.pk, None)
    return Door(Client(), mint(errand, person=person, now=at))


@pytest.fixture
def rosalind(cast: Cast, talk: Interview, morning: datetime) -> Door:
    return door(talk, cast.rosalind, morning)


def as_seen_by(person: Person, contact: Contact) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("contacts:contact", args=[contact.pk]))
    return answer.content.decode() if answer.status_code == 200 else ""


def ways(page: str) -> list[str]:
    return re.findall(r'name="do" value="(\w+)"', page)


def test_the_mail_carries_three_equal_links_to_one_page(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    send_thanks(thanks, NOTE, through_rapport=True, now=after, by=cast.imani)
    sent = Message.objects.get(template="interviews/mail/thanks")
    assert [link["view"] for link in sent.links] == ["interviews:keep", "alumni:choices"]
    assert sent.links[0]["lasts_days"] is None
    read = shown(letter_of(thanks, recipient=cast.rosalind))
    assert re.findall(r'href="#\?way=(\w+)"', read.html) == ["email", "rapport", "no"]
    assert "- Share my e-mail: #?way=email\n- Through Rapport only: #?way=rapport" in read.text
    assert "Imani would like to keep in touch." in read.text
    assert ADDRESS not in read.html


@pytest.mark.parametrize("pace", ["no", "days", "news"])
def test_it_is_asked_only_where_the_student_chose_it(
    cast: Cast, talk: Interview, after: datetime, pace: str
) -> None:
    log(talk, Account({"pace": pace, "takeaways": "Zoning."}), now=after, by=cast.imani)
    note = ThankYou.objects.get()
    read = shown(letter_of(note, recipient=cast.rosalind))
    client = Client()
    client.force_login(cast.imani)
    page = client.get(reverse("interviews:thanks", args=[talk.pk])).content.decode()
    asked = "would like to keep in touch"
    assert (asked in read.text, asked in page) == (pace != "no", pace != "no")


def test_it_is_not_asked_once_the_student_stopped_the_reminders(
    cast: Cast, thanks: ThankYou, after: datetime
) -> None:
    assert asks_to_keep(thanks)
    end_keeping(thanks.interview.contact, now=after, by=cast.imani)
    assert not asks_to_keep(thanks)


def test_looking_writes_nothing_and_says_what_the_mail_named(
    cast: Cast, thanks: ThankYou, rosalind: Door
) -> None:
    before = Consent.objects.count()
    for way, words in (("email", "You chose “Share my e-mail”"), ("no", "You chose “No, thank")):
        assert words in rosalind.read(way)
    assert "You chose" not in rosalind.read("<b>")
    assert ways(rosalind.read()) == ["email", "rapport", "no"]
    rosalind.client.head(rosalind.page + "?way=email")
    assert (Consent.objects.count(), keeping_of(cast.alum, cast.imani)) == (before, None)
    assert ADDRESS not in as_seen_by(cast.imani, thanks.interview.contact)


def test_no_press_without_an_answer_of_the_page(rosalind: Door, thanks: ThankYou) -> None:
    before = Consent.objects.count()
    assert [rosalind.press(do) for do in ("", "yes", "EMAIL")] == [422, 422, 422]
    assert Consent.objects.count() == before


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("email", "Rosalind shared an e-mail address with you:"),
        ("rapport", "You may write to Rosalind through Rapport."),
        ("no", "Keeping in touch with Rosalind has ended."),
    ],
)
def test_the_address_appears_to_that_one_student_after_a_yes_to_it_alone(
    cast: Cast, thanks: ThankYou, rosalind: Door, now: datetime, way: str, words: str
) -> None:
    contact = thanks.interview.contact
    other = keep(cast.alum, student=cast.classmate, now=now, by=cast.mateo)
    assert ADDRESS not in as_seen_by(cast.imani, contact)
    assert rosalind.press(way) == 302
    page = as_seen_by(cast.imani, contact)
    assert (words in page, ADDRESS in page) == (True, way == "email")
    assert "Rosalind" in as_seen_by(cast.mateo, other)
    assert ADDRESS not in as_seen_by(cast.mateo, other)
    for person in (cast.mateo, cast.dana, cast.teodor):
        assert as_seen_by(person, contact) == ""


def test_the_ledger_is_only_added_to_and_holds_no_name(
    cast: Cast, thanks: ThankYou, rosalind: Door
) -> None:
    for way in ("rapport", "email", "email", "no"):
        rosalind.press(way)
    rows = list(Consent.objects.of_keeping(cast.alum, cast.imani).order_by("pk"))
    assert [(row.given, row.details["way"]) for row in rows] == [
        (True, "rapport"),
        (True, "email"),
        (False, "no"),
    ]
    assert {(row.person, row.shown_to, row.wording) for row in rows} == {
        (cast.rosalind, f"person:{cast.imani.pk}", "2026-11")
    }
    assert ADDRESS not in str([vars(row) for row in rows])


def test_no_ends_the_plan_and_asks_never_again(
    cast: Cast, contact: Contact, talk: Interview, after: datetime, morning: datetime
) -> None:
    log(talk, Account({"pace": "days"}), now=after, by=cast.imani)
    first = ThankYou.objects.get()
    assert Reminder.objects.pending().filter(kind="keep_in_touch").count() == 1
    assert door(talk, cast.rosalind, morning).press("no") == 302
    plan = KeepInTouch.objects.get()
    assert (plan.status, plan.next_at) == ("ended", None)
    assert Reminder.objects.pending().filter(kind="keep_in_touch").count() == 0
    assert not asks_to_keep(first)
    again = agreed(contact, cast, after + timedelta(days=40), after + timedelta(days=50))
    log(again, Account({"pace": "days"}), now=after + timedelta(days=51), by=cast.imani)
    assert not asks_to_keep(again.thanks)
    assert KeepInTouch.objects.get().status == "ended"


@pytest.mark.parametrize("way", ["email", "rapport"])
def test_a_yes_keeps_the_plan_and_is_not_asked_again(
    cast: Cast, contact: Contact, thanks: ThankYou, rosalind: Door, after: datetime, way: str
) -> None:
    rosalind.press(way)
    assert KeepInTouch.objects.get().status == "active"
    again = agreed(contact, cast, after + timedelta(days=40), after + timedelta(days=50))
    log(again, Account({"pace": "news"}), now=after + timedelta(days=51), by=cast.imani)
    assert not asks_to_keep(again.thanks)
    assert KeepInTouch.objects.get().status == "active"


def test_another_student_is_asked_for_anew(
    cast: Cast, thanks: ThankYou, rosalind: Door, after: datetime
) -> None:
    rosalind.press("no")
    theirs = keep(cast.alum, student=cast.classmate, now=after, by=cast.mateo)
    talk = agreed(theirs, cast, after + timedelta(days=40), after + timedelta(days=50))
    log(talk, Account({"pace": "news"}), now=after + timedelta(days=51), by=cast.mateo)
    assert asks_to_keep(talk.thanks)


def test_an_old_link_can_only_make_it_less(
    cast: Cast, talk: Interview, thanks: ThankYou, morning: datetime
) -> None:
    old = door(talk, cast.rosalind, morning - timedelta(days=61))
    assert ways(old.read()) == ["no", "fresh", "stay"]
    assert [old.press("email"), old.press("rapport")] == [422, 422]
    assert keeping_of(cast.alum, cast.imani) is None
    choose_keeping(talk, Answer(Keeping.EMAIL), now=morning, by=cast.rosalind)
    assert ways(old.read()) == ["rapport", "no", "fresh", "stay"]
    assert (old.press("rapport"), keeping_of(cast.alum, cast.imani)) == (302, Keeping.RAPPORT)
    assert (old.press("email"), keeping_of(cast.alum, cast.imani)) == (422, Keeping.RAPPORT)
    assert (old.press("no"), keeping_of(cast.alum, cast.imani)) == (302, Keeping.NO)
    assert "There is nothing left to make less." in old.read()


def test_a_fresh_link_goes_to_the_address_on_file_once_a_day(
    cast: Cast, talk: Interview, thanks: ThankYou, morning: datetime
) -> None:
    old = door(talk, cast.rosalind, morning - timedelta(days=400))
    assert [old.press("fresh"), old.press("fresh"), old.press("stay")] == [200, 200, 302]
    sent = Message.objects.get(template="interviews/mail/keep_link")
    assert (sent.recipient, sent.links[0]["purpose"]) == (cast.rosalind, "keep")


def test_a_block_overrides_whatever_was_said(
    cast: Cast, thanks: ThankYou, rosalind: Door, now: datetime
) -> None:
    rosalind.press("email")
    block(cast.alum, cast.imani, now=now, by=cast.rosalind)
    assert ADDRESS not in as_seen_by(cast.imani, thanks.interview.contact)
    assert ways(rosalind.read()) == []
    before = Consent.objects.count()
    assert [rosalind.press(way) for way in Keeping.values] == [409, 409, 409]
    assert Consent.objects.count() == before


def test_somebody_who_is_not_to_be_contacted_shows_no_address(
    cast: Cast, thanks: ThankYou, rosalind: Door, now: datetime
) -> None:
    rosalind.press("email")
    assert ADDRESS in as_seen_by(cast.imani, thanks.interview.contact)
    never_again(cast.alum, now=now, by=cast.rosalind)
    assert ADDRESS not in as_seen_by(cast.imani, thanks.interview.contact)
    assert rosalind.press("email") == 409


def test_a_link_of_another_alum_opens_nothing(
    cast: Cast, talk: Interview, thanks: ThankYou, morning: datetime
) -> None:
    strange = door(talk, cast.teodor, morning)
    assert strange.client.get(strange.page).status_code == 404
    assert strange.press("email") == 404
    assert keeping_of(cast.alum, cast.imani) is None


def test_the_settled_page_tells_that_nothing_is_planned_after_a_no(
    cast: Cast, thanks: ThankYou, rosalind: Door, after: datetime
) -> None:
    send_thanks(thanks, NOTE, through_rapport=True, now=after, by=cast.imani)
    client = Client()
    client.force_login(cast.imani)
    page = reverse("interviews:thanks", args=[thanks.interview_id])
    assert "When you have news, Rosalind is among" in client.get(page).content.decode()
    rosalind.press("no")
    assert "Nothing is planned. Rosalind stays" in client.get(page).content.decode()
