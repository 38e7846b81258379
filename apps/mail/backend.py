"""Django's own mail (sign-in codes, address confirmations) is an outbox row like any other."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from apps.core.bell import ring
from apps.core.clock import now
from apps.mail.actions import DELIVER, new_message_id
from apps.mail.headers import one_line
from apps.mail.letters import Urgency
from apps.mail.models import Message

USEFUL_FOR = timedelta(hours=1)  # the longest that a sign-in code or link is good for


class Outbox(BaseEmailBackend):
    """EMAIL_BACKEND. What it takes leaves first, and its body is emptied at the end."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """One row for each recipient; nobody sees another's address. Returns how many mails."""
        rows = [row(mail, to) for mail in email_messages for to in mail.recipients()]
        with transaction.atomic():
            Message.objects.bulk_create(rows)
            if rows:
                ring(DELIVER)
        return len(email_messages)


def row(mail: EmailMessage, address: str) -> Message:
    """The unsaved row of a mail that a package wrote."""
    moment = now()
    return Message(
        dedupe_key=f"django:{uuid.uuid4().hex}",
        message_id=new_message_id(),
        values={"subject": one_line(str(mail.subject)), "text": mail.body, "html": _html(mail)},
        to_address=address,
        urgency=Urgency.SIGN_IN,
        not_before=moment,
        expires_at=moment + USEFUL_FOR,
        created_at=moment,
    )


def _html(mail: EmailMessage) -> str:
    if not isinstance(mail, EmailMultiAlternatives):
        return ""
    return next((str(part) for part, kind in mail.alternatives if kind == "text/html"), "")
