"""Valkey gone or empty, everything frozen for a while, nobody at work for hours."""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from redis import Redis

from apps.core.bell import ring
from apps.core.clock import now
from apps.mail.actions import DELIVER
from apps.mail.models import Message
from apps.mail.workflow import State
from apps.reminders.workflow import Status
from benchmarks.faults import ledger, reminders
from benchmarks.faults.kills import noted, start_all
from benchmarks.faults.place import Place, wait_until
from benchmarks.faults.report import Line
from benchmarks.mailing import REAL

FREEZE = ("worker0", "valkey", "postgres", "sink")
BACK = 300.0  # seconds within which everything has to have left after a return
LONGEST = 600.0


def flushed(place: Place, *, mails: int, times: int) -> Line:
    """FLUSHALL under delivery: the queue is empty, the outbox is not."""
    valkey = Redis(unix_socket_path=str(place.valkey.socket))
    return _disturbed(place, "FLUSHALL", lambda: bool(valkey.flushall()), mails, times)


def emptied(place: Place, *, mails: int, times: int) -> Line:
    """Valkey killed and started with nothing."""
    return _disturbed(place, "Valkey killed, back empty", place.empty_valkey, mails, times)


def _disturbed(
    place: Place, name: str, disturb: Callable[[], object], mails: int, times: int
) -> Line:
    start_all(place, hurried=False)
    for number in range(times):
        ledger.post(f"{name}:{number}", mails // times)
        wait_until(LONGEST, lambda: _left(name) > 0)
        disturb()
    seconds = wait_until(BACK, lambda: ledger.waiting(name) == 0)
    return Line(name, f"{times} times", ledger.account(name, place.mails), 0, seconds)


def _left(prefix: str) -> int:
    return Message.objects.filter(dedupe_key__startswith=prefix, state=State.SENT).count()


def frozen(place: Place, *, mails: int, seconds: float) -> list[Line]:
    """SIGSTOP of a worker in the middle of its batch, Valkey, PostgreSQL and the sink, in turn."""
    start_all(place, hurried=False)
    return [_frozen(place, name, mails, seconds) for name in FREEZE]


def _frozen(place: Place, name: str, mails: int, seconds: float) -> Line:
    """Half of the mails are there before; the others are posted meanwhile, where that can be."""
    prefix, halves = f"frozen-{name}", (mails // 2, mails - mails // 2)
    ledger.post(f"{prefix}:a", halves[0])
    wait_until(LONGEST, lambda: _is_at_work(place, name, prefix))
    with place.frozen(place.nursery.latest(name)):
        if name != "postgres":
            ledger.post(f"{prefix}:b", halves[1])
        time.sleep(seconds)
    if name == "postgres":
        ledger.post(f"{prefix}:b", halves[1])
    back = wait_until(BACK, lambda: ledger.waiting(prefix) == 0)
    # Patience with the sink ends while it is frozen: what was in its hands is sent again.
    allowed = REAL.workers * REAL.connections if name == "sink" else 0
    account = ledger.account(prefix, place.mails)
    return Line(f"{name} frozen", f"{seconds:.0f} s", account, allowed, back)


def _is_at_work(place: Place, name: str, prefix: str) -> bool:
    """A worker has to be frozen with rows in its hands."""
    if name not in place.workers:
        return _left(prefix) > 0
    _process, lease = noted(place.note(name))
    if not ledger.waiting(f"{prefix}:a"):
        ledger.post(f"{prefix}:a:{_left(prefix)}", ledger.READERS)  # others were faster: more
    return bool(lease) and ledger.held(lease) > 1


def away(place: Place, *, mails: int, hours: int) -> Line:
    """No worker and no beat for hours: what is still in time leaves, the rest says why not."""
    place.kill_all_workers()
    prefix, began = f"away-{hours}h", now()
    inside, past = began + timedelta(hours=hours + 3), began + timedelta(hours=hours - 1)
    ledger.post(f"{prefix}:any", mails)
    ledger.post(f"{prefix}:in", mails, expires_at=inside)
    ledger.post(f"{prefix}:past", mails, expires_at=past)
    reminders.by_day(hours)
    windows = [inside, past] * (mails // 10)
    ids = reminders.plan(hours * 10_000, began + timedelta(hours=1), windows)
    place.move_clock(hours * 3600)
    start_all(place, hurried=False)
    seconds = wait_until(LONGEST, lambda: _is_done(prefix, ids))
    account = ledger.account(prefix, place.mails, reminders.keys(ids))
    faults = _unlike(account.states, {State.SENT: 2 * mails + len(ids) // 2, State.EXPIRED: mails})
    left_out = reminders.count(ids, Status.SKIPPED)
    faults += [f"{left_out} reminders left out"] if left_out != len(ids) // 2 else []
    faults += [f"back in {seconds:.0f} s"] if seconds > BACK else []
    did = f"{account.states.get(State.EXPIRED, 0)}+{left_out} too late"
    return Line(f"nobody at work for {hours} h", did, account, 0, seconds, tuple(faults))


def _is_done(prefix: str, ids: list[int]) -> bool:
    # In this order: whoever asks for letters first may do so a moment before they are written.
    is_swept = not reminders.count(ids, Status.SCHEDULED)
    letters = Message.objects.keyed(reminders.keys(ids)).unsent().exists()
    return is_swept and not letters and ledger.waiting(prefix) == 0


def _unlike(states: dict[str, int], wanted: dict[State, int]) -> list[str]:
    return [] if states == wanted else [f"rows {states}"]


def doubled_staff(place: Place, *, mails: int) -> list[Line]:
    """One beat and one worker, then two beats and four workers, with every mail asked for twice."""
    found = []
    for name, workers, beats in (("one", 1, 1), ("two", REAL.workers, 2)):
        place.kill_all_workers()
        for number in range(workers):
            place.start_worker(f"worker{number}", hurried=False)
        for number in range(beats):
            place.start_beat(f"beat{number}")
        prefix = f"staff-{name}"
        reminders.by_day()
        ids = reminders.plan(1_000_000 * workers, now(), [None] * mails)
        for _time in range(beats):
            ledger.post(prefix, mails)
            ring(DELIVER)
        seconds = wait_until(BACK, partial(_is_done, prefix, ids))
        account = ledger.account(prefix, place.mails, reminders.keys(ids))
        faults = _unlike(account.states, {State.SENT: 2 * mails})
        did = f"{beats} beat(s), {workers} worker(s)"
        found.append(Line("as many rows as one makes", did, account, 0, seconds, tuple(faults)))
    return found
