"""What is committed before a search begins is in its answer, whoever wrote it and how."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from apps.alumni.directory import live
from apps.alumni.directory.asking import Listed, Query
from apps.alumni.models import Alum, Change, Place
from tests.conftest import NOW, alum_person, opted_in

pytestmark = pytest.mark.django_db(transaction=True)
NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC).date()


@pytest.fixture
def ada(db: None) -> Alum:
    return opted_in(
        alum_person("ada@post.example", "Ada Lind", "America/Denver", ""), city="Boulder"
    )


def found(now: datetime = NOW, **chosen: str) -> list[int]:
    query = Query(chosen={name: frozenset({value}) for name, value in chosen.items()})
    with live.opened(now) as index:
        return [key.pk for key in index.search(query, Listed()).page]


def elsewhere(act: Callable[[], object]) -> None:
    """On a connection of its own."""

    def run() -> None:
        act()
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def bo() -> Alum:
    return opted_in(alum_person("bo@post.example", "Bo Lind", "UTC", ""))


CHANGES: dict[str, tuple[Callable[[Alum], object], list[str]]] = {
    "a bulk update": (lambda a: Alum.objects.filter(pk=a.pk).update(status="paused"), []),
    "a row gone": (lambda a: Alum.objects.filter(pk=a.pk).delete(), []),
    "somebody new": (lambda _a: bo(), ["Ada", "Bo"]),
    "another city": (lambda a: Alum.objects.filter(pk=a.pk).update(city="Delft"), ["Ada"]),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_elsewhere_is_seen_at_the_next_search(ada: Alum, what: str) -> None:
    assert found(place="boulder") == [ada.pk]
    change, left = CHANGES[what]
    elsewhere(lambda: change(ada))
    assert {Alum.objects.get(pk=pk).first_name for pk in found()} == set(left)
    assert found(place="boulder") == ([ada.pk] if what == "somebody new" else [])


def test_room_follows_every_request_and_every_month(ada: Alum) -> None:
    assert found(free="room") == [ada.pk]
    place = Place.objects.create(alum=ada, month=NOVEMBER, taken_at=NOW)
    assert (found(free="room"), found()) == ([], [ada.pk])
    Place.objects.filter(pk=place.pk).update(freed_at=NOW)
    assert found(free="room") == [ada.pk]
    Place.objects.create(alum=ada, month=NOVEMBER, taken_at=NOW, freed_at=NOW)
    assert found(free="room") == []
    # December begins in Denver seven hours after it does in Greenwich.
    december = datetime(2026, 12, 1, tzinfo=UTC)
    assert found(december + timedelta(hours=6), free="room") == []
    assert found(december + timedelta(hours=7), free="room") == [ada.pk]
    assert found(NOW, free="room") == []  # the clock was put back


def test_what_becomes_visible_late_is_not_missed(ada: Alum) -> None:
    """A transaction that began before others were seen, and ended after them."""
    assert len(found()) == 1
    written, seen = Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            Alum.objects.filter(pk=ada.pk).update(city="Delft")
            written.set()
            seen.wait(10)
        connection.close()

    thread = Thread(target=slowly)
    thread.start()
    assert written.wait(10)
    elsewhere(bo)
    assert (len(found()), found(place="delft")) == (2, [])
    seen.set()
    thread.join()
    assert found(place="delft") == [ada.pk]


def test_what_is_taken_back_never_was(ada: Alum) -> None:
    assert len(found()) == 1
    with transaction.atomic():
        bo()
        assert len(found()) == 2
        transaction.set_rollback(True)
    assert found() == [ada.pk]


def test_an_emptied_table_is_an_empty_directory(ada: Alum) -> None:
    assert len(found()) == 1
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE alumni_alum CASCADE")
    assert found() == []


def test_many_changes_are_read_as_a_whole(ada: Alum) -> None:
    assert len(found()) == 1
    for _round in range(120):
        Alum.objects.filter(pk=ada.pk).update(line="Again")
    elsewhere(bo)
    assert len(found()) == 2


def test_only_who_is_listed_is_noted(ada: Alum) -> None:
    noted = Change.objects.count()
    Alum.objects.create(first_name="Cy", last_name="Ro", imported_at=NOW)
    Alum.objects.filter(first_name="Cy").update(city="Delft")
    assert Change.objects.count() == noted
