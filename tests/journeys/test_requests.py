"""From a draft to a yes and what follows, and the other answers: worker, beat, SMTP, a browser."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.calendars import Entry, entry_of
from tests.journeys.pair import NOTE, ROTTERDAM, Pair, link, pair
from tests.journeys.site import Site, text_of
from tests.journeys.walker import Walker, Way, walker

pytestmark = pytest.mark.journey

DESK, PHONE = Way(script=True, width=1280), Way(script=False, width=390)
# The long walk the other way round: the phone runs scripts, as most do.
LONG = [Way(script=True, width=390), Way(script=False, width=1280)]
UNDO = 40  # seconds: the half minute of an undo is over
ASKED = "Which course made you think of flood protection?"
ANSWERED = "Urban Water Systems, with Prof. Lindqvist."


@pytest.mark.parametrize("way", LONG, ids=lambda way: way.name)
def test_from_a_draft_to_a_yes_a_new_time_and_a_kind_no(
    site: Site, browser: Browser, way: Way
) -> None:
    two = pair(site, way, "whole")
    imani, rosalind = two.walkers(browser)
    dana = walker(browser, site, way)
    dana.sign_in_by_code("dana@alder.example")
    write(imani, two)
    imani.press("Ask Dana to read it")
    assert imani.heading() == "Your request to Rosalind"
    imani.look("request-in-review")
    return_with_a_comment(dana, two)
    mend_and_ask_again(imani, two)
    approve(dana, two)
    send_approved(imani, two)
    ask_a_question(rosalind, two)
    answer_the_question(imani, two)
    first = agree_on_words(rosalind, imani, two)
    second = change_the_time(imani, rosalind, two, first)
    call_off(rosalind, imani, two, second)
    assert [fault for walk in (imani, rosalind, dana) for fault in walk.faults] == []


def write(imani: Walker, two: Pair, text: str = NOTE) -> None:
    """The composer, with two times; saved and looked at."""
    imani.open(f"/contacts/{two.contact}/")
    imani.press("Write to Rosalind")
    page = imani.page
    page.get_by_label("Your introduction").fill("I am a third-year geography student.")
    page.get_by_label("Your note").fill(text.format(first="Rosalind"))
    for number, days in ((1, 24), (2, 26)):
        page.get_by_label(f"Day, option {number}").fill(f"{two.offered(days):%Y-%m-%d}")
        page.get_by_label(f"Start, option {number}").fill("08:00")
    imani.press("Save and see")
    page.get_by_label("I promise this").check()


def return_with_a_comment(dana: Walker, two: Pair) -> None:
    """The advisor reads exactly that text and points at a phrase."""
    dana.open("/drafts/")
    dana.look("drafts-waiting")
    dana.press(two.student_name)
    main = dana.page.locator("main")
    expect(main).to_contain_text("your work on flood protection made me curious")
    dana.look("draft-read")
    phrase = "Would you have 20 minutes to tell me how you got there?"
    dana.page.get_by_label("Which sentence").or_(
        dana.page.locator("#id_phrase")
    ).first.select_option(phrase)
    dana.page.locator("#rv textarea").fill("Say which turn of hers you mean.")
    dana.press("Add")
    expect(main.locator(".phr")).to_contain_text(phrase)
    dana.look("draft-commented")
    dana.press("Return with 1 comment")
    dana.site.move_clock(UNDO)


def mend_and_ask_again(imani: Walker, two: Pair) -> None:
    """The comment stands at the student's own phrase; the mended text is asked about again."""
    mail = two.site.mail(two.student, "read your note to Rosalind")
    imani.open(link(mail, "/requests/"))
    page = imani.page
    expect(page.locator("main")).to_contain_text("Say which turn of hers you mean.")
    expect(page.locator("main")).to_contain_text(
        "Dana Whitlock about “Would you have 20 minutes to tell me how you got there?”, "
    )
    imani.look("compose-returned")
    note = page.get_by_label("Your note")
    note.fill(note.input_value().replace("how you got there", "how you came to a city agency"))
    imani.press("Ask Dana to read it again")
    expect(page.locator("main")).to_contain_text("Dana is reading it")


