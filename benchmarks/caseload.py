"""A campus of very many students in every step, and three ways to ask who is where."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import connection
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person, Role
from apps.advising.actions import fold
from apps.advising.steps import caseload
from apps.core.bulk import insert_all
from apps.core.clock import now
from apps.home.roster import Entry, enter
from apps.students.models import Exploration, Step, StepFact, Student

MAJORS = ("Geography", "Statistics", "Music", "History", "Nursing", "Forestry")
YEARS = ("first year", "second year", "third year", "fourth year")
OK = 200
BARE = """
    SELECT step, count(DISTINCT e.student_id) FROM students_stepfact f
    JOIN students_exploration e ON e.id = f.exploration_id
    WHERE f.count > 0 AND e.archived_at IS NULL GROUP BY step
"""
LATE = """
    SELECT student_id, max(last_at) FROM students_stepfact f
    JOIN students_exploration e ON e.id = f.exploration_id
    WHERE e.archived_at IS NULL GROUP BY student_id
    HAVING max(last_at) < %s ORDER BY 2 LIMIT 25
"""


def signed_in(count: int) -> Client:
    """A browser with a coordinator, who sees every one of so many students."""
    chance, moment = random.Random(7), now()  # noqa: S311 - the same campus each time
    people = [
        Person(email=f"s{n}@alder.example", name=f"Student {n:06}", called=f"S{n}")
        for n in range(count)
    ]
    ids = insert_all(people)
    students = [
        Student(person_id=pk, studies=chance.choice(MAJORS), year=chance.choice(YEARS))
        for pk in ids
    ]
    explored = [
        Exploration(student_id=pk, topic="trees", created_at=moment - timedelta(days=60))
        for pk in insert_all(students)
    ]
    insert_all(list(_facts(insert_all(explored), moment, chance)))
    client = Client()
    client.force_login(
        enter(Entry("nils@alder.example", "Nils Berg", Role.COORDINATOR), now=moment)
    )
    return client


def _facts(paths: list[int], moment: datetime, chance: random.Random) -> Iterator[StepFact]:
    """Two thirds of those at each step go on to the next; the last one is touched some day."""
    for path in paths:
        steps = next((n for n in range(1, 7) if chance.random() > 2 / 3), 6)
        at = moment - timedelta(days=chance.uniform(0, 50))
        for step in list(Step)[:steps]:
            done = at if step < steps else None
            yield StepFact(
                exploration_id=path, step=step, count=3, began_at=at, last_at=at, done_at=done
            )


def fill() -> float:
    """Seconds for the whole summary, as after an upgrade."""
    began = time.perf_counter()
    fold()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return time.perf_counter() - began


def ways(client: Client) -> list[tuple[str, Callable[[], object], int]]:
    path = reverse("advising:caseload")
    after = client.get(path).context["stuck_after"]
    return [
        ("our page", lambda: _page(client, path), 60),
        ("our page, one major and step", lambda: _page(client, f"{path}?major=Music&step=3"), 40),
        ("our page, the next stuck", lambda: _page(client, f"{path}?after={after}"), 40),
        ("our page, 20 students moved since", lambda: _moved(client, path), 20),
        ("naive ORM: every student read and counted", _naive, 1),
        ("bare SQL, counted anew (no page)", _bare, 20),
    ]


def _page(client: Client, path: str) -> None:
    if client.get(path).status_code != OK:
        raise SystemExit(f"{path} did not answer")


def _moved(client: Client, path: str) -> None:
    """The page catches up with what students did since the worker came by."""
    some = list(StepFact.objects.order_by("?").values_list("pk", flat=True)[:20])
    StepFact.objects.filter(pk__in=some).update(last_at=now())
    _page(client, path)


def _naive() -> None:
    """As the page did before: everybody is read, every journey made, the stuck ones sorted."""
    moment = now()
    students = list(Student.objects.by_name())
    found = caseload(students, zone="UTC")
    stuck = [still for one in students if (still := found.stuck(one, moment))]
    stuck.sort(key=lambda still: -still.days)


def _bare() -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        cursor.fetchall()
        cursor.execute(LATE, [now() - timedelta(days=14)])
        cursor.fetchall()
