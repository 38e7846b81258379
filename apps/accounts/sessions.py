"""How long staff stay signed in. `now` is in seconds since the epoch."""

from collections.abc import Collection, MutableMapping
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session as Stored

from apps.accounts.models import Person

Session = MutableMapping[str, Any]

IDLE = 30 * 60
LONGEST = 12 * 3600
ROUGHLY = 60  # a session is written once a minute, not with every request
_KEY = "staff"


def begin(session: Session, now: float) -> None:
    session[_KEY] = {"began": now, "seen": now}


def has_ended(session: Session, now: float) -> bool:
    times = session.get(_KEY)
    if not times:
        return False
    return bool(now - times["seen"] > IDLE or now - times["began"] > LONGEST)


def touch(session: Session, now: float) -> None:
    times = session.get(_KEY)
    if times and now - times["seen"] > ROUGHLY:
        session[_KEY] = times | {"seen": now}


def end_all(person: Person) -> None:
    """Wherever they are signed in, their next request is a stranger's."""
    for session in UserSession.objects.filter(user=person):
        session.end()


def end_all_of(people: Collection[int]) -> None:
    """The same for many persons, with two statements."""
    theirs = UserSession.objects.filter(user__in=people)
    Stored.objects.filter(session_key__in=theirs.values("session_key")).delete()
    theirs.delete()
