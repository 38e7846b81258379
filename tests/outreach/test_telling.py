"""Whoever gave a name is told how it went: by one press, or in the student's own words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.alumni.actions import Answer, answer_keeping, block
from apps.alumni.models import Keeping
from apps.contacts.actions import Acquaintance, add, keep, put_away
from apps.contacts.models import Contact, Touch
from apps.core.moves import NotYours
from apps.home.moves import tasks
from apps.home.reaching import referrers
from apps.home.today import values
from apps.interviews.actions import Account, arrange, log, tell_referrer, waive_thanks
from apps.interviews.models import Interview, ThankYou
from apps.interviews.terms import Terms
from apps.mail.models import Message
from apps.outreach.models import ThreadMessage
from apps.students.actions import explore, welcome
from tests.conftest import Cast
from tests.home.world import World

OWN = "Zoning decides.\n\nI will read the plan."
WORDS = {"takeaways": "Zoning decides.", "next_steps": "I will read the plan.", "pace": "no"}


@dataclass
class Told:
    """Imani before the page on which Prof. Lind hears of the talk with Ana."""

    client: Client
    talk: Interview
    giver: Contact

    @property
    def page(self) -> str:
        return reverse("outreach:tell", args=[self.talk.pk])

    def read(self, address: str = "") -> str:
        answer = self.client.get(address or self.page)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    def press(self, do: str, text: str = "Dear Prof. Lind,\n\nIt went well.") -> int:
        return self.client.post(self.page, {"do": do, "text": text}).status_code

    def words(self) -> list[str]:
        return list(
            Touch.objects.with_contact(self.giver)
            .of("word", since=self.talk.created_at)
            .values_list("note", flat=True)
        )


def logged(cast: Cast, giver: Contact, now: datetime, name: str = "Ana Ruiz") -> Interview:
    who = Acquaintance(name=name, relation="referral", referred_by=giver)
    contact = add(who, student=cast.student, now=now, by=cast.imani)
    talk = arrange(Terms(contact, None, None, None, 20, "phone"), now=now, by=cast.imani)
    log(talk, Account(WORDS), now=now + timedelta(hours=1), by=cast.imani)
    return talk


@pytest.fixture
def lind(cast: Cast, now: datetime) -> Contact:
    who = Acquaintance(name="Prof. Lind", relation="teacher", email="lind@alder.example")
    return add(who, student=cast.student, now=now, by=cast.imani)


@pytest.fixture
def told(client: Client, cast: Cast, lind: Contact, morning: datetime) -> Told:
    welcome(cast.student, now=morning, by=cast.imani)
    client.force_login(cast.imani)
    return Told(client, logged(cast, lind, morning), lind)


@pytest.fixture
def through(client: Client, cast: Cast, world: World, morning: datetime) -> Told:
    """The name came from Rosalind, with whom Imani has an agreed conversation."""
    world.research()
    welcome(cast.student, now=morning, by=cast.imani)
    giver = keep(cast.alum, student=cast.student, now=morning, by=cast.imani)
    world.yes(giver, morning + timedelta(days=5), days=0.5)
    client.force_login(cast.imani)
    return Told(client, logged(cast, giver, morning), giver)


@pytest.fixture
def world(cast: Cast, now: datetime) -> World:
    return World(cast, now)


def on_today(cast: Cast, now: datetime) -> list[str]:
    return [task.title for task in tasks(cast.student, now=now) if task.settle_do == "told"]


def test_the_line_begins_with_the_students_own_words_alone(told: Told) -> None:
    page = told.read()
    area = page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    assert area.strip().replace("\r\n", "\n") == f"Dear Prof. Lind,\n\n{OWN}\n\nImani Castellanos"
    mail = unquote(page.partition('href="mailto:lind@')[2].partition('"')[0]).replace("\r\n", "\n")
    assert mail.startswith("alder.example?subject=How it went with Ana Ruiz&body=Dear")
    assert OWN in mail
    assert "Send to" not in page


def test_one_press_settles_it_and_stands_on_the_givers_timeline(cast: Cast, told: Told) -> None:
    assert [told.press("told"), told.press("told")] == [302, 302]
    assert told.words() == ["how it went with Ana Ruiz"]
    assert "Nothing is due" in told.read()
    assert Message.objects.filter(recipient=None).count() == 0


def test_a_line_typed_beside_the_press_stands_in_the_notes(told: Told) -> None:
    line = "Dear Lind, she sends her regards."
    answer = told.client.post(told.page, {"do": "told", "text": line}, follow=True)
    assert "The line you typed stands in your notes." in answer.content.decode()
    told.giver.refresh_from_db()
    assert (told.giver.notes, told.words()) == (line, ["how it went with Ana Ruiz"])
    told.client.post(told.page, {"do": "told", "text": line})
    told.giver.refresh_from_db()
    assert told.giver.notes == line


def test_a_line_as_it_began_is_no_note(told: Told) -> None:
    begun = f"Dear Prof. Lind,\r\n\r\n{OWN}\r\n\r\nImani Castellanos"
    told.client.post(told.page, {"do": "told", "text": begun.replace("\r\n\r\n", "\r\n\r\n")})
    told.giver.refresh_from_db()
    assert (told.giver.notes, told.words()) == ("", ["how it went with Ana Ruiz"])


def test_full_notes_lose_no_line_and_nothing_is_said_to_be_told(told: Told) -> None:
    Contact.objects.filter(pk=told.giver.pk).update(notes="n" * 4000)
    answer = told.client.post(told.page, {"do": "told", "text": "One line more."})
    assert answer.status_code == 422
    assert "One line more." in answer.content.decode()
    told.giver.refresh_from_db()
    assert (told.giver.notes, told.words()) == ("n" * 4000, [])


def test_changed_words_go_along_into_the_mail_program_and_nothing_is_kept(told: Told) -> None:
    answer = told.client.post(told.page, {"do": "see", "text": "Dear Lind, it went well."})
    assert answer.status_code == 200
    assert "body=Dear%20Lind%2C%20it%20went%20well." in answer.content.decode()
    assert (told.words(), Interview.objects.get(pk=told.talk.pk).referrer_told_at) == ([], None)


def test_today_offers_it_for_a_week(cast: Cast, told: Told, morning: datetime) -> None:
    logged_at = told.talk.log.logged_at
    week = timedelta(days=7)
    assert on_today(cast, logged_at) == ["Tell Prof. Lind how it went"]
    assert on_today(cast, logged_at + week - timedelta(minutes=1)) == [
        "Tell Prof. Lind how it went"
    ]
    assert on_today(cast, logged_at + week) == []
    told.press("told")
    assert on_today(cast, logged_at) == []


def test_it_is_not_counted_as_a_thank_you(cast: Cast, told: Told, morning: datetime) -> None:
    explore(cast.student, "water", now=morning, by=cast.imani)
    knots = {knot.name: knot.stat for knot in values(cast.student, now=morning)["knots"]}
    assert knots["Follow up"] == "1 thank-you due"
    waive_thanks(ThankYou.objects.get(), now=morning, by=cast.imani)
    knots = {knot.name: knot.stat for knot in values(cast.student, now=morning)["knots"]}
    assert "due" not in knots["Follow up"]


def test_the_settled_page_offers_it_until_it_is_done(
    cast: Cast, told: Told, morning: datetime
) -> None:
    waive_thanks(ThankYou.objects.get(), now=morning, by=cast.imani)
    thanks = reverse("interviews:thanks", args=[told.talk.pk])
    assert f'href="{told.page}"' in told.read(thanks)
    told.press("told")
    page = told.read(thanks)
    assert (told.page in page, "knows how it went" in page) == (False, True)


def test_through_rapport_it_goes_on_the_thread_once(cast: Cast, through: Told) -> None:
    page = through.read()
    assert "Send to Rosalind" in page
    assert "Dear Ms. Achterberg," in page
    assert "rosalind@maashaven.example" not in page
    assert [through.press("send"), through.press("send")] == [302, 302]
    assert [said.author for said in ThreadMessage.objects.all()] == [cast.imani]
    assert Message.objects.filter(template="outreach/mail/message_to_alum").count() == 1
    assert through.words() == [""]


def test_nothing_goes_where_no_thread_is_open(cast: Cast, told: Told) -> None:
    assert told.press("send") == 422
    assert (ThreadMessage.objects.count(), told.words()) == (0, [])


def test_an_empty_line_is_not_sent(through: Told) -> None:
    assert through.press("send", "  ") == 422
    assert through.words() == []


def test_a_shared_address_opens_the_own_mail_program(
    cast: Cast, through: Told, now: datetime
) -> None:
    answer_keeping(cast.alum, cast.imani, Answer(Keeping.EMAIL), now=now, by=cast.rosalind)
    assert 'href="mailto:rosalind@maashaven.example?' in through.read()


def test_a_block_takes_the_offer_away(cast: Cast, through: Told, now: datetime) -> None:
    assert on_today(cast, through.talk.log.logged_at) == ["Tell Rosalind how it went"]
    block(cast.alum, cast.imani, now=now, by=cast.rosalind)
    assert on_today(cast, through.talk.log.logged_at) == []
    assert through.press("send") == 422
    assert ThreadMessage.objects.count() == 0
    assert "Nothing is due" in through.read()


def test_nobody_who_was_put_away_is_told(cast: Cast, told: Told, now: datetime) -> None:
    put_away(told.giver, now=now, by=cast.imani)
    assert on_today(cast, told.talk.log.logged_at) == []


def test_nobody_else_tells_it(cast: Cast, told: Told, now: datetime) -> None:
    with pytest.raises(NotYours):
        tell_referrer(told.talk, now=now, by=cast.mateo)
    told.client.force_login(cast.mateo)
    assert told.client.get(told.page).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_today_asks_once_for_any_number_of_givers(
    cast: Cast,
    lind: Contact,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
) -> None:
    for number in range(rows):
        logged(cast, lind, morning, f"Ana {number}")
    student = cast.student
    assert student.person
    with django_assert_num_queries(1):
        assert len(list(referrers(student, morning))) == rows
