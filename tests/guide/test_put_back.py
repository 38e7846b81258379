"""What was taken out of the guide comes back within a day; two coordinators lose no word."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Role
from apps.core.moves import NotYours, StaleMove
from apps.guide import actions
from apps.guide.actions import Words
from apps.guide.models import Example, Removal, Video, Wording
from apps.home.actions.retaining import retain
from tests.conftest import NOW, Cast
from tests.guide.test_own_words import film
from tests.looks import LOOKS, seen, signed_in

DAY = timedelta(hours=24)
OWN = Words("Listen.", [["First", "Two ears."]])
HERS = Words("Hear them.", [["First", "Two ears."], ["Then", "One mouth."]])


def own_example() -> Example:
    return Example.objects.create(kind="note", title="Own", text="Dear Bo", why="Warm.")


def back(client: Client, path: str) -> str:
    """Presses "Put it back" for what was removed last."""
    pressed = client.post(reverse("guide:put_back", args=[Removal.objects.latest("pk").pk]))
    assert (pressed.status_code, pressed.headers["Location"]) == (302, path)
    return client.get(path).content.decode()


def test_words_a_video_and_an_example_come_back_as_they_were(client: Client, cast: Cast) -> None:
    actions.word_step("talk", OWN, now=NOW, by=cast.nils)
    one, own = film(transcript="Hello.\n\nGoodbye."), own_example()
    rows: list[Any] = [Wording.objects.get(), one, own]
    stood = [
        {field.name: getattr(row, field.name) for field in row._meta.fields[1:]} for row in rows
    ]
    client.force_login(cast.nils)
    step, examples = reverse("guide:edit", args=["talk"]), reverse("guide:examples")
    for path, typed, after in (
        (step, {"do": "rapports"}, step),
        (reverse("guide:video", args=[one.pk]), {"do": "remove", "title": "typed"}, step),
        (reverse("guide:example", args=[own.pk]), {"do": "remove"}, examples),
    ):
        shown = client.post(path, typed, follow=True).content.decode()
        assert "Put it back" in shown
        assert "It stands again as it was." in back(client, after)
    assert [model.objects.count() for model in (Wording, Video, Example)] == [1, 1, 1]
    again: list[Any] = [Wording.objects.get(), Video.objects.get(), Example.objects.get()]
    assert [
        {field.name: getattr(row, field.name) for field in row._meta.fields[1:]} for row in again
    ] == stood
    told = client.get("/center/changes/").content.decode()
    assert told.count("set “The guide” to") == 3


def test_a_second_press_puts_nothing_back_twice(cast: Cast) -> None:
    actions.remove_row(film(), now=NOW, by=cast.nils)
    for _press in "12":
        actions.put_back(Removal.objects.get(), now=NOW, by=cast.nils)
    assert Video.objects.count() == 1


def test_after_a_day_it_is_too_late_and_nothing_is_kept(client: Client, cast: Cast) -> None:
    actions.remove_row(film(), now=NOW, by=cast.nils)
    removal = Removal.objects.get()
    last = NOW + DAY - timedelta(seconds=1)
    assert [Removal.objects.lately(moment).count() for moment in (last, NOW + DAY)] == [1, 0]
    with pytest.raises(StaleMove):
        actions.put_back(removal, now=NOW + DAY, by=cast.nils)
    retain(now=NOW + DAY + timedelta(seconds=1))
    assert (Removal.objects.count(), Video.objects.count()) == (0, 0)


def test_words_that_were_saved_since_are_not_overwritten(cast: Cast) -> None:
    actions.word_step("talk", OWN, now=NOW, by=cast.nils)
    actions.use_rapports_words("talk", now=NOW, by=cast.nils)
    actions.word_step("talk", HERS, now=NOW, by=cast.nils)
    with pytest.raises(StaleMove):
        actions.put_back(Removal.objects.get(), now=NOW, by=cast.nils)
    assert Wording.objects.get().lead == "Hear them."


def test_nobody_but_a_coordinator_puts_back(cast: Cast) -> None:
    actions.remove_row(film(), now=NOW, by=cast.nils)
    with pytest.raises(NotYours):
        actions.put_back(Removal.objects.get(), now=NOW, by=cast.dana)
    assert Video.objects.count() == 0


def shown(client: Client, path: str) -> dict[str, Any]:
    """What the form of a page holds."""
    form = client.get(path).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_two_coordinators_lose_no_word_of_a_step(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    path = reverse("guide:edit", args=["talk"])
    typed = shown(client, path) | {"lead": "Mine."}
    actions.word_step("talk", HERS, now=NOW, by=cast.nils)
    wrong = client.post(path, typed)
    page = wrong.content.decode()
    assert (wrong.status_code, "Somebody changed this while the page was open" in page) == (
        422,
        True,
    )
    assert wrong.context["form"]["lead"].value() == "Mine."
    others = {other.label: other.text for other in wrong.context["others"]}
    assert (others["First line"], others["Text 2"]) == ("Hear them.", "One mouth.")
    assert "Hear them." in page
    assert Wording.objects.get().lead == "Hear them."
    again = typed | {"seal": wrong.context["form"]["seal"].value()}
    assert client.post(path, again).status_code == 302
    assert Wording.objects.get().lead == "Mine."


def test_two_coordinators_lose_no_word_of_an_example_or_a_video(client: Client, cast: Cast) -> None:
    own, one = own_example(), film()
    client.force_login(cast.nils)
    for path, row, label in (
        (reverse("guide:example", args=[own.pk]), own, "Situation"),
        (reverse("guide:video", args=[one.pk]), one, "Title"),
    ):
        typed = shown(client, path) | {"title": "Mine"}
        typed = {name: "on" if value is True else value for name, value in typed.items() if value}
        type(row).objects.filter(pk=row.pk).update(title="Hers")
        wrong = client.post(path, typed)
        assert wrong.status_code == 422
        assert [(other.label, other.text) for other in wrong.context["others"]] == [(label, "Hers")]
        row.refresh_from_db()
        assert row.title == "Hers"
        again = typed | {"seal": wrong.context["form"]["seal"].value()}
        assert client.post(path, again).status_code == 302
        row.refresh_from_db()
        assert row.title == "Mine"


def test_the_same_words_twice_do_not_clash(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    path = reverse("guide:edit", args=["talk"])
    typed = shown(client, path) | {"lead": "Mine."}
    assert [client.post(path, typed).status_code for _press in "12"] == [302, 302]


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_however_much_was_removed(
    client: Client,
    cast: Cast,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _number in range(count):
        actions.remove_row(film(), now=morning, by=cast.nils)
        actions.remove_row(own_example(), now=morning, by=cast.nils)
    client.force_login(cast.nils)
    for path, queries in {"/guide/talk/edit/": 9, "/guide/examples/": 6}.items():
        client.get(path)
        with django_assert_num_queries(queries):
            page = client.get(path)
        assert page.content.decode().count("Put it back<") == count


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_they_look_right(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    """Ruth, a coordinator too, saves while Nils types."""
    cast.ruth.role = Role.COORDINATOR
    cast.ruth.save(update_fields=["role"])
    actions.remove_row(film(title="x" * 120), now=morning, by=cast.ruth)
    actions.remove_row(own_example(), now=morning, by=cast.ruth)
    width, scheme = look
    context = signed_in(browser, cast.nils, live_server.url, look)
    page, found = context.new_page(), {}
    page.goto(live_server.url + reverse("guide:examples"))
    found["examples"] = seen(page, f"guide-removed-{width}-{scheme}")
    page.goto(live_server.url + reverse("guide:edit", args=["talk"]))
    page.get_by_label("First line").fill("Mine.")
    actions.word_step("talk", HERS, now=morning, by=cast.ruth)
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_role("heading", name="What stands now").wait_for()
    found["clash"] = seen(page, f"guide-clash-{width}-{scheme}")
    assert page.get_by_label("First line").input_value() == "Mine."
    page.get_by_role("button", name="Put it back").first.press("Enter")
    page.get_by_text("It stands again as it was.").wait_for()
    context.close()
    assert {name: said for name, said in found.items() if said} == {}
