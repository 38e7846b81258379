"""Counts the figures where the rows are: six queries, however many students."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Least

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.contacts.models import Relation
from apps.home.report.definitions import ANSWERS, DECIDED, UNANSWERABLE, Figures, Yield
from apps.home.report.terms import Days
from apps.interviews.models import Interview, ThankYou
from apps.interviews.workflow import Status as Talk
from apps.interviews.workflow import Thanks
from apps.outreach.models import Channel, Kind, OwnWay, Request
from apps.outreach.models.request import Requests
from apps.outreach.workflow import Status
from apps.students.models import Student
from apps.students.models.student import Students

CHANNELS = (Channel.RELAY.value, *OwnWay.values)


class Median(Aggregate):
    """Of an interval; none where there is no row."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def figures(person: Person, days: Days, *, now: datetime) -> Figures:
    """What this person may know of these days, as it stands now."""
    rules = Campus.objects.current()
    within = days.moments(rules.zone)
    students = Student.objects.visible_to(person).studying(days.first).order_by()
    sent = sent_on(students, within)
    talked = _due(students, within).filter(status=Talk.HELD).values("contact__student")
    return Figures(
        students=students.begun_by(days.last, talked).count(),
        in_directory=Alum.objects.listed().count(),
        **_talks(students, within, now),
        **answers(sent),
        **thanks(students, within, now, timedelta(hours=rules.thanks_late_hours)),
        **_yields(sent),
    )


def sent_on(students: Students, within: tuple[datetime, datetime]) -> Requests:
    """Requests for a conversation; one that was undone has no day of sending."""
    start, end = within
    asked = Request.objects.ever_sent().filter(student__in=students, kind=Kind.CONVERSATION)
    return asked.filter(sent_at__gte=start, sent_at__lt=end)


def _talks(students: Students, within: tuple[datetime, datetime], now: datetime) -> dict[str, Any]:
    held = Q(status=Talk.HELD)
    found: dict[str, Any] = _due(students, within).aggregate(
        held=Count("pk", filter=held),
        missed=Count("pk", filter=Q(status=Talk.NO_SHOW)),
        unlogged=Count("pk", filter=Q(status=Talk.SCHEDULED, starts_at__lte=now)),
        talkers=Count("contact__student", filter=held, distinct=True),
        alumni=Count("contact__alum", filter=held, distinct=True),
        others=Count("contact", filter=held & Q(contact__alum=None), distinct=True),
    )
    return found


def _due(students: Students, within: tuple[datetime, datetime]) -> "QuerySet[Interview]":
    """PostgreSQL's LEAST passes over what is empty: held without a time, it is when it was over."""
    start, end = within
    talks = Interview.objects.filter(contact__student__in=students)
    return talks.annotate(at=Least("starts_at", "ended_at")).filter(at__gte=start, at__lt=end)


def answers(sent: Requests) -> dict[str, Any]:
    asked = Q(channel=Channel.RELAY) & ~Q(status__in=UNANSWERABLE)
    has_answer = asked & Q(status__in=ANSWERS, answered_at__isnull=False)
    waited = ExpressionWrapper(F("answered_at") - F("sent_at"), output_field=DurationField())
    found: dict[str, Any] = sent.aggregate(
        sent=Count("pk"),
        asked=Count("pk", filter=asked),
        answered=Count("pk", filter=has_answer),
        median=Median(waited, filter=has_answer),
    )
    return found


def thanks(
    students: Students, within: tuple[datetime, datetime], now: datetime, hours: timedelta
) -> dict[str, Any]:
    """Elapsed hours, whatever the clocks on the wall do meanwhile."""
    start, end = within
    due = ThankYou.objects.filter(interview__contact__student__in=students)
    over = due.filter(due_from__gte=start, due_from__lt=end, due_from__lte=now - hours)
    in_time = Q(status=Thanks.SENT, settled_at__lte=F("due_from") + hours)
    found: dict[str, Any] = over.exclude(status=Thanks.WAIVED).aggregate(
        to_thank=Count("pk"), thanked=Count("pk", filter=in_time)
    )
    return found


def _yields(sent: Requests) -> dict[str, Any]:
    """One query for both: a row for each channel and relation that there is."""
    rows = list(
        sent.filter(status__in=DECIDED)
        .order_by()
        .values_list("channel", "way", "contact__relation")
        .annotate(n=Count("pk"), yes=Count("pk", filter=Q(status=Status.ACCEPTED)))
    )
    ways = [
        (channel if channel == Channel.RELAY else way, *rest) for channel, way, _r, *rest in rows
    ]
    relations = [(relation, *rest) for _channel, _way, relation, *rest in rows]
    return {
        "by_channel": _summed(CHANNELS, ways),
        "by_relation": _summed(Relation.values, relations),
    }


def _summed(keys: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> tuple[Yield, ...]:
    """In the order of the keys; rows are key, number, yeses."""
    n: Counter[str] = Counter()
    yes: Counter[str] = Counter()
    for key, count, said_yes in rows:
        n[key] += count
        yes[key] += said_yes
    return tuple(Yield(key, yes[key], n[key]) for key in keys)
