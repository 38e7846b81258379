"""Where each student stands, kept so that a caseload of any size is read at once (ADR 31)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Count, Exists, OuterRef, Q

from apps.students.models import Step, Student
from apps.students.models.student import Students

# What a page of stuck students continues after: step, since, standing.
Cursor = tuple[int, datetime, int]
_COUNT = "SELECT step, count(*), min(since) FROM ({firsts}) AS firsts GROUP BY step"


@dataclass(frozen=True)
class Group:
    """Students who are looked at together.

    Where they are everybody but a few, `but` are the few: to leave them out is the shorter way.
    """

    students: Students
    but: Students | None = None

    def holds(self, path: str) -> Q:
        """Whether the student at the end of this path is one of them."""
        if self.but is None:
            return Q(**{f"{path}__in": self.students.order_by()})
        return Q(~Exists(self.but.filter(pk=OuterRef(path))))


class Marks(models.QuerySet["Mark"]):
    def take(self, most: int) -> list[int]:
        """Takes the oldest marks away; the students that they name, each once."""
        statement = """
            DELETE FROM advising_mark
            WHERE id IN (SELECT id FROM advising_mark ORDER BY id LIMIT %s)
            RETURNING student_id
        """
        with connection.cursor() as cursor:
            cursor.execute(statement, [most])
            return sorted({row[0] for row in cursor.fetchall()})

    def of(self, students: Students) -> "Marks":
        return self.filter(student_id__in=students.order_by().values("pk"))

    def take_of(self, students: Students, most: int) -> list[int]:
        """Takes away all marks of at most so many of these students, whom it returns."""
        named = self.of(students).order_by("student_id").values_list("student_id", flat=True)
        found = list(named.distinct()[:most])
        self.filter(student_id__in=found).delete()
        return found


class Mark(models.Model):
    """Something of this student changed. Written by triggers alone, in the change's transaction.

    A row a change: a mark that another change could lean on might be taken away before that
    change is there to be read.
    """

    student_id = models.BigIntegerField()

    objects = Marks.as_manager()

    def __str__(self) -> str:
        return f"student {self.student_id}"


class Standings(models.QuerySet["Standing"]):
    def of(self, group: Group) -> "Standings":
        return self.filter(group.holds("student"))

    def by_step(self) -> dict[int, int]:
        """Furthest step reached (0 for none) -> how many students."""
        rows = self.order_by().values_list("reached").annotate(Count("pk"))
        return dict(rows)


class Standing(models.Model):
    """`reached` is the furthest step that has begun in any exploration, 0 for none."""

    student = models.OneToOneField(Student, on_delete=models.CASCADE, related_name="+")
    reached = models.PositiveSmallIntegerField(default=0)

    objects = Standings.as_manager()

    def __str__(self) -> str:
        return f"student {self.student_id}: {self.reached}"


class OwnMoves(models.QuerySet["OwnMove"]):
    def late(self, cuts: Mapping[int, datetime], now: datetime) -> "OwnMoves":
        """Past their days; `cuts` says since when a move of so many days is (`quiet.cuts`)."""
        past = Q()
        for days, cut in cuts.items():
            past |= Q(days=days, since__lt=cut)
        return self.filter(past).filter(Q(hidden_until=None) | Q(hidden_until__lte=now))

    def of(self, group: Group) -> "OwnMoves":
        if group.but is None:
            return self.filter(group.holds("standing__student"))
        return self.but(group.but)

    def but(self, students: models.QuerySet[Any]) -> "OwnMoves":
        """Without those of a few, whom `students` names by their keys."""
        few = Standing.objects.filter(student__in=students)
        return self.filter(~Exists(few.filter(pk=OuterRef("standing"))))

    def longest_of_each(self, late: "OwnMoves") -> "OwnMoves":
        """One for each student: no other late one has waited longer.

        Asked this way round a page of a list reads its own few rows.
        """
        since, step = OuterRef("since"), OuterRef("step")
        before = Q(since__lt=since) | Q(since=since, step__lt=step)
        before |= Q(since=since, step=step, pk__lt=OuterRef("pk"))
        return self.filter(~Exists(late.filter(before, standing=OuterRef("standing"))))

    def by_step(self) -> dict[int, tuple[int, datetime]]:
        """Of each student the longest: step -> how many, and since when the first of them.

        All are gone through once, in the order of an index; Django does not count within that.
        """
        each = self.order_by("standing", "since", "step", "pk").distinct("standing")
        try:
            firsts, values = each.values("step", "since").query.sql_with_params()
        except EmptyResultSet:  # Django knows without asking that no row fits
            return {}
        with connection.cursor() as cursor:
            cursor.execute(_COUNT.format(firsts=firsts), values)
            return {step: (count, since) for step, count, since in cursor.fetchall()}

    def ranked(self, after: Cursor | None) -> "OwnMoves":
        """By step, then who waits longest."""
        rows = self.select_related("standing__student__person").order_by(
            "step", "since", "standing"
        )
        if after is None:
            return rows
        step, since, standing = after
        later = Q(since__gt=since) | Q(since=since, standing__gt=standing)
        return rows.filter(Q(step__gt=step) | Q(Q(step=step), later))


class OwnMove(models.Model):
    """A move that is the student's own; stuck is decided on reading, from `since` and `days`.

    `hidden_until`: until then they wait for somebody who may still take a time that they offered.
    """

    standing = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="+")
    step = models.PositiveSmallIntegerField(choices=Step.choices)
    since = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    hidden_until = models.DateTimeField(null=True)

    objects = OwnMoves.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["step", "since", "standing"], name="own_moves_ranked"),
            models.Index(
                fields=["standing", "since", "step", "id"],
                include=["days", "hidden_until"],
                name="own_moves_of_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} since {self.since:%Y-%m-%d}"

    @property
    def cursor(self) -> str:
        """As a page's address says what it continues after."""
        micros = round(self.since.timestamp() * 1_000_000)
        return f"{self.step}.{micros}.{self.standing_id}"