def approve(dana: Walker, two: Pair) -> None:
    dana.open("/drafts/")
    dana.press(two.student_name)
    expect(dana.page.locator("main")).to_contain_text("how you came to a city agency")
    dana.press("Approve this text")
    dana.look("drafts-after")
    dana.site.move_clock(UNDO)


def send_approved(imani: Walker, two: Pair) -> None:
    """Ready to send is said by mail; the letter leaves after its half minute."""
    imani.open(link(two.site.mail(two.student, "is ready to send"), "/requests/"))
    expect(imani.page.locator("main")).to_contain_text("Dana approved this text")
    imani.look("compose-approved")
    send(imani)
    assert "how you came to a city agency" in text_of(two.site.mail(two.alum, "20 minutes"))


def send(imani: Walker) -> None:
    promise = imani.page.get_by_label("I promise this")
    if promise.count():
        promise.check()
    imani.press("Send to Rosalind")
    assert imani.heading() == "Sent to Rosalind"
    imani.look("request-sent")
    imani.site.move_clock(UNDO)


def open_choice(walk: Walker, *names: str) -> None:
    """Opens the answers of these names, the outer one first."""
    for name in names:
        begins = re.compile(rf"^\s*{name}")
        walk.page.locator("main summary > span").filter(has_text=begins).first.click()


def give(rosalind: Walker, form: str, button: str) -> None:
    """Presses an answer's own button (a phone has it in its bar); its half minute passes."""
    own = rosalind.page.locator(f"#{form} button:visible, button[form={form}]:visible")
    with rosalind.page.expect_navigation():
        own.filter(has_text=button).first.click()
    rosalind.look(f"held-{form}")
    rosalind.site.move_clock(UNDO)


def ask_a_question(rosalind: Walker, two: Pair) -> None:
    rosalind.open(two.letter_link())
    expect(rosalind.page.locator("main")).to_contain_text("Read by an advisor")
    rosalind.look("answer-approved")
    open_choice(rosalind, "More choices", "Ask one question first")
    rosalind.page.locator("#f-ask textarea").fill(ASKED)
    rosalind.look("answer-question")
    give(rosalind, "f-ask", "Ask Imani")


def answer_the_question(imani: Walker, two: Pair) -> None:
    mail = two.site.mail(two.student, "asks a question first")
    assert ASKED in text_of(mail)
    assert two.alum not in mail.as_string()
    imani.open(link(mail, "/requests/"))
    expect(imani.page.locator("main")).to_contain_text(ASKED)
    imani.look("request-question")
    imani.page.locator("#thread textarea").fill(ANSWERED)
    imani.press("Send the answer")
    assert imani.heading() == "Sent to Rosalind"


def agree_on_words(rosalind: Walker, imani: Walker, two: Pair) -> Entry:
    """A time in words, shown back on both clocks, confirmed; the student takes it."""
    mail = two.site.mail(two.alum, "A message from Imani")
    assert ANSWERED in text_of(mail)
    assert two.student not in mail.as_string()
    rosalind.open(link(mail, "/answer/"))
    rosalind.look("answer-thread")
    at = rotterdam(two, 20, 16)
    words = f"{at:%A} {at.day} {at:%B} after 4"
    open_choice(rosalind, "Suggest other times")
    rosalind.page.locator("#f-cal").get_by_label("Or in your own words").fill(words)
    own = rosalind.page.locator("#f-cal button:visible, button[form=f-cal]:visible")
    with rosalind.page.expect_navigation():
        own.filter(has_text="Suggest these times").first.click()
    shown = rosalind.page.locator("main")
    expect(shown).to_contain_text(f"You wrote “{words}”. We read:")
    # The year is named where it is not the one in which the site lives at the moment.
    day = re.compile(rf"{at:%A} {at.day} {at:%B}(?: {at.year})?, 4:00 pm in Rotterdam")
    expect(shown).to_contain_text(day)
    rosalind.look("answer-read-back")
    rosalind.press("Send to Imani")
    expect(shown).to_contain_text("A yes. Imani picks one of your times.")
    rosalind.look("held-suggest")
    two.site.move_clock(UNDO)
    imani.open(link(two.site.mail(two.student, "suggests times to talk"), "/talks/"))
    imani.look("talk-suggested")
    imani.press("Take this time")
    imani.look("talk-agreed")
    return both_calendars(two, "Your conversation with", at, sequence=0)


