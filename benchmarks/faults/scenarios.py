"""Every fault by name, and how much of each makes a full run and a quick one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.faults import kills, outages
from benchmarks.faults.place import Place
from benchmarks.faults.report import Line


@dataclass(frozen=True)
class Size:
    """`mails` and `kills` are for each seed; `some` is how many mails the other faults get."""

    seeds: tuple[int, ...]
    mails: int
    kills: int
    some: int
    stops: int
    times: int
    frozen_seconds: float
    hours: tuple[int, ...]


FULL = Size((11, 23, 47), 5000, 70, 1000, 20, 10, 45.0, (6, 60))
QUICK = Size((11,), 300, 6, 100, 2, 2, 2.0, (6,))


def _kills(place: Place, size: Size) -> Iterator[Line]:
    for seed in size.seeds:
        yield kills.storm(place, seed=seed, mails=size.mails, kills=size.kills)


def _postgres(place: Place, size: Size) -> Iterator[Line]:
    yield kills.postgres_stops(place, mails=size.some, stops=size.stops)


def _valkey(place: Place, size: Size) -> Iterator[Line]:
    yield outages.flushed(place, mails=size.some, times=size.times)
    yield outages.emptied(place, mails=size.some, times=size.times)


def _frozen(place: Place, size: Size) -> Iterator[Line]:
    yield from outages.frozen(place, mails=size.some, seconds=size.frozen_seconds)


def _staff(place: Place, size: Size) -> Iterator[Line]:
    yield from outages.doubled_staff(place, mails=size.some)


def _away(place: Place, size: Size) -> Iterator[Line]:
    for hours in size.hours:
        yield outages.away(place, mails=size.some // 2, hours=hours)


ALL: dict[str, Callable[[Place, Size], Iterator[Line]]] = {
    "kills": _kills,
    "postgres": _postgres,
    "valkey": _valkey,
    "frozen": _frozen,
    "staff": _staff,
    "away": _away,
}
