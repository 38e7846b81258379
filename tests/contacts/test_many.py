"""A student with very many people still finds one at once."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.contacts.models import Contact, Relation
from tests.conftest import Cast


def known(cast: Cast, now: datetime, count: int) -> None:
    Contact.objects.bulk_create(
        Contact(
            student=cast.student,
            relation=Relation.FAMILY if n % 10 == 0 else Relation.BOOK,
            name=f"Ana{n} Ruiz",
            called=f"Ana{n}",
            own_organization="Delta Works" if n % 2 else "Acme",
            created_at=now,
        )
        for n in range(count)
    )


@pytest.mark.parametrize("count", [1, 3, 120])
def test_the_list_asks_as_often_for_one_as_for_many(
    client: Client,
    cast: Cast,
    now: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    known(cast, now, count)
    client.force_login(cast.imani)
    with django_assert_num_queries(10):
        client.get(reverse("contacts:people"))


def test_people_come_in_pages_that_can_be_searched(
    client: Client, cast: Cast, now: datetime
) -> None:
    known(cast, now, 120)
    client.force_login(cast.imani)
    here = reverse("contacts:people")
    page = client.get(here).content.decode()
    assert (page.count("Ruiz</a>"), "1 to 50 of 120" in page) == (50, True)
    page = client.get(here, {"q": "ana77 delta"}).content.decode()
    assert page.count("Ruiz</a>") == 1
    page = client.get(here, {"how": "family"}).content.decode()
    assert page.count("Ruiz</a>") == 12
    page = client.get(here, {"q": "nobody at all"}).content.decode()
    assert "None of your people is called or works so." in page


def test_a_few_people_need_no_search(client: Client, cast: Cast, now: datetime) -> None:
    known(cast, now, 3)
    client.force_login(cast.imani)
    page = client.get(reverse("contacts:people")).content.decode()
    assert (page.count("Ruiz</a>"), 'role="search"' in page) == (3, False)
