"""One's own data: all of it, nobody else's, as files that calculate nothing."""

import csv
import json
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person
from apps.audit.models import Event
from apps.core.moves import Refused
from apps.home.actions import ask_takeout, make_takeouts, take
from apps.home.kept import KEPT
from apps.home.models import Takeout
from apps.home.takeout import everything, rows_of, zipped
from apps.mail.models import Message
from apps.outreach.models import Answer
from apps.students.actions import find
from apps.students.models import Finding
from tests.access.world import CANARY, build
from tests.conftest import Cast
from tests.privacy.planting import MARK, planted

FORMULAS = ("=1+1", "+1", "-1", "@sum", "\t=1", "＝1")


def opened(person: Person) -> ZipFile:
    return ZipFile(BytesIO(zipped(person)))


def test_everything_of_a_student_and_of_an_alum(
    cast: Cast, now: datetime, morning: datetime
) -> None:
    build(cast, now)
    for person, fewest in ((cast.imani, 20), (cast.rosalind, 4)):
        tables = planted(person)
        assert len(tables) >= fewest
        held = dict(everything(person))
        assert [label for label in tables if MARK not in str(held.get(label))] == []


def test_nothing_of_anybody_else(cast: Cast, now: datetime, morning: datetime) -> None:
    """All canaries of the world belong to Imani or to the staff; Mateo has none."""
    build(cast, now)
    assert CANARY in str(dict(everything(cast.imani)))
    assert CANARY not in str(dict(everything(cast.mateo)))


def test_not_what_an_advisor_keeps_nor_an_alums_own_reason(
    cast: Cast, now: datetime, morning: datetime
) -> None:
    world = build(cast, now)
    world.note.text = f"{MARK} unshared"
    world.note.save()
    Answer.objects.create(
        request=world.request,
        by=cast.rosalind,
        verb="decline",
        reason=f"{MARK} reason",
        at=now,
        due_at=now,
        told_at=now,
    )
    assert MARK not in str(dict(everything(cast.imani)))
    assert f"{MARK} reason" in str(rows_of("outreach.Answer", cast.rosalind))


def test_no_secret_leaves(cast: Cast, now: datetime, morning: datetime) -> None:
    build(cast, now)
    cast.imani.set_password("a-long-way-home")
    cast.imani.save()
    said = str(dict(everything(cast.imani)))
    assert cast.imani.password not in said
    assert "digest" not in said
    assert [label for label in KEPT if "Link" in label and label in said] == []


def test_json_and_csv_say_the_same(cast: Cast, now: datetime, morning: datetime) -> None:
    build(cast, now)
    archive = opened(cast.imani)
    whole = json.loads(archive.read("data.json"))
    files = [name for name in archive.namelist() if name.startswith("tables/")]
    assert sorted(files) == sorted(f"tables/{label}.csv" for label in whole)
    for label, rows in whole.items():
        text = archive.read(f"tables/{label}.csv").decode("utf-8-sig")
        assert len(list(csv.DictReader(StringIO(text)))) == len(rows)
    assert "students.Finding.csv: Findings (1)" in archive.read("read-me.txt").decode()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(cast: Cast, now: datetime, morning: datetime, text: str) -> None:
    world = build(cast, now)
    find(world.exploration, kind="found", text="plain", now=now, by=cast.imani)
    Finding.objects.update(text=text)
    table = opened(cast.imani).read("tables/students.Finding.csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(table)) for cell in row]
    assert f"'{text}" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝"))] == []


@pytest.mark.parametrize("many", [1, 3])
def test_as_many_queries_for_one_row_as_for_three(
    cast: Cast,
    now: datetime,
    morning: datetime,
    many: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    world = build(cast, now)
    for number in range(many):
        find(world.exploration, kind="found", text=f"{number}", now=now, by=cast.imani)
    ways = sum(len(kept.ways) for kept in KEPT.values())
    with django_assert_max_num_queries(ways):
        zipped(cast.imani)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_file_is_its_owners_alone(cast: Cast, now: datetime, morning: datetime) -> None:
    url = reverse("home:my_data")
    imani, mateo, nils = (signed_in(one) for one in (cast.imani, cast.mateo, cast.nils))
    assert imani.post(url, {"do": "takeout"}).status_code == 302
    assert make_takeouts(now=now) == 1
    answer = imani.post(url, {"do": "download"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    assert cast.imani.name in ZipFile(BytesIO(answer.content)).read("data.json").decode()
    assert [other.post(url, {"do": "download"}).status_code for other in (mateo, nils)] == [409] * 2
    with pytest.raises(Refused):
        take(Takeout.objects.get(), now=now, by=cast.nils)
    assert [event.what for event in Event.objects.order_by("pk")] == ["takeout", "taken"]


def test_it_is_kept_for_seven_days(cast: Cast, now: datetime) -> None:
    made = ask_takeout(now=now, by=cast.imani)
    make_takeouts(now=now)
    made.refresh_from_db()
    week = timedelta(days=7)
    assert take(made, now=now + week - timedelta(seconds=1), by=cast.imani)[:2] == b"PK"
    with pytest.raises(Refused, match="seven days"):
        take(made, now=now + week, by=cast.imani)


def test_pressed_again_it_is_the_same_and_a_few_a_day_are_enough(cast: Cast, now: datetime) -> None:
    assert ask_takeout(now=now, by=cast.imani) == ask_takeout(now=now, by=cast.imani)
    for _ in range(2):
        make_takeouts(now=now)
        ask_takeout(now=now, by=cast.imani)
    make_takeouts(now=now)
    with pytest.raises(Refused, match="enough"):
        ask_takeout(now=now, by=cast.imani)
    assert Takeout.objects.count() == 3


def test_an_alum_who_does_not_sign_in_comes_by_the_link_of_a_mail(
    cast: Cast, now: datetime, morning: datetime
) -> None:
    choices = Errand("choices", "alumni.alum", cast.alum.pk, None)
    old = mint(choices, person=cast.rosalind, now=now)
    client = Client()
    for _ in range(2):
        assert client.post(reverse("home:send_my_data", args=[old])).status_code == 200
    (mail,) = Message.objects.filter(template="home/mail/my_data")
    assert (mail.recipient, mail.address) == (cast.rosalind, cast.rosalind.email)
    # The link that never ends does not open the page itself.
    assert client.get(reverse("home:my_data_by_link", args=[old])).status_code == 410
    token = mint(Errand("my_data", lasts=timedelta(days=7)), person=cast.rosalind, now=now)
    page = reverse("home:my_data_by_link", args=[token])
    assert client.post(page, {"do": "takeout"}).status_code == 302
    make_takeouts(now=now)
    held = ZipFile(BytesIO(client.post(page, {"do": "download"}).content))
    assert "Achterberg" in held.read("data.json").decode()
