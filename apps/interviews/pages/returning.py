"""The advice ledger, a word months later, and what came of an alum's time: values for templates."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.contacts.models import Contact, Touch, TouchKind
from apps.core.joining import seal
from apps.interviews.actions.returning import reader_of
from apps.interviews.forms import UpdateForm
from apps.interviews.models import Advice, Interview, Milestone, Referral, ThankYou, Update
from apps.interviews.reasons import Advised, Met, Reason, advised, begun, fresh, met
from apps.students.models import Student

MOST_MILESTONES = 5
MOST_TOLD = 100  # lines of what came of an alum's time


def ledger(student: Student) -> dict[str, Any]:
    """All advice: open first, then what was done; with whom it came from."""
    rows = list(Advice.objects.visible_to(student.person).for_rows())
    return {
        "still_open": [advice for advice in rows if advice.done_at is None],
        "done": [advice for advice in rows if advice.done_at is not None],
        "milestones": Milestone.objects.visible_to(student.person)[:MOST_MILESTONES],
        "me_line": student.about,
        "zone": student.person.zone,
    }


def reasons_for(contact: Contact) -> list[Reason]:
    """What came about since the last word to this person."""
    student = contact.student
    words = Touch.objects.with_contact(contact).kinds(TouchKind.WORD)
    last = words.values_list("at", flat=True).first()
    called, zone = student.person.called, student.person.zone
    found = [
        *advised(_advice(contact), called, zone),
        *met(_met(contact), called, zone),
        *_milestones(student),
    ]
    return fresh(found, last)


def _advice(contact: Contact) -> list[Advised]:
    return [
        Advised(row.pk, row.text, _spoken(row.interview), row.outcome, row.done_at)
        for row in Advice.objects.done_for(contact)
        if row.done_at
    ]


def _met(contact: Contact) -> list[Met]:
    """Names they gave, where a conversation came of it; two queries for however many."""
    named = {row.contact_id: row for row in Referral.objects.by(contact)}
    talks: dict[int, Interview] = {}
    for talk in Interview.objects.held_with(pk for pk in named if pk):
        talks.setdefault(talk.contact_id, talk)
    return [
        Met(row.pk, row.name, _spoken(row.interview), _spoken(talks[pk]))
        for pk, row in named.items()
        if pk in talks
    ]


def _spoken(talk: Interview) -> datetime:
    return talk.starts_at or talk.ended_at or talk.created_at


def _milestones(student: Student) -> list[Reason]:
    rows = Milestone.objects.visible_to(student.person)[:MOST_MILESTONES]
    return [Reason(f"news-{row.pk}", row.text, row.at, own=row.text) for row in rows]


def greeting_of(contact: Contact) -> str:
    alum = contact.alum
    person = alum.person if alum else None
    return person.addressed if person else contact.called


def writing(
    contact: Contact, form: UpdateForm | None = None, *, now: datetime, by: Person
) -> dict[str, Any]:
    """The reasons, the words begun with the student's own lines, and what arrives."""
    reasons = reasons_for(contact)
    last = Update.objects.last_sent(contact)
    kept, signed = Update.objects.unsent(contact), contact.student.person.name
    body = kept.body if kept and kept.body else None
    words = body or begun(reasons, greeting=greeting_of(contact), signed=signed)
    facts = [reason.slug for reason in reasons if reason.fact]
    first = {"body": words, "facts": facts, "seal": kept.seal if kept else seal("")}
    shown = form or UpdateForm(initial=first, reasons=reasons)
    return {
        "contact": contact,
        "form": shown,
        "reasons": reasons,
        "heard": Touch.objects.with_contact(contact).kinds(TouchKind.HEARD).first(),
        "through_rapport": reader_of(contact, by) is not None,
        "mailto": mailto(contact, str(shown["body"].value() or "")),
        "me_line": contact.student.about,
        "undo": _undoable(last, now),
        "had": last.pk if last else "",
        "zone": contact.student.person.zone,
    }


def _undoable(last: Update | None, now: datetime) -> Update | None:
    """The last one, if it left a moment ago and can still be taken back."""
    seconds = Campus.objects.current().undo
    is_fresh = last and last.through_rapport and last.sent_at and now - last.sent_at < seconds
    return last if is_fresh else None


def mailto(contact: Contact, body: str) -> str:
    """Opens the student's own mail program; empty without an address."""
    if not contact.email:
        return ""
    text = quote(body.replace("\n", "\r\n"))
    subject = quote(_("A word from %(name)s") % {"name": contact.student.person.name})
    return f"mailto:{quote(contact.email, safe='@')}?subject={subject}&body={text}"


def came(alum: Alum, *, now: datetime) -> dict[str, Any]:
    """What students told this alum, and how often they talked: nothing that may be taken back."""
    until = now - Campus.objects.current().undo
    return {
        "alum": alum,
        "talks": Interview.objects.held_by(alum).count(),
        "students": Interview.objects.held_by(alum).students(),
        "thanks": ThankYou.objects.carried_to(alum, until)[:MOST_TOLD],
        "updates": Update.objects.told(alum, until)[:MOST_TOLD],
        "zone": alum.zone,
    }
