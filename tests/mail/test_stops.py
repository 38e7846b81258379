"""After a stop has committed nothing leaves, except a mail that a server is being given already.

A machine plays two deliverers against everything that stops a mail, step by step and in any order,
every step committed to PostgreSQL. It keeps a ledger of its own: which mails were stopped, which
were begun before that, what the server kept; of reminders also which words are old, who wants which
kind and how, and what sleeps until when. In the end the server is well and time passes: then every
reminder that is still wanted was said.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck
from hypothesis import settings as played_with
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pytest_django.fixtures import Settings

from apps.accounts.models import Link, Person
from apps.mail.actions import (
    post_all,
    suppress_all,
    withdraw,
    withdraw_between,
    withdraw_under,
)
from apps.mail.delivery import LEASE, claim, tidy
from apps.mail.handover import Parcel, begin, settle
from apps.mail.letters import Letter
from apps.mail.models import Message, Suppression
from apps.mail.retry import Answer, Verdict
from apps.mail.workflow import State
from apps.reminders.actions import (
    Wanted,
    mend,
    prefer,
    reconcile,
    snooze,
    stop_daily,
    stop_kind,
    sweep,
)
from apps.reminders.models import DailyMail, Preference, Reminder
from apps.reminders.plan import Planned
from apps.reminders.workflow import Channel, Status
from tests.conftest import NOW

SUBJECT = "tests.thing"
# What each thing is a reminder of: the first reader has two that ride, in one daily mail.
KIND = ("thank_you", "hour_before", "log_it", "thank_you")
RIDES = {"thank_you": True, "log_it": True, "hour_before": False}
PEOPLE, THINGS, DELIVERERS = st.integers(0, 2), st.integers(0, 3), st.integers(0, 1)
ANSWERS = {
    "taken": Verdict(Answer.TAKEN, 250),
    "later": Verdict(Answer.LATER, 451),
    "never": Verdict(Answer.NEVER, 550),
    "lost": Verdict(Answer.LOST),
    "lost, but kept": Verdict(Answer.LOST),
}
KEPT = {"taken", "lost, but kept"}


@dataclass
class Deliverer:
    """A process: what it has claimed, and the one mail that it is handing over."""

    parcels: list[Parcel] = field(default_factory=list)
    in_hand: Parcel | None = None
    answered: str = ""


class Stops(RuleBasedStateMachine):
    played = 0  # sequences that came to their end

    def __init__(self) -> None:
        super().__init__()
        with connection.cursor() as cursor:
            for model in (Message, Reminder, Suppression, Link, Preference, DailyMail):
                cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 - the name of our own table
        self.people = [
            Person.objects.create(email=f"p{n}@alder.example", name=f"P {n}", called=f"P{n}")
            for n in range(3)
        ]
        self.now = NOW
        self.deliverers = [Deliverer(), Deliverer()]
        self.stopped: set[str] = set()
        self.kept: Counter[str] = Counter()
        self.ended: set[str] = set()
        self.closed: set[int | None] = set()
        self.posted: set[str] = set()
        self.words: Counter[int] = Counter()  # the version of each thing's words
        self.old: set[str] = set()
        self.channels: dict[tuple[int, str], str] = {}
        self.no_daily: set[int] = set()
        self.asleep: dict[int, datetime] = {}
        self.hushed: set[int] = set()

    # --- what is written -------------------------------------------------------------------

    @rule(thing=THINGS, reader=PEOPLE, writer=PEOPLE)
    def post(self, thing: int, reader: int, writer: int) -> None:
        letter = Letter("tests_mail/letter", self.people[reader], f"k:{thing}:{reader}", VALUES)
        post_all([letter], now=self.now, by=self.people[writer])
        self._note_posts()

    @rule(thing=THINGS, changes=st.booleans())
    def plan(self, thing: int, changes: bool) -> None:  # noqa: FBT001 - drawn by the machine
        """With new words for now; the letter with the old ones is stopped. Or as it was."""
        row = self._about(thing).first()
        changes = changes or row is None
        self.words[thing] += changes
        words, old = self._words(thing), row.values["called"] if row else ""
        due_at = self.now if row is None or changes else row.due_at
        said = {row.key} if row and row.status == Status.SENT and changes else set()
        planned = Planned(
            KIND[thing], self._reader(thing).pk, "first", due_at, None,
            f"interviews/mail/{KIND[thing]}", {"called": words, "other_called": words},
            rides=RIDES[KIND[thing]],
        )  # fmt: skip
        self._stop(
            lambda: reconcile(subject=(SUBJECT, thing), plan=[planned], now=self.now),
            lambda letter: letter.dedupe_key in said,
        )
        fresh = self._about(thing).get()
        if fresh.values["called"] != old:  # what a reader has already stays as it was
            self.old.add(old)
        if fresh.snoozed_until is None:
            self.asleep.pop(thing, None)
        self.tick(mends=False)

    @rule(mends=st.booleans())
    def tick(self, mends: bool) -> None:  # noqa: FBT001 - drawn by the machine
        """Beat rings the two apart: a sweep often comes between a move and its mending."""
        if mends:
            mend(now=self.now)
        sweep(now=self.now)
        self._note_posts()

    # --- what delivers -----------------------------------------------------------------------

    @rule(who=DELIVERERS)
    def claim(self, who: int) -> None:
        tidy(self.now)
        self.deliverers[who].parcels += claim(self.now)

    @rule(who=DELIVERERS)
    def begin(self, who: int) -> None:
        deliverer = self.deliverers[who]
        if not deliverer.parcels:
            self.claim(who)
        if deliverer.in_hand is None and deliverer.parcels:
            parcel = deliverer.parcels.pop(0)
            if begin(parcel, self.now):
                self._look_at(parcel)
                deliverer.in_hand, deliverer.answered = parcel, ""

    @rule(who=DELIVERERS, answer=st.sampled_from(sorted(ANSWERS)))
    def hand_over(self, who: int, answer: str) -> None:
        deliverer = self.deliverers[who]
        if deliverer.in_hand is not None and not deliverer.answered:
            deliverer.answered = answer
            self.kept[deliverer.in_hand.message.message_id] += answer in KEPT

    @rule(who=DELIVERERS)
    def settle(self, who: int) -> None:
        deliverer = self.deliverers[who]
        if deliverer.in_hand is not None and deliverer.answered:
            settle(deliverer.in_hand, ANSWERS[deliverer.answered], self.now)
            if deliverer.answered == "never":
                self.ended.add(deliverer.in_hand.message.message_id)
            deliverer.in_hand = None

    @rule(who=DELIVERERS)
    def crash(self, who: int) -> None:
        self.deliverers[who] = Deliverer()

    @rule(seconds=st.sampled_from([3, 15, 61, 200, 30 * 3600]))
    def wait(self, seconds: int) -> None:
        """Nobody holds a mail longer than its lease has: five answers of fifteen seconds."""
        if seconds <= 15 or all(one.in_hand is None for one in self.deliverers):
            self.now += timedelta(seconds=seconds)
            self.tick(mends=True)

    # --- what stops --------------------------------------------------------------------------

    @rule(thing=THINGS, reader=PEOPLE)
    def decline(self, thing: int, reader: int) -> None:
        key = f"k:{thing}:{reader}"
        self._stop(lambda: withdraw(keys=[key]), lambda row: row.dedupe_key == key)

    @rule(thing=THINGS, reader=PEOPLE)
    def reschedule(self, thing: int, reader: int) -> None:
        """The old one is untrue, a new one of the same occasion takes its place."""
        key = f"k:{thing}:{reader}"
        letter = Letter("tests_mail/letter", self.people[reader], key, VALUES)

        def move() -> None:
            withdraw(keys=[key])
            post_all([letter], now=self.now, by=self.people[0])

        self._stop(move, lambda row: row.dedupe_key == key)
        self._note_posts()

    @rule(thing=THINGS)
    def cancel(self, thing: int) -> None:
        """Its reminders, and every letter under its key."""
        about = {row.key for row in self._about(thing)}

        def move() -> None:
            reconcile(subject=(SUBJECT, thing), plan=[], now=self.now)
            withdraw_under(f"k:{thing}:")

        self._stop(
            move,
            lambda row: row.dedupe_key in about or row.dedupe_key.startswith(f"k:{thing}:"),
        )

    @rule(thing=THINGS)
    def stop_kind(self, thing: int) -> None:
        """From a mail or a page: no more of this kind by mail, for its reader."""
        reader, kind = self._reader(thing), KIND[thing]
        self._hush({(thing % 2, kind)}, lambda: stop_kind(kind, now=self.now, by=reader))
        self.channels[thing % 2, kind] = Channel.PAGE

    @rule(who=st.integers(0, 1))
    def stop_daily(self, who: int) -> None:
        riding = {
            (who, kind) for kind in RIDES if self._channel(who, kind) == Channel.DAILY
        } if who not in self.no_daily else set()  # fmt: skip
        self._hush(riding, lambda: stop_daily(now=self.now, by=self.people[who]))
        self.no_daily.add(who)

    @rule(thing=THINGS, channel=st.sampled_from([Channel.OWN, Channel.DAILY]))
    def want_again(self, thing: int, channel: Channel) -> None:
        """Nothing is stopped by it; what was only shown meanwhile is not sent either."""
        who, kind = thing % 2, KIND[thing]
        to = channel if RIDES[kind] else Channel.OWN
        prefer(Wanted({kind: to}, 8), now=self.now, by=self.people[who])
        self.channels[who, kind] = to
        self.no_daily.discard(who)

    @rule(thing=THINGS, hours=st.sampled_from([1, 24]))
    def snooze(self, thing: int, hours: int) -> None:
        row = self._about(thing).select_related("recipient").first()
        if row is None or not row.is_open:
            return
        until = self.now + timedelta(hours=hours)
        said = {row.key} if row.status == Status.SENT else set()
        self._stop(
            lambda: snooze(row, until=until, by=row.recipient),
            lambda letter: letter.dedupe_key in said,
        )
        self.asleep[thing] = until
        self.hushed.discard(thing)

    @rule(one=PEOPLE, other=PEOPLE)
    def block(self, one: int, other: int) -> None:
        first, second = self.people[one], self.people[other]
        pairs = {(first.pk, second.pk), (second.pk, first.pk)}
        self._stop(
            lambda: withdraw_between(first, second),
            lambda row: (row.recipient_id, row.by_id) in pairs,
        )

    @rule(who=PEOPLE)
    def opt_out(self, who: int) -> None:
        """Also what a bounce and a complaint do."""
        person = self.people[who]
        self._stop(
            lambda: suppress_all([person.email], reason="closed", now=self.now),
            lambda row: row.recipient_id == person.pk,
        )
        self.closed.add(person.pk)

    @precondition(lambda self: len(self.posted) > 2)
    @rule(who=PEOPLE)
    def delete_account(self, who: int) -> None:
        person = self.people[who]
        self._stop(person.delete, lambda row: row.recipient_id == person.pk)
        self.people[who] = Person.objects.create(
            email=f"n{len(self.stopped)}.{who}@alder.example", name="New", called="New"
        )
        self.no_daily.discard(who)
        self.channels = {key: to for key, to in self.channels.items() if key[0] != who}
        gone = {thing for thing in range(4) if thing % 2 == who}
        self.hushed -= gone
        self.asleep = {thing: at for thing, at in self.asleep.items() if thing not in gone}

    def _hush(self, kinds: set[tuple[int, str]], move: Callable[[], object]) -> None:
        """What is said of these kinds stays in Rapport from here on."""
        things = {thing for thing in range(4) if (thing % 2, KIND[thing]) in kinds}
        said = {row.key for thing in things for row in self._about(thing).filter(status="sent")}
        self._stop(move, lambda letter: letter.dedupe_key in said)
        self.hushed |= things

    def _reader(self, thing: int) -> Person:
        return self.people[thing % 2]

    def _words(self, thing: int) -> str:
        return f"{thing}.{self.words[thing]}"

    def _channel(self, who: int, kind: str) -> str:
        return self.channels.get((who, kind), Channel.DAILY if RIDES[kind] else Channel.OWN)

    def _look_at(self, parcel: Parcel) -> None:
        """A mail that begins: not stopped, in true words, of a kind that is wanted, and awake."""
        assert parcel.mail
        assert parcel.message.message_id not in self.stopped
        values = parcel.message.values
        said = [matter["values"] for matter in values.get("matters", [{"values": values}])]
        for words in (each["called"] for each in said if "called" in each):
            thing = int(words[0])
            assert words not in self.old
            channel = self._channel(thing % 2, KIND[thing])
            assert channel != Channel.PAGE
            assert channel != Channel.DAILY or thing % 2 not in self.no_daily
            assert self.asleep.get(thing, self.now) <= self.now

    def _about(self, thing: int) -> QuerySet[Reminder]:
        return Reminder.objects.about((SUBJECT, thing))

    def _stop(self, move: Callable[[], object], is_meant: Callable[[Message], bool]) -> None:
        meant = {row.message_id for row in Message.objects.unsent() if is_meant(row)}
        with transaction.atomic():
            move()
        self.stopped |= meant

    def _note_posts(self) -> None:
        """What is posted to a closed address is stopped from the beginning."""
        for row in Message.objects.exclude(message_id__in=self.posted):
            self.posted.add(row.message_id)
            if row.recipient_id in self.closed:
                self.stopped.add(row.message_id)

    # --- what has to be true -------------------------------------------------------------------

    def teardown(self) -> None:
        """The server is well, and time passes until every mail has come to its end."""
        for who in (0, 1):
            self.settle(who)
            self.crash(who)
        copies = Counter(self.kept)
        rounds = 0
        while rounds < 3 or Message.objects.unsent().exists() or Reminder.objects.pending():
            rounds += 1
            assert rounds < 100
            self.now += LEASE + timedelta(hours=4)
            self.tick(mends=True)
            tidy(self.now)
            while parcels := claim(self.now):
                for parcel in parcels:
                    if begin(parcel, self.now):
                        self._look_at(parcel)
                        copies[parcel.message.message_id] += 1
                        settle(parcel, ANSWERS["taken"], self.now)
        late = {name for name in self.stopped if copies[name] > self.kept[name]}
        assert late == set()
        wanted = self.posted - self.stopped - self.ended
        assert {name for name in wanted if not copies[name]} == set()
        self._all_is_said()
        Stops.played += 1
        sure = Message.objects.filter(uncertain=False).values_list("message_id", flat=True)
        assert [name for name in sure if copies[name] > 1] == []

    def _all_is_said(self) -> None:
        """What is planned has left, or its reader wanted none, or its address takes none."""
        for row in Reminder.objects.filter(subject_type=SUBJECT, closed_at=None):
            if row.status == Status.CANCELLED:
                continue
            assert row.status in {Status.SENT, Status.SHOWN}
            assert row.settled_at is not None
            letter = Message.objects.posted_as(row.key, row.settled_at)
            if row.status == Status.SENT and row.subject_id not in self.hushed:
                assert letter is not None
                assert row.values["called"] in json.dumps(letter.values)
                assert letter.state in {State.SENT, State.SUPPRESSED} or (
                    letter.message_id in self.ended
                )


VALUES = {"subject": "20 minutes?", "text": "How did you begin?"}


def _play(sequences: int) -> int:
    """How many were played to their end; each asserts what has to be true."""
    Stops.played = 0
    run_state_machine_as_test(
        Stops,
        settings=played_with(
            max_examples=sequences,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Stops.played


@pytest.fixture(autouse=True)
def _pages(_letters: None, settings: Settings) -> None:
    """The links of a daily mail lead to pages of every room."""
    settings.ROOT_URLCONF = "config.urls"


@pytest.mark.django_db(transaction=True)
def test_nothing_leaves_after_a_stop() -> None:
    assert _play(30) >= 30


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_nothing_leaves_after_a_stop_in_a_thousand_sequences() -> None:
    assert _play(1000) >= 1000
