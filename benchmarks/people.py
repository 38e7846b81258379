"""A student with very many people: rows from address books, names given, tags and plans."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role
from apps.contacts.models import Contact, KeepInTouch, Pace, Relation
from apps.core.clock import now
from apps.home.roster import Entry, enter
from apps.students.actions import welcome
from apps.students.models import Student

LED, PLANNED = 201, 400  # people in chains, people with a plan


def signed_in(count: int) -> tuple[Client, Contact]:
    """A browser with the student signed in, and one of their people."""
    moment = now()
    person = enter(Entry("many@alder.example", "Imani Castellanos", Role.STUDENT), now=moment)
    student = Student.objects.get(person=person)
    welcome(student, now=moment, by=person)
    Contact.objects.bulk_create(_people(student, count, moment), batch_size=2000)
    rows = list(Contact.objects.of(student)[: max(LED, PLANNED)])
    for giver, given in pairwise(rows[:LED]):
        given.referred_by = giver if given.pk % 5 else None
    Contact.objects.bulk_update(rows[:LED], ["referred_by"])
    KeepInTouch.objects.bulk_create(_plans(rows[:PLANNED], moment))
    client = Client()
    client.force_login(person)
    return client, rows[0]


def pages(one: Contact) -> dict[str, str]:
    """What is measured, by name."""
    people = reverse("contacts:people")
    return {
        "people": people,
        "people, page 200": f"{people}?page=200",
        "people, searched": f"{people}?q=ruiz+delta",
        "people, with a tag": f"{people}?tag=water",
        "one person": reverse("contacts:contact", args=[one.pk]),
        "a word to them": reverse("interviews:update", args=[one.pk]),
        "who led to whom": reverse("contacts:led"),
        "duplicates": reverse("contacts:duplicates"),
        "choose whom to merge": reverse("home:merge", args=[one.pk]),
        "keep in touch": reverse("contacts:keeping"),
        "take along": reverse("contacts:export"),
        "leave": reverse("home:leaving"),
        "today": reverse("home:today"),
    }


def _people(student: Student, count: int, moment: datetime) -> Iterator[Contact]:
    kinds = list(Relation.values)[1:]
    for n in range(count):
        yield Contact(
            student=student,
            relation=kinds[n % len(kinds)],
            name=f"{('Ana', 'Bo', 'Zoë')[n % 3]}{n % 9000} {('Ruiz', 'Okonjo-Lind')[n % 2]}",
            called="Ana",
            own_organization=("Delta Works", "Acme", "Harbor Lights")[n % 3],
            email=f"p{n}@people.example" if n % 4 else "",
            tags=["water"] if n % 10 == 0 else [],
            created_at=moment - timedelta(minutes=n),
        )


def _plans(people: list[Contact], moment: datetime) -> Iterator[KeepInTouch]:
    for number, contact in enumerate(people):
        yield KeepInTouch(
            contact=contact,
            pace=Pace.DAYS,
            began_at=moment,
            next_at=moment + timedelta(days=number - 30),
        )
