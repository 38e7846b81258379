"""Every status, every move, every party; and that SQL and Python agree on who may look."""

from itertools import product

import pytest

from apps.accounts.models import Person
from apps.alumni.actions.move import move
from apps.alumni.models import Alum
from apps.alumni.policies import moves_for, parties
from apps.alumni.workflow import MOVES, Closed, Party, Status
from apps.core.moves import NotYours, StaleMove
from tests.conftest import NOW, Cast

PEOPLE = ("imani", "dana", "nils", "rosalind", "teodor", "sam", "nobody")


def standing(cast: Cast, status: str) -> Alum:
    alum = cast.alum
    closed = Closed.DECEASED if status == Status.SUPPRESSED else ""
    Alum.objects.filter(pk=alum.pk).update(status=status, closed_for=closed)
    alum.refresh_from_db()
    return alum


def who(cast: Cast, name: str) -> Person | None:
    return None if name == "nobody" else getattr(cast, name)


@pytest.mark.parametrize(("status", "name", "person"), [*product(Status, MOVES, PEOPLE)])
def test_a_move_goes_where_the_table_says_or_nowhere(
    cast: Cast, status: Status, name: str, person: str
) -> None:
    alum, by, step = standing(cast, status), who(cast, person), MOVES[name]
    changes = {"closed_for": Closed.OWN_WISH} if name == "suppress" else {}
    if not step.by & parties(alum, by):
        with pytest.raises(NotYours):
            move(alum, name, changes, now=NOW, by=by)
    elif status in step.sources:
        assert name in moves_for(alum, by)
        assert move(alum, name, changes, now=NOW, by=by)
        assert Alum.objects.get(pk=alum.pk).status == step.target
        return
    elif status == step.target:
        assert not move(alum, name, changes, now=NOW, by=by)
    else:
        with pytest.raises(StaleMove):
            move(alum, name, changes, now=NOW, by=by)
    assert Alum.objects.get(pk=alum.pk).status == status


def test_every_status_can_be_reached() -> None:
    assert {step.target for step in MOVES.values()} | {Status.IMPORTED} == set(Status)


def test_nothing_leads_out_of_suppressed() -> None:
    assert [name for name, step in MOVES.items() if Status.SUPPRESSED in step.sources] == []


SEES = {Party.ALUM, Party.COORDINATOR}


@pytest.mark.parametrize(("status", "person"), [*product(Status, PEOPLE[:-1])])
def test_who_finds_a_record_is_who_has_a_part_or_reads_the_directory(
    cast: Cast, status: Status, person: str
) -> None:
    alum, reader = standing(cast, status), getattr(cast, person)
    reads = person in {"imani", "dana", "sam"} and status == Status.OPTED_IN
    expected = bool(parties(alum, reader) & SEES) or reads
    assert (alum in Alum.objects.visible_to(reader)) is expected
