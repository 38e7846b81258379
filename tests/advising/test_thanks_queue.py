"""Drafts and thank-yous in one queue, and the pages of both people."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.advising.caseload import values as caseload
from apps.advising.drafts import asked, queue
from apps.advising.sharing import page as advisors_page
from apps.home.desk import values
from apps.home.news import page as news
from apps.home.sight import values as told
from apps.interviews.actions import Note, approve_thanks, ask_reading
from apps.interviews.models import ThanksComment, ThanksReview, ThankYou
from apps.outreach.models import Review
from tests.access.world import sent_to_be_read
from tests.home.world import World

BODY = "Dear Teodor,\n\nZoning is where flood plans live. I read the plan.\n\nImani Castellanos"


def thanked(world: World, hours: int = 1) -> ThanksReview:
    """Imani talked with Teodor, and has sent her thank-you to be read."""
    world.research()
    _rosalind, teodor, _ana = world.people()
    talk = world.held(teodor)
    note, then = ThankYou.objects.get(interview=talk), world.now - timedelta(hours=hours)
    ask_reading(note, Note("email", "", BODY), now=then, by=world.cast.imani)
    return ThanksReview.objects.get()


@pytest.fixture
def both(world: World) -> tuple[ThanksReview, Review]:
    """A thank-you that waited longer than a draft."""
    thanks = thanked(world)
    known = world.exploration.student
    ana = thanks.contact.__class__.objects.get(student=known, name="Ana Ruiz")
    return thanks, sent_to_be_read(ana, world.cast.imani, world.now - timedelta(minutes=5))


def test_the_oldest_comes_first_whatever_it_is(
    world: World, both: tuple[ThanksReview, Review]
) -> None:
    shown = queue(world.cast.dana, now=world.now)
    assert [waits.review for waits in shown["drafts"]] == list(both)
    assert shown["sentence"] == "1 draft, 1 thank-you, about 4 minutes."
    assert queue(world.cast.ruth, now=world.now)["sentence"] == "Nobody waits for you."
    later = queue(world.cast.dana, now=world.now + timedelta(days=2))["drafts"]
    assert [(waits.words, waits.is_slow) for waits in later] == [("2 working days", True)] * 2


def test_every_page_of_the_queue_says_beside_its_name_how_many_wait(
    client: Client, world: World, both: tuple[ThanksReview, Review], morning: datetime
) -> None:
    client.force_login(world.cast.dana)
    addresses = [reverse("advising:caseload"), reverse("advising:drafts")]
    addresses += [reverse(each.page, args=[each.pk]) for each in both]
    shown = [client.get(address).content.decode() for address in addresses]
    badge = r'href="/drafts/"[^>]*>(?:(?!</a>).)*?\b2\b(?:(?!</a>).)*?</a>'
    assert [bool(re.search(badge, text, re.DOTALL)) for text in shown] == [True] * 4


def test_today_of_the_staff_names_it(world: World, both: tuple[ThanksReview, Review]) -> None:
    needs = values(world.cast.dana, now=world.now)["groups"][0].needs
    assert [(need.title, need.act) for need in needs] == [
        ("Thank-you of Imani Castellanos", "Read the thank-you"),
        ("Draft of Imani Castellanos", "Read the draft"),
    ]
    assert needs[0].url == reverse("advising:thanks", args=[both[0].pk])


def test_the_act_that_fits_is_to_read_what_waits_longest(
    world: World, both: tuple[ThanksReview, Review]
) -> None:
    """On the student's page and in the list; beside a draft that came later."""
    thanks, draft = both
    dana, student = world.cast.dana, world.cast.student

    def told() -> list[tuple[str, str]]:
        [row] = caseload(dana, now=world.now)["rows"]
        acts = [row.act, advisors_page(student, dana, None, now=world.now)["act"]]
        return [(act.label, act.url) for act in acts]

    path = reverse("advising:thanks", args=[thanks.pk])
    assert told() == [("Read the thank-you", path)] * 2
    approve_thanks(thanks, now=world.now, by=dana)
    path = reverse("advising:draft", args=[draft.pk])
    assert told() == [("Read the draft", path)] * 2


def test_a_decision_goes_on_to_what_waits_next_in_the_same_queue(
    client: Client, world: World, both: tuple[ThanksReview, Review], morning: object
) -> None:
    thanks, draft = both
    client.force_login(world.cast.dana)
    url = reverse("advising:thanks", args=[thanks.pk])
    shown = client.get(url).content.decode()
    assert "Imani Castellanos’s thank-you" in shown
    assert f'href="{reverse("advising:draft", args=[draft.pk])}"' in shown
    assert "Zoning is where flood plans live." in shown
    refused = client.post(url, {"do": "return", "phrase": "", "text": " "})
    assert (refused.status_code, "Write your comment first." in refused.content.decode()) == (
        422,
        True,
    )
    phrase = "I read the plan."
    answer = client.post(url, {"do": "return", "phrase": phrase, "text": "Which one?"})
    assert answer.headers["Location"] == reverse("advising:draft", args=[draft.pk])
    assert [(one.phrase, one.text) for one in ThanksComment.objects.all()] == [
        (phrase, "Which one?")
    ]
    last = client.post(answer.headers["Location"], {"do": "approve", "phrase": "", "text": ""})
    assert last.headers["Location"] == reverse("advising:drafts")


