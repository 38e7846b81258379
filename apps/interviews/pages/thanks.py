"""The log's page and the note of thanks beside it."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.campus.models import Campus
from apps.contacts.models import Contact, KeepInTouch
from apps.contacts.workflow import Status as Plan
from apps.core.clock import local
from apps.core.wording import clocktime, day, daytime
from apps.guide.models import Kind
from apps.guide.saying import with_own
from apps.interviews.actions import asks_to_keep
from apps.interviews.actions.thank import coached, greeting_of, key_of
from apps.interviews.fitting import fit_of, form_of
from apps.interviews.forms import SealedThanks
from apps.interviews.lines import Line, Told, begun, holds, lines_of
from apps.interviews.models import (
    Advice,
    Interview,
    NoteForm,
    Preparation,
    Referral,
    ThankYou,
)
from apps.interviews.pages.live import noted
from apps.interviews.pages.reading import reading
from apps.interviews.pages.sheet import hopes_in_words
from apps.interviews.paper import is_ready, letter_of
from apps.interviews.samples import SAMPLES
from apps.interviews.workflow import Status, Thanks
from apps.mail.models import Message
from apps.timeline.models import Entry

BY = {"video": _lazy("by video"), "phone": _lazy("by phone"), "in_person": _lazy("in person")}
PAPER = frozenset({NoteForm.LETTER, NoteForm.CARD})  # handed over by the student


def logging(talk: Interview) -> dict[str, Any]:
    """What stands around the form of the log."""
    student = talk.contact.student
    return {
        "talk": talk,
        "contact": talk.contact,
        "me_line": talk.contact.student.about,
        "zone": student.person.zone,
        "way": BY.get(talk.mode, ""),
        "over": talk.status == Status.CANCELLED,
        "readers": readers(talk),
        "hopes": hopes_in_words(Preparation.objects.with_contact(talk.contact)),
        "given": Referral.objects.from_interview(talk),
        "told": Advice.objects.from_interview(talk),
        **noted(talk),
    }


def readers(talk: Interview) -> str:
    """Who can read the log, in words, switched on or not."""
    advisor, log = talk.contact.student.advisor, getattr(talk, "log", None)
    if advisor is None:
        return _("Only you can see this until you have an advisor and share it.")
    words = _("Only the two of you could read it, never a later advisor.")
    if log and log.shared_with and log.shared_with != advisor:
        words += " " + _("You shared it with %(before)s; %(name)s cannot read it.")
    before = log.shared_with.called if log and log.shared_with else ""
    return words % {"name": advisor.called, "before": before}


def own_lines(thanks: ThankYou) -> list[Line]:
    """Lines of the student's log, as typed."""
    talk = thanks.interview
    given = Referral.objects.from_interview(talk)
    return lines_of(
        Told(
            takeaways=talk.log.takeaways,
            next_steps=talk.log.next_steps,
            names=[", ".join(part for part in (g.name, g.organization) if part) for g in given],
            advice=[advice.text for advice in Advice.objects.from_interview(talk)],
        )
    )


def body_of(thanks: ThankYou) -> str:
    """The note as it stands, or as it begins; reading it writes nothing."""
    talk = thanks.interview
    signed = talk.contact.student.person.name
    begins = begun(own_lines(thanks), greeting=greeting_of(talk), signed=signed)
    return thanks.body or begins


def writing(
    thanks: ThankYou, form: SealedThanks | None = None, *, now: datetime, **more: object
) -> dict[str, Any]:
    """The note, the lines of the log and the coach beside it."""
    talk = thanks.interview
    first = {"form": form_of(thanks), "body": body_of(thanks), "seal": thanks.seal}
    shown = form or SealedThanks(initial=first)
    body = str(shown["body"].value() or "")
    return {
        "talk": talk,
        "contact": talk.contact,
        "me_line": talk.contact.student.about,
        "form": shown,
        "fits": fit_of(thanks).line,
        "is_paper": shown["form"].value() in PAPER,
        "samples": with_own(Kind.THANKS, SAMPLES),
        "lines": [(line, holds(body, line.text)) for line in own_lines(thanks)],
        "coach": coached(thanks, body),
        **_when(thanks, now),
        **reading(thanks, body),
        "through_rapport": talk.alum_person_id is not None,
        "asks_to_keep": asks_to_keep(thanks),
        "mailto": mailto(talk, body),
        **more,
    }


