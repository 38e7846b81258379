"""A fresh link in place of one that has grown old: only to the address on file, once a day."""

from datetime import datetime

from apps.accounts import links
from apps.accounts.models import Link
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo

DAYS = 14


def send_fresh(token: str, *, now: datetime) -> bool:
    """Whether a mail was posted; the page that asks says the same either way.

    Revoked links stay dead: what they opened has ended. One that never expires needs no other.
    """
    old = links.cold(token, now=now)
    if old is None or not old.view or not old.person.is_active:
        return False
    again = LinkTo("page", old.view, old.purpose, old.subject_type, old.subject_id, DAYS)
    letter = Letter(
        template="mail/fresh_link",
        recipient=old.person,
        dedupe_key=f"fresh:{old.pk}:{now:%Y-%m-%d}",
        links=(again, *_less(old)),
    )
    post(letter, now=now, by=None)
    return True


def _less(old: Link) -> tuple[LinkTo, ...]:
    """Whoever had a link to be asked less has it below this mail, too."""
    known = links.standing("choices", old.person)
    if known is None:
        return ()
    return (LinkTo("choices", known.view, "choices", known.subject_type, known.subject_id),)
