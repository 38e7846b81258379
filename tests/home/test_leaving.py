"""Leaving with one's network: an own address, everything as files, and becoming an alum."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from apps.accounts.models import Person, Role
from apps.alumni.actions import never_again
from apps.alumni.models import Alum, Consent
from apps.alumni.workflow import Status
from apps.core.moves import NotYours, Refused
from apps.home.actions import ask_mailbox, become_alum, drop_mailbox, say_graduation
from apps.mail.models import Message, Suppression
from apps.mail.tasks import deliver
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from apps.students.models import Student
from tests.home.world import World
from tests.mail.office import Office
from tests.outreach.test_scanners import links_in_mails

DAY = timedelta(days=1)
HOME = "imani@home.example"


def question(client: Client, moment: datetime) -> str:
    client.post(reverse("home:leaving"), {"do": "ask", "email": HOME})
    return next(
        path
        for name, path in links_in_mails(moment)
        if name == "home/mail/mailbox" and "mailbox/" in path
    )


def test_the_address_itself_says_whose_it_is(
    client: Client, world: World, morning: datetime
) -> None:
    imani = world.cast.imani
    client.force_login(imani)
    path = question(client, morning)
    asked = Message.objects.get(template="home/mail/mailbox")
    assert (asked.address, asked.recipient) == (HOME, imani)
    stranger = Client()
    for _look in "12":
        assert HOME in stranger.get(path).content.decode()
        stranger.head(path)
    assert Person.objects.get(pk=imani.pk).mailbox == imani.email
    assert "From now on mail comes here" in stranger.post(path, {"do": "yes"}).content.decode()
    imani.refresh_from_db()
    assert (imani.mailbox, imani.email) == (HOME, "imani@alder.example")
    notice = Message.objects.get(template="home/mail/moved")
    assert notice.address == "imani@alder.example"
    assert HOME in client.get(reverse("home:leaving")).content.decode()
    client.post(reverse("home:leaving"), {"do": "drop"})
    imani.refresh_from_db()
    assert imani.mailbox == "imani@alder.example"
    assert "From now on mail comes here" in stranger.get(path).content.decode()


def test_a_yes_by_mistake_is_taken_back_from_the_mail(
    client: Client, world: World, morning: datetime
) -> None:
    client.force_login(world.cast.imani)
    path = question(client, morning)
    stranger = Client()
    stranger.post(path, {"do": "yes"})
    assert "Nothing goes to this address" in stranger.post(path, {"do": "no"}).content.decode()
    assert Person.objects.get(pk=world.cast.imani.pk).own_email == ""


def test_an_address_that_is_not_theirs(client: Client, world: World, morning: datetime) -> None:
    client.force_login(world.cast.imani)
    path = question(client, morning)
    stranger = Client()
    said = stranger.post(path, {"do": "no"}).content.decode()
    assert "Nothing goes to this address" in said
    stranger.post(path, {"do": "yes"})
    assert Person.objects.get(pk=world.cast.imani.pk).own_email == ""


def test_a_second_question_ends_the_first(client: Client, world: World, morning: datetime) -> None:
    client.force_login(world.cast.imani)
    first = question(client, morning)
    client.post(reverse("home:leaving"), {"do": "ask", "email": "other@home.example"})
    assert "settled" in Client().post(first, {"do": "yes"}).content.decode()
    assert Person.objects.get(pk=world.cast.imani.pk).own_email == ""


def test_nobody_is_flooded_by_it(client: Client, world: World, morning: datetime) -> None:
    client.force_login(world.cast.imani)
    for number in range(5):
        client.post(reverse("home:leaving"), {"do": "ask", "email": f"a{number}@home.example"})
        links_in_mails(morning)
    page = client.post(reverse("home:leaving"), {"do": "ask", "email": "last@home.example"})
    assert page.status_code == 422
    assert [
        "enough for one day" in page.content.decode(),
        "last@home.example" in page.content.decode(),
    ] == [True] * 2
    with pytest.raises(NotYours):
        ask_mailbox(world.cast.student, HOME, now=morning, by=world.cast.mateo)
    with pytest.raises(NotYours):
        drop_mailbox(world.cast.student, now=morning, by=world.cast.mateo)


@pytest.mark.django_db(transaction=True)
def test_the_relay_follows(client: Client, world: World, morning: datetime, office: Office) -> None:
    world.research()
    Person.objects.filter(pk=world.cast.imani.pk).update(own_email=HOME)
    world.yes(world.people()[0], world.now + 5 * DAY)
    deliver()
    assert office.mails
    assert HOME in office.recipients
    assert "imani@alder.example" not in office.recipients
    theirs = [mail for mail in office.mails if HOME not in str(mail["To"])]
    assert [mail for mail in theirs if HOME in str(mail)] == []


def test_sixty_days_before_it_is_called_to_mind(world: World) -> None:
    imani, now = world.cast.imani, world.now
    student = world.cast.student
    on = date(2027, 6, 12)
    say_graduation(student, on, now=now, by=imani)
    due = Reminder.objects.pending().get().due_at.astimezone(ZoneInfo(imani.zone))
    assert (due.date(), due.hour) == (on - 60 * DAY, 8)
    sweep(now=Reminder.objects.get().due_at + timedelta(hours=1))
    assert Message.objects.get().template == "home/mail/leaving"
    say_graduation(student, date(2027, 12, 12), now=now, by=imani)
    say_graduation(student, None, now=now, by=imani)
    assert Reminder.objects.pending().count() == 0
    with pytest.raises(NotYours):
        say_graduation(student, on, now=now, by=world.cast.mateo)


def test_an_alum_in_one_step(client: Client, world: World, morning: datetime) -> None:
    imani = world.cast.imani
    client.force_login(imani)
    client.post(reverse("home:leaving"), {"do": "graduation", "day": "2027-06-12"})
    answer = client.post(reverse("home:become_alum"))
    page = client.get(answer.headers["Location"]).content.decode()
    assert ["Castellanos" in page, "Geography" in page] == [True, True]
    alum = Alum.objects.get(email=imani.email)
    assert (alum.status, alum.class_year, alum.person is not None) == (Status.INVITED, 2027, True)
    assert Consent.objects.filter(alum=alum).count() == 0
    assert alum.person
    assert (alum.person.role, alum.person.may_sign_in) == (Role.ALUM, False)
    client.post(reverse("home:become_alum"))
    assert Alum.objects.filter(email=imani.email).count() == 1
    imani.refresh_from_db()
    assert imani.role == Role.STUDENT


def test_somebody_who_asked_never_to_be_written_to_is_not_brought_back(world: World) -> None:
    imani, now = world.cast.imani, world.now
    token = become_alum(world.cast.student, now=now, by=imani)
    assert token
    Alum.objects.filter(email=imani.email).update(status=Status.SUPPRESSED, closed_for="own_wish")
    with pytest.raises(Refused, match="never to be written to"):
        become_alum(Student.objects.get(person=imani), now=now, by=imani)


def test_never_again_as_an_alum_does_not_silence_the_student(world: World) -> None:
    imani, now = world.cast.imani, world.now
    become_alum(world.cast.student, now=now, by=imani)
    alum = Alum.objects.get(email=imani.email)
    assert alum.person
    never_again(alum, now=now, by=alum.person)
    assert not Suppression.objects.of(imani.email).exists()


def test_the_files_are_read_by_other_libraries(
    client: Client, world: World, morning: datetime
) -> None:
    world.research()
    rosalind, teodor, _ana = world.people()
    world.held(teodor)
    world.yes(rosalind, morning + 5 * DAY)
    client.force_login(world.cast.imani)
    answer = client.get(reverse("interviews:diary"))
    text = answer.content.decode()
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    assert len(events) == 2
    other = vobject.readOne(text)
    assert len(other.vevent_list) == 2
    assert "@" not in "".join(line for line in text.splitlines() if not line.startswith("UID"))
