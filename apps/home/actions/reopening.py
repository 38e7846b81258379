"""Mail to somebody comes back: what shows that it gets through again is a mail that did.

A coordinator who lifts it would have to guess, and each wrong guess is one more bounce.
"""

from datetime import datetime, timedelta
from enum import Enum

from django.db import transaction

from apps.accounts.models import Person
from apps.mail.actions import is_closed, lift, post
from apps.mail.letters import Letter, LinkTo, Urgency
from apps.mail.models import Message, address_digest

REOPEN, REOPEN_DAYS = "reopen", 1


class Asked(Enum):
    """What became of the wish for a mail to a closed address."""

    SENT = "sent"
    TODAY = "sent today before"
    OPEN = "open already"


@transaction.atomic
def ask_to_reopen(*, now: datetime, by: Person) -> Asked:
    """One mail a day (UTC) to the closed address, as its owner wishes."""
    if not is_closed(by):
        return Asked.OPEN
    lasts = timedelta(days=REOPEN_DAYS)
    letter = Letter(
        template="home/mail/reopen",
        recipient=by,
        dedupe_key=f"{_key(by)}{now:%Y-%m-%d}",
        links=(LinkTo("open", "home:reopen", REOPEN, lasts_days=REOPEN_DAYS),),
        expires_at=now + lasts,
        urgency=Urgency.SIGN_IN,  # asked for by its reader: it leaves although nothing else does
    )
    return Asked.SENT if post(letter, now=now, by=by).created_at == now else Asked.TODAY


def reopen(*, by: Person) -> None:
    """Whoever holds the link has read the mail; it opens the address that the mail went to.

    What a person asked for otherwise stays closed.
    """
    if went_here(by):
        lift([by.mailbox])


def went_here(person: Person) -> bool:
    """Whether such a mail was sent to where this person reads mail by now."""
    return Message.objects.begun_with(_key(person)).exists()


def _key(person: Person) -> str:
    return f"reopen:{person.pk}:{address_digest(person.mailbox)[:16]}:"
