"""The coordinator's question bank: switches, words and own questions, for everyone at once."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.contacts.models import Contact
from apps.interviews.actions import set_bank
from apps.interviews.bank import BANK, BY_SLUG, Situation, of_campus, suggested
from apps.interviews.models import BankChange, Change, Question, Topic
from tests.conftest import NOW, Cast

LIST, PAY = "/bank/", "/bank/pay/"
OF_PAY = [entry for entry in BANK if entry.topic == "pay"]


@pytest.fixture
def office(client: Client, cast: Cast) -> Client:
    client.force_login(cast.nils)
    return client


def typed(**changes: str) -> dict[str, object]:
    """What the browser sends when nothing was changed, and these fields on top."""
    words: dict[str, object] = {"questions": [entry.slug for entry in OF_PAY], "fresh": ""}
    for entry in OF_PAY:
        words |= {f"{entry.slug}-is_on": "on", f"{entry.slug}-text": str(entry.text)}
    return words | {name.replace("__", "-"): value for name, value in changes.items()}


def changes() -> dict[str, Change]:
    return {change.slug: change for change in BankChange.objects.values_now()}


def own_of(cast: Cast, text: str = "What does rent take?", topic: str = "pay") -> Change:
    """A question of the campus's own, kept."""
    set_bank([Change("own-1", topic=topic, text=text)], now=NOW, by=cast.nils)
    return changes()["own-1"]


def test_every_question_stands_in_the_list_once(office: Client) -> None:
    page = office.get(LIST).content.decode()
    assert page.count('<span class="v">') == len(BANK)
    assert [topic for topic in Topic.values if page.count(f'href="/bank/{topic}/"') != 1] == []
    assert page.count("<h1") == 1
    assert f"{len(BANK)} questions are suggested" in page


def test_words_that_were_not_changed_stay_rapports(office: Client) -> None:
    assert office.post(PAY, typed()).status_code == 302
    assert changes() == {}


def test_own_words_and_switches_are_kept(office: Client) -> None:
    data = typed(**{"pay-1__text": " What does a  first job pay? ", "pay-2__is_on": ""})
    office.post(PAY, data)
    assert changes() == {
        "pay-1": Change("pay-1", text="What does a first job pay?"),
        "pay-2": Change("pay-2", is_on=False),
    }
    page = office.get(PAY).content.decode()
    assert page.count("Use Rapport’s words again") == 1
    page = office.get(LIST).content.decode()
    assert "What does a first job pay?" in page
    assert f"{len(BANK) - 1} questions are suggested" in page


def test_rapports_words_come_back_and_the_switch_stays(office: Client, cast: Cast) -> None:
    set_bank(
        [Change("pay-1", text="Own?", is_on=False), Change("pay-2", text="Mine?")],
        now=NOW,
        by=cast.nils,
    )
    data = typed(**{"pay-1__text": "Own?", "pay-1__is_on": "", "pay-2__text": "Mine?"})
    office.post(PAY, data | {"do": "rapports pay-1"})
    assert changes() == {
        "pay-1": Change("pay-1", is_on=False),
        "pay-2": Change("pay-2", text="Mine?"),
    }


def test_a_question_of_their_own_is_added_changed_and_taken_away(office: Client) -> None:
    office.post(PAY, typed(fresh=" What does  rent take? "))
    (own,) = changes().values()
    assert (own.topic, own.text, own.is_on) == ("pay", "What does rent take?", True)
    mine = {"questions": [own.slug], f"{own.slug}-is_on": "on"}
    office.post(PAY, mine | {f"{own.slug}-text": "What does rent leave?"})
    assert changes() == {own.slug: Change(own.slug, topic="pay", text="What does rent leave?")}
    office.post(PAY, mine | {f"{own.slug}-text": " "})
    assert changes() == {}


def test_a_closed_question_of_their_own_gets_a_hint(office: Client, cast: Cast) -> None:
    own_of(cast, "Is the pay good?")
    assert "One word could answer this." in office.get(PAY).content.decode()
    assert office.get("/bank/best/").content.decode().count("One word could") == 0


