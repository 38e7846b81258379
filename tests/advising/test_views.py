"""The views of a caseload: kept, removed, and where their links lead."""

import html
import re
from datetime import date, datetime
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from apps.advising.actions import keep_view
from apps.advising.caseload import PAGE
from apps.advising.models import View
from apps.campus.models import Term
from apps.students.models import Student
from tests.advising.test_words import many
from tests.conftest import Cast
from tests.home.world import World


def test_a_view_is_kept_under_a_name(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.dana)
    path = reverse("advising:keep_view")
    wrong = client.post(path, {"name": "", "query": "major=Music"})
    assert (wrong.status_code, "Give the view a name first." in wrong.content.decode()) == (
        422,
        True,
    )
    answer = client.post(path, {"name": "Musicians", "query": "major=Music&evil=1"})
    assert answer.headers["Location"].endswith("?major=Music")
    assert "Musicians" in client.get(answer.headers["Location"]).content.decode()


def test_a_view_of_the_same_name_is_asked_about(
    client: Client, cast: Cast, morning: datetime
) -> None:
    keep_view("Musicians", "major=Music", by=cast.dana)
    client.force_login(cast.dana)
    path, words = reverse("advising:keep_view"), {"name": "Musicians", "query": "step=3"}
    asked = client.post(path, words)
    text = asked.content.decode()
    assert (asked.status_code, "You have a view of this name." in text) == (422, True)
    assert asked.context["form"]["name"].value() == "Musicians"
    assert asked.context["wanted"].query == "step=3"
    assert 'name="replaces" value="Musicians"' in text
    other = client.post(path, words | {"replaces": "Others"})
    assert (other.status_code, View.objects.get().query) == (422, "major=Music")
    assert client.post(path, words | {"replaces": "Musicians"}).status_code == 302
    assert View.objects.get().query == "step=3"
    assert client.post(path, words).status_code == 302
    assert View.objects.count() == 1


def test_the_view_that_was_asked_about_is_replaced_under_a_name_typed_since(
    client: Client, cast: Cast, morning: datetime
) -> None:
    for by in (cast.dana, cast.ruth):
        keep_view("Musicians", "major=Music", by=by)
    keep_view("Others", "step=1", by=cast.dana)
    client.force_login(cast.dana)
    path, words = reverse("advising:keep_view"), {"query": "step=3", "replaces": "Musicians"}
    taken = client.post(path, words | {"name": "Others"})
    assert (taken.status_code, 'value="Others"' in taken.content.decode()) == (422, True)
    assert client.post(path, words | {"name": "Quartet"}).status_code == 302
    views = View.objects.order_by("name").values_list("by", "name", "query")
    assert list(views) == [
        (cast.ruth.pk, "Musicians", "major=Music"),
        (cast.dana.pk, "Others", "step=1"),
        (cast.dana.pk, "Quartet", "step=3"),
    ]


def began(cast: Cast) -> Term:
    Student.objects.filter(person=cast.imani).update(starts_on=date(2026, 8, 24))
    first, last = date(2026, 8, 20), date(2026, 12, 18)
    return Term.objects.create(name="Fall 2026", starts_on=first, ends_on=last)


@pytest.mark.parametrize("named_by", ["pk", "name"])
def test_a_view_of_a_term_survives_its_new_name(
    client: Client, cast: Cast, morning: datetime, named_by: str
) -> None:
    term = began(cast)
    client.force_login(cast.dana)
    query = urlencode({"term": getattr(term, named_by)})
    client.post(reverse("advising:keep_view"), {"name": "New ones", "query": query})
    assert View.objects.get().query == f"term={term.pk}"
    Term.objects.update(name="Autumn 2026")
    shown = client.get(f"{reverse('advising:caseload')}?{View.objects.get().query}")
    assert [row.student for row in shown.context["rows"]] == [cast.student]
    facets = {each.name: each for each in shown.context["asked"]}
    assert [(one.label, one.is_chosen) for one in facets["term"].choices] == [
        ("Autumn 2026 (1)", True)
    ]
    Term.objects.all().delete()
    gone = client.get(f"{reverse('advising:caseload')}?{View.objects.get().query}")
    assert gone.context["rows"] == []
    assert "a term that was removed (0)" in gone.content.decode()


def test_a_view_that_names_its_term_is_the_one_that_is_on(
    client: Client, cast: Cast, morning: datetime
) -> None:
    """As it was kept before terms had keys; the page reads it with the key."""
    term = began(cast)
    view = View.objects.create(by=cast.dana, name="New ones", query="step=3&term=Fall+2026")
    client.force_login(cast.dana)
    shown = client.get(f"{reverse('advising:caseload')}?{view.query}")
    assert shown.context["wanted"].query == f"step=3&term={term.pk}"
    assert reverse("advising:drop_view", args=[view.pk]) in shown.content.decode()


def test_a_view_that_is_removed_leaves_its_filters_on(
    client: Client, cast: Cast, morning: datetime
) -> None:
    view = keep_view("Musicians", "major=Music", by=cast.dana)
    client.force_login(cast.dana)
    answer = client.post(reverse("advising:drop_view", args=[view.pk]), follow=True)
    assert answer.context["wanted"].query == "major=Music"
    assert "The view “Musicians” is gone." in answer.content.decode()
    assert list(View.objects.all()) == []


def test_links_lead_on_from_a_view_without_a_name(
    client: Client, cast: Cast, morning: datetime
) -> None:
    """The page of the refusal has the address of a press, which nobody can open."""
    many(cast, morning, 2 * PAGE + 2)
    client.force_login(cast.dana)
    query = "major=Music"
    shown = client.post(f"{reverse('advising:keep_view')}?{query}", {"name": "", "query": query})
    assert shown.status_code == 422
    links = re.findall(r'href="([^"]*(?:after|from)=[^"]*)"', shown.content.decode())
    assert len(links) == 2
    for link in links:
        answer = client.get(html.unescape(link))
        assert answer.status_code == 200
        assert answer.context["wanted"].facets == {"major": "Music"}


def test_the_number_beside_all_students_is_of_the_step_that_is_listed(
    client: Client, world: World, morning: datetime
) -> None:
    many(world.cast, morning, 2)
    world.research()
    client.force_login(world.cast.dana)
    path = reverse("advising:caseload")
    found = [client.get(path, {"step": step}).context for step in ("", "1", "2")]
    assert [(one["listed"], len(one["rows"])) for one in found] == [(3, 3), (1, 1), (0, 0)]


def test_a_coordinator_without_students_is_led_to_the_roster(
    client: Client, cast: Cast, morning: datetime
) -> None:
    Student.objects.all().delete()
    said = []
    for person in (cast.nils, cast.dana):
        client.force_login(person)
        text = client.get(reverse("advising:caseload")).content.decode()
        said.append(("once the roster is in" in text, "when a coordinator puts them" in text))
    assert said == [(True, False), (False, True)]
