"""What a student put off on Today: for three hours the next best step is another one.

Kept in the session: it is a mood of this visit, which no reminder and nobody else has to know.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from apps.home.task import Task

LATER = timedelta(hours=3)
_KEPT = "later"


def put_off(session: SessionBase, task: Task, *, now: datetime) -> None:
    session[_KEPT] = {**standing(session, now), task.url: (now + LATER).isoformat()}


def standing(session: SessionBase, now: datetime) -> dict[str, str]:
    """By the address of the task, until when (ISO 8601) it is put off."""
    kept: dict[str, str] = session.get(_KEPT, {})
    return {url: until for url, until in kept.items() if datetime.fromisoformat(until) > now}


def first(tasks: Sequence[Task], later: Collection[str]) -> Task | None:
    """The next best step: the first that is not put off."""
    return next((task for task in tasks if task.url not in later), None)
