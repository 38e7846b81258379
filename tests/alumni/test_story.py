"""An office's year: a messy file comes in, is undone, comes again, and next month's on top.

Each count is the one that the generator planted.
"""

import itertools
from collections import Counter

import pytest

from apps.alumni import actions
from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.imports import actions as imports
from apps.imports.models import Batch, Mark, Row
from apps.imports.workflow import Outcome
from benchmarks import office
from benchmarks.office import Planted
from tests.conftest import NOW, Cast


def brought(cast: Cast, planted: list[Planted]) -> Batch:
    """Uploaded, looked at and imported; the preview promised what the import did."""
    upload = imports.Upload("office.csv", office.pieces(planted))
    batch = imports.receive(upload, actions.RECIPE, now=NOW, by=cast.nils)
    apply_imports()
    promised = counts(batch)
    batch.refresh_from_db()
    imports.start(batch, by=cast.nils)
    apply_imports()
    assert counts(batch) == promised
    assert not Mark.objects.exists()
    batch.refresh_from_db()
    return batch


def counts(batch: Batch) -> Counter[str]:
    return Counter({kind: n for kind, n in Row.objects.of(batch).counts().items() if n})


def by_fault(batch: Batch, planted: list[Planted]) -> dict[str, set[str]]:
    """What became of each kind of row, for a message that helps."""
    numbers = Row.objects.of(batch).values_list("number", "outcome")
    found: dict[str, set[str]] = {}
    for (_number, outcome), row in zip(numbers, planted, strict=True):
        found.setdefault(row.fault, set()).add(outcome)
    return found


@pytest.mark.parametrize("count", [250, pytest.param(5000, marks=pytest.mark.full)])
def test_the_year_of_an_office(cast: Cast, count: int) -> None:
    planted = list(office.rows(count, seed=7))
    assert {row.outcome for row in planted} == {"created", "duplicate", "ignored", "error"}
    before = Alum.objects.count()
    batch = brought(cast, planted)
    assert counts(batch) == office.counted(planted), by_fault(batch, planted)
    created, closed = office.counted(planted)["created"], Alum.objects.standing("suppressed", NOW)
    gone = closed.count()
    assert Alum.objects.count() == before + created + gone
    imports.undo(batch, now=NOW, by=cast.nils)
    apply_imports()
    batch.refresh_from_db()
    assert (batch.stayed, Alum.objects.count()) == (gone, before + gone)
    batch = brought(cast, planted)
    assert counts(batch) == office.counted(planted), by_fault(batch, planted)
    later = office.a_month_later(planted, count // 25, seed=7)
    batch = brought(cast, later)
    assert counts(batch) == office.counted(later), by_fault(batch, later)
    assert Alum.objects.count() == before + created + gone + count // 25
    assert not Alum.objects.exclude(closed_for="").exclude(status="suppressed").exists()
    assert counts(batch)[Outcome.CHANGED] > 0


def test_the_planted_people_are_nobody_else_by_accident() -> None:
    planted = [row for row in office.rows(3000, seed=3) if not row.fault]
    names = {(row.cells["First Name"], row.cells["Last Name"]) for row in planted}
    assert len(names) == len(planted)
    lasts = sorted({row.cells["Last Name"] for row in planted})
    apart = (
        sum(a != b for a, b in zip(one, two, strict=True)) for one, two in itertools.pairwise(lasts)
    )
    assert min(apart) >= 2
