"""What an alum reads, writes and chooses on the page of a talk that came of a request."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from apps.campus.models import Campus
from apps.core import clock
from apps.interviews.actions import cancel, miss, tidy
from apps.interviews.models import Interview
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.outreach.actions import Yes, accept, send, write
from apps.outreach.models import Report, Request, Slot, ThreadMessage
from tests.conftest import Cast
from tests.outreach.test_agreed import Holder as Plain

DAY = timedelta(days=1)


@pytest.fixture
def asked(cast: Cast, draft: Request, morning: datetime) -> Request:
    """A yes of Rosalind to the first of Imani's times."""
    send(draft, now=morning, by=cast.imani)
    slot = Slot.objects.offered(draft)[0]
    return accept(draft, Yes(slot.starts_at, "video"), now=morning, by=cast.rosalind)


class Holder(Plain):
    """Who also makes the choices at the foot of the page."""

    def choice(self, verb: str) -> str:
        return reverse("outreach:agreed_choose", args=[self.token, verb])

    def post_choice(self, verb: str, **typed: str) -> Any:  # noqa: ANN401 - the client's answer
        return self.client.post(self.choice(verb), typed)

    def choose(self, verb: str, **typed: str) -> None:
        assert self.post_choice(verb, **typed).status_code == 302


@pytest.fixture
def holder(cast: Cast, asked: Request, morning: datetime) -> Holder:
    assert asked.interview is not None
    return Holder(asked.interview, cast, morning)


def bring(holder: Holder, state: str, cast: Cast) -> None:
    """The talk as it stands in that state of its page."""
    talk, moment = holder.talk, clock.now()
    minutes = {"now": 5, "over": 90, "missed": 90}.get(state)
    if minutes is not None:
        Interview.objects.update(starts_at=moment - timedelta(minutes=minutes))
        talk.refresh_from_db()
    if state == "off":
        cancel(talk, "A storm.", now=moment, by=cast.imani)
    if state == "missed":
        miss(talk, now=moment, by=cast.imani)
    if state in {"unset", "lapsed"}:
        Interview.objects.update(status="to_schedule", starts_at=None)
    if state == "lapsed":
        Interview.objects.update(created_at=moment - 70 * DAY)
        tidy(now=moment)


STATES = ("unset", "ahead", "now", "off", "lapsed", "over", "missed")


@pytest.mark.parametrize("state", STATES)
def test_the_mail_of_a_message_leads_to_it_and_to_an_answer(
    holder: Holder, asked: Request, cast: Cast, state: str
) -> None:
    bring(holder, state, cast)
    write(Request.objects.get(), "I am sorry, and grateful.", now=clock.now(), by=cast.imani)
    letter = Message.objects.get(template="outreach/mail/message_to_alum")
    words, links = rendered(letter, campus=Campus.objects.current(), now=clock.now())
    type(links[0]).objects.bulk_create(links)
    found = re.search(r"/talk/([^/\s]+)/", words.text)
    assert found is not None
    holder.token = found[1]
    page = holder.get()
    assert ("I am sorry, and grateful." in page, "Send the line" in page) == (True, True)
    empty = holder.post("agreed_write", text=" ")
    assert (empty.status_code, "Write your message first." in empty.content.decode()) == (422, True)
    assert holder.post("agreed_write", text="Nothing to be sorry for.").status_code == 302
    assert "Nothing to be sorry for." in holder.get()
    assert Message.objects.get(template="outreach/mail/message").recipient == cast.imani


def test_two_weeks_later_the_messages_stay_and_the_form_goes(
    holder: Holder, asked: Request, cast: Cast
) -> None:
    write(Request.objects.get(), "Until then.", now=clock.now(), by=cast.imani)
    Interview.objects.update(starts_at=clock.now() - 14 * DAY - timedelta(minutes=5))
    page = holder.get()
    assert ("Until then." in page, "Send the line" in page) == (True, False)
    answer = holder.post("agreed_write", text="One more.")
    assert (answer.status_code, ThreadMessage.objects.count()) == (422, 1)
    assert "One more.</textarea>" in answer.content.decode()


@pytest.mark.parametrize("state", STATES)
def test_less_leaving_and_a_concern_are_at_hand_in_every_state(
    holder: Holder, cast: Cast, state: str
) -> None:
    bring(holder, state, cast)
    page = holder.get()
    forms = [f'action="{holder.choice(verb)}"' for verb in ("limit", "fresh", "leave", "report")]
    assert [form in page for form in forms] == [True] * len(forms)
    holder.choose("limit", limit="1")
    assert "At most 1 request a month reaches you." in holder.get()
    holder.choose("leave")
    page = holder.get()
    assert "You have left the directory." in page
    assert [form in page for form in forms] == [False, False, False, True]
    holder.choose("report", text="He asked odd things.")
    page = holder.get()
    assert "Thank you. Somebody at the Career Center looks at it." in page
    assert [form in page for form in forms] == [False] * len(forms)
    assert (cast.alum.month_limit, cast.alum.status) == (1, "opted_out")
    assert Report.objects.get().text == "He asked odd things."


def test_each_choice_lands_where_its_word_stands(holder: Holder) -> None:
    answer = holder.post_choice("limit", limit="1")
    assert (answer.status_code, answer["Location"]) == (302, holder.url("agreed") + "#choices")
    assert 'id="choices"' in holder.get()
    assert holder.post_choice("zone", zone="Asia/Tokyo").status_code == 404


def test_more_is_refused_beside_the_button_that_asks_for_a_fresh_link(
    holder: Holder, cast: Cast
) -> None:
    answer = holder.post_choice("limit", limit="9")
    page = answer.content.decode()
    assert (answer.status_code, 'id="d-limit" open' in page, 'value="9"' in page) == (
        422,
        True,
        True,
    )
    assert page.index("Ask for a fresh link below") < page.index("Send me a fresh link")
    page = holder.post_choice("fresh").content.decode()
    assert "A fresh link is on its way to your address on file." in page
    letter = Message.objects.get(template="alumni/mail/fresh_link")
    assert (letter.recipient, cast.alum.month_limit) == (cast.rosalind, 2)


def test_a_concern_that_stops_everything_stops_this_talk(holder: Holder) -> None:
    empty = holder.post_choice("report", text="", blocks="on")
    assert (empty.status_code, 'id="d-report" open' in empty.content.decode()) == (422, True)
    holder.choose("report", text="Please stop this.", blocks="on")
    page = holder.get()
    assert "Everything between you and Imani has stopped." in page
    assert "This conversation is closed" in page
    assert "Send the line" not in page
    again = holder.post_choice("report", text="And this.").content.decode()
    assert ("You reported this already" in again, "And this." in again) == (True, True)
    assert Report.objects.count() == 1