def _when(thanks: ThankYou, now: datetime) -> dict[str, str]:
    """When they spoke, until when a note lands best, and when this one was kept."""
    return {
        "spoken": spoken_line(thanks.interview),
        "clock": clock_line(thanks, now),
        "saved": saved_line(thanks, now=now),
    }


def settled(thanks: ThankYou) -> dict[str, Any]:
    """What became of the note, and of keeping in touch since."""
    talk = thanks.interview
    plan = KeepInTouch.objects.with_contact(talk.contact)
    return {
        "talk": talk,
        "contact": talk.contact,
        "me_line": talk.contact.student.about,
        "note": thanks,
        "to_tell": still_to_tell(talk),
        "can_undo": note_waits(thanks),
        "is_kept": plan is not None and plan.status != Plan.ENDED,
    }


def note_waits(thanks: ThankYou) -> bool:
    """Its mail has not left yet: it can be taken back."""
    return Message.objects.keyed([key_of(thanks)]).still_here().exists()


def still_to_tell(talk: Interview) -> Contact | None:
    """Who gave the name and may be told how it went, until they were."""
    waiting = Interview.objects.to_tell(talk.contact.student.person)
    return talk.contact.referred_by if waiting.numbered(talk.pk).exists() else None


def on_paper(thanks: ThankYou, *, now: datetime) -> dict[str, Any]:
    """The note as a letter, or the words of a card."""
    contact = thanks.interview.contact
    letter = letter_of(thanks, body_of(thanks), now=now)
    return {
        "talk": thanks.interview,
        "contact": contact,
        "me_line": contact.student.about,
        "title": _("Letter to %(name)s") % {"name": contact.name},
        "letter": letter,
        "can_pdf": bool(letter.head) and is_ready(),
    }


def clock_line(thanks: ThankYou, now: datetime) -> str:
    """By when it lands best; nobody is told that it is late."""
    by = thanks.due_from + timedelta(hours=Campus.objects.current().thanks_late_hours)
    if now >= by:
        return _("Still worth sending today.")
    zone = thanks.interview.contact.student.person.zone
    return _("A note by %(when)s lands best.") % {"when": daytime(by, zone)}


def spoken_line(talk: Interview) -> str:
    """When the two spoke, how long was agreed, and how; of a talk without a time, the day.

    Who spoke sooner than agreed did so when it ended.
    """
    zone, at = talk.contact.student.person.zone, _spoken_at(talk)
    if at is None:
        return ""
    values = {"day": day(at, zone), "minutes": talk.minutes}
    if at != talk.starts_at:
        return _("You spoke on %(day)s.") % values
    ways = {
        "video": _("You spoke on %(day)s, %(minutes)s minutes by video."),
        "phone": _("You spoke on %(day)s, %(minutes)s minutes by phone."),
        "in_person": _("You spoke on %(day)s, %(minutes)s minutes in person."),
    }
    return ways.get(talk.mode, _("You spoke on %(day)s, %(minutes)s minutes.")) % values


def _spoken_at(talk: Interview) -> datetime | None:
    moments = [moment for moment in (talk.starts_at, talk.ended_at) if moment is not None]
    return min(moments, default=None)


def saved_line(thanks: ThankYou, *, now: datetime) -> str:
    """When a draft was last kept; empty before that."""
    kept = Entry.objects.about(thanks).saying("draft").first()
    if kept is None or thanks.status != Thanks.DRAFTED:
        return ""
    return saved_at(kept.at, thanks.interview.contact.student.person.zone, now=now)


def saved_at(at: datetime, zone: str, *, now: datetime) -> str:
    """The hour alone if it was today."""
    is_today = local(at, zone).date() == local(now, zone).date()
    return _("Saved %(when)s") % {"when": (clocktime if is_today else daytime)(at, zone)}


def mailto(talk: Interview, body: str) -> str:
    """Opens the student's own mail program with the note; empty without an address."""
    email = talk.contact.email
    if not email or talk.alum_person_id is not None:
        return ""
    text = quote(body.replace("\n", "\r\n"))
    return f"mailto:{quote(email, safe='@')}?subject={quote(_('Thank you'))}&body={text}"
