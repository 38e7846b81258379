"""While a coordinator looks on as a student: no page tells a private word, no press arrives."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction
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
from tests.access.asking import ask, signed_in
from tests.access.links import LINKS
from tests.access.matrix import ROWS
from tests.access.world import CANARY, FLAG, TOPIC, World, build
from tests.conftest import gathered
from tests.home.test_viewing import looking

# Of a student's words an advisor sees the topic and the flag; a coordinator reads both anyway.
SHOWN = (f"water {TOPIC}", f"Water {TOPIC}", f"Quiet {FLAG}")
ADDRESSES = ("rosalind@maashaven.example", "teodor@ridgeline.example", "meet.example")
PEOPLE = ("Achterberg",)  # Teodor Vance stands in the examples of messages
METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# Of everybody, or the end of it.
FREE = {name for name, row in ROWS.items() if row.public} | {"home:look_off"}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(gathered(), clock())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def cookie(built: World, django_db_blocker: DjangoDbBlocker) -> str:
    """The session of Nils, who has pressed the button once."""
    with django_db_blocker.unblock():
        client = looking(built.student, built.cast.nils)
        return client.cookies.output(header="")


@pytest.fixture
def full(built: World, cookie: str, db: None) -> World:
    return built


def body(cookie: str, name: str, world: World) -> str:
    answer = ask(cookie, "GET", reverse(name, args=ROWS[name].args(world)), {})
    assert (name, answer.status) == (name, 200)
    said = answer.body
    for phrase in SHOWN:
        said = said.replace(phrase, "")
    return said


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_private_word_name_or_address_is_on_any_page(
    full: World, cookie: str, name: str
) -> None:
    said = body(cookie, name, full)
    assert "You see Rapport as Imani Castellanos does" in said
    assert [word for word in (CANARY, *ADDRESSES, *PEOPLE) if word in said] == []


def test_the_student_would_have_read_them_on_these_pages(full: World) -> None:
    own = signed_in(full.cast.imani)
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
def test_every_other_page_is_refused(full: World, cookie: str, name: str) -> None:
    answer = ask(cookie, "GET", reverse(name, args=ROWS[name].args(full)), {})
    assert (answer.status, answer.written) == (403, 0)
    assert CANARY not in answer.body


@pytest.mark.parametrize("name", sorted((set(ROWS) | set(LINKS)) - FREE))
def test_no_press_reaches_a_view(full: World, cookie: str, name: str) -> None:
    args = ROWS[name].args(full) if name in ROWS else LINKS[name].args("x" * 43)
    url = reverse(name, args=args)
    for method in METHODS:
        answer = ask(cookie, method, url, {})
        assert (method, answer.status, answer.written) == (method, 403, 0)
        assert "Nothing was changed" in answer.body


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
    ours = {model for model in apps.get_models() if "apps." in model.__module__}
    shown = {model._meta.label_lower for model in ours - set(masked_models())}
    whole = {"accounts", "alumni", "campus", "coach", "guide", "home", "timeline"}
    assert {label.partition(".")[0] for label in shown} == whole | {"interviews"}
    assert not shown & {"home.addresschange", "interviews.interview"}


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
