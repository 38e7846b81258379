"""When somebody is reminded of a thank-you: pure functions of it."""

from datetime import UTC, datetime, timedelta

from apps.campus.models import Campus
from apps.core.wording import day
from apps.interviews.models import ThankYou
from apps.interviews.workflow import Thanks
from apps.mail.letters import LinkTo
from apps.reminders.band import Band, Twice, first_thanks, second_thanks
from apps.reminders.plan import Planned

# From here on the student's advisor sees that it is due, and hears of it once.
ADVISOR_AFTER, ADVISOR_UNTIL = timedelta(hours=72), timedelta(days=14)


def thanks_plan(thanks: ThankYou, rules: Campus | None = None) -> list[Planned]:
    """At 24 hours and once more at 40, by day where the promise of 24 to 48 hours allows it."""
    if thanks.status not in {Thanks.DUE, Thanks.DRAFTED}:
        return []
    rules = rules or Campus.objects.current()
    student = thanks.interview.contact.student.person
    band = Band.of(rules, student.zone)
    hours = Twice(rules.thanks_hours, rules.thanks_again_hours, rules.thanks_late_hours)
    first = _thank(thanks, "first", first_thanks(thanks.due_from, band, hours), hours)
    again = second_thanks(thanks.due_from, band, hours)
    second = [_thank(thanks, "again", again, hours)] if again else []
    return [first, *second, *_to_the_advisor(thanks, rules)]


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
        rides=True,
    )


def _to_the_advisor(thanks: ThankYou, rules: Campus) -> list[Planned]:
    """The student's name and the day, never whom they met; all of one morning in one mail."""
    student = thanks.interview.contact.student
    advisor = student.advisor
    if advisor is None:
        return []
    due_at = thanks.due_from.astimezone(UTC) + ADVISOR_AFTER
    return [
        Planned(
            kind="thanks_missing",
            recipient=advisor.pk,
            round="first",
            due_at=Band.of(rules, advisor.zone).next_morning(due_at),
            until=thanks.due_from + ADVISOR_UNTIL,
            template="interviews/mail/thanks_missing",
            values={"name": student.person.name, "on": day(thanks.due_from, advisor.zone)},
            links=(LinkTo("caseload", "advising:caseload"),),
            gathers=True,
        )
    ]
