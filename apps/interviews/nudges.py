"""When somebody is reminded of a conversation or a thank-you: pure functions of the object."""

from datetime import datetime, timedelta
from typing import Any

from apps.accounts.models import Person
from apps.alumni.models import Part
from apps.alumni.zones import clock_name
from apps.campus.models import Campus
from apps.core.wording import day, daytime
from apps.interviews.models import Interview, ThankYou
from apps.interviews.reach import links_for
from apps.interviews.whereabouts import told
from apps.interviews.workflow import Side, Status, Thanks
from apps.mail.letters import LinkTo
from apps.reminders.band import Band, Twice, first_thanks, second_thanks
from apps.reminders.plan import Planned

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MINUTES_LEFT = timedelta(minutes=10)  # later an hour-before mail comes too late to help
# An invitation that leaves within half a day of its talk says what a reminder would say.
LATEST = timedelta(hours=12)
FIND_TIME_AFTER, FIND_TIME_UNTIL = timedelta(days=2), timedelta(days=14)
LOG_AFTER = timedelta(hours=2)
LOG_UNTIL = timedelta(days=7)


def plan(interview: Interview) -> list[Planned]:
    """The day before to both, and "log it" to the student two hours after the end.

    An hour before to an alum who wants it. Before there is a time: one word to the student, after
    two days or once the times that they suggested are over.
    """
    if interview.status == Status.TO_SCHEDULE:
        return [_find_time(interview)]
    if interview.status != Status.SCHEDULED or interview.starts_at is None:
        return []
    student = interview.contact.student.person
    readers = [student, *([interview.alum_person] if interview.alum_person else [])]
    planned = [_day_before(interview, interview.starts_at, reader) for reader in readers]
    if interview.hour_before and interview.alum_person:
        planned.append(_hour_before(interview, interview.starts_at, interview.alum_person))
    return [*planned, _log_it(interview, interview.starts_at)]


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
    )


def _day_before(interview: Interview, starts_at: datetime, reader: Person) -> Planned:
    return Planned(
        kind="day_before",
        recipient=reader.pk,
        round=str(interview.sequence),
        due_at=starts_at - DAY,
        until=starts_at - LATEST,
        template="interviews/mail/day_before",
        values=words_of(interview, reader),
        links=links_for(interview, reader),
    )


def _hour_before(interview: Interview, starts_at: datetime, alum: Person) -> Planned:
    return Planned(
        kind="hour_before",
        recipient=alum.pk,
        round=str(interview.sequence),
        due_at=starts_at - HOUR,
        until=starts_at - MINUTES_LEFT,
        template="interviews/mail/hour_before",
        values=words_of(interview, alum),
        links=links_for(interview, alum),
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


def thanks_plan(thanks: ThankYou, rules: Campus | None = None) -> list[Planned]:
    """At 24 hours and once more at 40, by day where the promise of 24 to 48 hours allows it."""
    if thanks.status not in {Thanks.DUE, Thanks.DRAFTED}:
        return []
    rules = rules or Campus.objects.current()
    student = thanks.interview.contact.student.person
    band = Band(student.zone, rules.day_starts, rules.day_ends)
    hours = Twice(rules.thanks_hours, rules.thanks_again_hours, rules.thanks_late_hours)
    first = _thank(thanks, "first", first_thanks(thanks.due_from, band, hours), hours)
    again = second_thanks(thanks.due_from, band, hours)
    return [first, *([_thank(thanks, "again", again, hours)] if again else [])]


def _thank(thanks: ThankYou, round_: str, due_at: datetime, hours: Twice) -> Planned:
    interview = thanks.interview
    return Planned(
        kind="thank_you",
        recipient=interview.contact.student.person_id,
        round=round_,
        due_at=due_at,
        until=thanks.due_from + timedelta(hours=hours.late),
        template="interviews/mail/thank_you",
        values={
            "called": interview.contact.called,
            "words": thanks.own_words()[:1],
        },
        links=(LinkTo("thanks", "interviews:thanks", subject_id=interview.pk),),
    )
