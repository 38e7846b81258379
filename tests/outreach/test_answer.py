"""The alum's minute: pages behind a link, where only a press of a button changes something."""

import logging
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.links import errand, mint, revoke
from apps.alumni.models import Place
from apps.core.log import formatter
from apps.interviews.models import Interview, Option
from apps.mail.models import Message
from apps.outreach.actions import send, tell_now, undo, withdraw
from apps.outreach.models import Answer, Request, Slot
from apps.outreach.workflow import Status
from apps.reminders.models import Reminder
from tests.conftest import Cast


@pytest.fixture
def sent(cast: Cast, draft: Request, now: datetime) -> Request:
    return send(draft, now=now, by=cast.imani)


@pytest.fixture
def token(cast: Cast, sent: Request) -> str:
    from apps.core.clock import now as real_now  # noqa: PLC0415 - links live by the real clock

    what = errand("answer", sent, timedelta(days=14))
    return mint(what, person=cast.rosalind, now=real_now())


def url(name: str, token: str) -> str:
    if name == "answer":
        return reverse("outreach:answer", args=[token])
    return reverse("outreach:give", args=[token, name])


def told(cast: Cast, sent: Request, now: datetime) -> None:
    """The half minute is over."""
    tell_now(Request.objects.get(pk=sent.pk), now=now, by=cast.rosalind)


def looks(client: Client, token: str) -> str:
    """The page of a dead link, but for the link itself, which its reader knows."""
    answer = client.get(url("answer", token))
    assert answer.status_code == 410
    return answer.content.decode().replace(token, "…")


def test_opening_the_mail_changes_nothing(client: Client, sent: Request, token: str) -> None:
    for name in ("answer", "accept", "suggest", "decline"):
        for method in (client.get, client.head):
            assert method(url(name, token)).status_code in {200, 405}
    assert Request.objects.get(pk=sent.pk).status == Status.SENT
    assert Interview.objects.count() == 0


def test_the_time_tapped_in_the_mail_is_chosen_on_the_page(
    client: Client, sent: Request, token: str
) -> None:
    slot = Slot.objects.offered(sent)[1]
    page = client.get(url("answer", token), {"slot": slot.pk}).content.decode()
    assert page.count(" checked") == 1
    assert f'value="{slot.pk}" id="r2" checked' in page