def rotterdam(two: Pair, days: int, hour: int) -> datetime:
    """A moment so many days on, by the clock in Rotterdam."""
    at = (two.site.now() + timedelta(days=days)).astimezone(ROTTERDAM)
    return at.replace(hour=hour, minute=0, second=0, microsecond=0)


def both_calendars(
    two: Pair, subject: str, at: datetime, *, sequence: int, method: str = "REQUEST"
) -> Entry:
    """Each has an entry of their own, alike but for the attendee, and no address of the other."""
    entries = []
    for reader, other in ((two.student, two.alum), (two.alum, two.student)):
        mail = two.site.mail(reader, subject)
        assert other not in mail.as_string()
        assert other.partition("@")[0] not in "".join(
            str(part.get_content()) for part in mail.walk() if not part.is_multipart()
        )
        entries.append(entry_of(mail))
    first, second = entries
    assert (first.attendee, second.attendee) == (two.student, two.alum)
    assert (first.uid, first.starts_at) == (second.uid, second.starts_at)
    assert first.starts_at == at
    assert first.ends_at - first.starts_at == timedelta(minutes=20)
    assert {(one.method, one.sequence) for one in entries} == {(method, sequence)}
    assert first.status == ("CANCELLED" if method == "CANCEL" else "CONFIRMED")
    return first


def change_the_time(imani: Walker, rosalind: Walker, two: Pair, before: Entry) -> Entry:
    """The student suggests by day and hour, the alum takes it; the sequence counts."""
    at = two.offered(30)
    imani.press("Change the time")
    imani.page.get_by_label("Day, time 1").fill(f"{at:%Y-%m-%d}")
    imani.page.get_by_label("Start, time 1").fill("08:00")
    imani.look("suggest")
    imani.press("Suggest these times")
    imani.look("talk-waiting-for-new-time")
    rosalind.open(link(two.site.mail(two.alum, "suggests another time"), "/talk/"))
    rosalind.look("agreed-suggested")
    rosalind.press("Take this time")
    rosalind.look("agreed-moved")
    moved = both_calendars(two, "New time with", at, sequence=1)
    assert moved.uid == before.uid
    return moved


def call_off(rosalind: Walker, imani: Walker, two: Pair, before: Entry) -> None:
    rosalind.open(link(two.site.mail(two.alum, "New time with"), "/talk/"))
    rosalind.press("cancel kindly")
    rosalind.look("agreed-cancel")
    rosalind.page.locator("main textarea").fill("A storm keeps us busy that week.")
    rosalind.press("Cancel kindly")
    assert rosalind.heading() == "It is called off"
    rosalind.look("agreed-off")
    two.site.move_clock(UNDO)
    gone = both_calendars(two, "Called off", before.starts_at, sequence=2, method="CANCEL")
    assert gone.uid == before.uid
    told = two.site.mail(two.student, "Called off")
    assert "A storm keeps us busy that week." in text_of(told)
    imani.open(link(told, "/talks/"))
    imani.look("talk-off")


@pytest.fixture
def sent(
    site: Site, browser: Browser, request: pytest.FixtureRequest
) -> tuple[Pair, Walker, Walker]:
    """A request that waits, its alum at the mail; the way is the test's parameter."""
    two = pair(site, request.param, request.function.__name__[5:9], others=3)
    imani, rosalind = two.walkers(browser)
    write(imani, two)
    send(imani)
    return two, imani, rosalind


