"""The pages of one file in every state: words, price, and what a press does."""

import json
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.alumni import actions
from apps.alumni.tasks import apply_imports
from apps.imports import actions as imports
from apps.imports.models import Batch
from apps.imports.workflow import Status
from tests.alumni.files import ADA, file, preview, taken_in
from tests.conftest import NOW, Cast

HTMX = {"HX-Request": "true"}
NEAR = "8,Ada,Okonnjo,2011,No,b@post.example,Yes,Yes,,,,,,"


@pytest.fixture
def nils(client: Client, cast: Cast) -> Client:
    client.force_login(cast.nils)
    return client


def page(client: Client, batch: Batch, more: str = "") -> str:
    return client.get(f"/alumni/imports/{batch.pk}/{more}").content.decode()


def begun(cast: Cast, *rows: str) -> Batch:
    """A file that no worker has seen."""
    upload = imports.Upload("alumni.csv", [file(*rows)])
    return imports.receive(upload, actions.RECIPE, now=NOW, by=cast.nils)


def test_progress_is_there_after_a_reload_and_without_script(nils: Client, cast: Cast) -> None:
    batch = begun(cast, ADA, NEAR)
    assert "0 rows read so far." in page(nils, batch)
    with imports.Shift(actions.RECIPE) as shift:
        shift.piece(now=NOW)
        shown = page(nils, batch)
    assert "Being compared: 0 of 2 rows" in shown
    assert '<meter class="w-100" id="how-far" min="0" max="2" value="0">' in shown
    assert f'<a href="/alumni/imports/{batch.pk}/"' in shown


def test_progress_is_said_in_tenths(nils: Client, cast: Cast) -> None:
    batch = begun(cast, ADA, NEAR)
    said = []
    for status, done in ((Status.READING, 0), (Status.APPLYING, 0), (Status.APPLYING, 77)):
        Batch.objects.filter(pk=batch.pk).update(status=status, rows=100, done=done)
        answer = nils.get(f"/alumni/imports/{batch.pk}/", headers=HTMX)
        said.append(json.loads(answer.headers["HX-Trigger"])["say"])
    assert said == ["Being read", "Being imported", "Being imported: 70 of 100"]


def test_a_page_that_asks_again_is_shown_anew_when_it_is_done(nils: Client, cast: Cast) -> None:
    batch = preview(cast, file(ADA))
    answer = nils.get(f"/alumni/imports/{batch.pk}/", headers=HTMX)
    assert answer.headers["HX-Refresh"] == "true"


def test_what_changes_is_shown_before_and_after(nils: Client, cast: Cast) -> None:
    taken_in(cast, file(ADA))
    batch = preview(cast, file(ADA.replace("Portside Labs", "Harbor <b> Institute")))
    shown = page(nils, batch)
    assert "Company: <del>Portside Labs</del> <ins>Harbor &lt;b&gt; Institute</ins>" in shown


def test_a_likeness_is_decided_on_the_page_and_comes_back_to_its_place(
    nils: Client, cast: Cast
) -> None:
    taken_in(cast, file(ADA))
    batch = preview(cast, file(NEAR))
    shown = page(nils, batch, "?show=duplicate")
    assert shown.count('name="answer"') == 3
    address = f"/alumni/imports/{batch.pk}/decision/"
    said = {"row": 2, "answer": "other", "show": "duplicate", "page": 1}
    answer = nils.post(address, said)
    assert answer.headers["Location"] == f"/alumni/imports/{batch.pk}/?show=duplicate&page=1#rw"
    shown = page(nils, batch)
    assert "Row 2, Ada Okonnjo: New." in shown
    assert "Import 1 row" in shown
    assert nils.post(address, {"row": "x"}).status_code == 302
    assert nils.post(address, {"row": 9, "answer": "other"}).status_code == 409


def test_an_import_is_taken_back_from_its_page_for_a_day(
    nils: Client, cast: Cast, morning: datetime
) -> None:
    taken_in(cast, file(ADA))
    batch = Batch.objects.get()
    assert "Take this import back" in page(nils, batch)
    nils.post(f"/alumni/imports/{batch.pk}/", {"do": "undo"})
    assert "Being taken back" in page(nils, batch)
    apply_imports()
    assert "1 change is taken back." in page(nils, batch)
    Batch.objects.filter(pk=batch.pk).update(status=Status.APPLIED, finished_at=batch.created_at)
    Batch.objects.filter(pk=batch.pk).update(finished_at=morning.replace(day=21))
    assert "Take this import back" not in page(nils, batch)


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize("show", ["", "?show=created", "?show=duplicate"])
def test_the_preview_costs_the_same_for_one_row_and_for_three(
    nils: Client,
    cast: Cast,
    more: int,
    show: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [f"{n},Ada,Name{n}abc,{1990 + n},,a{n}@post.example,,,,,,,," for n in range(more)]
    twins = [f"1{n},Ada,Name{n}abc,{1990 + n},,b{n}@post.example,,,,,,,," for n in range(more)]
    batch = preview(cast, file(*rows, *twins))
    with django_assert_num_queries(9 if show else 13):
        page(nils, batch, show)
