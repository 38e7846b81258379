"""Two windows with one form: no word of either is lost."""

from django.test import Client
from django.urls import reverse

from apps.students.models import Exploration, Student
from tests.conftest import Cast
from tests.home.world import World

NAMES = "studies year introduction meeting_link introduction_line introduction_minute"
ABOUT = dict.fromkeys(NAMES.split(), "")


def test_about_me_keeps_the_sentences_of_both(client: Client, cast: Cast) -> None:
    Student.objects.update(**ABOUT)
    client.force_login(cast.imani)
    page = reverse("students:about_me")
    shown = client.get(page).context["form"]["seal"].value()
    assert f'value="{shown}"' in client.get(page).content.decode()
    first = ABOUT | {"studies": "Geography", "introduction": "I draw maps."}
    second = ABOUT | {"year": "third year", "introduction": "I walk a lot."}
    for words in (first, second):
        assert client.post(page, words | {"seal": shown}).status_code == 302
    assert cast.student.said == {
        "studies": "Geography",
        "year": "third year",
        "introduction": "I draw maps.\n\nI walk a lot.",
        "meeting_link": "",
        "introduction_line": "",
        "introduction_minute": "",
    }


def test_of_two_meeting_links_the_student_chooses(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    page = reverse("students:about_me")
    mine, other = "https://meet.example/mine", "https://meet.example/other"
    shown = client.get(page).context["form"]["seal"].value()
    client.post(page, ABOUT | {"meeting_link": other, "seal": shown})
    typed = ABOUT | {"meeting_link": mine, "introduction": "I draw maps.", "seal": shown}
    asked = client.post(page, typed)
    text = asked.content.decode()
    assert (asked.status_code, cast.student.meeting_link) == (422, other)
    assert f"Another window saved “{other}” here meanwhile." in text
    assert f'value="{mine}"' in text
    assert "I draw maps." in text
    again = typed | {"seal": asked.context["form"]["seal"].value()}
    assert client.post(page, again).status_code == 302
    assert (cast.student.meeting_link, cast.student.introduction) == (mine, "I draw maps.")


def test_the_field_of_an_exploration_is_not_overwritten(client: Client, world: World) -> None:
    world.research()
    client.force_login(world.cast.imani)
    exploration = world.exploration
    page = reverse("students:exploration", args=[exploration.pk])
    shown = client.get(page).context["form"]["seal"].value()
    words = exploration.said | {"seal": shown}
    client.post(page, words | {"organizations": "Tidewater Atlas"})
    asked = client.post(page, words | {"organizations": "Ridgeline County"})
    assert asked.status_code == 422
    assert "Another window saved “Tidewater Atlas” here" in asked.content.decode()
    client.post(page, words | {"field": "Hydrology"})
    kept = Exploration.objects.get(pk=exploration.pk)
    assert (kept.field, kept.organizations) == ("Hydrology", "Tidewater Atlas")
