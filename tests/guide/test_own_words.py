"""Texts, videos and examples of a center: students see them at once, and words are words."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.campus.models import Campus, Change
from apps.contacts.actions import keep
from apps.core.moves import NotYours
from apps.guide import actions
from apps.guide.actions import Words
from apps.guide.models import Example, Video, Wording
from apps.guide.saying import with_own
from apps.interviews.samples import SAMPLES
from apps.outreach.actions import start
from apps.outreach.examples import EXAMPLES
from tests.conftest import NOW, Cast
from tests.home.test_look import walk

FILM = {"title": "How a talk goes", "url": "https://video.example/1", "length": "4:05"}
NOTE = {
    "kind": "note",
    "title": "Own one",
    "text": "Dear <b>Ana</b>",
    "why": "Short.",
    "is_on": "on",
}


def film(**other: Any) -> Video:  # noqa: ANN401 - fields of a video
    said = {"slug": "talk", "url": "https://v.example/", "seconds": 245, "has_captions": True}
    return Video.objects.create(**({"title": "A film"} | said | other))


def test_own_words_stand_for_students_at_once_and_go_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    typed = {"lead": "Listen.", "heading-1": "First", "text-1": "<i>Two</i> ears.\n\nOne mouth."}
    assert client.post("/guide/talk/edit/", typed).status_code == 302
    client.force_login(cast.imani)
    text = client.get("/guide/talk/").content.decode()
    assert "&lt;i&gt;Two&lt;/i&gt; ears." in text
    assert "Follow what is alive" not in text
    assert "Listen." in client.get("/guide/").content.decode()
    client.force_login(cast.nils)
    assert client.post("/guide/talk/edit/", {"do": "rapports"}).status_code == 302
    assert "Follow what is alive" in client.get("/guide/talk/").content.decode()
    assert (Wording.objects.count(), Change.objects.filter(what="guide").count()) == (0, 2)


def test_saving_what_stands_leaves_no_row_twice(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    typed = {"lead": "Listen.", "heading-1": "First", "text-1": "Two ears."}
    assert [client.post("/guide/talk/edit/", typed).status_code for _ in "12"] == [302, 302]
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"lead": ""}, "lead"),
        ({"lead": "A", "text-2": "Without a heading."}, "heading-2"),
        ({"lead": "A", "heading-3": "Without a text"}, "text-3"),
    ],
)
def test_half_a_point_is_asked_for(
    client: Client, cast: Cast, typed: dict[str, str], field: str
) -> None:
    client.force_login(cast.nils)
    page = client.post("/guide/talk/edit/", typed)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert Wording.objects.count() == 0


def test_a_video_that_some_cannot_follow_is_refused_with_the_reason(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.nils)
    page = client.post("/guide/talk/video/", FILM)
    assert page.status_code == 422
    assert "Without captions or a transcript some students cannot follow it." in (
        page.content.decode()
    )
    assert 'value="How a talk goes"' in page.content.decode()
    assert Video.objects.count() == 0
    assert client.post("/guide/talk/video/", FILM | {"has_captions": "on"}).status_code == 302
    assert client.post("/guide/talk/video/", FILM | {"transcript": "Hello"}).status_code == 302
    assert list(Video.objects.values_list("slug", "seconds")) == [("talk", 245)] * 2


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"length": "4"}, "length"),
        ({"length": "4:75"}, "length"),
        ({"length": "0:00"}, "length"),
        ({"length": "9:00:00"}, "length"),
        ({"url": "http://video.example/"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"title": ""}, "title"),
    ],
)
def test_what_is_no_video_is_said(
    client: Client, cast: Cast, typed: dict[str, str], field: str
) -> None:
    client.force_login(cast.nils)
    page = client.post("/guide/talk/video/", FILM | {"has_captions": "on"} | typed)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert Video.objects.count() == 0


def test_students_find_the_video_at_its_step_as_a_link_alone(client: Client, cast: Cast) -> None:
    film(title="<b>Film</b>", transcript="What is <u>said</u>")
    client.force_login(cast.imani)
    text = client.get("/guide/talk/").content.decode()
    assert 'href="https://v.example/" rel="noreferrer"' in text
    assert "&lt;b&gt;Film&lt;/b&gt;" in text
    assert "What is &lt;u&gt;said&lt;/u&gt;" in text
    assert "<iframe" not in text
    assert "https://v.example/" not in client.get("/guide/research/").content.decode()


def test_a_video_is_changed_and_removed_with_who(client: Client, cast: Cast) -> None:
    one = film()
    client.force_login(cast.nils)
    typed = FILM | {"length": "1:00:00", "has_captions": "on"}
    assert client.post(f"/guide/videos/{one.pk}/", typed).status_code == 302
    one.refresh_from_db()
    assert (one.title, one.seconds) == ("How a talk goes", 3600)
    assert client.post(f"/guide/videos/{one.pk}/", {"do": "remove"}).status_code == 302
    told = client.get("/center/changes/").content.decode()
    assert "changed “The guide” from A film to How a talk goes" in told
    assert "took “The guide” away; it was How a talk goes" in told


def test_an_example_stands_before_rapports_until_it_is_off(
    client: Client, cast: Cast, morning: datetime
) -> None:
    client.force_login(cast.nils)
    assert client.post("/guide/examples/", NOTE).status_code == 302
    one = Example.objects.get()
    contact = keep(cast.alum, student=cast.student, now=NOW, by=cast.imani)
    url = f"/requests/{start(contact, now=NOW, by=cast.imani).pk}/"
    client.force_login(cast.imani)
    text = client.get(url).content.decode()
    assert "Dear &lt;b&gt;Ana&lt;/b&gt;" in text
    assert text.index("Own one") < text.index("From the directory")
    client.force_login(cast.nils)
    off = {name: value for name, value in NOTE.items() if name != "is_on"}
    assert client.post(f"/guide/examples/{one.pk}/", off).status_code == 302
    client.force_login(cast.imani)
    assert "Own one" not in client.get(url).content.decode()
    client.force_login(cast.nils)
    assert client.post(f"/guide/examples/{one.pk}/", {"do": "remove"}).status_code == 302
    assert Example.objects.count() == 0


def test_a_center_that_wants_only_its_own_examples_keeps_rapports_where_it_has_none(
    client: Client, cast: Cast, morning: datetime
) -> None:
    Example.objects.create(kind="note", title="Own one", text="Dear", why="Short.")
    client.force_login(cast.nils)
    assert "Rapport’s stand below yours." in client.get("/guide/examples/").content.decode()
    center = Campus.objects.get()
    center.own_examples = True
    center.save()
    assert "Rapport’s are not shown" in client.get("/guide/examples/").content.decode()
    assert [one.title for one in with_own("note", EXAMPLES)] == ["Own one"]
    assert with_own("thanks", SAMPLES) == list(SAMPLES)
    Example.objects.update(is_on=False)
    assert with_own("note", EXAMPLES) == list(EXAMPLES)


def test_nobody_but_a_coordinator_changes_the_guide(cast: Cast) -> None:
    one = film()
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            actions.word_step("talk", Words("No.", []), now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.use_rapports_words("talk", now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.save_row(one, {"title": "No"}, now=NOW, by=person)
        with pytest.raises(NotYours):
            actions.remove_row(one, now=NOW, by=person)
    assert (Video.objects.get().title, Wording.objects.count()) == ("A film", 0)


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        film(title=f"Film {number}")
        Example.objects.create(kind="note", title=f"Own {number}", text="Dear", why="Short.")
    client.force_login(cast.nils)
    costs = {"/guide/": 5, "/guide/talk/": 6, "/guide/talk/edit/": 9, "/guide/examples/": 6}
    for path, queries in costs.items():
        with django_assert_num_queries(queries):
            client.get(path)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_they_look_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    empty = {
        "guide-edit": "/guide/talk/edit/",
        "guide-add": "/guide/talk/video/",
        "guide-examples": "/guide/examples/",
    }
    assert walk(browser, live_server, cast.nils, empty) == {}
    one = film(title="x" * 120, transcript="Hello.\n\nGoodbye.")
    own = Example.objects.create(kind="note", title="Own", text="Dear", why="x" * 200, is_on=False)
    actions.word_step("talk", Words("Listen.", [["First", "Two ears."]]), now=NOW, by=cast.nils)
    full = {
        "guide-edit-full": "/guide/talk/edit/",
        "guide-video": f"/guide/videos/{one.pk}/",
        "guide-examples-full": "/guide/examples/",
        "guide-example": f"/guide/examples/{own.pk}/",
        "guide-step-own": "/guide/talk/",
    }
    assert walk(browser, live_server, cast.nils, full) == {}