def test_the_student_asks_reads_and_takes_back_on_the_page_of_the_note(
    client: Client, world: World, morning: object
) -> None:
    world.research()
    talk = world.held(world.people()[1])
    client.force_login(world.cast.imani)
    url = reverse("interviews:thanks", args=[talk.pk])
    assert "Ask Dana to read it" in client.get(url).content.decode()

    def press(do: str, body: str = BODY) -> str:
        seal = ThankYou.objects.get().seal
        typed = {"do": do, "form": "email", "body": body, "seal": seal}
        return client.post(url, typed, follow=True).content.decode()

    assert "Dana has it to read" in press("ask")
    assert "the change is not read" in press("save", BODY.replace("live", "live or die"))
    assert "Ask Dana to read it" in press("back")
    assert "Dana has it to read" in press("ask")
    thanks = ThanksReview.objects.waiting().get()
    reader = Client()
    reader.force_login(world.cast.dana)
    typed = {"do": "return", "phrase": "I read the plan.", "text": "Which <one>?"}
    reader.post(reverse("advising:thanks", args=[thanks.pk]), typed)
    shown = client.get(url).content.decode()
    assert ("What Dana said" in shown, "Which &lt;one&gt;?" in shown) == (True, True)
    assert "Ask Dana to read it again" in press("save")
    press("send")
    assert ThankYou.objects.get().status == "sent"


def test_other_words_while_it_waits_are_kept_on_the_page(
    client: Client, world: World, morning: object
) -> None:
    thanks = thanked(world).thanks
    client.force_login(world.cast.imani)
    typed = {"do": "ask", "form": "email", "body": f"{BODY} More.", "seal": thanks.seal}
    answer = client.post(reverse("interviews:thanks", args=[thanks.interview_id]), typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert ("Dana still has other words." in shown, f"{BODY} More." in shown) == (True, True)


def test_an_approval_is_of_exactly_these_words(
    client: Client, world: World, morning: object
) -> None:
    review = thanked(world)
    approve_thanks(review, now=world.now, by=world.cast.dana)
    client.force_login(world.cast.imani)
    url = reverse("interviews:thanks", args=[review.thanks.interview_id])
    assert "Dana approved this text" in client.get(url).content.decode()
    seal = ThankYou.objects.get().seal
    client.post(url, {"do": "save", "form": "email", "body": f"{BODY}\n\nPS", "seal": seal})
    changed = client.get(url).content.decode()
    assert (
        "Dana approved this text" in changed,
        "You have changed the note since." in changed,
    ) == (
        False,
        True,
    )


def test_both_read_that_it_was_sent_and_answered(world: World) -> None:
    review = thanked(world)
    dana, imani = world.cast.dana, world.cast.imani
    heard = [(item.text, item.url) for item in news(dana, "", now=world.now)["items"]]
    page = reverse("advising:thanks", args=[review.pk])
    assert ("Imani Castellanos sent you a thank-you to read", page) in heard
    approve_thanks(review, now=world.now, by=dana)
    answered = reverse("interviews:thanks", args=[review.thanks.interview_id])
    later = world.now + timedelta(seconds=30)
    told_her = [(item.text, item.url) for item in news(imani, "", now=later)["items"]]
    assert ("Your thank-you to Teodor was approved", answered) in told_her
    seen = told(world.cast.student, now=world.now)
    assert list(seen["reviews"]) == [review]
    assert "The thank-you was read" in [event.title for event in seen["happened"]]


def waiting(world: World, count: int) -> None:
    """More of them, on conversations of their own."""
    review = thanked(world)
    for number in range(count - 1):
        talk = review.thanks.interview
        talk.pk, talk.uid = None, f"talk-{number}"
        talk.place = None
        talk.save()
        note = ThankYou.objects.create(interview=talk, due_from=world.now)
        ThanksReview.objects.create(thanks=note, text=BODY, asked_at=world.now)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "price"), [("advising:drafts", 11), ("advising:thanks", 22)])
def test_three_cost_as_much_as_one(
    client: Client,
    world: World,
    morning: object,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    name: str,
    price: int,
) -> None:
    waiting(world, count)
    client.force_login(world.cast.dana)
    first = ThanksReview.objects.order_by("asked_at").values_list("pk", flat=True)[0]
    args = [first] if name == "advising:thanks" else []
    with django_assert_num_queries(price):
        answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    assert len(asked(world.cast.dana)) == count
