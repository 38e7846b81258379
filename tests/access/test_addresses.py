"""Everybody follows every link they are shown; an alum's address is on none of the pages.

Addresses are planted with alumni who agreed to nothing: one in the directory, one invited, one who
left, one who was never asked. What search, exports, fragments, errors and the log say is read too.
"""

import logging
import re
from collections import deque
from html import unescape
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.core.clock import now
from tests.access.world import World, build
from tests.conftest import Cast, alum_person, opted_in

PLANTED = "planted-canary"
LINK = re.compile(r'(?:href|action|hx-get)="(/[^"#]*)')
# Signing out ends the walk; files of the site are nobody's.
LEFT_OUT = re.compile(r"^/(accounts/|static/|sw\.js|dev/)")
MOST = 60
SEARCHES = ("planted", "canary", "planted-canary", "555-0199", "example", "secret-employer")
ELSEWHERE = ("/people/999999/", "/people/x/", "/nowhere/", "/people/?after=1-1-1-1&q=%00")


@pytest.fixture
def world(cast: Cast) -> World:
    made = build(cast, now())
    teodor = cast.other_alum
    _plant(teodor)
    Person.objects.filter(pk=cast.teodor.pk).update(email=teodor.email)
    for status in ("imported", "invited", "opted_out", "paused"):
        person = alum_person(f"{PLANTED}-{status}@post.example", f"Ada {status}", "UTC", "")
        alum = opted_in(person, title="Analyst")
        _plant(alum)
        Alum.objects.filter(pk=alum.pk).update(status=status, employer=f"secret-employer {PLANTED}")
    return made


def _plant(alum: Alum) -> None:
    alum.email = f"{PLANTED}-{alum.pk}@post.example"
    alum.record_id, alum.previous_last_name = f"{PLANTED}-{alum.pk}", f"{PLANTED} 555-0199"
    alum.groups = f"{PLANTED} club"  # not switched on
    alum.save(update_fields=["email", "record_id", "previous_last_name", "groups"])


def text(answer: Any) -> str:  # noqa: ANN401 - what a test client brings
    parts = answer.streaming_content if answer.streaming else [answer.content]
    body = b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)
    return body.decode(errors="replace") + str(answer.headers)


def walked(client: Client, starts: list[str]) -> dict[str, str]:
    """What each address says that can be reached by links, as a page and as a fragment."""
    waiting, said = deque(starts), dict[str, str]()
    while waiting and len(said) < MOST:
        path = waiting.popleft()
        if path in said or LEFT_OUT.match(path):
            continue
        said[path] = text(client.get(path)) + text(client.get(path, headers={"HX-Request": "true"}))
        waiting += [unescape(link) for link in LINK.findall(said[path])]
    return said


@pytest.mark.parametrize("name", ["imani", "mateo", "dana", "ruth", "rosalind"])
def test_nobody_finds_an_address_before_its_owner_agreed(
    world: World, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client(raise_request_exception=False)
    client.force_login(getattr(world.cast, name))
    typed = [f"/people/?q={word}" for word in SEARCHES]
    said = walked(client, ["/", "/people/", "/contacts/export/?as=csv", *typed, *ELSEWHERE])
    # What was typed comes back in the box; a planted word never does as something found.
    for word in SEARCHES:
        said.pop(f"/people/?q={word}")
        found = client.get(f"/people/?q={word}").context
        if found and "found" in found:
            # A near word that is on show may be meant instead.
            assert found["meant"] in {"", "planner"}
            assert bool(found["found"].total) == bool(found["meant"])
    leaks = [path for path, body in said.items() if PLANTED in body.replace("?q=planted", "")]
    assert leaks == []
    assert PLANTED not in caplog.text.replace("q=planted-canary", "")
    assert len(said) >= len(ELSEWHERE) + 3


def test_the_planted_are_there_to_be_found(world: World) -> None:
    """The coordinator, who looks after the records, sees them: so that absence means something."""
    client = Client()
    client.force_login(world.cast.nils)
    assert PLANTED in client.get("/alumni/?q=planted").content.decode()
