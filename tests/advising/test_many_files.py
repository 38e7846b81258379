"""Many small files are one large one: their addresses are counted together for a day."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from apps.advising.actions import Taking, note_export
from apps.advising.models import Export
from apps.advising.policies import FREELY, taken_lately
from apps.audit.models import Event, What
from apps.core.moves import Refused
from tests.advising.test_export import AGAIN, EXPORT, code_of_mail, crowd, later, taken
from tests.advising.test_import_rows import address, office
from tests.conftest import Cast

FEW = {"kind": "csv", "addresses": "on"}
WITH_REASON = FEW | {"reason": "A letter to the fourth year"}


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False


def took(person: str, rows: int, *, at: datetime, addresses: bool = True, cast: Cast) -> None:
    """A file that left earlier."""
    taking = Taking("caseload", "csv", rows, addresses=addresses)
    note_export(taking, asked=True, now=at, by=getattr(cast, person))


def test_the_file_that_makes_them_many_is_asked_about(
    client: Client, cast: Cast, morning: datetime
) -> None:
    """Sixty go freely, and sixty more as 120 at once would: with a reason, and a code."""
    crowd(cast.dana, 59)
    client.force_login(cast.dana)
    assert len(taken(client, EXPORT, FEW)[1:]) == 60
    shown = client.get(EXPORT).content.decode()
    assert "More than 100 addresses within 24 hours leave only with a reason" in shown
    assert "You took 60 in the last 24 hours." in shown
    bare = client.post(EXPORT, FEW)
    assert (bare.status_code, "Say in a line what so many" in bare.content.decode()) == (422, True)
    asked = client.post(EXPORT, WITH_REASON)
    assert asked.headers["Location"].startswith(AGAIN)
    assert Export.objects.count() == 1
    client.post(AGAIN, {"do": "send", "next": EXPORT})
    client.post(AGAIN, {"code": code_of_mail(), "next": EXPORT})
    assert f'value="{WITH_REASON["reason"]}"' in client.get(EXPORT).content.decode()
    assert len(taken(client, EXPORT, WITH_REASON)[1:]) == 60
    said = [(one.rows, one.reason) for one in Export.objects.order_by("pk")]
    assert said == [(60, ""), (60, WITH_REASON["reason"])]
    assert [event.note for event in Event.objects.of(What.EXPORT)] == ["60 caseload"] * 2


def test_files_without_addresses_of_others_and_of_the_day_before_do_not_count(
    client: Client, cast: Cast, morning: datetime
) -> None:
    day = timedelta(hours=24)
    took("dana", 500, at=morning, addresses=False, cast=cast)
    took("ruth", 500, at=morning, cast=cast)
    took("dana", 99, at=morning, cast=cast)
    took("dana", 500, at=morning - day, cast=cast)
    assert taken_lately(cast.dana, now=morning) == 99
    client.force_login(cast.dana)
    assert "More than 100 addresses" not in client.get(EXPORT).content.decode()
    assert len(taken(client, EXPORT, FEW)[1:]) == 1
    assert client.post(EXPORT, FEW).status_code == 422
    assert len(taken(client, EXPORT, {"kind": "csv"})[1:]) == 1


def test_after_a_day_they_go_freely_again(
    client: Client, cast: Cast, morning: datetime, settings: Settings
) -> None:
    took("dana", 100, at=morning, cast=cast)
    client.force_login(cast.dana)
    later(settings, minutes=20 * 60)
    client.force_login(cast.dana)  # a session of staff has ended meanwhile
    assert client.post(EXPORT, FEW).status_code == 422
    later(settings, minutes=4 * 60 + 1)
    client.force_login(cast.dana)
    assert len(taken(client, EXPORT, FEW)[1:]) == 1


def test_rows_of_an_import_count_with_the_caseload(
    client: Client, cast: Cast, morning: datetime
) -> None:
    few, one = office(cast, wrong=99), office(cast, wrong=1)
    client.force_login(cast.nils)
    assert client.post(address(few), {"reason": ""}).status_code == 200
    assert client.post(address(one), {"reason": ""}).status_code == 200
    assert client.post(EXPORT, FEW).status_code == 422
    assert client.post(address(one), {"reason": ""}).status_code == 422
    asked = client.post(address(one), {"reason": "to correct it"})
    assert asked.headers["Location"].startswith(AGAIN)
    assert [made.rows for made in Export.objects.order_by("pk")] == [99, 1]


def test_the_verb_counts_again(cast: Cast, now: datetime) -> None:
    took("dana", FREELY, at=now, cast=cast)
    with pytest.raises(Refused):
        note_export(Taking("caseload", "csv", 1, addresses=True), now=now, by=cast.dana)
    assert Export.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_presses_at_once_no_more_than_the_rule_says(cast: Cast, now: datetime) -> None:
    """Each of five alone would be few."""
    start, refused = Barrier(5), []

    def press() -> None:
        start.wait()
        try:
            note_export(Taking("caseload", "csv", 40, addresses=True), now=now, by=cast.dana)
        except Refused as error:
            refused.append(error.happened)
        finally:
            connection.close()

    presses = [Thread(target=press) for _turn in range(5)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert (taken_lately(cast.dana, now=now), len(refused)) == (80, 3)
