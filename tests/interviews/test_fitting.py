"""The form of a thank-you by how formal the talk was, and six samples to read."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from apps.coach.draft import Draft
from apps.coach.review import review
from apps.coach.rules import THANK_YOU
from apps.interviews.actions import Note, draft_thanks
from apps.interviews.models import Log, ThankYou
from apps.interviews.samples import SAMPLES, Sample
from apps.mail.models import Message
from tests.conftest import Cast

BODY = "Dear Ms. Achterberg,\n\nZoning decides. I will read the plan.\n\nImani Castellanos"


@pytest.fixture
def imani(client: Client, cast: Cast, morning: datetime) -> Client:
    client.force_login(cast.imani)
    return client


def chosen(html: str) -> list[str]:
    """Which radio buttons of the form are pressed."""
    radios = re.findall(r'<input[^>]*name="form"[^>]*>', html)
    values = [re.search(r'value="(\w+)"', radio) for radio in radios if "checked" in radio]
    return [value[1] for value in values if value]


@pytest.mark.parametrize(
    ("formality", "form", "line"),
    [
        ("", "email", "An e-mail is usual. A letter fits after a formal talk, a card beside"),
        ("casual", "email", "It was like a chat, so an e-mail fits."),
        ("business", "email", "an e-mail fits. A card beside it is a kind extra."),
        ("formal", "letter", "It was formal, so a letter fits. E-mail is fine, too."),
    ],
)
def test_the_form_that_fits_is_chosen_beforehand_and_said(
    imani: Client, thanks: ThankYou, formality: str, form: str, line: str
) -> None:
    Log.objects.update(formality=formality)
    page = imani.get(reverse("interviews:thanks", args=[thanks.interview_id])).content.decode()
    assert (chosen(page), line in page) == ([form], True)


@pytest.mark.parametrize("formality", ["casual", "formal"])
@pytest.mark.parametrize("own", ["email", "letter", "card"])
def test_what_the_student_chose_stays(
    cast: Cast, imani: Client, thanks: ThankYou, now: datetime, formality: str, own: str
) -> None:
    draft_thanks(thanks, Note(own, "", BODY, thanks.seal), now=now, by=cast.imani)
    Log.objects.update(formality=formality)
    page = imani.get(reverse("interviews:thanks", args=[thanks.interview_id])).content.decode()
    assert chosen(page) == [own]


def test_a_letter_offers_to_print_first_and_goes_by_mail_on_one_press(
    imani: Client, thanks: ThankYou
) -> None:
    Log.objects.update(formality="formal")
    address = reverse("interviews:thanks", args=[thanks.interview_id])
    page = imani.get(address).content.decode()
    bar = re.findall(r'value="(\w+)">', page.partition('class="sendbar"')[2])
    assert (bar, 'value="email">Send as e-mail' in page) == (["print", "sent", "waive"], True)
    typed = {"form": "letter", "body": BODY, "seal": thanks.seal}
    refused = imani.post(address, typed | {"do": "send"})
    assert (refused.status_code, BODY in unescape(refused.content.decode())) == (422, True)
    assert not Message.objects.filter(template="interviews/mail/thanks").exists()
    imani.post(address, typed | {"do": "email"})
    kept = ThankYou.objects.get()
    assert (kept.status, kept.form, kept.body) == ("sent", "email", BODY)
    assert Message.objects.filter(template="interviews/mail/thanks").count() == 1


def test_six_samples_are_there_to_read_and_no_press_puts_one_in(
    imani: Client, thanks: ThankYou
) -> None:
    address = reverse("interviews:thanks", args=[thanks.interview_id])
    page = unescape(imani.get(address).content.decode())
    assert [sample.title for sample in SAMPLES if str(sample.title) in page] == [
        sample.title for sample in SAMPLES
    ]
    assert len(SAMPLES) == 6
    shown = page.partition("Sample notes")[2].partition("</form>")[0]
    assert "Judge Abara" in shown
    assert "<button" not in shown
    area = page.partition("<textarea")[2].partition("</textarea>")[0]
    assert "Zoning decides" in area
    sentences = [line for sample in SAMPLES for line in str(sample.text).split("\n\n")[1:-1]]
    assert [line for line in sentences if line in area] == []
    assert len(sentences) > 6


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample.title))
def test_a_sample_passes_the_coach(sample: Sample) -> None:
    """What is shown as good must be good by the same rules."""
    draft = Draft(
        text=str(sample.text), recipient=sample.to, address_as=sample.to, student=sample.signed
    )
    found = review(draft, rules=THANK_YOU, settings={}).findings
    assert [(finding.code, finding.phrase) for finding in found] == []
