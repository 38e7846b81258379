"""Every state × move × party, against the table; and the twin of who may see what."""

from datetime import datetime, timedelta
from itertools import product

import pytest

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


@pytest.mark.parametrize(("status", "name", "party"), list(product(Status, MOVES, Party)))
def test_a_move_is_made_where_the_table_says_and_nowhere_else(
    cast: Cast, draft: Request, now: datetime, status: str, name: str, party: str
) -> None:
    request, by = put(draft, status, now), actor(cast, party)
    step = MOVES[name]
    changes = {} if step.target in UNSENT else {"sent_at": request.sent_at or now}
    allowed = party in parties(request, by) and party in step.by
    if allowed and status in step.sources:
        assert move(request, name, changes, now=now, by=by) is True
        assert Request.objects.get(pk=request.pk).status == step.target
    elif allowed and status == step.target:
        assert move(request, name, changes, now=now, by=by) is False
    else:
        with pytest.raises((NotYours, StaleMove)):
            move(request, name, changes, now=now, by=by)
        assert Request.objects.get(pk=request.pk).status == status


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
