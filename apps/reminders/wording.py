"""What a reminder is called, as the subject of its own mail says it."""

from django.template import Context
from django.template.loader import get_template

from apps.reminders.letters import values_of
from apps.reminders.models import Reminder


def title_of(reminder: Reminder) -> str:
    """Plain text, nothing escaped; in the language that is active."""
    # The backend's wrapper always escapes; the template inside takes a context of our own.
    part = get_template(f"{reminder.template}.txt#title").template  # type: ignore[attr-defined]
    title: str = part.render(Context(values_of([reminder]), autoescape=False))
    return " ".join(title.split())