def on(often: Way, *rarely: Way) -> Callable[..., object]:
    """The first way in every run, the others at the full size."""
    ways = [often, *(pytest.param(way, marks=pytest.mark.full) for way in rarely)]
    return pytest.mark.parametrize("sent", ways, indirect=True, ids=lambda way: way.name)


@on(DESK, PHONE)
def test_no_is_kind_and_shows_other_people(sent: tuple[Pair, Walker, Walker]) -> None:
    two, imani, rosalind = sent
    rosalind.open(two.letter_link())
    open_choice(rosalind, "Decline kindly")
    rosalind.look("answer-decline")
    give(rosalind, "f-heart", "Decline kindly")
    mail = two.site.mail(two.student, "cannot this time")
    assert two.alum not in mail.as_string()
    imani.open(link(mail, "/requests/"))
    expect(imani.page.locator("main")).to_contain_text("Who may have room now")
    imani.look("request-declined")
    rosalind.page.reload()
    assert rosalind.heading() == "Your kind note is on its way"
    rosalind.look("answer-declined")
    assert imani.faults + rosalind.faults == []


@on(PHONE, DESK)
def test_later_offers_the_draft_again_on_its_day(sent: tuple[Pair, Walker, Walker]) -> None:
    two, imani, rosalind = sent
    day = rotterdam(two, 30, 0)
    rosalind.open(two.letter_link())
    open_choice(rosalind, "More choices", "Not now")
    rosalind.page.locator("#f-clock input[type=date]").fill(f"{day:%Y-%m-%d}")
    rosalind.look("answer-not-now")
    give(rosalind, "f-clock", "Ask me later")
    imani.open(link(two.site.mail(two.student, "not now, later"), "/requests/"))
    imani.look("request-deferred")
    two.site.move_clock_to(day + timedelta(seconds=5))
    two.site.ring("outreach.expire")
    imani.open(link(two.site.mail(two.student, "You can ask Rosalind again"), "/requests/"))
    assert imani.heading() == "Write to Rosalind"
    expect(imani.page.get_by_label("Your note")).to_have_value(re.compile("flood protection"))
    imani.look("compose-again")
    assert imani.faults + rosalind.faults == []


@on(PHONE, DESK)
def test_silence_ends_kindly_with_the_next_people(sent: tuple[Pair, Walker, Walker]) -> None:
    two, imani, rosalind = sent
    answer = two.letter_link()
    two.site.move_clock_to(two.offered(15) + timedelta(minutes=1))  # it is told by day
    two.site.ring("outreach.expire")
    imani.open(link(two.site.mail(two.student, "No answer from Rosalind"), "/requests/"))
    main = imani.page.locator("main")
    expect(main).to_contain_text("Who may have room now")
    assert 1 <= main.locator("section:has(#ot) li").count() <= 3
    imani.look("request-expired")
    rosalind.open(answer)
    rosalind.look("answer-expired")
    for blame in ("late", "ignored", "failed to"):
        expect(rosalind.page.locator("main")).not_to_contain_text(blame)
    assert imani.faults + rosalind.faults == []


@on(DESK)
def test_an_answer_taken_back_was_never_given(sent: tuple[Pair, Walker, Walker]) -> None:
    two, imani, rosalind = sent
    rosalind.open(two.letter_link())
    rosalind.page.locator("#accept .tile label").first.click()
    with rosalind.page.expect_navigation():
        rosalind.page.locator("#accept button").click()
    expect(rosalind.page.locator("main")).to_contain_text("Nobody has been told yet.")
    rosalind.press("Undo")
    assert rosalind.heading() == "Imani would like 20 minutes of your time"
    two.site.move_clock(UNDO)
    # Another answer afterwards shows that the worker looked, and told this one alone.
    open_choice(rosalind, "Decline kindly")
    give(rosalind, "f-heart", "Decline kindly")
    two.site.mail(two.student, "cannot this time")
    assert [
        mail["Subject"] for mail in two.site.mails(two.student) if "yes" in mail["Subject"]
    ] == []
    assert imani.faults + rosalind.faults == []
