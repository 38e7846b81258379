"""Mail comes back: who is out of reach reads what to do, and so does who was to meet them."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.alumni.actions import heed_reports
from apps.home.actions import ask_to_reopen, reopen
from apps.home.actions.reopening import Asked, went_here
from apps.interviews.models import Interview
from apps.mail.actions import is_closed, post, suppress_all
from apps.mail.delivery import deliver
from apps.mail.letters import Letter
from apps.mail.models import Message
from apps.mail.reports import note
from apps.mail.workflow import State, Trouble
from apps.students.models import Student
from benchmarks.sink import Sink, running
from benchmarks.talk import Manners
from tests.conftest import Cast
from tests.home.world import World
from tests.outreach.post import brought

DAY = timedelta(days=1)
PAGE = "home:mail_back"
CLOSED = "Mail to you comes back"


def bounced(person: Person, now: datetime, trouble: Trouble = Trouble.BOUNCED) -> None:
    note(trouble, person.mailbox, source=("provider", f"{person.pk}"), now=now)


@pytest.mark.parametrize("who", ["imani", "dana", "nils"])
def test_who_is_out_of_reach_reads_it_on_their_first_page(
    who: str, world: World, morning: datetime, client: Client
) -> None:
    world.research()
    person: Person = getattr(world.cast, who)
    client.force_login(person)
    first = client.get(reverse("home:today"), follow=True).content.decode()
    assert CLOSED not in first
    bounced(person, morning)
    first = client.get(reverse("home:today"), follow=True).content.decode()
    assert [CLOSED in first, reverse(PAGE) in first] == [True, True]
    page = client.get(reverse(PAGE)).content.decode()
    assert [person.mailbox in page, "Send me that mail" in page] == [True, True]


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_mail_that_was_asked_for_and_read_opens_the_address(
    trouble: Trouble, cast: Cast, morning: datetime, client: Client, settings: Settings
) -> None:
    bounced(cast.imani, morning, trouble)
    other = post(Letter("mail/fresh_link", cast.imani, "k"), now=morning, by=None)
    client.force_login(cast.imani)
    for _twice in "12":
        assert client.post(reverse(PAGE), follow=True).status_code == 200
    with running(Sink(Manners(rcpt_seconds=0))) as sink:
        settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": sink.port}
        deliver(lambda: morning + timedelta(minutes=5))
        (mail,) = sink.raw
    other.refresh_from_db()
    assert other.state == State.SUPPRESSED
    found = re.search(rb"(/mail-comes-back/[\w-]{43}/)", mail.replace(b"=\r\n", b""))
    assert found
    path, robot = found[1].decode(), Client(enforce_csrf_checks=True)
    assert robot.get(path).content.decode().count('type="submit"') == 2
    robot.head(path)
    robot.post(path, {})
    robot.post(path, {"do": "keep"})
    assert is_closed(cast.imani)
    assert "Mail comes here again" in robot.post(path, {"do": "open"}).content.decode()
    assert not is_closed(cast.imani)
    assert "Mail reaches you" in client.get(reverse(PAGE)).content.decode()


def test_it_is_asked_once_a_day_and_only_where_it_is_closed(cast: Cast, morning: datetime) -> None:
    assert ask_to_reopen(now=morning, by=cast.imani) is Asked.OPEN
    bounced(cast.imani, morning)
    moments = (morning, morning + timedelta(hours=1), morning + DAY)
    asked = [ask_to_reopen(now=moment, by=cast.imani) for moment in moments]
    assert asked == [Asked.SENT, Asked.TODAY, Asked.SENT]
    assert Message.objects.filter(template="home/mail/reopen").count() == 2


def test_a_link_opens_the_address_at_which_it_was_read_alone(cast: Cast, morning: datetime) -> None:
    bounced(cast.imani, morning)
    ask_to_reopen(now=morning, by=cast.imani)
    own = Person.objects.get(pk=cast.imani.pk)
    own.own_email = "imani@own.example"
    own.save()
    note(Trouble.COMPLAINED, own.mailbox, source=("test", "later"), now=morning)
    reopen(by=own)
    assert is_closed(own)
    assert not went_here(own)


def test_what_a_person_asked_for_stays_closed(cast: Cast, morning: datetime) -> None:
    suppress_all([cast.imani.email], reason="closed", now=morning)
    assert ask_to_reopen(now=morning, by=cast.imani) is Asked.OPEN


@pytest.mark.parametrize(
    ("trouble", "is_told"), [(Trouble.BOUNCED, True), (Trouble.COMPLAINED, False)]
)
def test_whose_alum_is_out_of_reach_reads_it_on_today_and_on_the_conversations_page(
    trouble: Trouble,
    is_told: bool,  # noqa: FBT001 - a parameter of the test
    cast: Cast,
    morning: datetime,
    client: Client,
) -> None:
    """After a complaint changes and cancellations still leave, so there is nothing to tell."""
    pair = brought(7, "agreed", morning)
    Student.objects.update(welcomed_at=morning)
    bounced(pair.rosalind, morning, trouble)
    heed_reports(now=morning)
    client.force_login(pair.imani)
    talk = Interview.objects.get()
    for path in (reverse("home:today"), reverse("interviews:talk", args=[talk.pk])):
        page = client.get(path, follow=True).content.decode()
        assert ("comes back, so changes do not arrive" in page) == is_told
