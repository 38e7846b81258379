"""Where the mails of a conversation lead: the student to their own page, the alum by a link.

The name of a page above is a link, not an import.
"""

from datetime import datetime, timedelta

from apps.accounts.models import Person
from apps.alumni.reach import choices_link
from apps.interviews.models import Interview
from apps.interviews.workflow import Side
from apps.mail.letters import LinkTo

AFTER_TALK, WITHOUT_TIME = timedelta(days=14), timedelta(days=60)
CAME, CAME_DAYS = "came", 365
PURPOSE, SUBJECT = "talk", "interviews.interview"
KEEP, KEEP_ADDS_FOR = "keep", timedelta(days=60)


def came_link(alum: int | None) -> LinkTo:
    """`links.came`: what came of an alum's time, by their number; to read, for a year."""
    return LinkTo("came", "interviews:came", CAME, "alumni.alum", alum, CAME_DAYS)


def link_ends(interview: Interview) -> datetime:
    """Until when (UTC) an alum's link opens the conversation: 14 days after it, 60 without one.

    As long as the two may write to each other, whenever it was closed.
    """
    closed = (interview.ended_at or interview.created_at) + AFTER_TALK
    if interview.starts_at is None:
        return max(interview.created_at + WITHOUT_TIME, closed)
    return max(interview.starts_at + timedelta(minutes=interview.minutes) + AFTER_TALK, closed)


def link_for(interview: Interview, reader: Person) -> LinkTo:
    """`links.talk` of every mail about a conversation."""
    if interview.side_of(reader) == Side.STUDENT:
        return LinkTo("talk", "interviews:talk", subject_id=interview.pk)
    until = link_ends(interview).isoformat()
    return LinkTo("talk", "outreach:agreed", PURPOSE, SUBJECT, interview.pk, until=until)


def keep_link(interview: Interview) -> LinkTo:
    """`links.keep`: the alum's one choice about keeping in touch.

    It never ends, for it can always make it less; what it may add grows old (`KEEP_ADDS_FOR`).
    """
    return LinkTo("keep", "interviews:keep", KEEP, SUBJECT, interview.pk)


def links_for(interview: Interview, reader: Person) -> tuple[LinkTo, ...]:
    """To the conversation; an alum can also be asked less, from any mail."""
    return link_for(interview, reader), *choices_for(interview, reader)


def choices_for(interview: Interview, reader: Person) -> tuple[LinkTo, ...]:
    """`links.choices`, for an alum alone."""
    alum = interview.contact.alum_id
    is_alum = alum is not None and interview.side_of(reader) == Side.ALUM
    return (choices_link(alum),) if is_alum else ()
