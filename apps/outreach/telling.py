"""What the page shows on which a student tells whoever gave a name: values for its template."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from apps.contacts.models import Contact
from apps.contacts.pages import shared
from apps.interviews.lines import Told, told_on
from apps.interviews.models import Interview
from apps.interviews.pages.thanks import still_to_tell
from apps.outreach.actions import thread_to
from apps.outreach.forms import TellForm


def begun(talk: Interview, giver: Contact) -> str:
    """Never blank: a greeting, the student's own lines of the log, their name."""
    told = Told(takeaways=talk.log.takeaways, next_steps=talk.log.next_steps)
    person = giver.alum.person if giver.alum else None
    greeting = person.addressed if person else giver.called
    return told_on(told, greeting=greeting, signed=talk.contact.student.person.name)


def unsent(form: TellForm, talk: Interview, giver: Contact) -> str:
    """The words that the student typed themselves; empty while the line is as it began."""
    typed = str(form.cleaned_data["text"]).replace("\r\n", "\n").strip()
    return "" if typed == begun(talk, giver).replace("\r\n", "\n").strip() else typed


def page(
    talk: Interview, giver: Contact, form: TellForm | None = None, *, now: datetime
) -> dict[str, Any]:
    """The line as it stands, and every way in which it can leave."""
    shown = form or TellForm(initial={"text": begun(talk, giver)})
    address = giver.email if giver.alum_id is None else shared(giver).email
    text = str(shown["text"].value() or "")
    subject = _("How it went with %(name)s") % {"name": talk.contact.name}
    return {
        "talk": talk,
        "contact": talk.contact,
        "giver": giver,
        "me_line": talk.contact.student.about,
        "form": shown,
        "is_due": still_to_tell(talk) is not None,
        "through_rapport": thread_to(giver, now=now) is not None,
        "is_alum": giver.alum_id is not None,
        "mailto": mailto(address, subject, text),
    }


def mailto(address: str, subject: str, text: str) -> str:
    """For the student's own mail program; empty without an address."""
    if not address:
        return ""
    body = quote(text.replace("\r\n", "\n").replace("\n", "\r\n"))
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={body}"
