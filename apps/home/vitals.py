"""How Rapport itself is: figures that a monitor reads, and what is wrong in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.audit.models import Event, What
from apps.mail.models import Message, Sender
from apps.reminders.models import Reminder
from apps.reminders.queue import LATE

# Ticks come every twenty seconds; three may be missed, and red is seen within two minutes.
LONGEST_SILENCE = timedelta(seconds=80)
COPY_LASTS = timedelta(days=2)  # a night may fail, two may not


@dataclass(frozen=True)
class Vitals:
    """Seconds and counts. `silent_seconds` is since beat rang and a worker answered."""

    oldest_due_seconds: int
    outbox_depth: int
    uncertain: int
    silent_seconds: int
    paused: int

    def complaints(self) -> list[str]:
        """What somebody has to look at; empty when all is well."""
        wrong = {
            "worker or beat is silent": self.silent_seconds > LONGEST_SILENCE.total_seconds(),
            "mail or reminders are late": self.oldest_due_seconds > LATE.total_seconds(),
            "the sender is paused (manage.py mail status)": bool(self.paused),
        }
        return [words for words, is_so in wrong.items() if is_so]


def taken(now: datetime) -> Vitals:
    """The figures of this moment. A site that never sent counts as silent from the start."""
    sender = Sender.objects.known()
    due = [*Message.objects.due_since(now), *Reminder.objects.due_since(now)]
    silence = now - sender.seen_at if sender else LONGEST_SILENCE * 2
    return Vitals(
        oldest_due_seconds=max((round((now - since).total_seconds()) for since in due), default=0),
        outbox_depth=Message.objects.unsent().count(),
        uncertain=Message.objects.unsent().filter(uncertain=True).count(),
        silent_seconds=round(silence.total_seconds()),
        paused=int(sender is not None and sender.paused_at is not None),
    )


@dataclass(frozen=True)
class Copies:
    """When the database was copied last, and a copy put back in a test (UTC), as somebody noted."""

    made: datetime | None
    restored: datetime | None

    def is_old(self, now: datetime) -> bool:
        return self.made is None or now - self.made > COPY_LASTS


def copies() -> Copies:
    of = Event.objects.moment_of
    return Copies(made=of(What.COPIED), restored=of(What.RESTORED))
