"""Nothing more between the two: talks are off, thanks are settled, and nobody is reminded."""

from datetime import datetime

from django.db import transaction

from apps.contacts.actions import end_keeping
from apps.contacts.models import Contact
from apps.interviews.actions.move import move_thanks
from apps.interviews.actions.replan import replan_came
from apps.interviews.actions.tidy import close
from apps.interviews.models import Interview, ThankYou
from apps.mail.actions import withdraw, withdraw_under


@transaction.atomic
def part(contact: Contact, *, now: datetime) -> None:
    """Both read that the conversation is called off, in the words of any other.

    One that has begun took place, or is missed: that is the student's to log.
    """
    for talk in Interview.objects.with_contact(contact).not_begun(now):
        withdraw_under(f"invitation:{talk.pk}:")
        withdraw_under(f"times:{talk.pk}:")
        close(talk, now=now)
    for thanks in ThankYou.objects.with_contact(contact):
        withdraw(keys=[f"thanks:{thanks.pk}"])
    for thanks in ThankYou.objects.with_contact(contact).open():
        move_thanks(thanks, "waive", {"settled_at": now}, now=now, by=None)
    end_keeping(contact, now=now, by=None)
    if contact.alum_id is not None:
        replan_came(contact.alum_id, now=now)  # nothing names the student there any more
