"""The advisor's pages in a real Chromium, with much to do: clean at every width and theme."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.advising.actions import Said, flag, keep_snippet, keep_view, note, say
from apps.advising.models import Kind
from apps.interviews.actions import comment_thanks
from apps.students.actions import welcome
from apps.students.models import Student
from tests.access.world import sent_to_be_read, thanks_to_be_read
from tests.advising.test_words import many
from tests.home.world import World
from tests.looks import LOOKS, faults, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def filled(world: World, now: datetime) -> dict[str, str]:
    """A morning with stuck students, a flag, notes, a draft and a phrase; the pages by name."""
    world.research(days=30)
    _rosalind, teodor, ana = world.people(days=29)
    review = sent_to_be_read(ana, world.cast.imani, now)
    thanks = thanks_to_be_read(world.held(teodor), world.cast.imani, now)
    comment_thanks(thanks, "Zoning decides.", "Which plan?", now=now, by=world.cast.dana)
    many(world.cast, now, 28)
    student, dana = world.cast.student, world.cast.dana
    blank = world.cast.classmate
    Student.objects.filter(pk=blank.pk).update(advisor=dana)
    welcome(blank, now=now - timedelta(days=60), by=world.cast.mateo)
    flag(student, 1, "Quiet since October, and leaves in May.", now=now, by=dana)
    note(student, "Shy at first. Ask how the talk went.", shared=True, now=now, by=dana)
    note(student, "Reminds me of my own first year.", shared=False, now=now, by=dana)
    keep_snippet("I would end on the question, not the schedule.", by=dana)
    keep_view("Musicians", "major=Music", by=dana)
    said = [Said(student, Kind.MEET, "Dear Imani,\n\nWould half an hour help?")]
    sent = say(said, key=uuid4(), now=now, by=dana)
    words = reverse("advising:words")
    return {
        "caseload": reverse("advising:caseload"),
        "caseload-filtered": f"{reverse('advising:caseload')}?major=Music",
        "caseload-nobody": f"{reverse('advising:caseload')}?major=Alchemy",
        "drafts": reverse("advising:drafts"),
        "draft": reverse("advising:draft", args=[review.pk]),
        "thanks": reverse("advising:thanks", args=[thanks.pk]),
        "student": reverse("advising:student", args=[student.pk]),
        "student-blank": reverse("advising:student", args=[blank.pk]),
        "words": f"{words}?who={student.pk}&who={blank.pk}",
        "sent": reverse("advising:sent", args=[sent.pk]),
    }


def test_a_key_that_is_held_decides_nothing(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    """As a keyboard says it: the draft that comes up under a held key hears repeats alone."""
    world.research()
    review = sent_to_be_read(world.people()[2], world.cast.imani, morning)
    context = signed_in(browser, world.cast.dana, live_server.url, (1280, "light"))
    page = context.new_page()
    page.goto(live_server.url + reverse("advising:draft", args=[review.pk]))
    held = "new KeyboardEvent('keydown', {key: 'c', repeat: true, bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({held})")
    assert page.evaluate("document.activeElement.id") != "id_text"
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == "id_text"
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_a_morning_with_much_to_do(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    pages = filled(world, morning)
    width, scheme = look
    with_dana = signed_in(browser, world.cast.dana, live_server.url, look)
    found = {
        name: faults(with_dana, live_server.url + path, f"advising-{name}-{width}-{scheme}")
        for name, path in pages.items()
    }
    with_dana.close()
    with_imani = signed_in(browser, world.cast.imani, live_server.url, look)
    path = reverse("home:what_my_advisor_sees")
    name = f"advising-told-{width}-{scheme}"
    found["told"] = faults(with_imani, live_server.url + path, name)
    with_imani.close()
    assert {name: said for name, said in found.items() if said} == {}
