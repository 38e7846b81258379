"""The cast: the same made-up people as on the demo campus."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Model
from django.test import TransactionTestCase
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from apps.accounts.models import Person, Role
from apps.alumni.actions.consenting import note_changes
from apps.alumni.models import Alum, Consent
from apps.alumni.workflow import Status
from apps.campus.models import Campus
from apps.home.demo.cast import CAST
from apps.home.roster import enter
from apps.students.actions import pledge
from apps.students.models import Advising, Pledge, Student
from apps.timeline.models import Entry
from config.devstack.browser import Browser as Found

# A Monday morning on campus: 8:40 am in California.
NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)


def pytest_configure() -> None:
    """Nobody waits in a test; the journeys run with the settings of a site."""
    django_settings.RAPPORT_EVEN_SECONDS = 0.0


@dataclass(frozen=True)
class Cast:
    """Everyone who comes into a test, by their part."""

    imani: Person
    mateo: Person
    dana: Person
    ruth: Person
    nils: Person
    rosalind: Person
    teodor: Person
    sam: Person

    @property
    def student(self) -> Student:
        return Student.objects.get(person=self.imani)

    @property
    def classmate(self) -> Student:
        return Student.objects.get(person=self.mateo)

    @property
    def alum(self) -> Alum:
        return Alum.objects.get(person=self.rosalind)

    @property
    def other_alum(self) -> Alum:
        return Alum.objects.get(person=self.teodor)


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Attempts, codes that were used and reports of browsers are counted where no rollback is."""
    cache.clear()


@pytest.fixture
def now() -> datetime:
    return NOW


def alum_person(email: str, name: str, zone: str, address_as: str) -> Person:
    return Person.objects.create(
        email=email,
        name=name,
        called=name.split(" ", maxsplit=1)[0],
        address_as=address_as,
        zone=zone,
        role=Role.ALUM,
    )


@transaction.atomic
def opted_in(person: Person, **fields: object) -> Alum:
    """An alum whom students can see, with the lines of the ledger that say so."""
    first, _space, last = person.name.partition(" ")
    alum = Alum.objects.create(
        person=person,
        status=Status.OPTED_IN,
        first_name=first,
        last_name=last,
        email=person.email,
        zone=person.zone,
        formats=["video", "phone"],
        shows=["title", "employer", "city", "studies"],
        imported_at=NOW,
        opted_in_at=NOW,
        **fields,
    )
    note_changes({}, alum, now=NOW, by=person)
    return alum


# What stands in the tables once everybody came in, in the order of the staircase. What triggers
# write is missing: they write it again.
TABLES: tuple[type[Model], ...] = (
    *(Campus, Person, EmailAddress, Student, Advising, Alum, Consent, Pledge, Entry),
)


@pytest.fixture(scope="session")
def cast_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[list[Model]]:
    """The rows of a cast that came in by the verbs, once for all: it takes as long as a page."""
    with django_db_blocker.unblock(), transaction.atomic():
        gathered()
        rows = [list(table._base_manager.order_by("pk")) for table in TABLES]
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def cast(db: None, cast_rows: list[list[Model]]) -> Cast:
    """Copies of those rows: numbers that were once given are given to nobody else."""
    return copied(cast_rows)


@transaction.atomic
def copied(every: list[list[Model]]) -> Cast:
    people: dict[str, Person] = {}
    for table, rows in zip(TABLES, every, strict=True):
        made = table._base_manager.bulk_create([copy(row) for row in rows])
        people |= {row.called.lower(): row for row in made if isinstance(row, Person)}
    return Cast(**people)


def gathered() -> Cast:
    """A student, a classmate, two advisors, a coordinator, two alumni and a stranger."""
    Campus.objects.create(is_set_up=True)
    people = {part.name.split()[0].lower(): enter(part, now=NOW) for part in CAST}
    rosalind = alum_person(
        "rosalind@maashaven.example", "Rosalind Achterberg", "Europe/Amsterdam", "Ms. Achterberg"
    )
    teodor = alum_person("teodor@ridgeline.example", "Teodor Vance", "America/Denver", "Teodor")
    sam = Person.objects.create(email="sam@stranger.example", name="Sam Stranger", called="Sam")
    opted_in(
        rosalind,
        title="Flood resilience lead",
        employer="City of Maashaven",
        city="Rotterdam",
        class_year=2011,
        studies="Geography",
    )
    opted_in(teodor, title="Planner", employer="Ridgeline County", city="Boulder", class_year=2004)
    made = Cast(**people, rosalind=rosalind, teodor=teodor, sam=sam)
    for student in (made.student, made.classmate):
        pledge(student, now=NOW, by=student.person)
    return made


@pytest.fixture
def morning(settings: Settings, tmp_path: Path) -> datetime:
    """Pages and links, too, live on the morning of the cast."""
    file = tmp_path / "clock"
    settings.RAPPORT_CLOCK_FILE = str(file)
    file.write_text(str((NOW - datetime.now(UTC)).total_seconds()))
    return NOW


# Every row of ours goes; what Django itself wrote with the tables (types, permissions) stays.
# Triggers rest meanwhile: nothing is counted on the way out, and what is never deleted may be here.
EMPTY = """
DO $$ DECLARE place text; full_ones text[] := '{}'; has_rows boolean; BEGIN
  FOR place IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()
    AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission')
  LOOP
    EXECUTE 'SELECT EXISTS (SELECT FROM ' || place || ')' INTO has_rows;
    CONTINUE WHEN NOT has_rows;
    full_ones := full_ones || place;
    EXECUTE 'ALTER TABLE ' || place || ' DISABLE TRIGGER USER';
    EXECUTE 'DELETE FROM ' || place;
  END LOOP;
  SET CONSTRAINTS ALL IMMEDIATE;
  FOREACH place IN ARRAY full_ones
  LOOP EXECUTE 'ALTER TABLE ' || place || ' ENABLE TRIGGER USER'; END LOOP;
  -- What a process remembers of the directory is gone with its rows.
  IF full_ones && ARRAY['alumni_alum', 'alumni_place'] THEN PERFORM alumni_note(NULL); END IF;
END $$"""


@pytest.fixture(scope="session", autouse=True)
def emptied_by_deleting() -> Iterator[None]:
    """Tests that commit leave few rows: to delete them takes a tenth of Django's flush."""

    def empty(_case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            cursor.execute(EMPTY)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


# Tabs of one browser share a process: each for itself would compile the same scripts anew.
ONE_PROCESS = ("--process-per-site", "--disable-software-rasterizer")


@pytest.fixture(scope="session")
def browser(chromium: Found) -> Iterator[Browser]:
    """One Chromium for all: Playwright cannot be started twice in one thread."""
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright keeps a loop running in this thread, where Django then refuses the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(
            executable_path=chromium.path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", *ONE_PROCESS],
            env=chromium.environment,
        )
        # A press changes colours at once: nobody looks in the middle of a transition.
        patch.setattr(opened, "new_context", partial(opened.new_context, reduced_motion="reduce"))
        yield opened
        opened.close()
