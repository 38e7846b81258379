"""All recurring jobs on one page: task name -> seconds between two ticks.

Every task looks in PostgreSQL for what is due, so a missed or doubled tick changes nothing.
"""

NIGHTLY = 24 * 60 * 60

EVERY = {
    "mail.deliver": 3,
    "reminders.sweep": 5,
    "outreach.expire": 60,
    "outreach.replan": NIGHTLY,
    "interviews.replan": NIGHTLY,
    "contacts.replan": NIGHTLY,
}


def beat_schedule() -> dict[str, dict[str, object]]:
    """Celery beat's own form; a tick that nobody took is dropped before it can pile up."""
    return {
        name: {"task": name, "schedule": float(seconds), "options": {"expires": seconds * 2}}
        for name, seconds in EVERY.items()
    }
