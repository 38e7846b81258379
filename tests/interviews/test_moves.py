"""Who may move a conversation or a thank-you from where to where; the twin of `visible_to`."""

from datetime import datetime, timedelta
from itertools import product

import pytest

from apps.accounts.models import Person
from apps.core.moves import NotYours, StaleMove
from apps.interviews.actions.move import move, move_thanks
from apps.interviews.models import Interview, Log, Option, Preparation, Question, Referral, ThankYou
from apps.interviews.policies import moves_for, parties
from apps.interviews.workflow import MOVES, THANKS_MOVES, Status, Thanks
from tests.conftest import Cast

PEOPLE = ("imani", "rosalind", "mateo", "teodor", "dana", "ruth", "nils", "sam", "")
# Nobody: Rapport itself, keeping a clock.
PARTIES = {"imani": {"student"}, "rosalind": {"alum"}, "": {"system"}}


def expected(name: str, status: Status, who: str) -> str:
    """What the table says: done, again (it is there by this move), stale or not yours."""
    step = MOVES[name]
    if not step.by & PARTIES.get(who, set()):
        return "not yours"
    if status in step.sources:
        return "done"
    return "again" if status == step.target else "stale"


def played(cast: Cast, who: str) -> Person | None:
    return getattr(cast, who) if who else None


def outcome(talk: Interview, name: str, person: Person | None, now: datetime) -> str:
    changes = {"starts_at": talk.starts_at}
    try:
        return "done" if move(talk, name, changes, now=now, by=person) else "again"
    except NotYours:
        return "not yours"
    except StaleMove:
        return "stale"


@pytest.mark.parametrize(("name", "status"), list(product(MOVES, Status)))
def test_every_move_from_every_state_by_everyone(
    cast: Cast, talk: Interview, now: datetime, name: str, status: Status
) -> None:
    found = {}
    for who in PEOPLE:
        Interview.objects.filter(pk=talk.pk).update(status=status)
        found[who] = outcome(talk, name, played(cast, who), now)
    assert found == {who: expected(name, status, who) for who in PEOPLE}


def test_every_state_can_be_reached() -> None:
    reached = {Status.TO_SCHEDULE} | {step.target for step in MOVES.values()}
    assert reached == set(Status)
    assert {Thanks.DUE} | {step.target for step in THANKS_MOVES.values()} == set(Thanks)


@pytest.mark.parametrize("status", Status)
def test_the_buttons_are_those_of_the_table(cast: Cast, talk: Interview, status: Status) -> None:
    talk.status = status
    for who in PEOPLE:
        allowed = [name for name in MOVES if expected(name, status, who) == "done"]
        assert moves_for(talk, played(cast, who)) == allowed


@pytest.mark.parametrize(("name", "status"), list(product(THANKS_MOVES, Thanks)))
def test_every_move_of_a_thank_you(
    cast: Cast, thanks: ThankYou, now: datetime, name: str, status: Thanks
) -> None:
    found = {}
    for who in PEOPLE[:-1]:
        ThankYou.objects.filter(pk=thanks.pk).update(status=status)
        try:
            done = move_thanks(thanks, name, {}, now=now, by=getattr(cast, who))
            found[who] = "done" if done else "again"
        except NotYours:
            found[who] = "not yours"
        except StaleMove:
            found[who] = "stale"
    step = THANKS_MOVES[name]
    by_student = "done" if status in step.sources else "again"
    by_student = by_student if {status} <= step.sources | {step.target} else "stale"
    assert found == dict.fromkeys(PEOPLE[:-1], "not yours") | {"imani": by_student}


@pytest.mark.parametrize("status", Status)
def test_who_may_see_a_talk_is_who_plays_a_part_in_it(
    cast: Cast, talk: Interview, outside: Interview, status: Status
) -> None:
    Interview.objects.update(status=status)
    for who in PEOPLE[:-1]:
        person = getattr(cast, who)
        seen = set(Interview.objects.visible_to(person))
        assert seen == {each for each in (talk, outside) if parties(each, person)}


def test_suggested_times_are_seen_by_the_two_alone(
    cast: Cast, talk: Interview, now: datetime
) -> None:
    at = now + timedelta(days=3)
    option = Option.objects.create(interview=talk, starts_at=at, offered_by=cast.rosalind)
    seen = {who: list(Option.objects.visible_to(getattr(cast, who))) for who in PEOPLE[:-1]}
    assert seen == {key: [] for key in PEOPLE[:-1]} | {"imani": [option], "rosalind": [option]}


def test_notes_log_and_thanks_are_seen_by_their_student_alone(
    cast: Cast, thanks: ThankYou, now: datetime
) -> None:
    sheet = Preparation.objects.create(contact=thanks.interview.contact)
    question = Question.objects.create(preparation=sheet, text="Why?")
    referral = Referral.objects.create(interview=thanks.interview, name="Mireille Okonjo")
    log = Log.objects.get(interview=thanks.interview)
    for who in PEOPLE[:-1]:
        for row in (sheet, question, referral, log, thanks):
            seen = list(type(row)._default_manager.visible_to(getattr(cast, who)))
            assert seen == ([row] if who == "imani" else [])
