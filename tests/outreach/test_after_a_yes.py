"""What an alum reads, writes and chooses on the page of a talk that came of a request."""

import re
from datetime import datetime, timedelta

import pytest

from apps.campus.models import Campus
from apps.core import clock
from apps.interviews.actions import cancel, miss
from apps.interviews.models import Interview
from apps.mail.models import Message
from apps.mail.render import rendered
from apps.outreach.actions import Yes, accept, send, write
from apps.outreach.models import Request, Slot, ThreadMessage
from tests.conftest import Cast
from tests.outreach.test_agreed import Holder

DAY = timedelta(days=1)


@pytest.fixture
def asked(cast: Cast, draft: Request, morning: datetime) -> Request:
    """A yes of Rosalind to the first of Imani's times."""
    send(draft, now=morning, by=cast.imani)
    slot = Slot.objects.offered(draft)[0]
    return accept(draft, Yes(slot.starts_at, "video"), now=morning, by=cast.rosalind)


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
    if state == "unset":
        Interview.objects.update(status="to_schedule", starts_at=None)


STATES = ("unset", "ahead", "now", "off", "over", "missed")


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
