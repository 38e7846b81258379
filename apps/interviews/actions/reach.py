"""A link to a conversation for somebody who stands before us with another link of ours."""

from datetime import datetime

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person
from apps.interviews.models import Interview
from apps.interviews.reach import PURPOSE, SUBJECT, link_ends


def talk_token(interview: Interview, *, now: datetime, by: Person) -> str:
    """A secret that opens the conversation as the mails about it do, and ends with theirs."""
    lasts = link_ends(interview) - now
    errand = Errand(PURPOSE, SUBJECT, interview.pk, lasts, "outreach:agreed")
    return mint(errand, person=by, now=now)
