"""Where the mails of a conversation lead: the student to their own page, the alum by a link.

The name of a page above is a link, not an import.
"""

from datetime import datetime, timedelta

from apps.accounts.models import Person
from apps.interviews.models import Interview
from apps.interviews.workflow import Side
from apps.mail.letters import LinkTo

AFTER_TALK, WITHOUT_TIME = timedelta(days=14), timedelta(days=60)
PURPOSE, SUBJECT = "talk", "interviews.interview"


def link_ends(interview: Interview) -> datetime:
    """Until when (UTC) an alum's link opens the conversation: 14 days after it, 60 without one."""
    if interview.starts_at is None:
        return interview.created_at + WITHOUT_TIME
    return interview.starts_at + timedelta(minutes=interview.minutes) + AFTER_TALK


def link_for(interview: Interview, reader: Person) -> LinkTo:
    """`links.talk` of every mail about a conversation."""
    if interview.side_of(reader) == Side.STUDENT:
        return LinkTo("talk", "interviews:talk", subject_id=interview.pk)
    until = link_ends(interview).isoformat()
    return LinkTo("talk", "outreach:agreed", PURPOSE, SUBJECT, interview.pk, until=until)
