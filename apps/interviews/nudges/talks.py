"""When somebody is reminded of a conversation: pure functions of it."""

from datetime import datetime, timedelta
from typing import Any

from apps.accounts.models import Person
from apps.alumni.models import Part
from apps.alumni.zones import clock_name
from apps.campus.models import Campus
from apps.core.wording import day, daytime
from apps.interviews.models import Interview
from apps.interviews.reach import links_for
from apps.interviews.whereabouts import told
from apps.interviews.workflow import Side, Status
from apps.mail.letters import LinkTo
from apps.reminders.band import Band
from apps.reminders.plan import Planned

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MINUTES_LEFT = timedelta(minutes=10)  # later an hour-before mail comes too late to help
# An invitation that leaves within half a day of its talk says what a reminder would say.
LATEST = timedelta(hours=12)
# Of a talk in the evening a mail on the evening before leaves so long before the night.
TO_SPARE = timedelta(hours=2)
FIND_TIME_AFTER, FIND_TIME_UNTIL = timedelta(days=2), timedelta(days=14)
# A way to meet is asked for two days before, but not in the hour in which the time was agreed.
PLACE_BEFORE, PLACE_AFTER, PLACE_UNTIL = timedelta(days=2), timedelta(hours=12), timedelta(hours=2)
LOG_AFTER = timedelta(hours=2)
LOG_UNTIL = timedelta(days=7)


def plan(interview: Interview, rules: Campus | None = None) -> list[Planned]:
    """The day before to both, and "log it" to the student two hours after the end.

    An hour before to the student, and to an alum who wants it. To the student too: no way to meet
    yet; before there is a time one word, after two days or once the times suggested are over.
    """
    if interview.status == Status.TO_SCHEDULE:
        return [_find_time(interview)]
    if interview.status != Status.SCHEDULED or interview.starts_at is None:
        return []
    student = interview.contact.student.person
    readers = [student, *([interview.alum_person] if interview.alum_person else [])]
    starts_at, rules = interview.starts_at, rules or Campus.objects.current()
    planned = [_day_before(interview, starts_at, reader, rules) for reader in readers]
    planned.append(_hour_before(interview, starts_at, student))
    if interview.hour_before and interview.alum_person:
        planned.append(_hour_before(interview, starts_at, interview.alum_person))
    if not told(interview, student):
        planned.append(_no_place(interview, starts_at))
    return [*planned, _log_it(interview, starts_at)]


def _find_time(interview: Interview) -> Planned:
    student = interview.contact.student.person
    waits_for = interview.suggested_until if interview.suggested_by == Side.STUDENT else None
    due_at = waits_for or interview.created_at + FIND_TIME_AFTER
    return Planned(
        kind="find_time",
        recipient=student.pk,
        round="first",
        due_at=due_at,
        until=due_at + FIND_TIME_UNTIL - FIND_TIME_AFTER,
        template="interviews/mail/find_time",
        values=words_of(interview, student),
        links=links_for(interview, student),
        rides=True,
    )


def _day_before(
    interview: Interview, starts_at: datetime, reader: Person, rules: Campus
) -> Planned:
    """To the student in the daily mail of the day before; to the alum alone, a day ahead.

    By day, and on no other day than the one before, as its reader's calendar has it.
    """
    is_student = interview.side_of(reader) == Side.STUDENT
    band = Band.of(rules, reader.zone)
    eve, night = band.eve(starts_at), band.night_before(starts_at)
    return Planned(
        kind="day_before",
        recipient=reader.pk,
        round=str(interview.sequence),
        due_at=eve if is_student else min(max(eve, starts_at - DAY), night - TO_SPARE),
        until=min(night, starts_at - LATEST),
        template="interviews/mail/day_before",
        values=words_of(interview, reader),
        links=links_for(interview, reader),
        rides=is_student,
    )


def _no_place(interview: Interview, starts_at: datetime) -> Planned:
    student = interview.contact.student.person
    return Planned(
        kind="no_place",
        recipient=student.pk,
        round=str(interview.sequence),
        due_at=max(starts_at - PLACE_BEFORE, interview.created_at + PLACE_AFTER),
        until=starts_at - PLACE_UNTIL,
        template="interviews/mail/no_place",
        values=words_of(interview, student),
        links=links_for(interview, student),
        rides=True,
    )


def _hour_before(interview: Interview, starts_at: datetime, reader: Person) -> Planned:
    return Planned(
        kind="hour_before",
        recipient=reader.pk,
        round=str(interview.sequence),
        due_at=starts_at - HOUR,
        until=starts_at - MINUTES_LEFT,
        template="interviews/mail/hour_before",
        values=words_of(interview, reader),
        links=links_for(interview, reader),
    )


def _log_it(interview: Interview, starts_at: datetime) -> Planned:
    ends_at = starts_at + timedelta(minutes=interview.minutes)
    student = interview.contact.student.person
    return Planned(
        kind="log_it",
        recipient=student.pk,
        round=str(interview.sequence),
        due_at=ends_at + LOG_AFTER,
        until=ends_at + LOG_UNTIL,
        template="interviews/mail/log_it",
        values=words_of(interview, student),
        links=(LinkTo("log", "interviews:log", subject_id=interview.pk),),
        rides=True,
    )


def words_of(interview: Interview, reader: Person) -> dict[str, Any]:
    """The few words a mail about a conversation needs, times in the reader's zone."""
    student = interview.contact.student.person
    is_student = reader.pk == student.pk
    moment = interview.starts_at
    return {
        "other": interview.contact.name if is_student else student.name,
        "other_called": interview.contact.called if is_student else student.called,
        "is_student": is_student,
        "minutes": interview.minutes,
        "mode": interview.mode,
        "where": told(interview, reader),
        "at": daytime(moment, reader.zone) if moment else "",
        "day": day(moment, reader.zone) if moment else "",
        "city": place_of(interview, reader),
    }


def place_of(interview: Interview, reader: Person) -> str:
    """Where the reader reads the clock: an alum's own city if they show it, else their zone's."""
    alum = interview.contact.alum
    is_alum = alum is not None and reader.pk == interview.alum_person_id
    return clock_name(alum.shown(Part.CITY) if alum and is_alum else "", reader.zone)
