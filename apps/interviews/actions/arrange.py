import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import places
from apps.core.moves import Refused
from apps.interviews.actions.move import move
from apps.interviews.calendar import invitation
from apps.interviews.models import Interview
from apps.interviews.nudges import words_of
from apps.interviews.terms import Terms
from apps.interviews.workflow import Status
from apps.mail.actions import post_all
from apps.mail.letters import Letter, LinkTo


@transaction.atomic
def arrange(terms: Terms, *, now: datetime, by: Person) -> Interview:
    """Two people agreed to talk. With a time, both get the invitation at once."""
    domain = settings.RAPPORT_MAIL_FROM.rpartition("@")[2]
    interview = Interview.objects.create(
        contact=terms.contact,
        alum_person=terms.alum_person,
        place=terms.place,
        minutes=terms.minutes,
        mode=terms.mode,
        where=terms.contact.student.meeting_link if terms.mode == "video" else "",
        uid=f"{uuid.uuid4().hex}@{domain}",
        created_at=now,
    )
    if terms.starts_at is not None:
        schedule(interview, terms.starts_at, now=now, by=by)
    return interview


@transaction.atomic
def schedule(interview: Interview, starts_at: datetime, *, now: datetime, by: Person) -> None:
    """Sets the time (UTC) or a new one; the row stays, its sequence counts up."""
    if starts_at <= now:
        raise Refused(_("That time has passed. Choose one that lies ahead."))
    sequence = interview.sequence + (interview.status == Status.SCHEDULED)
    move(interview, "schedule", {"starts_at": starts_at, "sequence": sequence}, now=now, by=by)
    _invite(interview, "REQUEST", now=now, by=by)


@transaction.atomic
def cancel(interview: Interview, *, now: datetime, by: Person) -> None:
    """Calls it off kindly; both get the cancellation, the alum's place is free again."""
    had_time = interview.status == Status.SCHEDULED
    who = "student" if interview.contact.student.person_id == by.pk else "alum"
    changes = {"ended_at": now, "ended_by": who, "sequence": interview.sequence + 1}
    if move(interview, "cancel", changes, now=now, by=by):
        places.free(interview.place, now=now)
        if had_time:
            _invite(interview, "CANCEL", now=now, by=by)


def _invite(interview: Interview, method: str, *, now: datetime, by: Person) -> None:
    readers = [interview.contact.student.person]
    if interview.alum_person is not None:
        readers.append(interview.alum_person)
    letters = [_letter(interview, reader, method=method, now=now) for reader in readers]
    post_all(letters, now=now, by=by)


def _letter(interview: Interview, reader: Person, *, method: str, now: datetime) -> Letter:
    is_student = reader.pk == interview.contact.student.person_id
    kind = "cancelled" if method == "CANCEL" else "invitation"
    return Letter(
        template=f"interviews/mail/{kind}",
        recipient=reader,
        dedupe_key=f"{kind}:{interview.pk}:{interview.sequence}:{reader.pk}",
        values=words_of(interview, reader),
        links=(LinkTo("talk", "interviews:talk", subject_id=interview.pk),) if is_student else (),
        calendar=invitation(interview, reader, method=method, now=now),
    )
