"""The people of a student: what is known of them, and from whom."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.alumni.models import Alum
from apps.alumni.workflow import Status
from apps.contacts.actions import Acquaintance, add, add_once, keep
from apps.contacts.models import Contact
from tests.conftest import NOW, Cast, alum_person, opted_in


def seen(contact: Contact) -> tuple[str, str]:
    fresh = Contact.objects.get(pk=contact.pk)
    return fresh.title, fresh.organization


def test_what_an_alum_switches_off_goes_from_contacts_made_before(cast: Cast) -> None:
    kept = keep(cast.alum, student=cast.student, now=NOW, by=cast.imani)
    steps: list[tuple[dict[str, object], tuple[str, str]]] = [
        ({}, ("Flood resilience lead", "City of Maashaven")),
        ({"shows": ["employer"]}, ("", "City of Maashaven")),
        ({"employer": "Delta Board"}, ("", "Delta Board")),
        ({"status": Status.PAUSED}, ("", "Delta Board")),
        ({"status": Status.OPTED_OUT}, ("", "")),
    ]
    for change, shown in steps:
        if change:
            Alum.objects.filter(pk=cast.alum.pk).update(**change)
        assert seen(kept) == shown
    assert (kept.own_title, kept.own_organization) == ("", "")


def test_a_record_that_is_gone_leaves_no_copy(cast: Cast) -> None:
    kept = keep(cast.alum, student=cast.student, now=NOW, by=cast.imani)
    cast.alum.delete()
    assert seen(kept) == ("", "")
    assert Contact.objects.get(pk=kept.pk).name == "Rosalind Achterberg"


def test_what_a_student_typed_of_somebody_stays(cast: Cast) -> None:
    who = Acquaintance("Ana Ruiz", "friend", organization="Tidewater Atlas", title="Mapmaker")
    made = add_once(who, student=cast.student, now=NOW, by=cast.imani)
    assert seen(made) == ("Mapmaker", "Tidewater Atlas")
    assert add_once(who, student=cast.student, now=NOW, by=cast.imani) == made
    assert add(who, student=cast.student, now=NOW, by=cast.imani) != made


@pytest.mark.parametrize("more", [0, 2])
def test_ones_people_cost_the_same_for_one_alum_and_for_three(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    keep(cast.alum, student=cast.student, now=NOW, by=cast.imani)
    for number in range(more):
        person = alum_person(f"a{number}@post.example", f"Ada {number}", "UTC", "")
        keep(opted_in(person), student=cast.student, now=NOW, by=cast.imani)
    client.force_login(cast.imani)
    with django_assert_num_queries(10):
        assert "City of Maashaven" in client.get("/contacts/").content.decode()
