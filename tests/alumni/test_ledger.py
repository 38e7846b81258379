"""Nothing of an alum is shown without its line of the ledger: the database itself refuses."""

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from apps.alumni.actions import leave, pause, resume_due
from apps.alumni.models import Alum, Consent
from tests.conftest import NOW, Cast, alum_person, opted_in

BEFORE, AFTER = ("alumni", "0010_further_and_not_now"), ("alumni", "0011_shown_by_the_ledger")


def done(statement: str) -> None:
    """By bare SQL, to the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def stranger(now: datetime) -> Alum:
    return Alum.objects.create(
        first_name="Ana",
        last_name="Lind",
        email="ana@lind.example",
        industry="Ships",
        imported_at=now,
        status="invited",
    )


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("SET shows = shows || 'industry'::varchar", "industry"),
        ("SET shows = '{industry,degree,title}'", "degree, industry"),
        ("SET status = 'paused', shows = '{industry}'", "industry"),
    ],
)
def test_a_part_that_nobody_agreed_to_is_not_switched_on(
    cast: Cast, change: str, what: str
) -> None:
    with pytest.raises(IntegrityError, match=f"agrees to: {what}"):
        done(f"UPDATE alumni_alum {change} WHERE id = {cast.alum.pk}")
    assert cast.alum.shows == ["title", "employer", "city", "studies"]


@pytest.mark.parametrize("status", ["opted_in", "paused"])
def test_nobody_is_listed_who_did_not_agree(cast: Cast, now: datetime, status: str) -> None:
    ana = stranger(now)
    with pytest.raises(IntegrityError, match="agrees to: directory"):
        done(
            f"UPDATE alumni_alum SET status = '{status}', opted_in_at = now() WHERE id = {ana.pk}"  # noqa: S608 - literals of this test
        )
    ana.refresh_from_db()
    assert ana.status == "invited"


def test_nobody_is_put_in_who_did_not_agree(cast: Cast, now: datetime) -> None:
    person = alum_person("ana@lind.example", "Ana Lind", "UTC", "")

    def put_in() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            fields = {"first_name": "Ana", "last_name": "Lind", "imported_at": now}
            Alum.objects.create(person=person, status="opted_in", opted_in_at=now, **fields)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="agrees to: directory"):
        put_in()
    assert not Alum.objects.filter(last_name="Lind").exists()


@pytest.mark.parametrize("what", ["directory", "title"])
def test_a_no_of_the_ledger_hides_first(cast: Cast, what: str) -> None:
    """The line is refused while what it says no to is shown."""
    with pytest.raises(IntegrityError, match=f"agrees to: {what}"):
        done(
            "INSERT INTO alumni_consent (alum_id, what, given, shown_to, wording, details, at)"  # noqa: S608 - literals of this test
            f" VALUES ({cast.alum.pk}, '{what}', false, 'students', 'w', '{{}}', now())"
        )


def test_switching_off_needs_no_line_of_its_own_to_be_safe(cast: Cast) -> None:
    done(f"UPDATE alumni_alum SET shows = '{{title}}' WHERE id = {cast.alum.pk}")  # noqa: S608 - a number
    assert cast.alum.shows == ["title"]


def test_the_verbs_write_what_the_database_wants(cast: Cast, now: datetime) -> None:
    """Pausing, coming back and leaving pass; each is looked at as at the end of its transaction."""
    alum = cast.alum
    pause(alum, NOW.date(), now=now, by=cast.rosalind)
    assert resume_due(now=now) == 1
    leave(alum, now=now, by=cast.rosalind)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    said = Consent.objects.of(alum).values_list("what", "given").reverse()[0]
    assert (cast.alum.status, said) == ("opted_out", ("directory", False))


@pytest.mark.django_db(transaction=True)
def test_who_came_in_before_gets_lines_that_say_so(now: datetime) -> None:
    """The migration carries over what stood in the table, and nothing that is agreed to already."""
    executor = MigrationExecutor(connection)
    executor.migrate([BEFORE])
    try:
        kept = opted_in(alum_person("kept@post.example", "Kept Lind", "UTC", ""))
        old = Alum.objects.create(
            first_name="Old",
            last_name="Lind",
            imported_at=now,
            opted_in_at=now,
            status="opted_in",
            shows=["city"],
        )
        before = Consent.objects.of(kept).count()
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate([AFTER])
    carried = Consent.objects.of(old).values_list("what", "given", "wording", "at")
    assert sorted(carried) == [
        ("city", True, "carried over", now),
        ("directory", True, "carried over", now),
    ]
    assert Consent.objects.of(kept).count() == before
