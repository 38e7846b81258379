"""2,000 messy people of an advancement office, twice."""

from time import perf_counter

import pytest

from apps.alumni import actions
from apps.alumni.messy import text
from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.alumni.workflow import Status
from apps.imports.actions import Upload, receive, start
from apps.imports.models import Batch, Row
from tests.conftest import NOW, Cast


def preview(cast: Cast, content: str | bytes) -> Batch:
    raw = content.encode() if isinstance(content, str) else content
    return receive(Upload("alumni.csv", raw), actions.RECIPE, now=NOW, by=cast.nils)


def imported(cast: Cast, content: str | bytes) -> dict[str, int]:
    batch = preview(cast, content)
    start(batch, by=cast.nils)
    apply_imports()
    return Row.objects.of(batch).counts()


def test_two_thousand_messy_rows_and_then_again_nothing(cast: Cast) -> None:
    began = perf_counter()
    batch = preview(cast, text(2000))
    looked = perf_counter()
    planned = Row.objects.of(batch).counts()
    start(batch, by=cast.nils)
    apply_imports()
    print(f"preview {looked - began:.2f} apply {perf_counter() - looked:.2f}", planned)
    assert Row.objects.of(batch).counts() == planned
    before = list(Alum.objects.order_by("pk").values())
    again = imported(cast, text(2000))
    print(again)
    assert (again["created"], again["changed"]) == (0, 0)
    assert list(Alum.objects.order_by("pk").values()) == before
