"""Both are told at once, each with a calendar entry of their own and no address of the other."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.accounts.models import Person
from apps.interviews.calendar import invitation
from apps.interviews.models import Interview
from apps.interviews.nudges import words_of
from apps.interviews.reach import choices_for, links_for
from apps.interviews.workflow import Side
from apps.mail.actions import post_all
from apps.mail.letters import Letter

# Called off; no time was found; they spoke sooner than planned. The entry leaves the calendar.
ENDS = frozenset({"cancelled", "lapsed", "sooner"})


@dataclass(frozen=True)
class News:
    """What happened: yes | agreed | moved | place or one of `ENDS`; `note` goes with a kind no."""

    what: str
    note: str = ""
    not_before: datetime | None = None  # while it can be undone


def cancellations(interview: Interview) -> list[str]:
    """The keys of the letters that say it is off, for whoever takes them back."""
    people = (interview.contact.student.person, interview.alum_person)
    off, now = News("cancelled"), interview.created_at
    return [_key(interview, person, off, now) for person in people if person is not None]


def invite(interview: Interview, news: News, *, now: datetime, by: Person | None) -> None:
    """One letter to each; somebody outside Rapport gets none.

    Without a time there is no calendar entry to change, and whoever did it knows.
    """
    both = [interview.contact.student.person, interview.alum_person]
    readers = [
        reader
        for reader in both
        if reader is not None and (interview.starts_at is not None or reader != by)
    ]
    post_all([_letter(interview, reader, news, now) for reader in readers], now=now, by=by)


def _letter(interview: Interview, reader: Person, news: News, now: datetime) -> Letter:
    is_student = interview.side_of(reader) == Side.STUDENT
    is_off = news.what in ENDS
    method = "CANCEL" if is_off else "REQUEST"
    links = choices_for if is_off and not is_student else links_for
    has_time = interview.starts_at is not None
    values: dict[str, Any] = words_of(interview, reader) | {"news": news.what, "note": news.note}
    return Letter(
        template=f"interviews/mail/{'cancelled' if is_off else 'invitation'}",
        recipient=reader,
        dedupe_key=_key(interview, reader, news, now),
        values=values,
        links=links(interview, reader),
        not_before=news.not_before,
        calendar=invitation(interview, reader, method=method, now=now) if has_time else "",
    )


def _key(interview: Interview, reader: Person, news: News, now: datetime) -> str:
    """One letter a change: of time by its sequence, of place by its moment."""
    kind = "cancelled" if news.what in ENDS else "invitation"
    key = f"{kind}:{interview.pk}:{interview.sequence}:{reader.pk}"
    return f"{key}:{now.isoformat()}" if news.what == "place" else key
