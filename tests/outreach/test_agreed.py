"""What an alum does with an agreed conversation: no account, no address, nothing by a lone GET."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from apps.accounts.links import digest
from apps.accounts.models import Link
from apps.alumni.models import Place
from apps.campus.models import Campus
from apps.contacts.models import Contact
from apps.core import clock
from apps.interviews.actions import miss, settle_place, suggest, talk_token, tidy
from apps.interviews.models import Interview, Option
from apps.interviews.terms import Way
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.reminders.models import Reminder
from tests.conftest import Cast
from tests.interviews.conftest import agreed

WRITES = ("INSERT", "UPDATE", "DELETE")
PAGES = ("agreed", "agreed_times", "agreed_cancel")
THURSDAY = {"day_1": "2026-12-17", "start_1": "16:30"}


@pytest.fixture(autouse=True)
def _on_that_morning(morning: datetime) -> None:
    """Pages and links live on the morning of the cast."""


class Holder:
    """Rosalind with the link of her mail, and no account."""

    def __init__(self, talk: Interview, cast: Cast, at: datetime) -> None:
        self.talk, self.client = talk, Client(enforce_csrf_checks=True)
        self.token = talk_token(talk, now=at, by=cast.rosalind)

    def url(self, name: str) -> str:
        return reverse(f"outreach:{name}", args=[self.token])

    def get(self, name: str = "agreed") -> str:
        return self.client.get(self.url(name)).content.decode()

    def post(self, name: str, **typed: Any) -> Any:  # noqa: ANN401 - the client's answer
        answer = self.client.post(self.url(name), typed)
        self.talk.refresh_from_db()
        return answer


@pytest.fixture
def holder(cast: Cast, contact: Contact, morning: datetime) -> Holder:
    """Agreed: Thursday 10 December, 5:00 pm in Rotterdam."""
    at = datetime.fromisoformat("2026-12-10T16:00:00+00:00")
    return Holder(agreed(contact, cast, morning, at), cast, morning)


@pytest.fixture
def waiting(cast: Cast, contact: Contact, morning: datetime) -> Holder:
    """A yes that still looks for its time."""
    return Holder(agreed(contact, cast, morning, None), cast, morning)


def news(cast: Cast) -> list[str]:
    """What Imani was told, as templates."""
    found = Message.objects.filter(recipient=cast.imani).order_by("pk")
    return [message.template.rpartition("/")[2] for message in found]


def test_the_page_says_when_where_and_what_follows(holder: Holder) -> None:
    page = holder.get()
    assert "Agreed. Thursday 10 December, 5:00 pm in Rotterdam." in page
    assert "5:00 to 5:20 pm for you, 8:00 am for Imani. Imani brings the questions" in page
    assert "Wednesday 9 December: one reminder." in page
    assert "Imani has yet to say where" in page


def test_no_page_holds_an_address_of_the_student(holder: Holder, cast: Cast) -> None:
    for name in (*PAGES, "agreed_entry"):
        page = holder.get(name)
        assert cast.imani.email not in page
        assert "%40" not in page.replace("mailto:", "")


def test_opening_changes_nothing(holder: Holder) -> None:
    with CaptureQueriesContext(connection) as asked:
        for name in (*PAGES, "agreed_entry"):
            assert holder.client.get(holder.url(name)).status_code == 200
            assert holder.client.head(holder.url(name)).status_code == 200
    assert [query["sql"] for query in asked if query["sql"].startswith(WRITES)] == []


def test_every_mail_to_the_alum_has_a_link_until_two_weeks_after(
    holder: Holder, cast: Cast, morning: datetime
) -> None:
    (letter,) = Message.objects.filter(recipient=cast.rosalind)
    words, links = rendered(letter, campus=Campus.objects.current(), now=morning)
    address = reverse("outreach:agreed", args=["x"]).removesuffix("x/")
    assert address in words.text
    assert address in words.html
    talk = holder.talk
    assert talk.starts_at is not None
    ends = talk.starts_at + timedelta(minutes=20, days=14)
    found = [(link.purpose, link.expires_at) for link in links]
    choices = ("preferences", morning + timedelta(days=60))
    assert found == [("talk", ends), ("choices", None), choices]
    assert Link.objects.get(digest=digest(holder.token)).expires_at == ends


def test_a_yes_without_a_time_has_a_link_for_sixty_days(waiting: Holder, morning: datetime) -> None:
    ends = Link.objects.get(digest=digest(waiting.token)).expires_at
    assert ends == morning + timedelta(days=60)


def test_the_link_is_for_this_conversation_and_dies(holder: Holder, morning: datetime) -> None:
    Link.objects.update(expires_at=morning - timedelta(seconds=1))
    answer = holder.client.get(holder.url("agreed"))
    assert answer.status_code == 410
    assert "Imani" not in answer.content.decode()


def test_the_file_is_a_calendar_entry_without_an_attendee(holder: Holder) -> None:
    settle = {"do": "link", "link": "https://meet.example/rosalind"}
    holder.post("agreed_place", **settle)
    answer = holder.client.get(holder.url("agreed_entry"))
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"].startswith("text/calendar")
    assert (event["UID"], "ATTENDEE" in event) == (holder.talk.uid, False)
    assert event["LOCATION"] == "https://meet.example/rosalind"
    page = holder.get()
    assert "dates=20261210T160000Z%2F20261210T162000Z" in page
    assert "startdt=2026-12-10T16%3A00%3A00Z" in page


def test_a_link_of_ones_own_reaches_the_student(holder: Holder, cast: Cast) -> None:
    assert holder.post("agreed_place", do="link", link="https://meet.example/r").status_code == 302
    assert (holder.talk.mode, holder.talk.where) == ("video", "https://meet.example/r")
    assert "By video, on your meeting link." in holder.get()
    assert news(cast) == ["invitation", "invitation"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Choose an answer"),
        ({"do": "nonsense"}, "Select a valid choice"),
        ({"do": "link"}, "Give the link, beginning with https://"),
        ({"do": "link", "link": "http://meet.example/r"}, "begins with https://"),
        ({"do": "link", "link": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"do": "call_me"}, "Give the number to call."),
        ({"do": "call_me", "number": "my mobile"}, "Write the number in digits"),
        ({"do": "place", "place": ""}, "Name a public place."),
        ({"do": "saved"}, "There is no saved link."),
    ],
)
def test_a_way_that_cannot_be_is_explained_and_kept(
    holder: Holder, typed: dict[str, str], says: str
) -> None:
    answer = holder.post("agreed_place", **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    for name in ("link", "number", "place"):
        assert not typed.get(name) or f'value="{typed[name]}"' in page
    assert (holder.talk.where, holder.talk.number) == ("", "")


def test_a_number_is_read_by_its_caller_alone(holder: Holder, cast: Cast) -> None:
    holder.post("agreed_place", do="call_me", number="+31 10 555 0142")
    assert holder.talk.number == "+31 10 555 0142"
    assert "Imani calls you at the number you gave." in holder.get()
    client = Client()
    client.force_login(cast.imani)
    page = client.get(reverse("interviews:talk", args=[holder.talk.pk])).content.decode()
    assert "You call Rosalind." in page
    assert "+31 10 555 0142" in page
    stored = "".join(f"{m.values}{m.calendar}" for m in Message.objects.all())
    stored += "".join(str(r.values) for r in Reminder.objects.all())
    assert "0142" not in stored
    assert "The number stands on your page" in stored


def test_who_wants_to_call_waits_for_the_number(holder: Holder, cast: Cast) -> None:
    settle_place(holder.talk, Way("phone", caller="student"), now=clock.now(), by=cast.imani)
    assert "Imani would like to call you." in holder.get()
    holder.post("agreed_place", do="call_me", number="+31 10 555 0142")
    assert (holder.talk.caller, holder.talk.has_a_way) == ("student", True)
    holder.post("agreed_place", do="i_call")
    assert (holder.talk.caller, holder.talk.number) == ("alum", "")
    assert "You call Imani, who has yet to give a number." in holder.get()


def test_an_hour_before_is_off_until_asked_for(holder: Holder, cast: Cast) -> None:
    theirs = Reminder.objects.pending().filter(kind="hour_before", recipient=cast.rosalind)
    assert holder.talk.hour_before is False
    holder.post("agreed_remind", hour_before="yes")
    planned = theirs.get()
    assert holder.talk.starts_at is not None
    assert planned.due_at == holder.talk.starts_at - timedelta(hours=1)
    assert "You get a mail one hour before." in holder.get()
    holder.post("agreed_remind", hour_before="perhaps")
    assert holder.talk.hour_before is True
    holder.post("agreed_remind", hour_before="no")
    assert theirs.count() == 0


def test_a_time_in_words_is_shown_back_first(holder: Holder, cast: Cast) -> None:
    page = holder.post("agreed_times", words="Thursday 17 December after 4", do="send")
    shown = page.content.decode()
    assert "You wrote “Thursday 17 December after 4”. We read:" in shown
    assert "Thursday 17 December, 4:00 pm in Rotterdam" in shown
    assert "7:00 am for Imani" in shown
    assert (Option.objects.count(), news(cast)) == (0, ["invitation"])
    again = holder.post("agreed_times", words="Thursday 17 December after 4", do="change")
    assert "Thursday 17 December after 4</textarea>" in again.content.decode()
    seen = "2026-12-17T15:00:00+00:00"
    typed = {"words": "Thursday 17 December after 4", "seen": seen, "do": "send"}
    assert holder.post("agreed_times", **typed).status_code == 302
    assert Option.objects.get().starts_at.isoformat() == seen
    assert news(cast) == ["invitation", "times"]
    assert "Imani has your times" in holder.get()


def test_what_was_not_seen_is_not_sent(holder: Holder) -> None:
    seen = "2026-12-17T16:00:00+00:00"
    answer = holder.post("agreed_times", words="Thursday 17 Dec after 4", seen=seen, do="send")
    assert answer.status_code == 200
    assert "We read:" in answer.content.decode()
    assert Option.objects.count() == 0


def test_the_clock_can_be_another(holder: Holder) -> None:
    holder.post("agreed_times", **THURSDAY, zone="Asia/Tokyo", do="send")
    assert Option.objects.get().starts_at.isoformat() == "2026-12-17T07:30:00+00:00"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Choose a time, or write one in your own words."),
        ({"day_1": "2026-11-20", "start_1": "10:00"}, "That time has passed."),
        ({"day_1": "2027-03-28", "start_1": "02:30"}, "The clocks go forward then"),
        ({"day_1": "2026-12-17"}, "A time needs both a day and a start."),
        ({"start_2": "16:00"}, "A time needs both a day and a start."),
        (
            {"day_1": "2026-12-17", "start_1": "16:00", "words": "17 December at 4pm"},
            "The same time stands there twice.",
        ),
        ({"words": "Thursday"}, "“Thursday”: Say when it begins, such as 4:00 pm."),
        ({"words": "17 Dec 4pm; 18 Dec 4pm; 21 Dec 4pm; 22 Dec 4pm"}, "three times at most"),
        ({**THURSDAY, "zone": "Mars/Base"}, "Select a valid choice"),
    ],
)
def test_times_that_cannot_be_are_explained_and_kept(
    holder: Holder, typed: dict[str, str], says: str
) -> None:
    answer = holder.post("agreed_times", **typed, do="send")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    for name, text in typed.items():
        assert name == "zone" or text in page
    assert Option.objects.count() == 0


def test_the_students_time_is_taken_by_one_press(waiting: Holder, cast: Cast) -> None:
    first, second = (datetime.fromisoformat(f"2026-12-{n}T16:00:00+00:00") for n in (15, 16))
    suggest(waiting.talk, [second, first], "Any of these.", now=clock.now(), by=cast.imani)
    page = waiting.get()
    assert page.index("Tuesday 15 December, 5:00 pm") < page.index("Wednesday 16 December, 5:00 pm")
    assert waiting.post("agreed_take", option="999999").status_code == 422
    assert waiting.post("agreed_take", option="x").status_code == 422
    option = Option.objects.get(starts_at=second)
    assert waiting.post("agreed_take", option=option.pk).status_code == 302
    assert (waiting.talk.starts_at, Option.objects.count()) == (second, 0)
    assert news(cast) == ["invitation"]
    assert "Agreed. Wednesday 16 December, 5:00 pm in Rotterdam." in waiting.get()


def test_ones_own_time_is_not_taken_by_oneself(waiting: Holder) -> None:
    waiting.post("agreed_times", **THURSDAY, do="send")
    option = Option.objects.get()
    assert waiting.post("agreed_take", option=option.pk).status_code == 422
    assert waiting.talk.status == "to_schedule"


def test_calling_off_has_two_answers_and_an_undo(holder: Holder, cast: Cast) -> None:
    assert holder.post("agreed_cancel").status_code == 200
    holder.post("agreed_cancel", do="keep")
    assert holder.talk.status == "scheduled"
    holder.post("agreed_cancel", do="cancel", note="A storm is coming.")
    assert (holder.talk.status, holder.talk.ended_by, holder.talk.sequence) == (
        "cancelled",
        "alum",
        1,
    )
    waits = Message.objects.filter(template__endswith="cancelled")
    assert all(mail.not_before == mail.created_at + timedelta(seconds=30) for mail in waits)
    assert "Undo" in holder.get()
    assert holder.client.get(holder.url("agreed_entry")).status_code == 404
    assert holder.post("agreed_undo").status_code == 302
    assert holder.post("agreed_undo").status_code == 302
    assert (holder.talk.status, holder.talk.sequence) == ("scheduled", 0)
    assert {mail.state for mail in waits.all()} == {"withdrawn"}
    assert Place.objects.open().count() == 1
    assert set(Reminder.objects.pending().values_list("kind", flat=True)) == {
        "day_before",
        "hour_before",
        "no_place",
        "log_it",
    }


def test_after_half_a_minute_it_stays_off_and_the_place_is_free(holder: Holder, cast: Cast) -> None:
    holder.post("agreed_cancel", do="cancel")
    past = clock.now() - timedelta(seconds=31)
    Interview.objects.update(ended_at=past)
    assert "Undo" not in holder.get()
    assert holder.post("agreed_undo").status_code == 409
    assert holder.talk.status == "cancelled"
    tidy(now=clock.now())
    assert Place.objects.open().count() == 1
    tidy(now=clock.now() + timedelta(minutes=2))
    assert Place.objects.open().count() == 0


def test_an_undo_comes_too_late_once_a_letter_has_left(holder: Holder) -> None:
    holder.post("agreed_cancel", do="cancel")
    Message.objects.filter(template__endswith="cancelled").update(state="sent", sent_at=clock.now())
    assert holder.post("agreed_undo").status_code == 409
    assert holder.talk.status == "cancelled"


def test_a_yes_without_a_time_is_called_off_and_undone(waiting: Holder) -> None:
    waiting.post("agreed_cancel", do="cancel")
    assert waiting.talk.status == "cancelled"
    waiting.post("agreed_undo")
    assert (waiting.talk.status, waiting.talk.sequence) == ("to_schedule", 0)


def test_afterward_the_page_is_kind_and_nothing_can_be_changed(
    holder: Holder, cast: Cast, morning: datetime
) -> None:
    Interview.objects.update(starts_at=clock.now() - timedelta(minutes=10))
    assert "Where you will talk" in holder.get()
    assert "cancel kindly" not in holder.get()
    Interview.objects.update(starts_at=clock.now() - timedelta(hours=1))
    page = holder.get()
    assert "Thank you for talking with students like Imani" in page
    assert [reverse(f"outreach:{name}", args=[holder.token]) in page for name in CHANGES] == [
        False
    ] * len(CHANGES)
    for name, typed in (("agreed_times", {**THURSDAY, "do": "send"}), ("agreed_cancel", CANCEL)):
        assert holder.post(name, **typed).status_code == 409
    holder.talk.refresh_from_db()
    miss(holder.talk, now=clock.now(), by=cast.imani)
    assert "This conversation is closed." in holder.get()
    assert holder.post("agreed_place", do="i_call").status_code == 409


CANCEL = {"do": "cancel"}
CHANGES = ("agreed_times", "agreed_cancel", "agreed_place", "agreed_remind", "agreed_take")


def test_a_page_asks_as_often_with_three_times_as_with_none(
    waiting: Holder, cast: Cast, morning: datetime
) -> None:
    counts = []
    for number in (1, 3):
        times = [morning + timedelta(days=day) for day in range(1, number + 1)]
        suggest(waiting.talk, times, now=clock.now(), by=cast.imani)
        with CaptureQueriesContext(connection) as asked:
            assert waiting.get().count("Take this time") == number
        counts.append(len(asked))
    assert counts[0] == counts[1]