def test_a_part_of_the_page_switches_nothing_else_off(office: Client) -> None:
    office.post(PAY, {"questions": ["pay-1"], "pay-1-text": "Own?"})
    office.post(PAY, {"do": "save"})
    assert changes() == {"pay-1": Change("pay-1", text="Own?", is_on=False)}


def test_a_question_that_is_too_long_is_named_and_kept(office: Client) -> None:
    answer = office.post(PAY, typed(fresh="x" * 301))
    assert answer.status_code == 422
    assert "x" * 301 in answer.content.decode()
    assert changes() == {}


def test_a_topic_that_is_not_there_is_no_page(office: Client) -> None:
    assert office.get("/bank/weather/").status_code == 404


def test_a_question_that_is_not_there_is_not_kept(cast: Cast) -> None:
    set_bank([Change("nonsense-1", is_on=False)], now=NOW, by=cast.nils)
    assert changes() == {}


def test_an_own_question_says_something_in_the_table_too(cast: Cast) -> None:
    own_of(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        BankChange.objects.named(["own-1"]).update(text="")


@pytest.mark.parametrize("name", ["imani", "dana", "rosalind"])
def test_only_a_coordinator_may_change_the_bank(cast: Cast, name: str) -> None:
    own_of(cast)
    with pytest.raises(PermissionDenied):
        set_bank([Change("pay-1", is_on=False)], now=NOW, by=getattr(cast, name))
    assert list(BankChange.objects.visible_to(getattr(cast, name))) == []
    assert list(changes()) == ["own-1"]


def test_the_coordinator_finds_it_from_the_guide(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert f'href="{LIST}"' in client.get("/guide/").content.decode()
    client.force_login(cast.dana)
    assert f'href="{LIST}"' not in client.get("/guide/").content.decode()


def test_own_questions_come_first_and_what_is_off_does_not_come() -> None:
    bank = of_campus(
        [
            Change("week-1", is_on=False),
            Change("week-2", text="Which week was the longest?"),
            Change("own-1", topic="week", text="What did Monday bring?"),
            Change("gone-7", text="Of an older edition?"),
        ]
    )
    found = [one.suggestion for one in suggested(Situation(hopes=["work"]), bank, most=200)]
    of_week = [str(entry.text) for entry in found if entry.topic == "week"]
    assert of_week[:2] == ["What did Monday bring?", "Which week was the longest?"]
    assert str(BY_SLUG["week-1"].text) not in of_week
    assert len(of_campus([Change("week-1", is_on=False)], every=True)) == len(BANK)


def test_a_student_is_offered_what_the_campus_asks(
    client: Client, cast: Cast, contact: Contact
) -> None:
    own_of(cast, topic="path")
    set_bank([Change("path-1", is_on=False)], now=NOW, by=cast.nils)
    client.force_login(cast.imani)
    page = client.get(reverse("interviews:prepare", args=[contact.pk])).content.decode()
    assert "What does rent take?" in page
    assert str(BY_SLUG["path-1"].text) not in page
    ask = reverse("interviews:ask", args=[contact.pk])
    client.post(ask, {"suggestion": "own-1"})
    assert client.post(ask, {"suggestion": "path-1"}).status_code == 422
    assert [(one.text, one.topic) for one in Question.objects.all()] == [
        ("What does rent take?", "path")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_and_the_verb_ask_the_same_for_one_change_and_three(
    office: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [BankChange(slug=f"own-{n}", topic="pay", text=f"Own {n}?") for n in range(count)]
    BankChange.objects.bulk_create(rows)
    for page in (LIST, PAY):
        with django_assert_num_queries(5):  # session, person, changes, campus, news
            office.get(page)
    texts = {f"own-{n}-text": f"Else {n}?" for n in range(count)}
    data = texts | {"questions": [f"own-{n}" for n in range(count)]}
    with django_assert_num_queries(9):  # session, person, changes; the verb: 4 and its savepoint
        office.post(PAY, data)
