"""The way most sites send reminders: a Celery task for each, which reads, renders, sends, marks."""

from typing import Any

from celery import shared_task
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from apps.campus.models import Campus
from apps.mail.render import Sheet, filled
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status

_kept: dict[str, BaseEmailBackend] = {}


@shared_task(name="bench.remind", ignore_result=True)
def remind(pk: int) -> None:
    """One reminder by one task; the line to the server stays open, as on a tuned site."""
    row = Reminder.objects.select_related("recipient").get(pk=pk, status=Status.SCHEDULED)
    links = {link["name"]: "https://rapport.alder.example/talks/1/" for link in row.links}
    words = filled(Sheet(row.template, row.recipient, row.values, links), Campus.objects.current())
    mail = EmailMultiAlternatives(
        words.subject, words.text, None, [row.recipient.email], connection=_line()
    )
    mail.attach_alternative(words.html, "text/html")
    mail.send()
    row.status = Status.SENT
    row.save(update_fields=["status"])


def _line() -> Any:  # noqa: ANN401 - Django's backend of the settings
    if "line" not in _kept:
        _kept["line"] = get_connection("django.core.mail.backends.smtp.EmailBackend")
        _kept["line"].open()
    return _kept["line"]
