"""Relay addresses: opaque, ours, and fit for every mail server."""

import re

import pytest
from pytest_django.fixtures import Settings

from apps.mail.relay import Matter, address, local_part, opened

MATTERS = [
    Matter("r", 1, 1),
    Matter("i", 12, 34),
    Matter("i", 34, 12),
    Matter("r", 2**47, 2**47 - 1),
]


@pytest.mark.parametrize("matter", MATTERS)
def test_an_address_opens_to_its_matter_in_any_case(matter: Matter) -> None:
    local = local_part(matter)
    assert re.fullmatch(r"[a-z2-7]{47}", local)
    assert opened(local) == opened(local.upper()) == opened(f" {local.title()} ") == matter
    assert local_part(matter) == local


def test_neighbors_have_nothing_in_common() -> None:
    first, second = local_part(Matter("i", 1, 1)), local_part(Matter("i", 1, 2))
    assert sum(a == b for a, b in zip(first, second, strict=True)) < 12


@pytest.mark.parametrize("place", range(46))
def test_a_changed_letter_opens_nothing(place: int) -> None:
    local = local_part(Matter("i", 12, 34))
    other = "a" if local[place] != "a" else "b"
    assert opened(local[:place] + other + local[place + 1 :]) is None


@pytest.mark.parametrize("local", ["", "a", "career", "!" * 47, "ü" * 47, "a" * 47, "a" * 1000])
def test_an_invented_address_opens_nothing(local: str) -> None:
    assert opened(local) is None


def test_another_sites_key_opens_nothing(settings: Settings) -> None:
    local = local_part(Matter("i", 12, 34))
    settings.RAPPORT_LASTING_KEY = "another"
    assert opened(local) is None


def test_a_new_secret_key_leaves_addresses_as_they_are(settings: Settings) -> None:
    local = local_part(Matter("i", 12, 34))
    settings.SECRET_KEY = "another"
    assert opened(local) == Matter("i", 12, 34)


def test_the_address_is_at_the_centers_domain() -> None:
    assert address(Matter("i", 1, 2)).partition("@")[2] == "alder.example"
