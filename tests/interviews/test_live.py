"""Words of the live page on their way to the server: kept once, and beside what was there."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.core import clock
from apps.core.device import FOR, UNTIL, device_key
from apps.core.moves import NotYours
from apps.interviews.actions import (
    Account,
    Entry,
    ask,
    cancel,
    keep,
    log,
    sheet_for,
    strike,
    tidy,
)
from apps.interviews.models import Interview, LiveEntry, LiveNote, Question
from tests.access.world import build
from tests.conftest import Cast

QUESTIONS = ["How do grants get decided?", "What does a week look like?", "Who pays?"]


@pytest.fixture
def planned(cast: Cast, talk: Interview, now: datetime) -> list[Question]:
    ask(sheet_for(talk.contact), [(text, "") for text in QUESTIONS], now=now, by=cast.imani)
    return list(Question.objects.all_for(talk.contact))


@pytest.fixture
def imani(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


def entry(key: str = "word", text: str = "", over: int = 0, **more: Any) -> Entry:  # noqa: ANN401 - passed on as it is
    return Entry(uuid4(), key, text, more.pop("asked", False), over, **more)


def notes() -> list[tuple[str, str, bool, int]]:
    found = LiveNote.objects.order_by("pk")
    return [(note.about, note.text, note.asked, note.version) for note in found]


def url(name: str, talk: Interview) -> str:
    return reverse(f"interviews:{name}", args=[talk.pk])


def test_a_question_and_a_word_are_kept(
    cast: Cast, talk: Interview, planned: list[Question], after: datetime
) -> None:
    first = entry(f"q{planned[0].pk}", "25 in 100", asked=True)
    kept = keep(talk, [first, entry(text="Match funding")], now=after, by=cast.imani)
    assert [(one.version, one.beside) for one in kept] == [(1, False), (1, False)]
    assert notes() == [(QUESTIONS[0], "25 in 100", True, 1), ("", "Match funding", False, 1)]


def test_the_same_client_id_twice_changes_nothing(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    once = entry(text="Match")
    (first,) = keep(talk, [once], now=after, by=cast.imani)
    keep(talk, [entry(text="Match funding", over=1)], now=after, by=cast.imani)
    (again,) = keep(talk, [once], now=after, by=cast.imani)
    assert (again.version, again.beside, again.note.version) == (1, False, 2)
    assert (first.version, notes()) == (1, [("", "Match funding", False, 2)])
    assert LiveEntry.objects.count() == 2


def test_a_text_over_an_older_one_stands_below_the_newer(
    cast: Cast, talk: Interview, planned: list[Question], after: datetime
) -> None:
    key = f"q{planned[0].pk}"
    keep(talk, [entry(key, "From the phone", asked=True)], now=after, by=cast.imani)
    (kept,) = keep(talk, [entry(key, "From the laptop")], now=after, by=cast.imani)
    both = "From the phone\n\nAlso written on another device:\nFrom the laptop"
    assert (kept.beside, kept.version) == (True, 2)
    assert notes() == [(QUESTIONS[0], both, True, 2)]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("Match", "Match funding"),
        ("Match funding: 25", "Match funding: 25"),
        ("", "Match funding"),
        ("Match funding", "Match funding"),
    ],
)
def test_words_that_are_there_already_stand_once(
    cast: Cast, talk: Interview, after: datetime, typed: str, stands: str
) -> None:
    keep(talk, [entry(text="Match funding")], now=after, by=cast.imani)
    (kept,) = keep(talk, [entry(text=typed)], now=after, by=cast.imani)
    assert (kept.beside, LiveNote.objects.get().text) == (False, stands)


def test_a_struck_question_takes_no_word_along(
    cast: Cast, talk: Interview, planned: list[Question], after: datetime
) -> None:
    key = f"q{planned[0].pk}"
    keep(talk, [entry(key, "Kept before", about=QUESTIONS[0])], now=after, by=cast.imani)
    strike(planned[0], now=after, by=cast.imani)
    strike(planned[1], now=after, by=cast.imani)
    late = entry(f"q{planned[1].pk}", "Typed offline", about=QUESTIONS[1])
    more = entry(key, "Kept before, and more", over=1, about=QUESTIONS[0])
    keep(talk, [late, more], now=after, by=cast.imani)
    assert notes() == [
        (QUESTIONS[0], "Kept before, and more", False, 2),
        (QUESTIONS[1], "Typed offline", False, 1),
    ]


def test_another_persons_question_is_no_question_here(
    cast: Cast, talk: Interview, outside: Interview, now: datetime
) -> None:
    ask(sheet_for(outside.contact), [("What of me?", "")], now=now, by=cast.imani)
    foreign = Question.objects.get()
    keep(talk, [entry(f"q{foreign.pk}", "Words", about="As typed")], now=now, by=cast.imani)
    note = LiveNote.objects.get()
    assert (note.question, note.about, note.text) == (None, "As typed", "Words")


def test_nobody_else_keeps_words(cast: Cast, talk: Interview, after: datetime) -> None:
    for person in (cast.mateo, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            keep(talk, [entry(text="Mine")], now=after, by=person)
    assert notes() == []


def test_only_what_was_ticked_is_used_up(
    cast: Cast, talk: Interview, planned: list[Question], after: datetime
) -> None:
    keep(talk, [entry(f"q{planned[1].pk}", asked=True)], now=after, by=cast.imani)
    log(talk, Account({"pace": "no"}), now=after, by=cast.imani)
    ahead = Question.objects.for_contact(talk.contact)
    assert [one.text for one in ahead] == [QUESTIONS[0], QUESTIONS[2]]


@pytest.mark.parametrize("words", ["", "A note, no tick"])
def test_without_a_tick_all_planned_questions_count_as_asked(
    cast: Cast, talk: Interview, planned: list[Question], after: datetime, words: str
) -> None:
    keep(talk, [entry(f"q{planned[1].pk}", words)], now=after, by=cast.imani)
    log(talk, Account({"pace": "no"}), now=after, by=cast.imani)
    assert list(Question.objects.for_contact(talk.contact)) == []


def test_the_log_shows_the_notes_and_what_is_still_open(
    imani: Client, cast: Cast, talk: Interview, planned: list[Question], after: datetime
) -> None:
    bare = imani.get(url("log", talk)).content.decode()
    assert "Your notes from the live page" not in bare
    assert QUESTIONS[0] not in bare
    said = [entry(f"q{planned[1].pk}", "Two weeks", asked=True), entry(text="Match funding")]
    keep(talk, said, now=after, by=cast.imani)
    page = imani.get(url("log", talk)).content.decode()
    for words in (QUESTIONS[1], "Two weeks", "Match funding"):
        assert page.count(words) == 1
    _before, _mark, still_open = page.partition("Still open</span>")
    assert QUESTIONS[0] in still_open
    assert QUESTIONS[2] in still_open


def sent(imani: Client, talk: Interview, *entries: dict[str, Any]) -> Any:  # noqa: ANN401 - a response of the test client
    body = json.dumps({"entries": entries})
    return imani.post(url("live_keep", talk), body, content_type="application/json")


def said(text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - passed on as it is
    return {"id": str(uuid4()), "key": "word", "text": text, "asked": False, "over": 0} | more


def test_a_device_is_told_how_each_entry_stands(imani: Client, talk: Interview) -> None:
    one, two = said("One"), said("Two")
    answer = sent(imani, talk, one, two).json()
    both = "One\n\nAlso written on another device:\nTwo"
    common = {"current": 2, "text": both, "asked": False}
    assert answer == {
        "kept": [
            {"id": one["id"], "state": "saved", "version": 1} | common,
            {"id": two["id"], "state": "beside", "version": 2} | common,
        ]
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "no uuid"},
        {"key": "x1"},
        {"key": "q1; --"},
        {"over": -1},
        {"over": None},
        {"text": "x" * 20_001},
    ],
)
def test_what_the_page_would_not_send_is_refused_whole(
    imani: Client, talk: Interview, wrong: dict[str, Any]
) -> None:
    assert sent(imani, talk, said("Right"), said("Wrong") | wrong).status_code == 400
    assert notes() == []


@pytest.mark.parametrize("body", ["", "[]", "{}", "null", '{"entries": 1}', '{"entries": [1]}'])
def test_what_is_no_message_is_refused(imani: Client, talk: Interview, body: str) -> None:
    answer = imani.post(url("live_keep", talk), body, content_type="application/json")
    assert answer.status_code == 400


def test_words_need_the_token_of_the_page_and_a_fresh_one_is_told(
    cast: Cast, talk: Interview
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.imani)
    assert sent(strict, talk, said("Words")).status_code == 403
    told = strict.get(reverse("accounts:device")).json()
    assert told["person"] == device_key(cast.imani.pk)
    body = json.dumps({"entries": [said("Words")]})
    kind = "application/json"
    token = {"X-CSRFToken": told["token"]}
    answer = strict.post(url("live_keep", talk), body, content_type=kind, headers=token)
    assert (answer.status_code, len(notes())) == (200, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_costs_the_same_whatever_it_holds(
    imani: Client,
    cast: Cast,
    talk: Interview,
    planned: list[Question],
    after: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    keep(talk, [entry(f"q{planned[0].pk}", "Begun")], now=after, by=cast.imani)
    batch = [said("More", key=f"q{planned[0].pk}", over=1)]
    batch += [said(f"Word {n}", key=f"q{one.pk}") for n, one in enumerate(planned[1:])] * count
    fresh = [one | {"id": str(uuid4())} for one in batch]
    with django_assert_num_queries(15):
        assert sent(imani, talk, *fresh).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_question_and_for_three(
    imani: Client,
    cast: Cast,
    talk: Interview,
    after: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    texts = [(text, "") for text in QUESTIONS[:count]]
    ask(sheet_for(talk.contact), texts, now=after, by=cast.imani)
    batch = [entry(f"q{one.pk}", "Words") for one in Question.objects.all()]
    keep(talk, batch, now=after, by=cast.imani)
    with django_assert_num_queries(9):
        page = imani.get(url("live", talk)).content.decode()
    assert page.count("Words</textarea>") == count


def form_of(talk: Interview, imani: Client) -> dict[str, str]:
    """What a browser without script would send back of the page, untouched."""
    page = imani.get(url("live", talk))
    fields = [*page.context["fields"], page.context["word"]]
    typed: dict[str, str] = {}
    for field in fields:
        typed |= {
            f"{field.key}-over": str(field.version),
            f"{field.key}-was": field.was,
            f"{field.key}-about": field.about,
            f"{field.key}-text": field.text.replace("\n", "\r\n"),
        } | ({f"{field.key}-asked": "on"} if field.asked else {})
    return typed


def test_without_script_it_is_a_form(
    imani: Client, talk: Interview, planned: list[Question]
) -> None:
    key = f"q{planned[0].pk}"
    typed = form_of(talk, imani)
    typed |= {f"{key}-text": "One\r\ntwo", f"{key}-asked": "on", "word-text": "Match"}
    page = imani.post(url("live", talk), typed, follow=True)
    assert "Saved." in page.content.decode()
    assert notes() == [(QUESTIONS[0], "One\ntwo", True, 1), ("", "Match", False, 1)]
    assert imani.post(url("live", talk), typed | {"do": "log"}).url == url("log", talk)  # type: ignore[attr-defined]
    assert [version for *_rest, version in notes()] == [1, 1]


def test_a_form_that_was_left_alone_brings_no_older_words_back(
    imani: Client, cast: Cast, talk: Interview, after: datetime
) -> None:
    keep(talk, [entry(text="First\nlines")], now=after, by=cast.imani)
    typed = form_of(talk, imani)
    keep(talk, [entry(text="Quite another", over=1)], now=after, by=cast.imani)
    imani.post(url("live", talk), typed)
    assert notes() == [("", "Quite another", False, 2)]


def test_a_practice_stores_and_counts_nothing(
    imani: Client, cast: Cast, talk: Interview, planned: list[Question], after: datetime
) -> None:
    keep(talk, [entry(f"q{planned[0].pk}", "Real words")], now=after, by=cast.imani)
    page = imani.get(url("practice", talk)).content.decode()
    assert "Nothing you write here is kept, and nothing is counted." in page
    assert all(text in page for text in QUESTIONS)
    assert "Real words" not in page
    assert "at five minutes left" in page
    _before, _mark, form = page.partition('<form id="lv"')
    assert " name=" not in form.partition("</form>")[0].replace('name="live"', "")
    assert imani.post(url("practice", talk)).status_code == 405


def test_a_page_stays_on_the_device_until_a_day_after_the_talk(
    imani: Client, cast: Cast, talk: Interview, now: datetime
) -> None:
    assert talk.starts_at is not None
    until = talk.starts_at + timedelta(minutes=20, days=1)
    sheet = reverse("interviews:sheet", args=[talk.contact_id])
    for page in (imani.get(url("live", talk)), imani.get(sheet)):
        assert page.headers[FOR] == device_key(cast.imani.pk) != device_key(cast.mateo.pk)
        assert page.headers[UNTIL] == str(int(until.timestamp()))
        assert page.headers["Cache-Control"] == "private, no-store"
    for other in (url("practice", talk), url("talk", talk), url("log", talk)):
        assert UNTIL not in imani.get(other).headers
    cancel(talk, now=now, by=cast.imani)
    assert UNTIL not in imani.get(url("live", talk)).headers
    assert UNTIL not in imani.get(sheet).headers


def test_the_worker_may_ask_this_site_alone(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    policy = answer.headers["Content-Security-Policy"]
    assert sorted(policy.split("; ")) == ["connect-src 'self'", "default-src 'none'"]


@pytest.mark.parametrize(("said_by", "absent"), [("alum", "alum"), ("", ""), ("nonsense", "")])
def test_who_could_not_come_is_noted_and_blames_nobody(
    imani: Client, cast: Cast, outside: Interview, said_by: str, absent: str
) -> None:
    Interview.objects.update(starts_at=datetime.fromisoformat("2026-11-20T16:00:00+00:00"))
    page = imani.get(url("live", outside)).content.decode()
    assert "Ana could not come" in page
    imani.post(url("missed", outside), {"absent": said_by})
    outside.refresh_from_db()
    assert (outside.status, outside.ended_by) == ("no_show", absent)


def test_what_devices_sent_is_forgotten_after_a_quarter(
    cast: Cast, talk: Interview, after: datetime
) -> None:
    keep(talk, [entry(text="Words")], now=after, by=cast.imani)
    tidy(now=after + timedelta(days=90))
    assert LiveEntry.objects.count() == 1
    tidy(now=after + timedelta(days=91))
    assert (LiveEntry.objects.count(), len(notes())) == (0, 1)


def test_an_id_belongs_to_one_conversation(
    cast: Cast, talk: Interview, outside: Interview, after: datetime
) -> None:
    same = Entry(UUID(int=7), "word", "Here", asked=False, over=0)
    there = Entry(UUID(int=7), "word", "There", asked=False, over=0)
    keep(talk, [same], now=after, by=cast.imani)
    keep(outside, [there], now=after, by=cast.imani)
    assert [text for _about, text, *_rest in notes()] == ["Here", "There"]


def test_a_short_note_goes_where_the_two_write_to_each_other(client: Client, cast: Cast) -> None:
    """The thread of the request; of somebody outside Rapport, their page."""
    world = build(cast, clock.now())
    client.force_login(cast.imani)
    there = [
        client.get(reverse("outreach:short_note", args=[talk.pk])).url  # type: ignore[attr-defined]
        for talk in (world.interview, world.held)
    ]
    thread = reverse("outreach:request", args=[world.request.pk])
    assert there == [f"{thread}#thread", reverse("contacts:contact", args=[world.known.pk])]
