"""The thank-you: written by the student alone, carried by Rapport, no address shown."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import is_blocked
from apps.alumni.places import away
from apps.campus.models import Campus
from apps.coach.draft import Draft
from apps.coach.models import RuleSetting
from apps.coach.review import Review, review
from apps.coach.rules import THANK_YOU
from apps.contacts.actions import touch, untell
from apps.contacts.models import Touch, TouchKind
from apps.core.joining import merged
from apps.core.moves import NotYours, Refused
from apps.interviews.actions.arrange import lock
from apps.interviews.actions.facts import note_follow_up
from apps.interviews.actions.keep import asks_to_keep
from apps.interviews.actions.move import move_thanks
from apps.interviews.models import Interview, NoteForm, ThankYou
from apps.interviews.policies import is_own_thanks
from apps.interviews.reach import choices_for, keep_link
from apps.interviews.workflow import UNSENT_THANKS, Thanks
from apps.mail.actions import post, withdraw
from apps.mail.letters import Letter


@dataclass(frozen=True)
class Note:
    """The words of a thank-you and the form they take (e-mail, letter, card).

    `seal` is that of the note which the page showed, empty where it showed none.
    """

    form: str
    subject: str
    body: str
    seal: str = ""

    def changes(self) -> dict[str, str]:
        return {"form": self.form, "subject": self.subject, "body": self.body}


def coached(thanks: ThankYou, body: str) -> Review:
    """What the coach says to a note."""
    contact = thanks.interview.contact
    draft = Draft(
        text=body,
        recipient=contact.name,
        address_as=greeting_of(thanks.interview),
        student=contact.student.person.name,
        lines=tuple(thanks.own_words()),
    )
    return review(draft, rules=THANK_YOU, settings=RuleSetting.objects.by_code())


def greeting_of(interview: Interview) -> str:
    """The name of a greeting: as the alum chose, else the first name."""
    person = interview.alum_person
    return person.addressed if person else interview.contact.called


def both(thanks: ThankYou, note: Note) -> Note:
    """With what another window kept since the page was shown; the typed words below it."""
    body = merged({"body": thanks.body}, {"body": note.body}, note.seal, {"body": "\n\n"})["body"]
    return replace(note, body=body, seal=thanks.seal)


@transaction.atomic
def draft_thanks(thanks: ThankYou, note: Note, *, now: datetime, by: Person) -> None:
    lock_thanks(thanks)
    move_thanks(thanks, "draft", both(thanks, note).changes(), now=now, by=by)


@transaction.atomic
def keep_thanks(thanks: ThankYou, note: Note, *, now: datetime, by: Person) -> None:
    """While one types: `Refused` where another window changed it, since nobody sees both here."""
    lock_thanks(thanks)
    if both(thanks, note).body != note.body:
        raise Refused(_("Another window changed this note. Save it to see both."))
    move_thanks(thanks, "draft", note.changes(), now=now, by=by)


def lock_thanks(thanks: ThankYou) -> None:
    """The conversation with its alum, then the note."""
    lock(thanks.interview)
    thanks.refresh_from_db(from_queryset=ThankYou.objects.select_for_update())


@transaction.atomic
def send_thanks(
    thanks: ThankYou, note: Note, *, through_rapport: bool, now: datetime, by: Person
) -> None:
    """Through Rapport to an alum, by e-mail alone; else the student handed it over.

    `Refused` while something blocks, and nothing is written then. A second press sends no more.
    """
    lock_thanks(thanks)
    if thanks.status in UNSENT_THANKS and both(thanks, note).body != note.body:
        raise Refused(_("Another window changed this note. Look at both texts below, then send."))
    if through_rapport:
        refuse_blocked(thanks, note)
    recipient = thanks.interview.alum_person
    if through_rapport and (recipient is None or note.form != NoteForm.EMAIL):
        raise Refused(_("This one is yours to hand over. Choose “I sent it” afterwards."))
    if through_rapport and is_blocked(thanks.interview.contact.alum, by):
        raise Refused(away(thanks.interview.contact.called))
    asks = {"asked_to_keep": through_rapport and asks_to_keep(thanks)}
    changes = note.changes() | asks | {"settled_at": now}
    if not move_thanks(thanks, "send", changes, now=now, by=by):
        return
    if through_rapport and recipient is not None:
        _post(thanks, recipient, now=now, by=by)
    _settled(thanks, _("thank-you sent"), now=now)


def refuse_blocked(thanks: ThankYou, note: Note) -> None:
    blocking = [finding for finding in coached(thanks, note.body).findings if finding.blocks]
    if blocking:
        raise Refused(f"{blocking[0].title}. {blocking[0].fix}")


def _post(thanks: ThankYou, recipient: Person, *, now: datetime, by: Person) -> None:
    """It leaves when the half minute of its undo is over."""
    leaves = now + Campus.objects.current().undo
    post(replace(letter_of(thanks, recipient=recipient), not_before=leaves), now=now, by=by)


@transaction.atomic
def unsend_thanks(thanks: ThankYou, *, now: datetime, by: Person) -> bool:
    """Within the seconds in which nobody was told; False once it has left."""
    if not is_own_thanks(by, thanks):
        raise NotYours
    lock_thanks(thanks)
    if thanks.status != Thanks.SENT:
        return False
    if not withdraw(keys=[key_of(thanks)]):
        transaction.set_rollback(True)  # it may have left: it is tried on as before
        return False
    contact, sent_at = thanks.interview.contact, thanks.settled_at or now
    said = Touch.objects.with_contact(contact).of(TouchKind.THANK_YOU, since=sent_at)
    for touched in said.filter(at=sent_at):
        untell(touched, now=now)
    move_thanks(thanks, "unsend", {"settled_at": None, "asked_to_keep": False}, now=now, by=by)
    note_follow_up(contact, now=now)
    return True


def key_of(thanks: ThankYou) -> str:
    """Names its mail."""
    return f"thanks:{thanks.pk}"


def letter_of(thanks: ThankYou, *, recipient: Person) -> Letter:
    """The mail of a thank-you: no answer is asked for."""
    student = thanks.interview.contact.student
    asks = (keep_link(thanks.interview),) if asks_to_keep(thanks) else ()
    return Letter(
        template="interviews/mail/thanks",
        recipient=recipient,
        dedupe_key=key_of(thanks),
        values={
            "student": student.person.name,
            "called": student.person.called,
            "about": student.told,
            "body": thanks.body,
        },
        links=(*asks, *choices_for(thanks.interview, recipient)),
        sender_name=student.person.name,
    )


@transaction.atomic
def waive_thanks(thanks: ThankYou, words: Note | None = None, *, now: datetime, by: Person) -> None:
    """I thanked them already: settled, and no more reminders; what was typed by then is kept."""
    lock_thanks(thanks)
    changes = both(thanks, words).changes() if words and words.body else {}
    if move_thanks(thanks, "waive", changes | {"settled_at": now}, now=now, by=by):
        _settled(thanks, _("thanked already"), now=now)


def _settled(thanks: ThankYou, note: str, *, now: datetime) -> None:
    contact, talk = thanks.interview.contact, thanks.interview_id
    touch(contact, kind=TouchKind.THANK_YOU, note=note, now=now, about=talk)
    note_follow_up(contact, now=now)
