"""You said, I did: what came of advice is told to who gave it, and asks for nothing."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.links import errand, mint
from apps.alumni.actions import Answer as KeepAnswer
from apps.alumni.models import Alum, Keeping
from apps.contacts.actions import begin_keeping, tap
from apps.contacts.models import Contact, KeepInTouch, Pace, Touch, TouchKind
from apps.contacts.pairs import paired
from apps.core.moves import NotYours, Refused
from apps.home.actions import merge_people
from apps.interviews.actions import (
    choose_keeping,
    draft_update,
    follow,
    log,
    reach,
    send_thanks,
    send_update,
    unfollow,
    unsend_update,
)
from apps.interviews.actions.log import Account
from apps.interviews.actions.returning import News, reader_of
from apps.interviews.actions.thank import Note
from apps.interviews.models import Advice, Interview, Milestone, Update
from apps.interviews.pages.returning import reasons_for
from apps.interviews.reach import CAME
from apps.mail.models import Message
from apps.outreach.actions import report
from apps.outreach.models import Request
from tests.home.world import World
from tests.outreach.test_scanners import links_in_mails

DAY = timedelta(days=1)


@pytest.fixture
def teodor(world: World) -> Contact:
    """Talked yesterday; he said to read the plan and named Mireille, who is one of her people."""
    world.research()
    _rosalind, teodor, _ana = world.people()
    world.held(teodor)
    return Contact.objects.get(pk=teodor.pk)


def read_the_plan(world: World, at: datetime) -> Advice:
    advice = Advice.objects.get()
    follow(advice, "I read it twice,  and called the county.", now=at, by=world.cast.imani)
    return advice


def talked_with_mireille(world: World, at: datetime) -> None:
    mireille = Contact.objects.get(name="Mireille Okonjo")
    talk = world.yes(mireille, at, days=0)
    log(talk, Account({"pace": "no"}), now=at + timedelta(hours=1), by=world.cast.imani)


def test_what_both_know_stands_above_the_words(
    client: Client, world: World, teodor: Contact, morning: datetime
) -> None:
    client.force_login(world.cast.imani)
    read_the_plan(world, morning - timedelta(hours=2))
    page = reverse("interviews:update", args=[teodor.pk])
    shown = client.get(page).content.decode()
    fact = "On Sunday 22 November you told Imani: “Read the plan”."
    assert [words in shown for words in (fact, "I read it twice, and called")] == [True] * 2
    form = client.get(page).context["form"]
    body = form["body"].value()
    greeting = f"Dear {world.cast.teodor.addressed},"
    assert body.split("\n\n") == [
        greeting,
        "I read it twice, and called the county.",
        "Imani Castellanos",
    ]
    typed = {"body": body + "\nP.S. Come and see.", "facts": form["facts"].value(), "do": "send"}
    client.post(page, typed)
    client.post(page, typed)
    message = Message.objects.get(template="interviews/mail/update")
    assert message.recipient == world.cast.teodor
    assert message.values["facts"] == [fact]
    assert message.values["body"].endswith("P.S. Come and see.")
    assert message.not_before
    assert message.not_before >= morning + timedelta(seconds=30)
    assert Touch.objects.with_contact(teodor).kinds(TouchKind.WORD).count() == 1
    assert reasons_for(teodor) == []


def test_a_name_given_comes_back_to_its_giver(world: World, teodor: Contact) -> None:
    talked_with_mireille(world, world.now + 2 * DAY)
    (reason,) = reasons_for(teodor)
    assert reason.fact == (
        "On Sunday 22 November you told Imani of Mireille Okonjo."
        " They talked on Wednesday 25 November."
    )
    tap(teodor, "word", "", now=world.now + 3 * DAY, by=world.cast.imani)
    assert reasons_for(teodor) == []


def test_taken_back_for_half_a_minute(world: World, teodor: Contact) -> None:
    imani, now = world.cast.imani, world.now
    told = send_update(teodor, News("Dear Teodor"), through_rapport=True, now=now, by=imani)
    draft_update(teodor, News("Another thought"), now=now, by=imani)
    with pytest.raises(NotYours):
        unsend_update(told, now=now, by=world.cast.mateo)
    assert unsend_update(told, now=now, by=imani)
    assert not unsend_update(told, now=now, by=imani)
    update = Update.objects.get()
    assert (update.body, update.sent_at) == ("Dear Teodor\n\nAnother thought", None)
    assert Touch.objects.with_contact(teodor).kinds(TouchKind.WORD).count() == 0
    assert Message.objects.get(template="interviews/mail/update").state == "withdrawn"


def test_two_windows_keep_both_texts(world: World, teodor: Contact) -> None:
    imani, now = world.cast.imani, world.now
    first = draft_update(teodor, News("From one."), now=now, by=imani)
    seal = first.seal
    draft_update(teodor, News("From one, longer.", seal=seal), now=now, by=imani)
    draft_update(teodor, News("From the other.", seal=seal), now=now, by=imani)
    assert Update.objects.get().body == "From one, longer.\n\nFrom the other."


def test_a_newer_draft_of_another_window_is_not_sent_over(
    client: Client, world: World, teodor: Contact, morning: datetime
) -> None:
    client.force_login(world.cast.imani)
    page = reverse("interviews:update", args=[teodor.pk])
    shown = client.get(page).context["form"]["seal"].value()
    client.post(page, {"body": "From one.", "seal": shown, "do": "save"})
    answer = client.post(page, {"body": "From the other.", "seal": shown, "do": "send"})
    assert answer.status_code == 422
    both = answer.context["form"]["body"].value()
    assert both == "From one.\n\nFrom the other."
    seal = answer.context["form"]["seal"].value()
    assert client.post(page, {"body": both, "seal": seal, "do": "send"}).status_code == 302
    assert Update.objects.get().body == both


def test_an_alum_who_was_asked_and_did_not_answer_is_not_written_to(world: World) -> None:
    imani, now = world.cast.imani, world.now
    world.research()
    _rosalind, teodor, _ana = world.people()
    thanks = world.held(teodor).thanks
    note = Note("email", "Thank you", "Dear Teodor,\n\nThe maps.\n\nImani Castellanos")
    send_thanks(thanks, note, through_rapport=True, now=now, by=imani)
    teodor = Contact.objects.get(pk=teodor.pk)
    assert reader_of(teodor, imani) is None
    yes = KeepAnswer(Keeping.RAPPORT)
    choose_keeping(thanks.interview, yes, now=now, by=world.cast.teodor)
    assert reader_of(teodor, imani) == world.cast.teodor


def test_a_talk_that_only_the_student_noted_gives_no_way_to_an_alum(world: World) -> None:
    imani, now = world.cast.imani, world.now
    world.research()
    rosalind, _teodor, ana = world.people()
    world.held(ana)
    merged = merge_people(paired(rosalind, ana), [], now=now, by=imani)
    assert Interview.objects.with_contact(merged.kept).count() == 1
    assert reader_of(Contact.objects.get(pk=merged.kept.pk), imani) is None
    assert Interview.objects.held_by(world.cast.alum).count() == 0


def test_somebody_outside_rapport_hears_by_the_own_mail_program(
    client: Client, world: World, morning: datetime
) -> None:
    world.research()
    *_alumni, ana = world.people()
    Contact.objects.filter(pk=ana.pk).update(email="ana@atlas.example")
    begin_keeping(ana, Pace.NEWS, now=morning, by=world.cast.imani)
    client.force_login(world.cast.imani)
    page = reverse("interviews:update", args=[ana.pk])
    shown = client.get(page).content.decode()
    assert 'href="mailto:ana@atlas.example?' in shown
    assert 'value="send"' not in shown
    refused = client.post(page, {"body": "Dear Ana, I kept my words", "do": "send"})
    assert refused.status_code == 422
    assert "I kept my words" in refused.content.decode()
    client.post(page, {"body": "Dear Ana", "do": "sent"})
    assert Update.objects.get().through_rapport is False
    assert not Message.objects.filter(template="interviews/mail/update").exists()


def test_without_news_three_words_a_year_are_plenty(world: World, teodor: Contact) -> None:
    imani, now = world.cast.imani, world.now
    for number in range(3):
        at = now + number * 15 * DAY
        send_update(teodor, News(f"Hello {number}"), through_rapport=True, now=at, by=imani)
    news = News("I read it", facts=["You told Imani to read."])
    with pytest.raises(Refused, match="less than two weeks"):
        send_update(teodor, news, through_rapport=True, now=at + DAY, by=imani)
    later = at + 15 * DAY
    with pytest.raises(Refused, match="three words"):
        send_update(teodor, News("Hello again"), through_rapport=True, now=later, by=imani)
    assert send_update(teodor, news, through_rapport=True, now=later, by=imani).sent_at


def test_nothing_goes_to_somebody_who_left_or_is_kept_apart(world: World, teodor: Contact) -> None:
    imani, now = world.cast.imani, world.now
    Alum.objects.filter(pk=world.cast.other_alum.pk).update(status="opted_out")
    teodor = Contact.objects.get(pk=teodor.pk)
    with pytest.raises(Refused):
        send_update(teodor, News("Hello"), through_rapport=True, now=now, by=imani)
    Alum.objects.filter(pk=world.cast.other_alum.pk).update(status="opted_in")
    teodor = Contact.objects.get(pk=teodor.pk)
    send_update(teodor, News("Hello"), through_rapport=True, now=now, by=imani)
    request = Interview.objects.get(contact=teodor)
    report(_request_of(request), "Odd.", blocks=True, now=now, by=world.cast.teodor)
    assert Message.objects.get(template="interviews/mail/update").state == "withdrawn"
    with pytest.raises(Refused):
        send_update(teodor, News("Hello 2"), through_rapport=True, now=now, by=imani)


def _request_of(talk: Interview) -> Request:
    found = Request.objects.leading_to(talk)
    assert found is not None
    return found


def test_done_and_not_done_after_all(
    client: Client, world: World, teodor: Contact, morning: datetime
) -> None:
    client.force_login(world.cast.imani)
    advice = Advice.objects.get()
    here = reverse("interviews:follow", args=[advice.pk])
    answer = client.post(here, {"outcome": "Called them."})
    assert answer.headers["Location"] == reverse("interviews:update", args=[teodor.pk])
    assert "Tell Teodor what came of it" in client.get("/").content.decode()
    page = client.get(reverse("interviews:ledger")).content.decode()
    assert ["Called them." in page, "Not done after all" in page] == [True, True]
    client.post(here, {"do": "unfollow"})
    advice.refresh_from_db()
    assert (advice.outcome, advice.done_at) == ("Called them.", None)
    long = client.post(here, {"outcome": "x" * 501}, follow=True)
    assert "under 500 letters" in long.content.decode()
    with pytest.raises(NotYours):
        follow(advice, "", now=morning, by=world.cast.mateo)
    with pytest.raises(NotYours):
        unfollow(advice, by=world.cast.mateo)


def test_a_milestone_is_a_reason_for_everybody(
    client: Client, world: World, teodor: Contact, morning: datetime
) -> None:
    client.force_login(world.cast.imani)
    for _press in "12":
        client.post(reverse("interviews:ledger"), {"text": "I start at the harbor office."})
    assert Milestone.objects.count() == 1
    (reason,) = reasons_for(teodor)
    assert (reason.own, reason.fact) == ("I start at the harbor office.", "")
    with pytest.raises(NotYours):
        reach(world.cast.student, "x", now=morning, by=world.cast.mateo)


def test_an_alum_reads_what_came_of_their_time_and_nothing_else(
    client: Client, world: World, teodor: Contact, morning: datetime
) -> None:
    imani, sent = world.cast.imani, morning - timedelta(minutes=1)
    draft_update(teodor, News("secret-draft"), now=sent, by=imani)
    read_the_plan(world, sent)
    send_update(
        teodor,
        News("It changed my plan.", ["You told Imani."]),
        through_rapport=True,
        now=sent,
        by=imani,
    )
    send_update(teodor, News("by my own mail"), through_rapport=False, now=sent, by=imani)
    draft_update(teodor, News("secret-draft"), now=sent, by=imani)
    (path,) = {
        path
        for name, path in links_in_mails(morning)
        if name.endswith("update") and "/came/" in path
    }
    told = Update.objects.filter(through_rapport=True)
    told.update(sent_at=morning)
    assert "It changed my plan." not in client.get(path).content.decode(), "it may be taken back"
    told.update(sent_at=sent)
    page = client.get(path).content.decode()
    assert ["It changed my plan." in page, "1 conversation" in page] == [True, True]
    assert [word in page for word in ("secret-", "by my own mail", "called the county")] == [
        False
    ] * 3
    what = errand(CAME, world.cast.alum, 365 * DAY)
    others = mint(what, person=world.cast.rosalind, now=morning)
    shown = client.get(reverse("interviews:came", args=[others])).content.decode()
    assert "It changed my plan." not in shown


def test_many_reasons_cost_no_more_queries(
    world: World, teodor: Contact, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    talk = Interview.objects.get(contact=teodor)
    Advice.objects.bulk_create(
        Advice(interview=talk, text=f"Do {n}", outcome="done", done_at=world.now) for n in range(40)
    )
    with django_assert_max_num_queries(8):
        assert len(reasons_for(teodor)) == 40


def test_the_word_moves_the_plan(world: World, teodor: Contact) -> None:
    imani, now = world.cast.imani, world.now
    begin_keeping(teodor, Pace.DAYS, now=now - 89 * DAY, by=imani)
    send_update(teodor, News("Dear Teodor"), through_rapport=True, now=now, by=imani)
    kept = KeepInTouch.objects.get(contact=teodor)
    assert kept.next_at
    assert kept.next_at > now + 100 * DAY
