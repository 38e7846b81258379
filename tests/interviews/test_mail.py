"""What a conversation's mails say, as their readers get them."""

from datetime import datetime, timedelta

import pytest

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.interviews.actions import Account, cancel, log, schedule, settle_place
from apps.interviews.models import Interview
from apps.interviews.terms import Way
from apps.mail.mime import Rendered
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder
from tests.conftest import Cast


def read(person: Person, now: datetime) -> list[Rendered]:
    """Every mail to this person, as it is rendered for sending."""
    campus = Campus.objects.current()
    rows = Message.objects.filter(recipient=person).order_by("pk")
    return [rendered(row, campus=campus, now=now)[0] for row in rows]


def hourly(begins: datetime, hours: int) -> None:
    """The sweep, once an hour: what rides leaves at eight."""
    for hour in range(hours):
        sweep(now=begins + timedelta(hours=hour))


def test_the_students_invitation_says_yes(cast: Cast, talk: Interview, now: datetime) -> None:
    (mine,), (theirs,) = read(cast.imani, now), read(cast.rosalind, now)
    assert mine.subject == "Rosalind said yes"
    assert f"/talks/{talk.pk}/" in mine.text
    assert "Thursday 10 December, 8:00 am (Los Angeles), 20 minutes" in mine.text
    assert theirs.subject == (
        "Your conversation with Imani Castellanos: Thursday 10 December, 5:00 pm"
    )
    assert "Thursday 10 December, 5:00 pm (Rotterdam), 20 minutes" in theirs.text
    assert "/talks/" not in theirs.text


def test_each_change_has_a_subject_of_its_own(cast: Cast, talk: Interview, now: datetime) -> None:
    assert talk.starts_at is not None
    schedule(talk, talk.starts_at + timedelta(days=1), now=now, by=cast.imani)
    settle_place(talk, Way("video", "https://meet.example/i"), now=now, by=cast.imani)
    cancel(talk, "I am ill.", now=now, by=cast.imani)
    assert [letter.subject for letter in read(cast.rosalind, now)][1:] == [
        "New time with Imani Castellanos: Friday 11 December, 5:00 pm",
        "Where you meet Imani Castellanos",
        "Called off: your conversation with Imani",
    ]
    assert "I am ill." in read(cast.rosalind, now)[-1].text
    assert "I am ill." in read(cast.rosalind, now)[-1].html


def test_a_yes_that_the_student_reports_is_no_surprise(
    cast: Cast, outside: Interview, now: datetime
) -> None:
    (mine,) = read(cast.imani, now)
    assert mine.subject == "Your conversation with Ana: Tuesday 24 November, 8:40 am"


def test_without_a_time_only_the_other_hears_that_it_is_off(
    cast: Cast, unset: Interview, now: datetime
) -> None:
    cancel(unset, "", now=now, by=cast.imani)
    (letter,) = Message.objects.all()
    assert (letter.recipient, letter.calendar) == (cast.rosalind, "")
    assert "will not take place" in read(cast.rosalind, now)[0].text


def test_the_day_before_and_the_log_are_called_to_mind(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    assert talk.starts_at is not None
    settle_place(talk, Way("video", "https://meet.example/i"), now=now, by=cast.imani)
    told = len(read(cast.rosalind, now))
    hourly(talk.starts_at - timedelta(hours=30), 60)
    subjects = [letter.subject for letter in read(cast.imani, now)]
    assert subjects[-3:] == [
        "Thursday 10 December, 8:00 am: your conversation with Rosalind",
        "In an hour: your conversation with Rosalind",
        "What did you learn from Rosalind?",
    ]
    assert len(read(cast.rosalind, now)) == told + 1


def test_a_talk_on_the_same_day_is_said_once(cast: Cast, unset: Interview, now: datetime) -> None:
    schedule(unset, now + timedelta(hours=4), now=now, by=cast.imani)
    sweep(now=now)
    assert Message.objects.filter(template="interviews/mail/day_before").count() == 0
    assert set(Reminder.objects.filter(kind="day_before").values_list("status", flat=True)) == {
        "skipped"
    }


def test_the_thank_you_is_called_to_mind_with_own_words(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    log(talk, Account({"takeaways": "Zoning decides.", "pace": "no"}), now=after, by=cast.imani)
    hourly(after, 48)
    letter = read(cast.imani, after)[-1]
    assert letter.subject == "Thank Rosalind"
    assert "Zoning decides." in letter.text
    assert f"/talks/{talk.pk}/thanks/" in letter.html


@pytest.mark.parametrize("kind", ["day_before", "log_it", "thank_you"])
def test_every_mail_says_why_it_came(
    cast: Cast, talk: Interview, after: datetime, now: datetime, kind: str
) -> None:
    settle_place(talk, Way("video", "https://meet.example/i"), now=now, by=cast.imani)
    hourly(after - timedelta(hours=25), 50)
    log(talk, Account({"pace": "no"}), now=after + timedelta(hours=25), by=cast.imani)
    hourly(after + timedelta(hours=25), 24)
    row = Message.objects.filter(template=f"interviews/mail/{kind}", recipient=cast.imani).get()
    said = rendered(row, campus=Campus.objects.current(), now=now)[0]
    assert "You get this" in said.text
    assert "You get this" in said.html
