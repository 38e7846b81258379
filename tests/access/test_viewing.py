"""While a coordinator looks on as a student: no page tells a private word, no press arrives."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from apps.accounts.models import Person
from apps.advising.actions import note
from apps.advising.models import NoteRead
from apps.core.clock import now as clock
from apps.home.masking import masked, masked_models
from apps.home.models import Viewing
from apps.home.viewing import PAGES
from apps.students.models import Exploration, Finding, Student
from apps.timeline.models import Entry
from tests.access.links import LINKS
from tests.access.matrix import ROWS
from tests.access.test_matrix import writes
from tests.access.world import CANARY, World, build
from tests.conftest import gathered
from tests.home.test_viewing import looking

# Of a student's words an advisor sees the topic and the flag; a coordinator reads both anyway.
SHOWN = (f"water {CANARY}", f"Water {CANARY}", f"Quiet {CANARY}")
ADDRESSES = ("rosalind@maashaven.example", "teodor@ridgeline.example", "meet.example")
PEOPLE = ("Achterberg",)  # Teodor Vance stands in the examples of messages
METHODS = ("post", "put", "patch", "delete", "options")
# Of everybody, or the end of it.
FREE = {name for name, row in ROWS.items() if row.public} | {"home:look_off"}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(gathered(), clock())
        transaction.set_rollback(True)


@pytest.fixture
def full(built: World, db: None) -> World:
    return built


def body(client: Client, name: str, world: World) -> str:
    answer = client.get(reverse(name, args=ROWS[name].args(world)))
    assert (name, answer.status_code) == (name, 200)
    said = answer.content.decode()
    for phrase in SHOWN:
        said = said.replace(phrase, "")
    return said


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_private_word_name_or_address_is_on_any_page(full: World, name: str) -> None:
    said = body(looking(full.student, full.cast.nils), name, full)
    assert "You see Rapport as Imani Castellanos does" in said
    assert [word for word in (CANARY, *ADDRESSES, *PEOPLE) if word in said] == []


def test_the_student_would_have_read_them_on_these_pages(full: World) -> None:
    own = Client()
    own.force_login(full.cast.imani)
    found = [name for name in sorted(PAGES) if CANARY in body(own, name, full)]
    assert found == [
        "contacts:contact",
        "contacts:people",
        "home:today",
        "interviews:ledger",
        "interviews:prepare",
        "interviews:talks",
        "interviews:thanks",
        "outreach:request",
        "outreach:requests",
        "students:exploration",
    ]


@pytest.mark.parametrize("name", sorted(set(ROWS) - set(PAGES) - FREE))
def test_every_other_page_is_refused(full: World, name: str) -> None:
    client = looking(full.student, full.cast.nils)
    before = writes()
    answer = client.get(reverse(name, args=ROWS[name].args(full)))
    assert (answer.status_code, writes() - before) == (403, 0)
    assert CANARY not in answer.content.decode()


@pytest.mark.parametrize("name", sorted((set(ROWS) | set(LINKS)) - FREE))
def test_no_press_reaches_a_view(full: World, name: str) -> None:
    args = ROWS[name].args(full) if name in ROWS else LINKS[name].args("x" * 43)
    client = looking(full.student, full.cast.nils)
    for method in METHODS:
        before = writes()
        answer = getattr(client, method)(reverse(name, args=args))
        assert (method, answer.status_code, writes() - before) == (method, 403, 0)
        assert "Nothing was changed" in answer.content.decode()


def test_not_one_masked_table_gives_a_private_word_away(full: World) -> None:
    def told() -> dict[str, int]:
        rows = {
            model._meta.label: [str(row) for row in model._default_manager.values_list()]
            for model in masked_models()
        }
        return {name: n for name, said in rows.items() if (n := _leaks(said))}

    assert len(told()) >= 20
    with masked(full.cast.imani):
        assert told() == {}


def _leaks(rows: list[str]) -> int:
    shown = [row.replace(SHOWN[0], "").replace(SHOWN[2], "") for row in rows]
    return sum(CANARY in row or "maashaven" in row for row in shown)


def test_addresses_of_everybody_else_are_blank(full: World) -> None:
    with masked(full.cast.imani):
        found = set(Person.objects.values_list("email", flat=True))
    assert found == {"", full.cast.imani.email}


def test_the_database_itself_refuses_to_write(full: World) -> None:
    student = full.student
    with pytest.raises(InternalError, match="read-only"), masked(full.cast.imani):
        Entry.objects.create(subject_type="x", subject_id=1, verb="x", at=clock(), by=None)
    with pytest.raises(InternalError, match="read-only"), masked(full.cast.imani):
        Viewing.objects.select_for_update().first()
    # And afterwards everything is as before.
    assert Student.objects.get(pk=student.pk).introduction == student.introduction
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone() == ("off",)


def test_every_table_is_masked_or_open_by_name() -> None:
    """A new app is hidden before anybody thinks of it."""
    ours = {model._meta.app_label for model in apps.get_models() if "apps." in model.__module__}
    hidden = {model._meta.app_label for model in masked_models()}
    assert ours - hidden == {"accounts", "alumni", "campus", "coach", "guide", "home", "timeline"}


def test_looking_on_reads_no_note_in_the_students_stead(full: World) -> None:
    note(full.student, "A word for all", shared=True, now=clock(), by=full.cast.dana)
    client = looking(full.student, full.cast.nils)
    assert client.get(reverse("home:what_my_advisor_sees")).status_code == 200
    assert NoteRead.objects.count() == 0


def test_no_plan_is_kept_that_would_read_past_the_masks(full: World) -> None:
    """More often than psycopg asks before it prepares a statement."""
    for _time in range(12):
        assert CANARY in Exploration.objects.get().topic
        assert CANARY in Finding.objects.get().text
    with masked(full.cast.imani):
        assert [finding.text for finding in Finding.objects.all()] == ["Hidden"]
    assert connection.connection.prepare_threshold is None
