"""The index of this process, kept right: each search first asks PostgreSQL what has changed.

What is committed before a search begins is in its answer, whoever wrote it and on whichever host.
A statement sees all transactions below its snapshot's `xmin`; so whatever has a number from there
on is read again at the next search, and nothing is missed that becomes visible late.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import RLock
from time import monotonic

from django.db import connection

from apps.alumni.directory.index import Index
from apps.alumni.directory.rows import people, zones
from apps.alumni.models import Place
from apps.alumni.room import month_of, next_month
from apps.core.clock import local

LONG_AGO = datetime.min.replace(tzinfo=UTC)
NOTHING = (1 << 63) - 1  # no change has so high a number: a first reading asks for none
IDLE_SECONDS = 20 * 60 * 60  # old changes are put away after two days
AT_ONCE = timedelta(minutes=5)  # requests of one process come in another order by less
MANY = 0.2  # of everybody: then all are read anew

_NEWS = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
       pg_current_xact_id_if_assigned() IS NOT NULL, c.id, c.alum
  FROM (VALUES (1)) AS one LEFT JOIN alumni_change c ON c.xid >= %s
"""


@dataclass
class _Held:
    """What this process knows of one database."""

    index: Index = field(default_factory=Index)
    xmin: int = 0
    heard: frozenset[int] = frozenset()  # changes that were read and may be told again
    at: datetime = LONG_AGO
    turns_at: datetime = LONG_AGO  # when a month begins for somebody
    looked: float = 0.0


@dataclass(frozen=True)
class _News:
    xmin: int
    is_writing: bool  # this very transaction has written: what it reads may never come to be
    changes: dict[int, int | None]


_lock = RLock()
_held: dict[str, _Held] = {}


@contextmanager
def opened(now: datetime) -> Iterator[Index]:
    """The index as of this moment, for one answer; others of this process wait meanwhile.

    For pages: a transaction that has written reads everybody anew, each time.
    """
    with _lock:
        yield _current(now)


def _current(now: datetime) -> Index:
    held = _held.get(_database()) or _Held()
    news = _ask(held.xmin or NOTHING)
    if news.is_writing:
        return _whole(now)
    if _is_stale(held, news, now):
        held = _held[_database()] = _read(news, now)
    else:
        _follow(held, news, now)
    held.looked = monotonic()
    return held.index


def _database() -> str:
    settings = connection.settings_dict
    return f"{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


def _ask(xmin: int) -> _News:
    with connection.cursor() as cursor:
        cursor.execute(_NEWS, [xmin])
        rows = cursor.fetchall()
    return _News(rows[0][0], rows[0][1], {row[2]: row[3] for row in rows if row[2] is not None})


def _is_stale(held: _Held, news: _News, now: datetime) -> bool:
    """Whether it is better to begin anew than to follow."""
    fresh = {alum for change, alum in news.changes.items() if change not in held.heard}
    return (
        not held.xmin
        or news.xmin < held.xmin  # another database under the same name
        or None in fresh
        or now < held.at - AT_ONCE  # the clock was put back
        or monotonic() - held.looked > IDLE_SECONDS
        or len(fresh) > 100 + MANY * len(held.index)  # few are always followed
        or held.index.is_worn
    )


def _read(news: _News, now: datetime) -> _Held:
    return _Held(_whole(now), news.xmin, frozenset(news.changes), now, _turn(now))


def _whole(now: datetime) -> Index:
    """Millions of small things are made and none is garbage: to look for it costs as much again."""
    index, was_on = Index(), gc.isenabled()
    gc.disable()
    try:
        index.add(people(now))
    finally:
        if was_on:
            gc.enable()
    return index


def _follow(held: _Held, news: _News, now: datetime) -> None:
    changed = {alum for change, alum in news.changes.items() if change not in held.heard}
    again = {alum for alum in changed if alum is not None}
    if now >= held.turns_at:
        again |= _asked_lately(now)
        held.turns_at = _turn(now)
    if again:
        held.index.drop(again)
        held.index.add(people(now, again))
    held.xmin, held.heard, held.at = news.xmin, frozenset(news.changes), now


def _asked_lately(now: datetime) -> set[int]:
    """Whose room a new month may change."""
    since = (now - timedelta(days=62)).date().replace(day=1)
    return set(Place.objects.filter(month__gte=since).values_list("alum_id", flat=True))


def _turn(now: datetime) -> datetime:
    """The next moment at which a month begins in any zone of somebody listed."""
    return min(_begins(now, zone) for zone in {*zones(), "UTC"} - {""})


def _begins(now: datetime, zone: str) -> datetime:
    first = next_month(month_of(now, zone))
    noon = datetime(first.year, first.month, first.day, tzinfo=UTC)
    offset = local(noon, zone).utcoffset() or timedelta()
    return noon - offset
