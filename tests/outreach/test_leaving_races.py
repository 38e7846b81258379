"""An alum pauses, leaves or asks for less while students press: what comes after reaches nobody."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from django.test import Client

from apps.accounts.models import Person
from apps.alumni import actions as alumni
from apps.alumni.models import Alum, Place
from apps.mail.models import Message
from apps.outreach.actions import close_overdue
from apps.outreach.models import Request
from apps.outreach.workflow import OPEN
from tests.alumni.test_opting import YES, link
from tests.conftest import Cast
from tests.outreach.crowd import CONNECTIONS, at_once, press
from tests.outreach.test_crowd import drafts_to

pytestmark = pytest.mark.django_db(transaction=True)

Leaving = Callable[[Alum, datetime, Person], object]
WAYS: dict[str, Leaving] = {
    "pause": lambda alum, now, by: alumni.pause(alum, None, now=now, by=by),
    "leave": lambda alum, now, by: alumni.leave(alum, now=now, by=by),
    "never": lambda alum, now, by: alumni.never_again(alum, now=now, by=by),
    "limit": lambda alum, now, by: alumni.change_limit(alum, 0, now=now, by=by),
}


@pytest.mark.parametrize("count", [CONNECTIONS, pytest.param(200, marks=pytest.mark.full)])
@pytest.mark.parametrize("way", WAYS)
def test_whoever_stops_amid_the_presses_is_reached_by_none_of_the_rest(
    transactional_db: None, cast: Cast, now: datetime, way: str, count: int
) -> None:
    """How many get in before is chance; from the stop on it is none, pressed again or not."""
    Alum.objects.update(month_limit=20, at_once=20)
    ready = drafts_to(cast.alum, count, now)
    presses = [press(one, now, person) for one, person in ready]
    stop = partial(WAYS[way], cast.alum, now, cast.rosalind)
    said = at_once([*presses[: count // 2], stop, *presses[count // 2 :]])
    before = Place.objects.count()
    assert said.count("done") == before + 1
    assert at_once([press(one, now, person) for one, person in drafted(ready)]) == ["Refused"] * (
        count - before
    )
    assert Place.objects.count() == Message.objects.filter(template__contains="request").count()
    assert Place.objects.count() == before
    if way != "limit":
        close_overdue(now=now)
        assert not Request.objects.filter(status__in=OPEN).exists()
        assert not Place.objects.open().exists()


def drafted(ready: list[tuple[Request, Person]]) -> list[tuple[Request, Person]]:
    return [pair for pair in ready if Request.objects.get(pk=pair[0].pk).status == "draft"]


def people(client: Client, query: str) -> tuple[list[str], int, dict[str, int]]:
    """Names on the page of a search, the number of all, and what its facets count.

    What nobody has is no filter.
    """
    context = client.get(f"/people/?{query}").context
    names = [one.card.name for one in (*context["roomy"], *context["full"])]
    counts = {option.value: option.count for facet in context["facets"] for option in facet.options}
    return names, context["found"].everyone, counts


@pytest.mark.parametrize("way", ["pause", "leave", "never"])
def test_counts_and_search_follow_at_once(
    transactional_db: None, cast: Cast, morning: datetime, client: Client, way: str
) -> None:
    client.post(
        link(cast.alum, "invitation"),
        YES | {"first_name": "Rosalind", "last_name": "Achterberg", "topics": ["abroad"]},
    )
    client.force_login(cast.imani)
    names, total, counts = people(client, "q=maps")
    assert (names, total, counts.get("abroad", 0)) == (["Rosalind Achterberg"], 2, 1)
    WAYS[way](cast.alum, morning, cast.rosalind)
    _names, total, counts = people(client, "")
    assert (total, counts.get("abroad", 0)) == (1, 0)
    assert people(client, "q=maps")[0] == []
    assert client.get(f"/people/{cast.alum.pk}/").status_code == 404


def test_what_was_switched_off_is_found_no_more_at_once(
    transactional_db: None, cast: Cast, morning: datetime, client: Client
) -> None:
    address = link(cast.alum, "invitation")
    own = YES | {"first_name": "Rosalind", "last_name": "Achterberg"}
    client.post(address, own | {"shows": ["employer"], "backgrounds": ["transfer"]})
    client.force_login(cast.imani)
    assert people(client, "q=portside")[0] == people(client, "q=transfer")[0] != []
    client.post(address, own | {"shows": [], "backgrounds": []})
    assert people(client, "q=portside")[0] == people(client, "q=transfer")[0] == []
