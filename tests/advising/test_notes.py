"""Notes that come back or are many, and comments at one and the same sentence."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.advising.actions import bring_back_note, end_note, note
from apps.advising.caseload import PAGE, values
from apps.advising.drafts import sentences
from apps.advising.models import Note
from apps.core.moves import NotYours, StaleMove
from apps.home.sight import values as told
from apps.outreach.actions import comment
from apps.students.models import Student
from tests.access.world import sent_to_be_read
from tests.conftest import Cast
from tests.home.world import World


@pytest.mark.parametrize("is_theirs", [True, False])
def test_a_note_that_was_put_away_comes_back_within_a_day(
    client: Client, world: World, morning: datetime, *, is_theirs: bool
) -> None:
    """On the page of the student, or below the caseload once somebody else advises them."""
    student, dana = world.cast.student, world.cast.dana
    kept = note(student, "Reminds me of myself.", shared=False, now=morning, by=dana)
    if not is_theirs:
        Student.objects.filter(pk=student.pk).update(advisor=world.cast.ruth)
    page = reverse("advising:student", args=[student.pk]) if is_theirs else "/caseload/"
    client.force_login(dana)
    client.post(reverse("advising:end_note", args=[kept.pk]))
    assert "Bring it back<" in client.get(page).content.decode()
    for _press in "12":
        answer = client.post(reverse("advising:bring_back_note", args=[kept.pk]))
        assert answer.headers["Location"] == page
    shown = client.get(page).content.decode()
    assert ("Bring it back<" in shown, "Reminds me of myself." in shown) == (False, True)


def test_after_a_day_a_note_stays_put_away(world: World, now: datetime) -> None:
    student, dana = world.cast.student, world.cast.dana
    kept = note(student, "Shy.", shared=True, now=now, by=dana)
    end_note(kept, now=now, by=dana)
    day = timedelta(hours=24)
    with pytest.raises(NotYours):
        bring_back_note(kept, now=now, by=world.cast.nils)
    with pytest.raises(StaleMove):
        bring_back_note(kept, now=now + day, by=dana)
    assert list(Note.objects.put_away(dana, now + day)) == []
    assert told(student, now=now)["notes"] == []
    assert list(Note.objects.visible_to(world.cast.imani)) == []


def test_every_note_about_students_who_left_is_reached(cast: Cast, morning: datetime) -> None:
    student = cast.student
    for number in range(2 * PAGE + 1):
        note(student, f"Note {number}", shared=False, now=morning, by=cast.dana)
    Student.objects.filter(pk=student.pk).update(advisor=cast.ruth)
    found, at = [], ""
    while True:
        part = values(cast.dana, {"notes": at}, now=morning)["left_notes"]
        found.append([one.text for one in part.rows])
        if not part.following:
            break
        at = str(part.following)
    assert [len(one) for one in found] == [PAGE, PAGE, 1]
    said = [text for one in found for text in one]
    assert said == [f"Note {number}" for number in reversed(range(2 * PAGE + 1))]


def test_two_comments_on_one_sentence_both_stand_there(
    client: Client, world: World, morning: datetime
) -> None:
    world.research()
    review = sent_to_be_read(world.people()[2], world.cast.imani, morning)
    first = sentences(review.text)[0]
    for phrase, text in ((first, "One."), ("", "All."), (first, "Two."), (first[:12], "Within.")):
        comment(review, phrase, text, now=morning, by=world.cast.dana)
    client.force_login(world.cast.dana)
    page = client.get(reverse("advising:draft", args=[review.pk]))
    marked = [piece for part in page.context["paragraphs"] for piece in part if piece.numbers]
    assert [(piece.text, piece.numbers) for piece in marked] == [(first, (1, 3, 4))]
    assert "<sup>1, 3, 4</sup>" in page.content.decode()
