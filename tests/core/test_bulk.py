"""Many rows by one statement are the very rows that were meant."""

from datetime import UTC, datetime

import pytest
from django.db import DataError, IntegrityError
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Person
from apps.core.bulk import BATCH, insert_all
from apps.mail.models import Message

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 16, 40, 1, 234567, tzinfo=UTC)
ODD = 'a "quoted" \\ back, {1,2} NULL é 李 \n line \t tab \u2028 end'


def row(key: str, **more: object) -> Message:
    return Message(dedupe_key=key, message_id=f"<{key}@x>", not_before=AT, created_at=AT, **more)


def test_every_value_comes_back(reader: Person) -> None:
    values = {"deep": [{"words": ODD, "none": None, "yes": True, "n": 1.5}]}
    sent = row("k", recipient=reader, values=values, sender_name=ODD, calendar=ODD, expires_at=AT)
    insert_all([sent])
    kept = Message.objects.get()
    names = [field.attname for field in Message._meta.concrete_fields if field.name != "id"]
    assert {name: getattr(kept, name) for name in names} == {
        name: getattr(sent, name) for name in names
    }


def test_doubles_are_left_out_or_refused(reader: Person) -> None:
    insert_all([row("k", recipient=reader)])
    insert_all([row("k", recipient=reader), row("other", recipient=reader)], ignore_conflicts=True)
    assert Message.objects.count() == 2
    with pytest.raises(IntegrityError):
        insert_all([row("k", recipient=reader)])


def test_many_rows_are_few_statements(
    reader: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [row(str(number), recipient=reader) for number in range(BATCH + 1)]
    with django_assert_num_queries(2):
        insert_all(rows)
    with django_assert_num_queries(0):
        insert_all([])
    assert Message.objects.count() == BATCH + 1


def test_what_no_text_may_hold_is_refused(reader: Person) -> None:
    with pytest.raises(DataError):
        insert_all([row("k", recipient=reader, sender_name="\0")])


@pytest.fixture
def reader() -> Person:
    return Person.objects.create(email="imani@alder.example", name="Imani Castellanos")
