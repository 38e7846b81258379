"""What each of the two reads about how they meet. A number is read by its caller, on a page.

Mails and calendar entries are copied to places where nothing can be wiped, so they name who calls
and never the number.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Format
from apps.interviews.models import Interview
from apps.interviews.workflow import Side


@dataclass(frozen=True)
class Whereabouts:
    """A sentence for a page, and beside it a link or a number where the reader may have one."""

    text: str
    link: str = ""
    number: str = ""


def whereabouts(interview: Interview, reader: Person) -> Whereabouts:
    """For a page that the reader alone opens; empty text while nothing is settled."""
    if interview.caller:
        return _by_phone(interview, reader)
    if not interview.where:
        return Whereabouts("")
    if interview.mode == Format.VIDEO and interview.where.startswith("https://"):
        return Whereabouts(_on_a_link(interview, reader), link=interview.where)
    return Whereabouts(interview.where)


def told(interview: Interview, reader: Person) -> str:
    """The same for a mail or a calendar entry: a link, a place, or who calls whom."""
    found = whereabouts(interview, reader)
    if found.number:
        named = {"name": other_called(interview, reader)}
        return _("You call %(name)s. The number stands on your page of this conversation.") % named
    return interview.where or found.text


def is_own_way(interview: Interview, reader: Person) -> bool:
    """Whether the link or the place is the reader's own word."""
    return interview.where_by == interview.side_of(reader)


def other_called(interview: Interview, reader: Person) -> str:
    """The first name of the one whom the reader meets."""
    contact = interview.contact
    is_student = interview.side_of(reader) == Side.STUDENT
    return contact.called if is_student else contact.student.person.called


def _on_a_link(interview: Interview, reader: Person) -> str:
    if is_own_way(interview, reader):
        return _("By video, on your meeting link.")
    named = {"name": other_called(interview, reader)}
    return _("By video, on %(name)s’s meeting link.") % named


def _by_phone(interview: Interview, reader: Person) -> Whereabouts:
    is_caller = interview.caller == interview.side_of(reader)
    named = {"name": other_called(interview, reader)}
    if is_caller and interview.number:
        text = _("You call %(name)s. The number is for this conversation alone.")
        return Whereabouts(text % named, number=interview.number)
    if is_caller:
        return Whereabouts(_("You call %(name)s, who has yet to give a number.") % named)
    if interview.number:
        return Whereabouts(_("%(name)s calls you at the number you gave.") % named)
    return Whereabouts(_("%(name)s calls you, once you have given a number.") % named)
