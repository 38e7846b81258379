"""Every state × move × party, against the table; and the twin of who may see what."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import transaction

from apps.accounts.models import Person
from apps.core.moves import NotYours, StaleMove
from apps.outreach.actions import move
from apps.outreach.models import Request
from apps.outreach.policies import moves_for, parties
from apps.outreach.workflow import MOVES, UNSENT, Party, Status
from tests.conftest import Cast


def put(request: Request, status: str, now: datetime) -> Request:
    """Sets a state directly, as no verb can."""
    sent_at = None if status in UNSENT else now - timedelta(days=1)
    Request.objects.filter(pk=request.pk).update(status=status, sent_at=sent_at)
    request.refresh_from_db()
    return request


def actor(cast: Cast, party: str) -> Person | None:
    return {
        Party.STUDENT: cast.imani,
        Party.ADVISOR: cast.dana,
        Party.RECIPIENT: cast.rosalind,
        Party.SYSTEM: None,
    }[Party(party)]


@pytest.mark.parametrize(("status", "party"), list(product(Status, Party)))
def test_a_move_is_made_where_the_table_says_and_nowhere_else(
    cast: Cast, draft: Request, now: datetime, status: str, party: str
) -> None:
    request, by = put(draft, status, now), actor(cast, party)
    plays = party in parties(request, by)
    found, wanted = {}, {}
    for name, step in MOVES.items():
        may = plays and party in step.by
        is_here = status == step.target and status not in step.sources
        wanted[name] = step.target if may and status in step.sources else status
        wanted[name] += "" if may and (status in step.sources or is_here) else " refused"
        with undone():
            found[name] = tried(request, name, now=now, by=by)
    assert found == wanted


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written meanwhile was never written."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def tried(request: Request, name: str, *, now: datetime, by: Person | None) -> str:
    """The status that the row has after this move, and whether the move was refused."""
    row, step, refused = Request.objects.get(pk=request.pk), MOVES[name], ""
    before = row.status
    changes = {} if step.target in UNSENT else {"sent_at": row.sent_at or now}
    try:
        moved = move(row, name, changes, now=now, by=by)
        assert moved is (before in step.sources)
    except (NotYours, StaleMove):
        refused = " refused"
    return Request.objects.get(pk=request.pk).status + refused


def test_every_state_can_be_reached() -> None:
    assert {Status.DRAFT} | {step.target for step in MOVES.values()} == set(Status)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("channel", ["relay", "own"])
def test_who_sees_a_request_is_who_plays_a_part_in_it(
    cast: Cast, draft: Request, now: datetime, status: str, channel: str
) -> None:
    Request.objects.filter(pk=draft.pk).update(channel=channel)
    request = put(draft, status, now)
    people = [cast.imani, cast.mateo, cast.dana, cast.ruth, cast.nils, cast.rosalind, cast.teodor]
    sees = [person for person in people if Request.objects.visible_to(person).exists()]
    plays = [person for person in people if parties(request, person)]
    assert sees == plays


def test_buttons_are_the_moves_one_can_make(cast: Cast, draft: Request, now: datetime) -> None:
    assert moves_for(draft, cast.imani) == ["ask_review", "send"]
    sent = put(draft, Status.SENT, now)
    assert moves_for(sent, cast.imani) == ["undo", "undo_approved", "withdraw"]
    assert moves_for(sent, cast.rosalind) == ["accept", "decline", "ask", "defer"]
    assert moves_for(sent, cast.teodor) == []
    assert moves_for(sent, None) == ["expire", "bounce"]
    read = put(draft, Status.IN_REVIEW, now)
    assert moves_for(read, cast.dana) == ["return", "approve"]
    assert moves_for(read, cast.ruth) == []


def test_the_student_reports_the_answer_of_someone_outside_rapport(
    cast: Cast, draft: Request, now: datetime
) -> None:
    Request.objects.filter(pk=draft.pk).update(channel="own")
    sent = put(draft, Status.SENT, now)
    assert moves_for(sent, cast.imani) == [
        *("undo", "undo_approved", "withdraw", "accept", "decline", "ask", "defer")
    ]
