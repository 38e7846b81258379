"""Whoever gave a name hears how the conversation went."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.actions import note, touch
from apps.contacts.models import Contact, TouchKind
from apps.core.joining import joined
from apps.core.moves import NotYours, Refused
from apps.interviews.models import Interview
from apps.interviews.policies import is_own_talk
from apps.timeline.actions import record

MOST_NOTES = 4000  # letters, as the field of the notes takes


@transaction.atomic
def tell_referrer(
    talk: Interview, line: str = "", *, carried: bool = False, now: datetime, by: Person
) -> bool:
    """Noted once, whoever presses twice; `carried` where Rapport brought the words, and noted that.

    A `line` that was typed and not sent goes to the notes on the giver; `Refused` if they are full.

    A word between the student and the giver, so keeping in touch with them waits anew.
    """
    if not is_own_talk(by, talk):
        raise NotYours
    talk.refresh_from_db(from_queryset=Interview.objects.select_for_update())
    giver = talk.contact.referred_by
    if giver is not None and line:
        _keep_line(giver, line, by)
    if giver is None or talk.referrer_told_at is not None:
        return False
    talk.referrer_told_at = now
    talk.save(update_fields=["referrer_told_at"])
    record(subject=talk, verb="tell", now=now, by=by)
    if not carried:
        words = _("how it went with %(name)s") % {"name": talk.contact.name}
        touch(giver, kind=TouchKind.WORD, note=words, now=now)
    return True


def _keep_line(giver: Contact, line: str, by: Person) -> None:
    notes = joined(giver.notes, line)
    if len(notes) > MOST_NOTES:
        words = _("Your notes on %(name)s are full. Keep these words elsewhere, or shorten them.")
        raise Refused(words % {"name": giver.called})
    note(giver, notes, seal=giver.seal, by=by)
