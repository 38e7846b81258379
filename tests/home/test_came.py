"""What came of an alum's time, by mail: at most twice a year, facts only, stopped by a link."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from apps.alumni.actions import hear_no_more, leave, pause
from apps.campus.models import Campus, QuietPeriod
from apps.contacts.models import Contact
from apps.core.moves import NotYours
from apps.interviews.actions import replan, send_update
from apps.interviews.actions.returning import News
from apps.interviews.models import Update
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.outreach.actions import report
from apps.outreach.models import Request
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from apps.reminders.wishes import wants_mail
from tests.home.world import World
from tests.outreach.test_scanners import links_in_mails

DAY = timedelta(days=1)


@pytest.fixture
def told(world: World) -> World:
    """Teodor heard from Imani what became of their talk."""
    world.research()
    _rosalind, teodor, _ana = world.people()
    world.held(teodor)
    write(world, world.now, "It changed my plan.")
    return world


def write(world: World, at: datetime, words: str) -> None:
    contact = Contact.objects.get(alum__person=world.cast.teodor)
    facts = ["You told Imani to read the plan."]
    send_update(contact, News(words, facts), through_rapport=True, now=at, by=world.cast.imani)


def night(at: datetime) -> None:
    """The rules are looked at, then what is due leaves."""
    replan(now=at)
    sweep(now=at)
    queued = Message.objects.filter(template="interviews/mail/came", state="queued")
    queued.update(state="sent", handed_at=at, sent_at=at)


def mails() -> list[Message]:
    return list(Message.objects.filter(template="interviews/mail/came").order_by("pk"))


def test_two_weeks_after_the_news_it_names_who_wrote_and_asks_for_nothing(told: World) -> None:
    night(told.now + 13 * DAY)
    assert mails() == []
    night(told.now + 15 * DAY)
    (mail,) = mails()
    assert mail.recipient == told.cast.teodor
    words, _links = rendered(mail, campus=Campus.objects.current(), now=told.now + 15 * DAY)
    assert words.subject == "What came of your time"
    assert "- Imani Castellanos, Monday 23 November" in words.text
    assert "It changed my plan." not in words.text
    for text in (words.text, words.html):
        assert ["/came/" in text, "/choices/" in text, told.cast.imani.email in text] == [
            True,
            True,
            False,
        ]


def test_never_more_than_twice_a_year_and_only_with_news(told: World) -> None:
    night(told.now + 15 * DAY)
    night(told.now + 300 * DAY)
    assert len(mails()) == 1
    Message.objects.filter(template="interviews/mail/update").delete()
    write(told, told.now + 300 * DAY, "And then I went there.")
    write(told, told.now + 320 * DAY, "And came back.")
    for days in range(301, 366, 8):
        night(told.now + days * DAY)
    assert len(mails()) == 2


def test_news_soon_after_a_mail_waits_for_half_a_year(told: World) -> None:
    night(told.now + 15 * DAY)
    write(told, told.now + 20 * DAY, "And then I went there.")
    for days in (40, 100, 190):
        night(told.now + days * DAY)
    assert len(mails()) == 1
    night(told.now + 200 * DAY)
    assert len(mails()) == 2


@pytest.mark.parametrize("how", ["paused", "left", "stopped", "blocked"])
def test_nobody_is_told_who_does_not_want_to_be(told: World, how: str) -> None:
    replan(now=told.now + DAY)
    assert Reminder.objects.pending().filter(kind="came").count() == 1
    teodor, alum = told.cast.teodor, Contact.objects.get(alum__person=told.cast.teodor).alum
    assert alum is not None
    if how == "paused":
        pause(alum, None, now=told.now + DAY, by=teodor)
    elif how == "left":
        leave(alum, now=told.now + DAY, by=teodor)
    elif how == "stopped":
        with pytest.raises(NotYours):
            hear_no_more(alum, now=told.now + DAY, by=told.cast.imani)
        hear_no_more(alum, now=told.now + DAY, by=teodor)
    else:
        asked = Request.objects.get(alum=alum)
        report(asked, "Odd.", blocks=True, now=told.now + DAY, by=teodor)
    # What was stopped is planned still, and then said on the page alone.
    assert Reminder.objects.pending().filter(kind="came").count() == int(how == "stopped")
    night(told.now + 15 * DAY)
    assert mails() == []


def test_the_link_of_any_mail_stops_it_and_never_grows_old(
    client: Client, told: World, morning: datetime
) -> None:
    night(told.now + 15 * DAY)
    (mail,) = mails()
    long_ago = morning - 1000 * DAY
    path = next(
        path
        for name, path in links_in_mails(long_ago)
        if name == mail.template and "/choices/" in path
    )
    shown = client.get(path).content.decode()
    assert ["Stop these mails" in shown, "Keep them" in shown] == [True, True]
    client.post(path, {"do": "stay"})
    assert wants_mail(told.cast.teodor, "came")
    client.post(path, {"do": "quiet"})
    assert not wants_mail(told.cast.teodor, "came")
    assert "You get no mail about it." in client.get(path).content.decode()


def test_a_mail_that_waits_in_the_outbox_is_not_taken_back_by_the_next_night(told: World) -> None:
    for days in (15, 16, 17):
        replan(now=told.now + days * DAY)
        sweep(now=told.now + days * DAY)
    assert [mail.state for mail in mails()] == ["queued"]


def test_a_block_takes_back_the_mail_that_names_the_student(told: World) -> None:
    """At once, and not at the next nightly look."""
    at = told.now + 15 * DAY
    replan(now=at)
    sweep(now=at)
    alum = Contact.objects.get(alum__person=told.cast.teodor).alum
    report(Request.objects.get(alum=alum), "Odd.", blocks=True, now=at, by=told.cast.teodor)
    assert [mail.state for mail in mails()] == ["withdrawn"]
    assert Reminder.objects.get(kind="came").status == "cancelled"


def test_what_was_taken_back_is_no_news(told: World) -> None:
    replan(now=told.now + DAY)
    Update.objects.update(sent_at=None, through_rapport=False)
    night(told.now + 15 * DAY)
    assert mails() == []


def test_a_quiet_period_holds_it(told: World) -> None:
    begins = (told.now + 10 * DAY).date()
    QuietPeriod.objects.create(name="Exams", starts_on=begins, ends_on=begins + 10 * DAY)
    night(told.now + 15 * DAY)
    assert mails() == []
    night(told.now + 22 * DAY)
    assert len(mails()) == 1
