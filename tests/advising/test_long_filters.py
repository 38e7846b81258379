"""Filters in letters that an address writes with many signs: kept, taken along, and read again."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.advising.filtering import FACETS, LONGEST, WORD, from_query, read
from apps.advising.models import Export, View
from tests.conftest import Cast

# Each letter is six signs of an address, or twelve.
ALPHABETS = {"cyrillic": "Ж", "emoji": "🎓", "latin": "a"}


def long(letter: str) -> dict[str, str]:
    return {facet.name: letter * WORD for facet in FACETS}


@pytest.mark.parametrize("letter", ALPHABETS.values(), ids=ALPHABETS)
def test_the_longest_filters_are_kept_taken_and_read_again(
    client: Client, cast: Cast, letter: str
) -> None:
    client.force_login(cast.nils)
    filters = long(letter)
    query = read(filters | {"step": "6", "stuck": "on"}).query
    assert len(query) <= LONGEST
    kept = client.post(reverse("advising:keep_view"), {"name": "Long", "query": query})
    assert kept.headers["Location"] == f"{reverse('advising:caseload')}?{query}"
    taken = client.post(f"{reverse('advising:export')}?{query}", {"kind": "csv"})
    assert taken.status_code == 200
    for stored in (View.objects.get().query, Export.objects.get().query):
        assert read(from_query(stored)).facets == filters
    assert f"Major: {letter * WORD}" in client.get(reverse("advising:exports")).content.decode()
    assert client.get(kept.headers["Location"]).status_code == 200


def test_a_letter_that_no_text_of_the_database_has_filters_nothing(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.nils)
    for path in ("advising:caseload", "advising:export"):
        assert client.get(reverse(path), {"major": "Mu\x00sic"}).status_code == 200
    assert read({"major": "\x00"}).facets == {}
