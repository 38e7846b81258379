"""Six pages, for students and staff."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.guide.steps import PAGES, Page
from tests.conftest import Cast

PATHS = [reverse("guide:step", args=[page.slug]) for page in PAGES]


def test_the_six_steps_have_a_page_each() -> None:
    slugs = ["research", "find-people", "prepare", "reach-out", "talk", "follow-up"]
    assert [page.slug for page in PAGES] == slugs


@pytest.mark.parametrize(
    ("who", "status"), [("imani", 200), ("dana", 200), ("nils", 200), ("rosalind", 403)]
)
def test_who_may_read_the_guide(client: Client, cast: Cast, who: str, status: int) -> None:
    client.force_login(getattr(cast, who))
    paths = [reverse("guide:index"), *PATHS]
    assert [client.get(path).status_code for path in paths] == [status] * 7


@pytest.mark.parametrize("page", PAGES, ids=[page.slug for page in PAGES])
def test_a_page_ends_in_the_button_of_its_step_for_a_student(
    client: Client, cast: Cast, page: Page
) -> None:
    path = reverse("guide:step", args=[page.slug])
    button = f'href="{reverse(page.view)}">{page.action}</a>'
    found = []
    for person in (cast.imani, cast.dana):
        client.force_login(person)
        found.append(client.get(path).content.decode().count(button))
    assert found == [1, 0]


def test_an_unknown_page_is_not_found(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    assert client.get(reverse("guide:step", args=["gossip"])).status_code == 404


def test_the_guide_uses_no_exclamation_marks_and_no_banned_words() -> None:
    text = " ".join(
        str(words)
        for page in PAGES
        for words in (page.title, page.lead, page.action, *(w for p in page.points for w in p))
    )
    banned = ("!", " just ", "mentor", "ghosted", "network with")
    assert [word for word in banned if word in text.lower()] == []
