"""A draft or thank-you that was approved or returned: undone until the student is told of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.actions import read_news
from apps.advising.drafts import queue
from apps.campus.models import Campus
from apps.core.moves import NotYours, StaleMove
from apps.home import news
from apps.interviews import actions as talks
from apps.interviews.models import ThanksComment, ThanksReview, ThankYou
from apps.mail.models import Message, Messages
from apps.mail.workflow import State
from apps.outreach import actions as requests
from apps.outreach.models import Comment, Request, Review
from apps.timeline.models import Entry
from tests.access.world import sent_to_be_read, thanks_to_be_read
from tests.home.world import World
from tests.looks import LOOKS, seen, signed_in
from tests.outreach.test_races import at_once

HALF = timedelta(seconds=30)
Copy = Review | ThanksReview


@dataclass(frozen=True)
class Kind:
    """What is read, and what can be done to it."""

    asked: Callable[[World], Copy]
    comment: Callable[..., object]
    approve: Callable[..., None]
    give_back: Callable[..., None]
    undo: Callable[..., None]
    remarks: type[Comment] | type[ThanksComment]


def draft(world: World) -> Review:
    world.research()
    return sent_to_be_read(world.people()[2], world.cast.imani, world.now - timedelta(hours=1))


def thanks(world: World) -> ThanksReview:
    world.research()
    talk = world.held(world.people()[1])
    return thanks_to_be_read(talk, world.cast.imani, world.now - timedelta(hours=1))


KINDS = {
    "draft": Kind(
        draft,
        requests.comment,
        requests.approve,
        requests.return_draft,
        requests.undo_verdict,
        Comment,
    ),
    "thanks": Kind(
        thanks,
        talks.comment_thanks,
        talks.approve_thanks,
        talks.return_thanks,
        talks.undo_thanks_verdict,
        ThanksComment,
    ),
}
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def verdict(copy: Copy) -> str:
    return type(copy).objects.get(pk=copy.pk).verdict


def letters() -> Messages:
    """Those about what was read, before they leave."""
    return Message.objects.filter(state=State.QUEUED, dedupe_key__regex="^(review|thanks-read):")


def on_the_way() -> list[datetime]:
    return list(letters().values_list("not_before", flat=True))


def offered(world: World, at: datetime) -> list[Copy]:
    """What Dana can still undo."""
    return [one.review for one in queue(world.cast.dana, now=at)["held"]]


def told(world: World, at: datetime) -> list[str]:
    items = [item.text for item in news.page(world.cast.imani, "", now=at)["items"]]
    return [text for text in items if "was approved" in text or "with comments" in text]


@each_kind
@pytest.mark.parametrize("verb", ["approve", "give_back"])
def test_it_is_as_if_it_had_not_been_pressed(world: World, kind: Kind, verb: str) -> None:
    copy, now, dana = kind.asked(world), world.now, world.cast.dana
    kind.comment(copy, "", "Which plan?", now=now, by=dana)
    getattr(kind, verb)(copy, now=now, by=dana)
    assert on_the_way() == [now + HALF]
    assert offered(world, now + HALF / 2) == [copy]
    for _press in "12":
        kind.undo(copy, now=now + HALF / 2, by=dana)
    assert (verdict(copy), on_the_way(), told(world, now + HALF)) == ("", [], [])
    assert [waits.review for waits in queue(dana, now=now)["drafts"]] == [copy]
    assert (offered(world, now), kind.remarks.objects.get().text) == ([], "Which plan?")
    assert Entry.objects.filter(verb="reread").count() == 1
    kind.give_back(copy, now=now + HALF, by=dana)
    assert (verdict(copy), on_the_way()) == ("returned", [now + 2 * HALF])
    assert (len(told(world, now + HALF)), len(told(world, now + 2 * HALF))) == (0, 1)


def test_an_approval_that_was_undone_is_none(world: World) -> None:
    copy = draft(world)
    requests.approve(copy, now=world.now, by=world.cast.dana)
    requests.undo_verdict(copy, now=world.now, by=world.cast.dana)
    request = Request.objects.get()
    assert (request.status, request.read_by_advisor) == ("in_review", False)


@each_kind
def test_after_half_a_minute_the_student_was_told(world: World, kind: Kind) -> None:
    copy, dana = kind.asked(world), world.cast.dana
    kind.approve(copy, now=world.now, by=dana)
    with pytest.raises(StaleMove) as late:
        kind.undo(copy, now=world.now + HALF, by=dana)
    assert "told already" in late.value.happened
    assert (verdict(copy), on_the_way()) == ("approved", [world.now + HALF])
    assert offered(world, world.now + HALF) == []


@each_kind
def test_a_letter_that_left_early_is_not_undone(world: World, kind: Kind) -> None:
    copy, dana = kind.asked(world), world.cast.dana
    kind.approve(copy, now=world.now, by=dana)
    Message.objects.update(state=State.SENT, sent_at=world.now)
    with pytest.raises(StaleMove):
        kind.undo(copy, now=world.now, by=dana)
    assert verdict(copy) == "approved"


def goes_on(copy: Copy, world: World) -> None:
    """The student, who looked at that moment."""
    imani, now = world.cast.imani, world.now
    if isinstance(copy, Review):
        requests.ask_review(Request.objects.get(), now=now, by=imani)
    else:
        note = talks.Note("email", copy.subject, copy.text)
        talks.ask_reading(copy.thanks, note, now=now, by=imani)


@each_kind
def test_what_the_student_went_on_with_is_not_undone(world: World, kind: Kind) -> None:
    copy, dana = kind.asked(world), world.cast.dana
    kind.approve(copy, now=world.now, by=dana)
    goes_on(copy, world)
    with pytest.raises(StaleMove) as late:
        kind.undo(copy, now=world.now, by=dana)
    assert "gone on with it" in late.value.happened
    assert (verdict(copy), on_the_way(), offered(world, world.now)) == ("approved", [], [])
    assert type(copy).objects.waiting().count() == 1


def changes(copy: Copy, world: World, text: str) -> None:
    """The student, who types on."""
    imani, now = world.cast.imani, world.now
    if isinstance(copy, Review):
        requests.rewrite(Request.objects.get(), text, now=now, by=imani)
    else:
        kept = ThankYou.objects.get(pk=copy.thanks_id)
        talks.keep_thanks(kept, talks.Note("email", "", text, kept.seal), now=now, by=imani)


@each_kind
def test_what_the_student_changed_is_not_undone(world: World, kind: Kind) -> None:
    copy, dana = kind.asked(world), world.cast.dana
    kind.approve(copy, now=world.now, by=dana)
    changes(copy, world, f"{copy.text} And more.")
    assert offered(world, world.now) == []
    with pytest.raises(StaleMove) as late:
        kind.undo(copy, now=world.now, by=dana)
    assert "gone on with it" in late.value.happened
    assert verdict(copy) == "approved"
    assert len(on_the_way()) == copy.is_thanks  # its page says that other words were approved
    changes(copy, world, copy.text)
    assert offered(world, world.now) == ([copy] if copy.is_thanks else [])


@pytest.mark.parametrize("verb", ["send_thanks", "waive_thanks"])
def test_of_a_thank_you_that_is_settled_no_letter_says_that_it_can_be_sent(
    world: World, verb: str
) -> None:
    copy, imani = thanks(world), world.cast.imani
    talks.approve_thanks(copy, now=world.now, by=world.cast.dana)
    kept = ThankYou.objects.get(pk=copy.thanks_id)
    note, more = talks.Note("email", "", copy.text, kept.seal), {"through_rapport": True}
    more = more if verb == "send_thanks" else {}
    getattr(talks, verb)(kept, note, **more, now=world.now, by=imani)
    assert (kept.status in ("sent", "waived"), on_the_way()) == (True, [])
    assert offered(world, world.now) == []


@each_kind
def test_an_older_verdict_is_not_undone_after_a_newer_one(world: World, kind: Kind) -> None:
    first, dana, now = kind.asked(world), world.cast.dana, world.now
    kind.comment(first, "", "Shorter", now=now, by=dana)
    kind.give_back(first, now=now, by=dana)
    goes_on(first, world)
    second = type(first).objects.waiting().get()
    kind.approve(second, now=now, by=dana)
    assert offered(world, now) == [second]
    with pytest.raises(StaleMove) as late:
        kind.undo(first, now=now, by=dana)
    assert "gone on with it" in late.value.happened
    assert (verdict(first), verdict(second)) == ("returned", "approved")
    assert letters().get().dedupe_key == second.letter_key
    kind.undo(second, now=now, by=dana)
    assert (verdict(first), verdict(second), on_the_way()) == ("returned", "", [])


@each_kind
def test_what_is_the_students_by_now_is_not_taken_from_them_again(world: World, kind: Kind) -> None:
    copy, dana = kind.asked(world), world.cast.dana
    due = copy.due_at(Campus.objects.current())
    kind.approve(copy, now=due - HALF / 2, by=dana)
    with pytest.raises(StaleMove) as late:
        kind.undo(copy, now=due, by=dana)
    assert "the student’s to send by now" in late.value.happened
    assert (verdict(copy), on_the_way()) == ("approved", [due + HALF / 2])
    kind.undo(copy, now=due - HALF / 3, by=dana)
    assert verdict(copy) == ""


@each_kind
def test_whoever_read_all_news_meanwhile_has_not_read_the_verdict(world: World, kind: Kind) -> None:
    copy, imani, now = kind.asked(world), world.cast.imani, world.now
    kind.approve(copy, now=now, by=world.cast.dana)
    assert told(world, now + HALF / 2) == []
    read_news(imani, until=now + HALF / 2, now=now + HALF / 2)
    assert news.unread(imani, now=now + HALF / 2) == 0
    later = news.page(imani, "", now=now + HALF)["items"]
    assert [(item.at, item.is_new) for item in later if "approved" in item.text] == [
        (now + HALF, True)
    ]
    assert news.unread(imani, now=now + HALF) == 1


@pytest.mark.parametrize("seconds", [0, 30, 300])
def test_news_wait_as_long_as_the_center_says(world: World, seconds: int) -> None:
    Campus.objects.update_or_create(pk=1, defaults={"undo_seconds": seconds})
    requests.approve(draft(world), now=world.now, by=world.cast.dana)
    ends, tick = world.now + timedelta(seconds=seconds), timedelta(microseconds=1)
    assert on_the_way() == [ends]
    assert [len(told(world, at)) for at in (ends - tick, ends)] == [0, 1]


@each_kind
def test_nobody_else_undoes_it(world: World, kind: Kind) -> None:
    copy = kind.asked(world)
    kind.approve(copy, now=world.now, by=world.cast.dana)
    for person in (world.cast.ruth, world.cast.imani, world.cast.nils):
        with pytest.raises(NotYours):
            kind.undo(copy, now=world.now, by=person)
    world.cast.dana.covered_by = world.cast.ruth
    world.cast.dana.save(update_fields=["covered_by"])
    with pytest.raises(NotYours):  # a colleague who reads for Dana did not decide it
        kind.undo(type(copy).objects.get(), now=world.now, by=world.cast.ruth)
    assert verdict(copy) == "approved"


@pytest.mark.django_db(transaction=True)
def test_of_an_undo_and_a_send_at_once_one_wins(transactional_db: None, world: World) -> None:
    copy = draft(world)
    requests.approve(copy, now=world.now, by=world.cast.dana)
    request = Request.objects.get()
    ends = at_once(
        lambda: requests.undo_verdict(copy, now=world.now, by=world.cast.dana),
        lambda: requests.send(request, now=world.now, by=world.cast.imani),
    )
    assert ends == ["StaleMove", "done"]
    undone = verdict(copy) == ""
    assert Request.objects.get().status == ("in_review" if undone else "sent")
    assert on_the_way() == []


@each_kind
def test_the_next_page_offers_it(
    client: Client, world: World, kind: Kind, morning: datetime
) -> None:
    copy = kind.asked(world)
    client.force_login(world.cast.dana)
    path = reverse(copy.page, args=[copy.pk])
    undo = reverse(f"advising:undo_{'thanks' if copy.is_thanks else 'draft'}", args=[copy.pk])
    after = client.post(path, {"do": "approve", "phrase": "", "text": ""}, follow=True)
    for page in (after, client.get(path)):
        text = page.content.decode()
        what = "thank-you" if copy.is_thanks else "note"
        said = f"Approved: the {what} of Imani Castellanos. The mail has not left yet."
        name = 'Undo<span class="visually-hidden">: Imani Castellanos</span>'
        wanted = (said, name, f'action="{undo}"', "review.js", "data-review-keys")
        assert [words in text for words in wanted] == [True] * 5
    client.post(reverse("advising:keys"), {"keys": "off"})
    for where in (path, reverse("advising:drafts")):
        text = client.get(where).content.decode()
        assert [words in text for words in wanted] == [True] * 3 + [False] * 2
    back = client.post(undo, follow=True)
    assert back.redirect_chain == [(path, 302)]
    assert "Undone: no mail left. The note waits for you again." in back.content.decode()
    assert f'action="{undo}"' not in back.content.decode()


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_it_looks_right_and_a_key_presses_it(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    world.research()
    _rosalind, teodor, ana = world.people()
    copy = sent_to_be_read(ana, world.cast.imani, morning - timedelta(hours=1))
    last = thanks_to_be_read(world.held(teodor), world.cast.imani, morning)
    address = live_server.url + reverse(copy.page, args=[copy.pk])
    context = signed_in(browser, world.cast.dana, live_server.url, look)
    page = context.new_page()
    page.set_default_timeout(15_000)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(error.message))
    page.goto(address)
    press(page, "a")
    found = {"next": seen(page, f"undo-next-{look[0]}-{look[1]}")}
    press(page, "a")
    expect(page).to_have_url(live_server.url + reverse("advising:drafts"))
    found["queue"] = seen(page, f"undo-queue-{look[0]}-{look[1]}")
    for key in "jkcar":  # nothing of theirs is here
        page.keyboard.press(key)
    press(page, "u")
    expect(page).to_have_url(live_server.url + reverse(last.page, args=[last.pk]))
    expect(page.get_by_text("The note waits for you again.")).to_be_visible()
    page.goto(address)
    found["decided"] = seen(page, f"undo-decided-{look[0]}-{look[1]}")
    page.keyboard.press("c")
    press(page, "u")
    expect(page.get_by_role("button", name="Approve this text")).to_be_visible()
    context.close()
    assert (found, broken) == ({"next": [], "queue": [], "decided": []}, [])
    assert (verdict(copy), verdict(last)) == ("", "")


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_it_is_undone_without_a_script(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    copy = thanks(world)
    context = signed_in(browser, world.cast.dana, live_server.url, (390, "light"), script=False)
    page = context.new_page()
    page.goto(live_server.url + reverse(copy.page, args=[copy.pk]))
    page.get_by_role("button", name="Approve this text").press("Enter")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("button", name="Approve this text")).to_be_visible()
    context.close()
    assert verdict(copy) == ""
