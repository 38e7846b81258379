"""What works at this moment, in words, from what a monitor reads."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.core.wording import day, daytime
from apps.home.vitals import LONGEST_SILENCE, Copies, Vitals, copies
from apps.mail.models import Message
from apps.reminders.queue import LATE


@dataclass(frozen=True)
class Line:
    """One thing that works, or does not; then it says what to do."""

    text: str
    is_well: bool = True


def lines(vitals: Vitals, zone: str, *, now: datetime) -> list[Line]:
    copied = _copied(copies(), zone, now)
    return [_worker(vitals), _mail(vitals, zone), _late(vitals), _reports(), copied]


def _worker(vitals: Vitals) -> Line:
    seconds = vitals.silent_seconds
    if seconds <= LONGEST_SILENCE.total_seconds():
        words = ngettext(
            "Background work: answered %(n)d second ago",
            "Background work: answered %(n)d seconds ago",
            seconds,
        )
        return Line(words % {"n": seconds})
    return Line(_("Background work does not answer. Ask whoever keeps the server."), is_well=False)


def _mail(vitals: Vitals, zone: str) -> Line:
    if vitals.paused:
        return Line(_("Mail is paused. Ask whoever keeps the server to resume it."), is_well=False)
    at: datetime | None = Message.objects.last_sent()
    if at is None:
        return Line(_("Mail: none sent yet"))
    return Line(_("Mail: last sent %(when)s") % {"when": daytime(at, zone)})


def _late(vitals: Vitals) -> Line:
    if vitals.oldest_due_seconds <= LATE.total_seconds():
        return Line(_("Reminders and mail: none late"))
    minutes = vitals.oldest_due_seconds // 60
    words = ngettext(
        "Something should have left %(n)d minute ago.",
        "Something should have left %(n)d minutes ago.",
        minutes,
    )
    return Line(words % {"n": minutes}, is_well=False)


def _reports() -> Line:
    if settings.RAPPORT_MAIL_EVENTS:
        return Line(_("Mail that comes back is noticed"))
    return Line(_("Mail that comes back later is noticed only if the server says so at once"))


def _copied(found: Copies, zone: str, now: datetime) -> Line:
    if found.made is None:
        words = _("No copy of the database is noted. Ask whoever keeps the server.")
        return Line(words, is_well=False)
    words = _("Backup: %(when)s") % {"when": daytime(found.made, zone)}
    if found.restored:
        tested = _("%(backup)s, restored in a test on %(day)s")
        words = tested % {"backup": words, "day": day(found.restored, zone)}
    if found.is_old(now):
        words = _("%(backup)s. That is long ago: ask whoever keeps the server.") % {"backup": words}
    return Line(words, is_well=not found.is_old(now))
