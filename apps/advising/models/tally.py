"""Where students stood, a few numbers a day: for the comparison with two weeks ago (ADR 32)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, models

from apps.accounts.models import Person, Role

KEPT = timedelta(days=400)  # a year ago can still be looked up

# How far each counted student came, and how long after they began they first got to each step.
# Of archived paths nothing counts, as on the caseload; an advisor of 0 is everybody.
_TAKE = """
INSERT INTO advising_tally (day, advisor_id, step, count, median_days)
WITH mine AS (
  SELECT s.id, s.advisor_id, standing.reached FROM advising_standing standing
  JOIN students_student s ON s.id = standing.student_id
  WHERE s.graduates_on IS NULL OR s.graduates_on >= %(day)s
), counted AS (
  SELECT coalesce(advisor_id, 0) AS who, reached AS step, count(*) AS n FROM mine
  GROUP BY GROUPING SETS ((advisor_id, reached), (reached))
  HAVING GROUPING(advisor_id) = 1 OR advisor_id IS NOT NULL
), begun AS (
  SELECT student_id, min(created_at) AS at FROM students_exploration
  WHERE archived_at IS NULL GROUP BY student_id
), firsts AS (
  SELECT e.student_id, f.step, min(f.began_at) AS at FROM students_stepfact f
  JOIN students_exploration e ON e.id = f.exploration_id
  WHERE e.archived_at IS NULL AND f.count > 0 GROUP BY e.student_id, f.step
), medians AS (
  SELECT coalesce(advisor_id, 0) AS who, firsts.step,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY firsts.at - begun.at) AS span
  FROM mine JOIN firsts ON firsts.student_id = mine.id JOIN begun ON begun.student_id = mine.id
  GROUP BY GROUPING SETS ((advisor_id, firsts.step), (firsts.step))
  HAVING GROUPING(advisor_id) = 1 OR advisor_id IS NOT NULL
)
SELECT %(day)s, nullif(who, 0), step, coalesce(n, 0), round(extract(epoch FROM span) / 86400)
FROM counted FULL JOIN medians USING (who, step)
"""


@dataclass(frozen=True)
class Kept:
    """One day of a caseload, by step: students who came no further; median days to get there."""

    day: date
    counts: dict[int, int]
    medians: dict[int, int]


class Tallies(models.QuerySet["Tally"]):
    def of(self, person: Person) -> "Tallies":
        """A coordinator's is everybody's; nobody else but an advisor has one."""
        if person.role == Role.COORDINATOR:
            return self.filter(advisor=None)
        return self.filter(advisor=person)

    def take(self, day: date) -> None:
        """Counts this day anew, for each advisor and for all: one DELETE and one INSERT."""
        self.filter(day=day).delete()
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, {"day": day})

    def days(self, first: date, last: date) -> dict[date, Kept]:
        """Every day of these that was counted, the latest first."""
        found: dict[date, Kept] = {}
        for row in self.filter(day__gte=first, day__lte=last).order_by("-day", "step"):
            kept = found.setdefault(row.day, Kept(row.day, {}, {}))
            kept.counts[row.step] = row.count
            if row.median_days is not None:
                kept.medians[row.step] = row.median_days
        return found

    def older_than(self, day: date) -> "Tallies":
        return self.filter(day__lt=day)


class Tally(models.Model):
    """`advisor` is empty where all students are counted. `step` is the furthest, 0 for none.

    `median_days` are whole days from a student's first exploration to their first of this step.
    """

    day = models.DateField()
    advisor = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    step = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    median_days = models.PositiveIntegerField(null=True)

    objects = Tallies.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["advisor", "day", "step"], nulls_distinct=False, name="a_tally_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.step}: {self.count}"