def test_a_yes_makes_the_conversation_and_invites_both(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    slot = Slot.objects.offered(sent)[0]
    answer = client.post(url("accept", token), {"slot": slot.pk}, follow=True)
    assert answer.status_code == 200
    assert "Agreed." in answer.content.decode()
    told(cast, sent, now)
    talk = Interview.objects.get()
    assert (talk.status, talk.starts_at) == ("scheduled", slot.starts_at)
    invited = Message.objects.filter(template="interviews/mail/invitation")
    assert {message.recipient for message in invited} == {cast.imani, cast.rosalind}
    kinds = sorted(Reminder.objects.filter(status="scheduled").values_list("kind", flat=True))
    assert kinds == ["day_before", "day_before", "hour_before", "log_it", "no_place"]


def test_the_answered_letter_leads_to_the_conversation(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    begin = reverse("outreach:begin_talk", args=[token])
    assert client.post(begin).status_code == 404
    client.post(url("accept", token), {"slot": Slot.objects.offered(sent)[0].pk})
    told(cast, sent, now)
    assert begin in client.get(url("answer", token)).content.decode()
    answer = client.post(begin, follow=True)
    assert "Where you will talk" in answer.content.decode()
    assert token not in answer.request["PATH_INFO"]
    for page, shown in [("times", "Suggest these times"), ("cancel", "you need not explain")]:
        assert shown in client.post(begin, {"page": page}, follow=True).content.decode()


def test_a_yes_told_at_once_leads_to_the_conversation(
    client: Client, sent: Request, token: str
) -> None:
    client.post(url("accept", token), {"slot": Slot.objects.offered(sent)[0].pk})
    answer = client.post(url("tell", token), follow=True)
    assert "The invitation is in your mail" in answer.content.decode()
    assert answer.request["PATH_INFO"].startswith("/talk/")


def test_the_last_time_pressed_is_agreed_and_a_later_yes_shows_it(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    first, second = Slot.objects.offered(sent)
    client.post(url("accept", token), {"slot": first.pk})
    client.post(url("accept", token), {"slot": second.pk})
    told(cast, sent, now)
    again = client.post(url("accept", token), {"slot": first.pk}, follow=True)
    assert again.status_code == 200
    assert Interview.objects.get().starts_at == second.starts_at


def test_a_no_after_a_yes_says_what_happened(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    client.post(url("accept", token), {"slot": Slot.objects.offered(sent)[0].pk})
    held = client.post(url("decline", token), {"note": "Sorry."})
    assert (held.status_code, "Undo it first" in held.content.decode()) == (409, True)
    told(cast, sent, now)
    answer = client.post(url("decline", token), {"note": "Sorry."})
    assert (answer.status_code, "was yes already" in answer.content.decode()) == (409, True)


def test_a_kind_no_reaches_the_student_and_frees_the_place(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    note = "I cannot this term, and I wish you well."
    assert client.post(url("decline", token), {"note": note}).status_code == 302
    told(cast, sent, now)
    letter = Message.objects.get(template="outreach/mail/declined")
    assert (letter.recipient, letter.values["note"]) == (cast.imani, note)
    assert Place.objects.filter(freed_at__isnull=True).count() == 0


@pytest.mark.parametrize("shares", ["on", ""])
def test_a_reason_is_read_by_the_student_only_if_the_alum_says_so(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime, shares: str
) -> None:
    typed = {"note": "I wish you well.", "reason": "We are moving.", "shares_reason": shares}
    client.post(url("decline", token), typed)
    told(cast, sent, now)
    assert ("We are moving." in Request.objects.get().answer_note) is bool(shares)
    assert (
        "We are moving." in Message.objects.get(template="outreach/mail/declined").values["note"]
    ) is bool(shares)


def test_other_times_are_a_yes_without_a_time(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    typed = {"words": "Thursday 10 December at 16:00", "zone": "Europe/Amsterdam", "note": "Or so."}
    shown = client.post(url("suggest", token), typed)
    page = shown.content.decode()
    assert (shown.status_code, Answer.objects.count()) == (200, 0)
    assert "Thursday 10 December, 4:00 pm in Rotterdam" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post(url("suggest", token), typed | {"seen": seen, "do": "send"})
    told(cast, sent, now)
    talk = Interview.objects.get()
    assert (talk.status, Option.objects.get().offered_by) == ("to_schedule", cast.rosalind)
    assert Message.objects.get(template="interviews/mail/times").recipient == cast.imani


@pytest.mark.parametrize("data", [{}, {"slot": ""}, {"slot": "0"}, {"slot": "x' OR 1=1"}])
def test_a_time_that_was_not_offered_is_refused_kindly(
    client: Client, sent: Request, token: str, data: dict[str, str]
) -> None:
    answer = client.post(url("accept", token), data)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert Request.objects.get(pk=sent.pk).status == Status.SENT


def test_an_empty_note_is_asked_for(client: Client, sent: Request, token: str) -> None:
    answer = client.post(url("decline", token), {"note": "  "})
    assert answer.status_code == 422
    assert "Write a few words" in answer.content.decode()


@pytest.mark.parametrize("wrong", ["expired", "revoked", "invented", "other purpose"])
def test_old_used_and_invented_links_look_the_same(
    client: Client, cast: Cast, sent: Request, wrong: str
) -> None:
    from apps.core.clock import now as real_now  # noqa: PLC0415 - links live by the real clock

    long_ago = real_now() - timedelta(days=15)
    made = {
        "expired": lambda: mint(
            errand("answer", sent, timedelta(days=14)), person=cast.rosalind, now=long_ago
        ),
        "revoked": lambda: mint(errand("answer", sent, None), person=cast.rosalind, now=long_ago),
        "invented": lambda: "x" * 43,
        "other purpose": lambda: mint(
            errand("choices", sent, None), person=cast.rosalind, now=long_ago
        ),
    }[wrong]()
    if wrong == "revoked":
        revoke("answer", sent, now=long_ago)
    assert looks(client, made) == looks(client, "y" * 43)
    assert client.post(url("decline", made), {"note": "No."}).status_code == 410
    assert Request.objects.get(pk=sent.pk).status == Status.SENT


def test_a_withdrawn_request_says_so_kindly_and_takes_no_answer(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    withdraw(sent, now=now, by=cast.imani)
    page = client.get(url("answer", token)).content.decode()
    assert "Imani no longer needs your time" in page
    assert sent.text.splitlines()[2] not in page
    answer = client.post(url("decline", token), {"note": "No."})
    assert answer.status_code == 409
    assert "Go to the first page" not in answer.content.decode()
    assert Request.objects.get(pk=sent.pk).status == Status.WITHDRAWN


def test_an_undone_request_closes_its_links(
    client: Client, cast: Cast, sent: Request, token: str, now: datetime
) -> None:
    undo(sent, now=now, by=cast.imani)
    assert client.get(url("answer", token)).status_code == 410


def test_the_page_shows_no_address(client: Client, cast: Cast, token: str) -> None:
    page = client.get(url("answer", token)).content.decode()
    for person in (cast.imani, cast.rosalind):
        assert person.email not in page


def test_no_secret_of_a_link_reaches_the_log(
    client: Client, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.post(url("accept", token))
        client.get(url("accept", token))
    lines = [formatter().format(record) for record in caplog.records]
    assert [token in line for line in lines] == [False] * len(lines)
    assert any("/answer/…/accept/" in line for line in lines)


def test_a_link_of_somebody_who_is_no_longer_active_is_like_any_old_one(
    client: Client, cast: Cast, token: str
) -> None:
    cast.rosalind.is_active = False
    cast.rosalind.save()
    assert looks(client, token) == looks(client, "y" * 43)


def test_a_time_that_has_passed_is_offered_to_nobody(
    client: Client, cast: Cast, sent: Request, token: str, morning: datetime
) -> None:
    first, second = Slot.objects.offered(sent)
    Slot.objects.filter(pk=first.pk).update(starts_at=morning - timedelta(hours=1))
    page = client.get(url("answer", token)).content.decode()
    assert [f'value="{slot.pk}"' in page for slot in (first, second)] == [False, True]
    answer = client.post(url("accept", token), {"slot": first.pk})
    assert answer.status_code == 422
    assert "That time is no longer offered. Choose another." in answer.content.decode()
    Slot.objects.filter(pk=second.pk).update(starts_at=morning - timedelta(hours=2))
    page = client.get(url("answer", token)).content.decode()
    assert "No time that Imani offered lies ahead any more." in page
    assert 'id="d-cal" open' in page


def test_only_a_talk_at_a_distance_is_from_wherever_one_is(
    client: Client, sent: Request, token: str
) -> None:
    assert "By video, from wherever you are." in client.get(url("answer", token)).content.decode()
    Request.objects.update(formats=["in_person"])
    page = client.get(url("answer", token)).content.decode()
    assert "In person." in page
    assert "wherever you are" not in page


def test_the_clock_is_the_alums_to_choose(
    client: Client, cast: Cast, sent: Request, token: str
) -> None:
    before = client.get(url("answer", token)).content.decode()
    assert "Rotterdam time." in before
    assert client.post(url("zone", token), {"zone": "Asia/Tokyo"}).status_code == 302
    cast.rosalind.refresh_from_db()
    assert (cast.alum.zone, cast.rosalind.zone) == ("Asia/Tokyo", "Asia/Tokyo")
    assert client.post(url("zone", token), {"zone": "Moon/Base"}).status_code == 422


@pytest.mark.parametrize("may", ["on", ""])
def test_whose_name_may_be_said_is_asked(
    client: Client, cast: Cast, sent: Request, token: str, may: str
) -> None:
    page = client.get(url("answer", token)).content.decode()
    assert "Rapport does not write to them; Imani may" in page
    assert "Imani may say that it was me" in page
    client.post(url("colleague", token), {"colleague": "Mireille Okonjo", "may_use_name": may})
    assert Answer.objects.get().may_use_name is bool(may)


def test_no_form_that_nothing_leads_to_takes_words(
    client: Client, sent: Request, token: str
) -> None:
    assert client.post(url("write", token), {"text": "Hello."}).status_code == 404
