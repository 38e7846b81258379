"""Who else could be asked: for a request that waits long, or ended without a yes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from apps.alumni.ranking import From, Pick, three
from apps.alumni.seeking import nearest
from apps.campus.models import Campus, QuietPeriod
from apps.campus.workdays import working_days_after
from apps.outreach.models import Request
from apps.outreach.workflow import Status

LOOKED_AT = 200
SILENT_DAYS = 3
LONGEST_OPEN = timedelta(days=400)
ENDED = frozenset({Status.DECLINED, Status.DEFERRED, Status.EXPIRED, Status.BOUNCED})


def others(request: Request, *, now: datetime) -> list[Pick]:
    """Three people unlike each other, whom this student has not written to."""
    student = request.student
    asked = Request.objects.of(student).exclude(alum=None).values_list("alum", flat=True)
    people = nearest(student.person, without=set(asked), most=LOOKED_AT, now=now)
    return three(people, From(student.studies, request.alum))


@dataclass(frozen=True)
class Silence:
    """The campus's working days, read once for many requests."""

    zone: str
    breaks: list[tuple[date, date]]
    now: datetime

    @classmethod
    def at(cls, now: datetime) -> "Silence":
        since = (now - LONGEST_OPEN).date()
        return cls(Campus.objects.current().zone, QuietPeriod.objects.spans_from(since), now)

    def covers(self, request: Request) -> bool:
        """Three working days without an answer: time for a second person, nobody's fault."""
        since = request.waiting_since
        if request.status != Status.SENT or since is None:
            return False
        return working_days_after(since, SILENT_DAYS, self.zone, self.breaks) <= self.now
