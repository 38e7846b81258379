"""Two windows with hopes, a note of thanks or a log: no word of either is lost."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from apps.contacts.models import Contact
from apps.interviews.actions import cancel, sheet_for
from apps.interviews.models import Interview, Log, ThankYou
from apps.mail.models import Message
from tests.conftest import Cast

LINES = "Dear Ms. Achterberg,\n\n{}\n\nImani Castellanos"


@pytest.fixture
def imani(client: Client, cast: Cast, morning: datetime) -> Client:
    client.force_login(cast.imani)
    return client


def seal_of(imani: Client, page: str, form: str = "form") -> str:
    answer = imani.get(page)
    shown: str = answer.context[form]["seal"].value()
    assert f'value="{shown}"' in answer.content.decode()
    return shown


def test_hopes_of_both_stay_and_of_two_lines_one_is_chosen(imani: Client, contact: Contact) -> None:
    page = reverse("interviews:prepare", args=[contact.pk])
    save, shown = reverse("interviews:hopes", args=[contact.pk]), seal_of(imani, page, "hopes_form")
    imani.post(save, {"hopes": ["work"], "own_hope": "Who decides?", "seal": shown})
    imani.post(save, {"hopes": ["paths"], "own_hope": "", "seal": shown})
    sheet = sheet_for(contact)
    assert (sheet.hopes, sheet.own_hope) == (["paths", "work"], "Who decides?")
    asked = imani.post(save, {"hopes": [], "own_hope": "Who pays?", "seal": shown})
    assert asked.status_code == 422
    assert "Another window saved “Who decides?” here" in asked.content.decode()
    assert 'value="Who pays?"' in asked.content.decode()


def test_a_draft_of_thanks_keeps_both_notes(imani: Client, thanks: ThankYou) -> None:
    page = reverse("interviews:thanks", args=[thanks.interview_id])
    shown = seal_of(imani, page)
    for words in ("Zoning decides.", "Maps come first."):
        typed = {"form": "email", "body": LINES.format(words), "do": "save", "seal": shown}
        assert imani.post(page, typed).status_code == 302
    body = ThankYou.objects.get().body
    assert body == LINES.format("Zoning decides.") + "\n\n" + LINES.format("Maps come first.")
    fresh = {"form": "email", "body": "Short.", "do": "save", "seal": seal_of(imani, page)}
    imani.post(page, fresh)
    assert ThankYou.objects.get().body == "Short."


def test_nothing_is_sent_that_another_window_changed(imani: Client, thanks: ThankYou) -> None:
    page = reverse("interviews:thanks", args=[thanks.interview_id])
    shown = seal_of(imani, page)
    first = {"form": "email", "body": LINES.format("Zoning decides."), "seal": shown}
    imani.post(page, first | {"do": "save"})
    second = first | {"body": LINES.format("I will read the plan."), "do": "send"}
    asked = imani.post(page, second)
    text = asked.content.decode()
    assert asked.status_code == 422
    assert "Look at both texts below, then send." in text
    assert [words in text for words in ("Zoning decides.", "I will read the plan.")] == [True] * 2
    assert not Message.objects.filter(template="interviews/mail/thanks").exists()
    look = asked.context["form"]
    both = {"form": "email", "body": look["body"].value(), "seal": look["seal"].value()}
    assert imani.post(page, both | {"do": "send"}).status_code == 302
    assert ThankYou.objects.get().status == "sent"


def test_settling_it_keeps_both_notes_too(imani: Client, thanks: ThankYou) -> None:
    page = reverse("interviews:thanks", args=[thanks.interview_id])
    shown = seal_of(imani, page)
    imani.post(page, {"form": "email", "body": "Zoning decides.", "do": "save", "seal": shown})
    imani.post(page, {"form": "email", "body": "Maps first.", "do": "waive", "seal": shown})
    assert ThankYou.objects.get().body == "Zoning decides.\n\nMaps first."


def test_a_log_of_a_talk_that_was_called_off_shows_its_words_again(
    imani: Client, cast: Cast, talk: Interview, now: datetime
) -> None:
    page = reverse("interviews:log", args=[talk.pk])
    cancel(talk, now=now, by=cast.rosalind)
    words = {"takeaways": "Zoning decides.", "advice": "Sit in.", "pace": "news", "sooner": "on"}
    answer = imani.post(page, words)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "This conversation has been called off." in text
    assert "Your words stand below" in text
    assert [word in text for word in ("Zoning decides.", "Sit in.")] == [True, True]
    assert Log.objects.count() == 0
