"""What was posted, what the rows say, what the sink has: the invariants that every fault must keep.

Lost: a mail that is due and not in the sink. False: a row that says sent, of a mail that is not in
the sink. Stray: a mail in the sink that no row knows. Doubled: copies beyond the first. All are
counted at the end of a scenario, over its own occasions only.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection
from django.db.models import Q
from django.db.utils import Error

from apps.accounts.models import Person
from apps.core.clock import now
from apps.mail.actions import post_all
from apps.mail.letters import Letter, LinkTo
from apps.mail.models import Message
from apps.mail.workflow import State
from benchmarks.sink import counted

READERS = 200
LINK = LinkTo("page", "mail:fresh_link", purpose="faults", lasts_days=14)
OPEN = (State.QUEUED, State.SENDING)


@dataclass(frozen=True)
class Account:
    """The ledger against the sink. `unmarked` counts doubles whose row is not uncertain."""

    mails: int
    states: dict[str, int]
    lost: int
    false: int
    stray: int
    doubled: int
    most_copies: int
    unmarked: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing was lost or invented, and each occasion is one Message-ID."""
        return not (self.lost or self.false or self.stray)


def readers(count: int = READERS) -> list[Person]:
    """Made-up people; the same ones when asked again."""
    people = Person.objects.filter(email__endswith="@faults.example").order_by("pk")
    if not people.exists():
        Person.objects.bulk_create(
            Person(email=f"reader{n}@faults.example", name=f"Reader {n}", called=f"R{n}")
            for n in range(count)
        )
    return list(people)


def post(prefix: str, count: int, *, expires_at: datetime | None = None) -> None:
    """So many letters that are due now; keys begin with `prefix`."""
    people = readers()
    letters = [
        Letter(
            template="mail/fresh_link",
            recipient=people[number % len(people)],
            dedupe_key=f"{prefix}:{number}",
            links=(LINK,),
            expires_at=expires_at,
        )
        for number in range(count)
    ]
    post_all(letters, now=now() - timedelta(seconds=1), by=None)


def waiting(prefix: str) -> int:
    """Rows that have not come to their end; -1 while PostgreSQL is away."""
    try:
        return Message.objects.filter(dedupe_key__startswith=prefix, state__in=OPEN).count()
    except Error:
        connection.close()
        return -1


def account(prefix: str, file: Path, keys: Iterable[str] = ()) -> Account:
    """Compare; rows that ended on purpose (too late, withdrawn) may be absent from the sink."""
    copies = counted(file)
    ours = Q(dedupe_key__startswith=prefix) | Q(dedupe_key__in=list(keys))
    rows = list(Message.objects.filter(ours).values_list("message_id", "state", "uncertain"))
    here = {name for name, _state, _uncertain in rows}
    doubled = {name: copies[name] - 1 for name in here if copies[name] > 1}
    sure = {name for name, _state, uncertain in rows if not uncertain}
    due = [name for name, state, _uncertain in rows if state in {State.SENT, *OPEN, State.FAILED}]
    return Account(
        mails=len(rows),
        states=dict(Counter(state for _name, state, _uncertain in rows)),
        lost=sum(1 for name in due if not copies[name]),
        false=sum(1 for name, state, _u in rows if state == State.SENT and not copies[name]),
        stray=len(set(copies) - set(Message.objects.values_list("message_id", flat=True))),
        doubled=sum(doubled.values()),
        most_copies=max((copies[name] for name in here), default=0),
        unmarked=sum(extra for name, extra in doubled.items() if name in sure),
    )


def held(lease: str) -> int:
    """Rows that are leased until this very moment: a dead deliverer's."""
    moment = datetime.fromisoformat(lease)
    return Message.objects.filter(state=State.SENDING, lease_until=moment).count()
