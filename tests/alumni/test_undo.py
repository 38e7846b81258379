"""An imported file is taken back: what it made goes, what it changed returns."""

from datetime import timedelta

import pytest

from apps.alumni import actions
from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from apps.core.moves import NotYours, Refused
from apps.imports import actions as imports
from apps.imports.models import Batch, Deed
from apps.imports.workflow import Status
from tests.alumni.files import ADA, file, outcomes, preview, taken_in
from tests.conftest import NOW, Cast

BO = "8,Bo,Lind,1999,No,bo@post.example,Yes,Yes,,Nurse,Alder Valley Clinic,Boulder,CO,USA"


def latest() -> Batch:
    return Batch.objects.order_by("-pk")[0]


def undone(cast: Cast, batch: Batch | None = None) -> Batch:
    found = batch or latest()
    imports.undo(found, now=NOW, by=cast.nils)
    apply_imports()
    found.refresh_from_db()
    return found


def ada() -> Alum:
    return Alum.objects.get(record_id="7")


def test_what_a_file_made_goes_and_can_come_again(cast: Cast) -> None:
    taken_in(cast, file(ADA, BO))
    batch = undone(cast)
    assert (batch.status, batch.done, batch.stayed) == (Status.UNDONE, 2, 0)
    assert not Alum.objects.filter(record_id__in=["7", "8"]).exists()
    assert not Deed.objects.exists()
    assert [row.outcome for row in taken_in(cast, file(ADA, BO))] == ["created", "created"]


def test_what_a_file_changed_comes_back(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    taken_in(cast, file(ADA.replace("Planner,Portside Labs,Boulder,CO", "Chef,,Sacramento,CA")))
    assert (ada().title, ada().city, ada().zone) == ("Chef", "Sacramento", "America/Los_Angeles")
    assert undone(cast).stayed == 0
    assert (ada().title, ada().city, ada().zone) == ("Planner", "Boulder", "America/Denver")


def test_what_was_changed_since_stays(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    taken_in(cast, file(ADA.replace("Planner,Portside Labs", "Chef,Harbor Institute")))
    Alum.objects.filter(record_id="7").update(title="Head chef", corrected=["title"])
    assert undone(cast).stayed == 1
    assert (ada().title, ada().employer) == ("Head chef", "Portside Labs")


def test_who_was_invited_since_stays(cast: Cast) -> None:
    taken_in(cast, file(ADA, BO))
    actions.invite([ada().pk], now=NOW, by=cast.nils)
    assert undone(cast).stayed == 1
    assert (ada().status, Alum.objects.filter(record_id="8").exists()) == ("invited", False)


def test_what_somebody_was_written_to_with_stays(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    taken_in(cast, file(ADA.replace("ada@post", "okonjo@post")))
    actions.invite([ada().pk], now=NOW + timedelta(hours=1), by=cast.nils)
    assert undone(cast).stayed == 1
    assert ada().email == "okonjo@post.example"


def test_whom_a_later_file_changed_stays(cast: Cast) -> None:
    taken_in(cast, file(ADA, BO))
    first = latest()
    taken_in(cast, file(ADA.replace("Planner", "Chef")))
    assert undone(cast, first).stayed == 1
    assert ada().title == "Chef"


def test_on_whom_a_row_of_another_app_hangs_stays(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    actions.block(ada(), cast.imani, now=NOW, by=cast.nils)
    assert undone(cast).stayed == 1
    assert ada().status == "imported"


CLOSED = {
    "deceased": (",No,ada", ",Yes,ada"),
    "no contact": (",Yes,Yes,,", ",Yes,Yes,Do Not Contact,"),
    "takes no mail": (",Yes,Yes,,", ",Yes,N,,"),
}


@pytest.mark.parametrize(("before", "after"), CLOSED.values(), ids=CLOSED.keys())
@pytest.mark.parametrize("is_known", [False, True], ids=["new", "known"])
def test_who_is_not_to_be_contacted_stays_so(
    cast: Cast, before: str, after: str, *, is_known: bool
) -> None:
    if is_known:
        taken_in(cast, file(ADA))
    taken_in(cast, file(ADA.replace(before, after, 1)))
    assert undone(cast).stayed == 1
    assert ada().status == "suppressed"
    assert [row.outcome for row in taken_in(cast, file(ADA))] == ["ignored"]


def test_only_within_a_day_by_a_coordinator_and_once(cast: Cast) -> None:
    taken_in(cast, file(ADA))
    batch = latest()
    assert batch.finished_at is not None
    day_after = batch.finished_at + timedelta(hours=24)
    with pytest.raises(NotYours):
        imports.undo(batch, now=NOW, by=cast.dana)
    with pytest.raises(Refused):
        imports.undo(batch, now=day_after + timedelta(seconds=1), by=cast.nils)
    assert imports.undo(batch, now=day_after, by=cast.nils)
    assert not imports.undo(batch, now=NOW, by=cast.nils)
    preview_only = preview(cast, file(BO))
    with pytest.raises(Refused):
        imports.undo(preview_only, now=NOW, by=cast.nils)


def test_an_import_that_is_undone_twice_leaves_the_first_state(cast: Cast) -> None:
    before = list(Alum.objects.order_by("pk").values())
    for _round in range(2):
        assert outcomes(taken_in(cast, file(ADA)))[0][1] == "created"
        undone(cast)
        assert list(Alum.objects.order_by("pk").values()) == before
