"""One process of a contestant: says "ready", waits for a line, sends, says "done".

`python -m benchmarks.race raw 500 7` sends 500 prebuilt mails, numbered from 7 * 500 on.
"""

import smtplib
import sys
from collections.abc import Callable
from importlib import import_module

import django

from benchmarks.mailing import REAL

WAIT_SECONDS = 30


def raw(count: int, place: int) -> Callable[[], None]:
    """The limit: bytes that were built before, over one kept connection, nothing noted."""
    settings = import_module("django.conf").settings
    mail = import_module("benchmarks.reminded").sample()
    mails = [
        mail.replace(b"Message-ID: <", b"Message-ID: <%d." % (place * count + number))
        for number in range(count)
    ]

    def send() -> None:
        host, port = settings.MAIL_SERVER["EMAIL_HOST"], settings.MAIL_SERVER["EMAIL_PORT"]
        with smtplib.SMTP(host, port) as line:
            for one in mails:
                line.sendmail("career@alder.example", ["imani@alder.example"], one)

    return send


def ours(_count: int, _place: int) -> Callable[[], None]:
    """What a worker does: sweep what is due, then deliver until nothing is."""
    import_module("config.loaded").spare_what_stays()  # as config.celery does
    clock = import_module("apps.core.clock").now
    sweep = import_module("apps.reminders.actions").sweep
    deliver = import_module("apps.mail.delivery").deliver
    messages = import_module("apps.mail.models").Message.objects
    reminders = import_module("apps.reminders.models").Reminder.objects

    def send() -> None:
        # Rows that another process is sweeping are still to come.
        while reminders.due(clock()).exists() or messages.due(clock()).exists():
            sweep(now=clock())
            deliver(clock)

    return send


def queue(count: int, place: int) -> Callable[[], None]:
    """What a site with django-post_office does first: due reminders become rows of its queue."""
    reminded = import_module("benchmarks.reminded")
    return lambda: reminded.queue(place * count, (place + 1) * count)


def post_office(_count: int, _place: int) -> Callable[[], None]:
    """Its own command, which starts processes of its own."""
    return lambda: import_module("django.core.management").call_command(
        "send_queued_mail", processes=REAL.workers
    )


if __name__ == "__main__":
    django.setup()
    # As in a worker that has been up for a while: nothing is compiled or imported on the clock.
    import_module("benchmarks.reminded").sample()
    import_module("django.urls").reverse("interviews:thanks", kwargs={"pk": 1})
    go = {"raw": raw, "ours": ours, "queue": queue, "post_office": post_office}[sys.argv[1]](
        int(sys.argv[2]), int(sys.argv[3])
    )
    print("ready", flush=True)
    sys.stdin.readline()
    go()
    print("done", flush=True)
