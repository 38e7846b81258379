"""A file whose columns nobody knows is not refused: somebody says which is which, once."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.core.moves import NotYours, StaleMove
from apps.imports import actions as imports
from apps.imports.models import Batch, ColumnMap
from tests.conftest import NOW, Cast

FILE = (
    "Vorname;Nachname;Post;Jahrgang;Post 2\r\n"
    "Zoë;Lind;zoe@post.example;1999;\r\nBo;Lind;bo@post.example;2001;x\r\n"
    "Bo;Berg;berg@post.example;2002;\r\nUlla;Berg;ulla@post.example;2003;\r\n"
).encode()
CHOSEN = {
    "column_0": "first_name",
    "column_1": "last_name",
    "column_2": "email",
    "column_3": "class_year",
}


@pytest.fixture
def nils(client: Client, cast: Cast) -> Client:
    client.force_login(cast.nils)
    return client


def upload(client: Client, content: bytes = FILE) -> Batch:
    client.post("/alumni/imports/", {"file": SimpleUploadedFile("liste.csv", content)})
    apply_imports()
    return Batch.objects.order_by("-pk")[0]


def columns(client: Client, batch: Batch, chosen: dict[str, str] | None = None) -> HttpResponse:
    address = f"/alumni/imports/{batch.pk}/columns/"
    return client.get(address) if chosen is None else client.post(address, chosen)  # type: ignore[return-value] # Django's test answer


def test_columns_are_shown_with_a_few_of_their_values(nils: Client) -> None:
    batch = upload(nils)
    assert batch.status == "unmapped"
    answer = nils.get(f"/alumni/imports/{batch.pk}/")
    assert answer.headers["Location"] == f"/alumni/imports/{batch.pk}/columns/"
    shown = columns(nils, batch).content.decode()
    for words in ("Vorname", "Zoë · Bo · Ulla", "1999 · 2001 · 2002", "First Name (needed)"):
        assert words in shown


def test_a_choice_leads_to_the_preview_and_counts_for_the_next_file(
    nils: Client, morning: datetime
) -> None:
    batch = upload(nils)
    assert columns(nils, batch, CHOSEN).headers["Location"] == f"/alumni/imports/{batch.pk}/"
    apply_imports()
    shown = nils.get(f"/alumni/imports/{batch.pk}/").content.decode()
    assert "Import 4 rows" in shown
    assert "“Post 2”" in shown
    later = upload(nils, FILE.replace(b"Ulla", b"Dagny"))
    assert later.status == "previewed"
    shown = nils.get(f"/alumni/imports/{later.pk}/").content.decode()
    assert "Columns as you chose on Monday 23 November." in shown
    nils.post(f"/alumni/imports/{later.pk}/")
    apply_imports()
    assert Alum.objects.get(email="zoe@post.example").class_year == 1999


def test_a_choice_is_for_files_with_this_very_header(nils: Client) -> None:
    columns(nils, upload(nils), CHOSEN)
    assert upload(nils, FILE.replace(b"Post 2", b"Post 3")).status == "unmapped"


WRONG = {
    "nothing for a name": (
        {"column_0": "", "column_1": "last_name", "column_2": "email"},
        "Choose the column for First Name.",
    ),
    "one thing twice": (
        CHOSEN | {"column_4": "email"},
        "“Post” is Email already. Choose one of them.",
    ),
    "something else": (CHOSEN | {"column_4": "salary"}, "Select a valid choice"),
}


@pytest.mark.parametrize(("chosen", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_choice_is_told_and_nothing_lost(
    nils: Client, chosen: dict[str, str], words: str
) -> None:
    batch = upload(nils)
    answer = columns(nils, batch, chosen)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert words in shown
    assert '<option value="last_name" selected>' in shown
    batch.refresh_from_db()
    assert (batch.status, ColumnMap.objects.count()) == ("unmapped", 0)


def test_two_columns_for_one_field_are_asked_about(nils: Client) -> None:
    content = b"First Name,Last Name,Email,E-mail Address\nBo,Lind,bo@x.example,b@y.example\n"
    batch = upload(nils, content)
    assert batch.status == "unmapped"
    chosen = {"column_0": "first_name", "column_1": "last_name", "column_3": "email"}
    columns(nils, batch, chosen)
    apply_imports()
    nils.post(f"/alumni/imports/{batch.pk}/")
    apply_imports()
    assert Alum.objects.get(first_name="Bo").email == "b@y.example"


def test_a_preview_can_go_back_to_its_columns_until_it_is_imported(
    nils: Client, cast: Cast
) -> None:
    batch = upload(nils, FILE)
    columns(nils, batch, CHOSEN)
    apply_imports()
    columns(nils, batch, CHOSEN | {"column_3": "", "column_4": "title"})
    apply_imports()
    nils.post(f"/alumni/imports/{batch.pk}/")
    apply_imports()
    assert Alum.objects.get(email="bo@post.example").title == "x"
    assert "settled" in columns(nils, batch).content.decode()
    with pytest.raises(StaleMove):
        imports.choose_columns(batch, {}, now=NOW, by=cast.nils)
    with pytest.raises(NotYours):
        imports.choose_columns(batch, {}, now=NOW, by=cast.dana)
