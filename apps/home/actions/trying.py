"""A coordinator writes to themselves, to see that mail leaves, arrives and can be answered.

It goes the way of every mail, and is no request and no interview: figures and limits of students
and alumni cannot count what is not there.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import links
from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.campus.models import Campus, Trial, Trying
from apps.core.locks import alone
from apps.core.moves import NotYours, Refused
from apps.core.wording import daytime
from apps.home.trialtimes import offered
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo

TRIAL, TRIAL_DAYS = "trial", 14
PAUSE = timedelta(minutes=1)  # between two: a second press is a slip of the hand
ARRIVED, WRONG, DECLINED = "arrived", "wrong", "declined"


@transaction.atomic
def try_sender(*, now: datetime, by: Person) -> Trial:
    """A mail from the center's address, with a link that says whether it arrived."""
    trial = _begun(Trying.SENDER, "", now=now, by=by)
    post(_letter(trial, "home/mail/sender_test", {"address": trial.address}), now=now, by=by)
    return trial


@transaction.atomic
def try_talk(text: str, *, now: datetime, by: Person) -> Trial:
    """A request as an alum gets it, answered from the mail."""
    trial = _begun(Trying.TALK, text, now=now, by=by)
    times = offered(trial.sent_at, by.zone)
    slots = [{"pk": at, "at": daytime(when, by.zone)} for at, when in enumerate(times, 1)]
    values = {
        "called": by.called,
        "about": _("A trial of yours"),
        "minutes": Campus.objects.current().minutes,
        "text": text,
        "city": _("your time"),
        "slots": slots,
        "formats": "",
        "subject": "",
    }
    post(_letter(trial, "home/mail/trial", values, by.name), now=now, by=by)
    return trial


@transaction.atomic
def answer_trial(trial: Trial, answer: str, *, now: datetime, by: Person) -> None:
    """The first answer stands; "something is wrong" is none, so that it can be tried again."""
    if trial.person_id != by.pk:
        raise NotYours
    trial.refresh_from_db(from_queryset=Trial.objects.select_for_update())
    if trial.answered_at is not None:
        return
    trial.answer = answer
    trial.answered_at = None if answer == WRONG else now
    trial.save(update_fields=["answer", "answered_at"])


@transaction.atomic
def note_code(*, now: datetime, by: Person) -> None:
    """They are signed in by a code of a mail from the address of now; the first time is kept."""
    if not is_coordinator(by):
        raise NotYours
    alone("campus")
    used = {"kind": Trying.CODE, "person": by, "address": settings.RAPPORT_MAIL_FROM}
    if not Trial.objects.filter(**used).exists():
        Trial.objects.create(**used, sent_at=now, answered_at=now, answer=ARRIVED)


def _begun(kind: Trying, text: str, *, now: datetime, by: Person) -> Trial:
    """One at a time and person; its older link dies."""
    if not is_coordinator(by):
        raise NotYours
    alone("campus")
    before = Trial.objects.visible_to(by).last_of(kind)
    if before is not None and before.sent_at > now - PAUSE:
        raise Refused(_("A mail is on its way to you. Wait a minute before you send another."))
    if before is not None:
        links.revoke(TRIAL, before, now=now)
    address = settings.RAPPORT_MAIL_FROM
    return Trial.objects.create(kind=kind, person=by, address=address, text=text, sent_at=now)


def _letter(trial: Trial, template: str, values: dict[str, object], sender: str = "") -> Letter:
    to = LinkTo("answer", "home:trial", TRIAL, "campus.trial", trial.pk, lasts_days=TRIAL_DAYS)
    return Letter(
        template=template,
        recipient=trial.person,
        dedupe_key=f"trial:{trial.pk}",
        values=values,
        links=(to,),
        sender_name=sender,
        expires_at=trial.sent_at + timedelta(days=TRIAL_DAYS),
    )
