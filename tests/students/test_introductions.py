"""One introduction in three lengths: kept once, and used where it fits."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.contacts.actions import Acquaintance, add
from apps.outreach.actions import start, start_introduction
from apps.students.introductions import fitting, seconds
from apps.students.models import Student
from tests.conftest import NOW, Cast

LINE, HALF, FULL = "I map floods.", "I study maps. I map floods.", "I grew up by a river. " * 9


@pytest.mark.parametrize(
    ("minutes", "written", "fits"),
    [
        (15, (LINE, HALF, FULL), LINE),
        (20, (LINE, HALF, FULL), HALF),
        (29, (LINE, HALF, FULL), HALF),
        (30, (LINE, HALF, FULL), FULL),
        (20, (LINE, "", FULL), LINE),
        (30, (LINE, "", ""), LINE),
        (15, ("", "", FULL), FULL),
        (20, ("", "", ""), ""),
    ],
)
def test_the_length_follows_the_talk(
    minutes: int, written: tuple[str, str, str], fits: str
) -> None:
    line, half, full = written
    assert fitting(minutes, line=line, half=half, full=full) == fits


@pytest.mark.parametrize(("words", "long"), [(0, 0), (1, 5), (35, 15), (70, 30), (140, 60)])
def test_reading_aloud_takes_its_time(words: int, long: int) -> None:
    assert seconds("word " * words) == long


def test_all_three_are_kept_on_the_page_about_me(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    page = reverse("students:about_me")
    words = {"introduction_line": LINE, "introduction": HALF, "introduction_minute": FULL.strip()}
    assert client.post(page, words).status_code == 302
    shown = client.get(page).content.decode()
    assert [text for text in words.values() if text not in shown] == []
    assert client.post(page, {"introduction_line": "x" * 161}).status_code == 422


def test_any_length_introduces_a_student(cast: Cast) -> None:
    assert [Student(**{name: LINE}).is_introduced for name in ("introduction_line", "introduction")]
    assert Student(introduction_minute=LINE).is_introduced
    assert not Student().is_introduced


def test_a_note_begins_with_what_there_is(cast: Cast) -> None:
    Student.objects.filter(person=cast.imani).update(introduction="", introduction_line=LINE)
    who = Acquaintance(name="Ana Ruiz", relation="friend")
    friend = add(who, student=cast.student, now=NOW, by=cast.imani)
    begun = start(friend, now=NOW, by=cast.imani)
    assert LINE in begun.text
    assert begun.short == LINE
    assert start_introduction(friend, now=NOW, by=cast.imani).forward == LINE
