"""Asking many, a few a day, by day, once more, and then never."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.alumni import actions
from apps.alumni.actions.consenting import note_changes
from apps.alumni.actions.invite import is_ready
from apps.alumni.campaigns import described
from apps.alumni.models import Alum, Campaign, Invitee
from apps.alumni.pace import Pace, Spent
from apps.alumni.workflow import Closed, Status
from apps.core.moves import NotYours, Refused
from apps.mail.actions import suppress_all
from apps.mail.models import Message
from apps.mail.workflow import Trouble
from tests.alumni.test_opting import YES, link, preview_of
from tests.conftest import NOW, Cast
from tests.outreach.test_races import at_once

DAY = timedelta(days=1)
# Noon in Denver, where everybody below lives.
NOON = datetime(2026, 11, 23, 19, tzinfo=UTC)


def record(number: int, **fields: Any) -> Alum:  # noqa: ANN401 - any field
    known = {
        "first_name": "Ada",
        "last_name": f"Okonjo{number}",
        "email": f"ada{number}@else.example",
        "zone": "America/Denver",
        "class_year": 2000 + number,
        "imported_at": NOW,
    }
    return Alum.objects.create(**known | fields)


def begin(cast: Cast, a_day: int = 500, now: datetime = NOON, **wish: Any) -> Campaign:  # noqa: ANN401 - passed on as it is
    seen = len(actions.look_out(wish, now=now).ready)
    return actions.start_campaign(wish, a_day, seen, now=now, by=cast.nils)


def mails() -> int:
    return Message.objects.filter(template="alumni/mail/invitation").count()


def test_the_filter_picks_by_years_studies_place_and_industry(cast: Cast) -> None:
    found = [
        record(1, studies="Civil engineering", city="Boulder", industry="Water"),
        record(2, studies="Geography", city="Boulder", industry="Water", invitations=1),
        record(3, studies="Geography", city="Albany", industry="Health"),
    ]
    wishes: list[tuple[dict[str, Any], list[int]]] = [
        ({}, [0, 1, 2]),
        ({"year_from": 2002}, [1, 2]),
        ({"year_to": 2002}, [0, 1]),
        ({"studies": "geog"}, [1, 2]),
        ({"city": "BOULDER", "never_invited": True}, [0]),
        ({"industry": "water", "year_from": 2002}, [1]),
        ({"industry": "law"}, []),
    ]
    for wish, expected in wishes:
        ready = actions.look_out(wish, now=NOON).ready
        assert list(ready) == [found[n].pk for n in expected], wish
    words = "Class years from 2002; City: Boulder; never invited before"
    assert described({"year_from": 2002, "city": "Boulder", "never_invited": True}) == words
    assert described({}) == "Everybody in the records"


def test_who_is_left_out_is_counted_by_the_reason(cast: Cast) -> None:
    record(1)
    record(2, email="")
    record(3, unreachable=Trouble.BOUNCED)
    record(4, status=Status.OPTED_OUT)
    record(5, status=Status.SUPPRESSED, closed_for=Closed.DECEASED)
    record(6, status=Status.INVITED, invitations=1, invited_at=NOON - 2 * DAY)
    record(7, status=Status.INVITED, invitations=2, invited_at=NOON - 90 * DAY)
    record(8)
    suppress_all(["ada8@else.example"], reason="record closed", now=NOON)
    record(9)
    begin(cast, year_from=2009)
    long_ago = NOON - 90 * DAY
    record(10, status=Status.INVITED, invitations=1, invited_at=long_ago, not_now_at=long_ago)
    outlook = actions.look_out({}, now=NOON)
    assert len(outlook.ready) == 1
    expected = dict.fromkeys(
        (
            *("no_address", "unreachable", "left", "closed", "lately", "twice", "address"),
            *("waits", "not_now"),
        ),
        1,
    )
    assert outlook.left_out == expected | {"in": 2}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("invitations", [0, 1, 2])
@pytest.mark.parametrize("since", [None, 2, 14])
def test_the_query_and_the_rule_agree_on_who_may_be_invited(
    cast: Cast, status: Status, invitations: int, since: int | None
) -> None:
    closed = Closed.DECEASED if status == Status.SUPPRESSED else ""
    at = None if since is None else NOON - since * DAY
    alumni = [
        record(
            n,
            status=status,
            closed_for=closed,
            opted_in_at=NOON,
            invitations=invitations,
            invited_at=at,
            email=email,
            unreachable=lost,
            not_now_at=said,
        )
        for n, (email, lost, said) in enumerate(
            product(("", "a@b.example"), ("", "bounced"), (None, NOON))
        )
    ]
    for alum in alumni:
        note_changes({}, alum, now=NOON, by=cast.rosalind)
    ready = set(Alum.objects.all().with_why_not(NOON).ready())
    assert ready & set(alumni) == {alum for alum in alumni if is_ready(alum, NOON)}


@pytest.mark.parametrize(
    ("a_day", "today", "hour", "room"),
    [(50, 0, 0, 5), (50, 3, 3, 2), (50, 48, 0, 2), (50, 50, 0, 0), (1, 0, 0, 1), (12, 6, 1, 0)],
)
def test_a_day_is_spread_over_twelve_hours(a_day: int, today: int, hour: int, room: int) -> None:
    assert Pace(a_day, "UTC").room(Spent(today, hour)) == room


def test_the_day_of_the_pace_is_that_of_the_campus() -> None:
    pace = Pace(10, "America/Los_Angeles")
    assert pace.day(NOON) == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert pace.day(datetime(2026, 11, 23, 7, 59, tzinfo=UTC)).day == 22


def test_mails_leave_a_few_an_hour_and_a_day_and_each_person_once(cast: Cast) -> None:
    for number in range(30):
        record(number)
    campaign = begin(cast, a_day=24)
    sent = [actions.run_campaigns(now=NOON + n * timedelta(minutes=20)) for n in range(9)]
    assert sent == [2, 0, 0, 2, 0, 0, 2, 0, 0]
    days = [
        sum(actions.run_campaigns(now=NOON + day * DAY + hour * DAY / 24) for hour in range(-6, 8))
        for day in (1, 2)
    ]
    assert (sum(sent), days) == (6, [24, 0])
    counts = Invitee.objects.of(campaign).counted()
    assert (counts["sent"], counts["waiting"], counts["silent"], mails()) == (30, 0, 30, 30)


def test_nobody_is_written_to_at_night(cast: Cast) -> None:
    here, there = record(1), record(2, zone="Asia/Tokyo")
    begin(cast)
    assert actions.run_campaigns(now=NOON) == 1  # four in the morning in Tokyo
    here.refresh_from_db()
    assert here.status == Status.INVITED
    assert actions.run_campaigns(now=NOON + timedelta(hours=5)) == 1
    there.refresh_from_db()
    letter = Message.objects.get(recipient=there.person)
    assert letter.not_before == NOON + timedelta(hours=5)


def run_for(days: int, start: datetime = NOON) -> int:
    return sum(actions.run_campaigns(now=start + n * DAY) for n in range(days))


def test_one_more_after_fourteen_days_and_then_silence_for_good(
    cast: Cast, client: Client, morning: datetime
) -> None:
    silent, yes, no, not_now = (record(number) for number in range(1, 5))
    campaign = begin(cast, now=NOW)
    assert run_for(1, NOW) == 4
    for alum, answer in ((yes, YES), (no, {"do": "never"}), (not_now, {"do": "later"})):
        alum.refresh_from_db()
        client.post(link(alum, "invitation"), answer)
    assert run_for(13, NOW + DAY) == 0
    assert run_for(400, NOW + 14 * DAY) == 1
    first, second = Message.objects.filter(recipient__name=silent.name).order_by("pk")
    last = "This is the second time that we ask, and the last."
    assert [last in preview_of(mail) for mail in (first, second)] == [False, True]
    silent.refresh_from_db()
    assert (silent.invitations, is_ready(silent, NOON + 999 * DAY)) == (2, False)
    counts = Invitee.objects.of(campaign).counted()
    names = ("yes", "no", "not_now", "silent", "reminded")
    assert [counts[name] for name in names] == [1, 1, 1, 1, 1]
    assert not Campaign.objects.running().exists()


def test_a_stopped_campaign_writes_to_nobody_and_reminds_nobody(cast: Cast) -> None:
    for number in range(4):
        record(number)
    campaign = begin(cast, a_day=12)
    assert actions.run_campaigns(now=NOON) == 1
    assert actions.stop_campaign(campaign, now=NOON, by=cast.nils)
    assert not actions.stop_campaign(campaign, now=NOON, by=cast.nils)
    assert (run_for(60), mails()) == (0, 1)
    # Whoever waited in it can be asked by another one.
    assert len(actions.look_out({}, now=NOON + DAY).ready) == 3


def test_what_waits_in_the_outbox_does_not_leave_after_a_stop(cast: Cast) -> None:
    record(1)
    campaign = begin(cast)
    assert actions.run_campaigns(now=NOON) == 1
    actions.stop_campaign(campaign, now=NOON, by=cast.nils)
    letters = Message.objects.filter(template="alumni/mail/invitation")
    assert [letter.state for letter in letters] == ["withdrawn"]


def test_whoever_changed_meanwhile_is_left_out_when_it_is_their_turn(cast: Cast) -> None:
    gone = record(1)
    campaign = begin(cast)
    Alum.objects.filter(pk=gone.pk).update(status=Status.SUPPRESSED, closed_for=Closed.NO_CONTACT)
    assert (run_for(3), mails()) == (0, 0)
    assert Invitee.objects.of(campaign).counted()["left_out"] == 1


def test_a_campaign_whose_coordinator_is_gone_stops_by_itself(cast: Cast) -> None:
    record(1)
    campaign = begin(cast)
    cast.nils.role = "advisor"
    cast.nils.save()
    assert run_for(2) == 0
    campaign.refresh_from_db()
    assert campaign.stopped_at == NOON


def test_only_a_coordinator_starts_and_the_count_must_still_be_true(cast: Cast) -> None:
    record(1)
    with pytest.raises(NotYours):
        actions.start_campaign({}, 10, 1, now=NOON, by=cast.dana)
    with pytest.raises(Refused, match="It would be 1 people by now"):
        actions.start_campaign({}, 10, 2, now=NOON, by=cast.nils)
    with pytest.raises(Refused, match="Nobody fits"):
        actions.start_campaign({"city": "Nowhere"}, 10, 0, now=NOON, by=cast.nils)
    campaign = begin(cast)
    with pytest.raises(NotYours):
        actions.stop_campaign(campaign, now=NOON, by=cast.dana)


@pytest.mark.django_db(transaction=True)
def test_four_workers_keep_one_pace(transactional_db: None, cast: Cast) -> None:
    for number in range(20):
        record(number)
    begin(cast, a_day=60)
    run: Callable[[], object] = lambda: actions.run_campaigns(now=NOON)  # noqa: E731 - a name for one line
    assert at_once(run, run, run, run) == ["done"] * 4
    assert mails() == Invitee.objects.exclude(sent_at=None).count() == 5


def test_a_coordinator_counts_looks_starts_and_stops(
    client: Client, cast: Cast, morning: datetime
) -> None:
    for number in range(3):
        record(number, city="Boulder" if number else "Albany")
    client.force_login(cast.nils)
    page = client.get("/alumni/campaigns/new/", {"city": "boulder", "a_day": "1"})
    assert (page.context["count"], page.context["days"]) == (2, 2)
    assert [n for n, _why in page.context["left_out"]] == [1]  # Teodor, who is in it already
    frame = client.get("/alumni/campaigns/mail/").content.decode()
    question = "May Alder State University students ask you a question now and then?"
    assert question in frame
    answer = {"city": "boulder", "a_day": "1", "count": "2"}
    late = client.post("/alumni/campaigns/new/", answer | {"count": "3"})
    assert (late.status_code, Campaign.objects.count()) == (422, 0)
    assert "It would be 2 people by now" in late.content.decode()
    assert client.get("/alumni/campaigns/new/", {"a_day": "0"}).status_code == 422
    assert client.get("/alumni/campaigns/new/").context["count"] == 3
    started = client.post("/alumni/campaigns/new/", answer)
    campaign = Campaign.objects.get()
    assert started.headers["Location"] == f"/alumni/campaigns/{campaign.pk}/"
    assert "City: boulder" in client.get("/alumni/campaigns/").content.decode()
    address = f"/alumni/campaigns/{campaign.pk}/"
    assert "Stop the campaign" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    stopped = client.get(address).content.decode()
    assert ("Stop the campaign" in stopped, "Stopped" in stopped) == (False, True)


@pytest.mark.parametrize("more", [1, 3])
def test_pages_of_campaigns_cost_the_same_for_one_and_for_three(
    client: Client,
    cast: Cast,
    morning: datetime,
    more: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(more):
        record(number)
        begin(cast, year_from=2000 + number)
    client.force_login(cast.nils)
    for path, queries in (
        ("/alumni/campaigns/", 6),
        (f"/alumni/campaigns/{Campaign.objects.latest('pk').pk}/", 7),
        ("/alumni/campaigns/new/?a_day=9", 9),
    ):
        with django_assert_num_queries(queries):
            client.get(path)
