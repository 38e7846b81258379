"""The list of files: a page of it takes the same questions however long it is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.imports.models import Batch
from apps.imports.pages import FILES
from apps.imports.workflow import Status
from tests.conftest import NOW, Cast


def files(count: int, kind: str, cast: Cast) -> None:
    for number in range(count):
        Batch.objects.create(
            kind=kind,
            file_name=f"{kind}-{number:03}.csv",
            size=1,
            status=Status.APPLIED,
            uploaded_by=cast.nils,
            created_at=NOW + timedelta(minutes=number),
        )


@pytest.mark.parametrize(
    ("kind", "view"), [("students", "students:roster"), ("alumni", "alumni:imports")]
)
def test_every_file_stands_on_one_page(client: Client, cast: Cast, kind: str, view: str) -> None:
    files(2 * FILES + 1, kind, cast)
    client.force_login(cast.nils)
    found, address = [], reverse(view)
    while True:
        page = client.get(address)
        found.append([batch.file_name for batch in page.context["batches"]])
        if not (following := page.context["following"]):
            break
        address = f"{reverse(view)}?before={following}"
        assert f"?before={following}#before" in page.content.decode()
    names = [f"{kind}-{number:03}.csv" for number in reversed(range(2 * FILES + 1))]
    assert [len(one) for one in found] == [FILES, FILES, 1]
    assert [name for one in found for name in one] == names
    assert "The latest files" in page.content.decode()
    assert len(client.get(f"{reverse(view)}?before=x").context["batches"]) == FILES


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_one_file_as_for_three(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    files(count, "students", cast)
    client.force_login(cast.nils)
    client.get(reverse("students:roster"))
    with django_assert_num_queries(6):
        client.get(reverse("students:roster"))
