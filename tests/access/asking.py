"""Asking as somebody, and what it did: one request, the rows it wrote, the marks it told."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.client import ClientHandler

from apps.accounts.models import Person
from tests.access.world import CANARY

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "FRAGMENT")
MARK = re.compile(rf"{CANARY}-[a-z]+-[a-z]+")
# Sessions, the count of a day and the audit: a refusal may leave a trace in these alone.
TRACES = ("django_session", "alumni_look", "audit_event")
# Of every table, from the counters of this transaction; what was taken back counts, too.
_WRITTEN = """
  SELECT coalesce(sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
    + pg_stat_get_xact_tuples_deleted(oid)), 0)
  FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    AND relname <> ALL(%s)"""
# One for all: to put the middleware together takes longer than to refuse somebody.
_HANDLER = ClientHandler(enforce_csrf_checks=False)


def writes() -> int:
    """Rows that this transaction has written in any table, traces left out."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, [list(TRACES)])
        return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class Answer:
    status: int
    written: int
    body: str = field(repr=False)
    was_done: bool = False  # as `ask` was told to see

    @property
    def marks(self) -> set[str]:
        """What it tells of what somebody keeps."""
        return set(MARK.findall(self.body))


def signed_in(person: Person | None) -> str:
    """The session's cookie; empty for nobody."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.cookies.output(header="")


def signed_out(person: Person) -> str:
    """The cookie of a session that has ended."""
    client = Client()
    client.force_login(person)
    cookie = client.cookies.output(header="")
    client.logout()
    return cookie


def ask(
    cookie: str,
    method: str,
    url: str,
    data: Mapping[str, Any],
    done: Callable[[Any], bool] | None = None,
) -> Answer:
    """One request of whom a cookie names; everything it did is taken back.

    `done` looks at the answer and the tables before that.
    FRAGMENT is the GET of a script that puts a part of the page into another.
    """
    client = Client(raise_request_exception=False)
    client.handler = _HANDLER
    client.cookies.load(cookie)
    point = transaction.savepoint()
    before = writes()
    if method == "FRAGMENT":
        answer = client.get(url, data, headers={"HX-Request": "true"})
    elif method in {"GET", "HEAD", "POST"}:
        answer = getattr(client, method.lower())(url, data)
    else:
        answer = getattr(client, method.lower())(url)
    written, was_done = writes() - before, bool(done and done(answer))
    body = answer.getvalue().decode(errors="replace") + str(answer.headers)
    transaction.savepoint_rollback(point)
    return Answer(answer.status_code, written, body, was_done)
