"""All recurring jobs on one page: task name -> seconds between two ticks.

Every task looks in PostgreSQL for what is due, so a missed or doubled tick changes nothing.
"""

NIGHTLY = 24 * 60 * 60

EVERY = {
    "mail.deliver": 3,
    "mail.pulse": 20,
    "reminders.sweep": 5,
    "reminders.mend": 30,
    "alumni.apply_imports": 10,
    "students.apply_imports": 10,
    "students.watch_folder": 60,
    "alumni.run_campaigns": 60,
    "alumni.resume_due": 300,
    "alumni.heed_reports": 30,
    "alumni.tell_of_room": 300,
    "alumni.tell_of_opening": 300,
    "alumni.warn": NIGHTLY,
    "outreach.tell": 3,
    "outreach.expire": 60,
    "interviews.tidy": 60,
    "mail.forget": NIGHTLY,
    "outreach.replan": NIGHTLY,
    "interviews.replan": NIGHTLY,
    "contacts.replan": NIGHTLY,
    "home.replan": NIGHTLY,
    "home.follow_readers": 60,
    "home.make_takeouts": 30,
    "home.erase_due": 300,
    "home.change_addresses": 60,
    "home.retain": NIGHTLY,
    "contacts.apply_tags": 10,
    "contacts.read_books": 10,
    "contacts.keep_books": 10,
    "contacts.forget_old_books": NIGHTLY,
    "advising.fold": 10,
    "advising.tally": 900,
}


def beat_schedule() -> dict[str, dict[str, object]]:
    """Celery beat's own form; a tick that nobody took is dropped before it can pile up."""
    return {
        name: {"task": name, "schedule": float(seconds), "options": {"expires": seconds * 2}}
        for name, seconds in EVERY.items()
    }


# Work is claimed in PostgreSQL, so a message may come again; sockets never wait for long.
BROKER = {
    "visibility_timeout": 3600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 30,
    "socket_connect_timeout": 0.5,
}
