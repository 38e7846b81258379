"""A roster comes in while somebody leaves: on two connections, as a worker and a request do."""

from threading import Thread

import pytest
from django.db import connection, transaction

from apps.home.actions import Handover, move_students, remove_staff
from apps.imports import actions as imports
from apps.students.actions import RECIPE
from apps.students.models import Advising, Student
from tests.conftest import NOW, Cast
from tests.students.rosters import BO, IMANI, handshake, previewed, told

pytestmark = pytest.mark.django_db(transaction=True)


def importing() -> Thread:
    def run() -> None:
        imports.work_through(RECIPE, lambda: NOW)
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join(timeout=2)
    return thread


def test_no_roster_gives_students_to_who_is_leaving(cast: Cast) -> None:
    batch = previewed(cast, handshake(BO))
    imports.start(batch, by=cast.nils)
    with transaction.atomic():
        remove_staff(cast.dana, Handover(leaves=True), now=NOW, by=cast.nils)
        worker = importing()
        assert worker.is_alive()
    worker.join()
    assert Student.objects.get(username="u100").advisor is None
    assert told(batch)[0][2].startswith("No advisor signs in as dana@alder.example")


def test_a_roster_waits_for_a_caseload_that_moves(cast: Cast) -> None:
    """Either waits for the other from its beginning, so that neither waits half way for ever."""
    batch = previewed(cast, handshake(IMANI | {"assigned_to_email_address": "ruth@alder.example"}))
    imports.start(batch, by=cast.nils)
    with transaction.atomic():
        move_students([], cast.ruth, now=NOW, by=cast.nils)
        worker = importing()
        assert worker.is_alive()
        move_students([cast.student.pk], None, now=NOW, by=cast.nils)
    worker.join()
    assert cast.student.advisor == cast.ruth
    assert [one.advisor for one in Advising.objects.of(cast.student)] == [cast.ruth, cast.dana]
