"""Many students who press at the same moment, on a few connections."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from threading import Barrier
from time import sleep

from django.db import connection, transaction
from django.db.models import Model

from apps.accounts.models import Person, Role
from apps.alumni.models import Alum
from apps.contacts.actions import keep
from apps.core.moves import Refused, StaleMove
from apps.outreach.actions import save, send, start
from apps.outreach.models import Request
from apps.students.actions import enrol, pledge
from tests.conftest import alum_person, opted_in
from tests.outreach.conftest import words

# The servers of the tests take more; a pool of workers in the real world has about as many.
CONNECTIONS = 20


def at_once(jobs: Sequence[Callable[[], object]], connections: int = CONNECTIONS) -> list[str]:
    """Runs all jobs, as many at a time as there are connections, and the first of them together.

    "done" or the name of the refusal of each, sorted; anything else that is raised is raised here.
    """
    together = min(connections, len(jobs))
    gate = Barrier(together)

    def run(number: int) -> str:
        try:
            if number < together:
                gate.wait(timeout=30)
            jobs[number]()
        except (Refused, StaleMove) as refused:
            return type(refused).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(together) as pool:
        return sorted(pool.map(run, range(len(jobs))))


@contextmanager
def ahead_of(job: Callable[[], object], row: Model) -> Iterator[None]:
    """What the block does commits first: the job waits for the row in a thread meanwhile.

    It has picked its rows by then. What it raises is raised here.
    """
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            type(row)._default_manager.select_for_update().get(pk=row.pk)
            waiting = pool.submit(closing, job)
            while not waiting.done() and not is_somebody_waiting():
                sleep(0.01)
            yield
        waiting.result(timeout=30)


def closing(job: Callable[[], object]) -> None:
    """In a thread: its connection ends with it."""
    try:
        job()
    finally:
        connection.close()


def is_somebody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def students(count: int, now: datetime) -> list[Person]:
    """Made-up students who have promised what the pledge asks."""
    made = []
    for number in range(count):
        person = Person.objects.create(
            email=f"crowd{number}@alder.example",
            name=f"Noor Adeyemi{number}",
            called="Noor",
            role=Role.STUDENT,
        )
        pledge(enrol(person), now=now, by=person)
        made.append(person)
    return made


def alumni(count: int, **fields: object) -> list[Alum]:
    """Alumni whom students can see."""
    named = [(f"asked{n}@else.example", f"Ana Lindholm{n}") for n in range(count)]
    people = [alum_person(email, name, "Europe/Amsterdam", "Ana") for email, name in named]
    return [opted_in(person, **fields) for person in people]


def drafted(person: Person, alum: Alum, now: datetime) -> Request:
    """A note that is ready to send."""
    contact = keep(alum, student=enrol(person), now=now, by=person)
    begun = start(contact, now=now, by=person)
    return save(begun, words(begun, now), now=now, by=person)


def press(request: Request, now: datetime, by: Person) -> Callable[[], object]:
    """Send, on a copy of its own, as each press has one."""
    copy = Request.objects.get(pk=request.pk)
    return lambda: send(copy, now=now, by=by)
