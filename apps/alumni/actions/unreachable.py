"""Mail to an alum comes back, or they called it unwanted: nobody asks them until that is mended."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni.actions.invite import LASTS_DAYS
from apps.alumni.actions.move import move
from apps.alumni.models import Alum
from apps.alumni.places import lock
from apps.alumni.reach import choices_link
from apps.alumni.workflow import Status
from apps.mail.actions import post_all
from apps.mail.letters import Letter, LinkTo
from apps.mail.models import Report
from apps.mail.workflow import Trouble

BATCH = 200


@transaction.atomic
def heed_reports(*, now: datetime) -> int:
    """Hides alumni whom bounces and complaints tell of; returns how many. Safe to run twice."""
    reports = list(Report.objects.unheard()[:BATCH])
    # Of one person a complaint is the graver: it is read last, and stays.
    graver = sorted(reports, key=lambda report: report.trouble == Trouble.COMPLAINED)
    trouble = {report.person_id: report.trouble for report in graver}
    alumni = Alum.objects.who_are(trouble)
    hidden = [alum for alum in alumni if _hide(alum, trouble[alum.person_id or 0], now)]
    if hidden:
        told = [{"name": alum.name, "why": trouble[alum.person_id or 0]} for alum in hidden]
        _tell_coordinators(told, reports[-1], now)
    Report.objects.heard([report.pk for report in reports], now)
    return len(hidden)


def _hide(alum: Alum, trouble: str, now: datetime) -> bool:
    """Under the lock; whether this is new. An invitation that bounced is worth telling, too."""
    locked = lock(alum)
    if locked.status == Status.SUPPRESSED:
        return False
    if locked.unreachable:
        _say_graver(locked, trouble)
        return False
    if locked.status == Status.OPTED_IN:
        return move(
            locked, "hide", {"unreachable": trouble, "paused_until": None}, now=now, by=None
        )
    # A pause that had an end has none now: nobody comes back to a dead address by the calendar.
    locked.unreachable, locked.paused_until = trouble, None
    locked.save(update_fields=["unreachable", "paused_until"])
    return True


def _say_graver(alum: Alum, trouble: str) -> None:
    """Whoever calls our mail unwanted is not asked at another address either."""
    if trouble == Trouble.COMPLAINED:
        alum.unreachable = trouble
        alum.save(update_fields=["unreachable"])


def _tell_coordinators(told: list[dict[str, str]], last: Report, now: datetime) -> None:
    """One mail to each coordinator for all that one look found, named by its last report."""
    post_all(
        [
            Letter(
                template="alumni/mail/unreachable",
                recipient=person,
                dedupe_key=f"unreachable:{last.pk}:{person.pk}",
                values={"told": told},
                links=(LinkTo("people", "alumni:people"),),
            )
            for person in Person.objects.coordinators()
        ],
        now=now,
        by=None,
    )


def other_address(alum: Alum, *, now: datetime) -> Letter | None:
    """The record got another address: whoever was hidden is asked there whether to come back.

    Not who called our mail unwanted; and an address that is closed itself stays so. Changes the
    row that the caller holds locked, without saving it.
    """
    if alum.unreachable == Trouble.COMPLAINED:
        return None
    if alum.status != Status.PAUSED or alum.person is None:
        alum.unreachable = ""
        return None
    return Letter(
        template="alumni/mail/new_address",
        recipient=alum.person,
        dedupe_key=f"new_address:{alum.pk}:{now:%Y%m%d%H%M%S}",
        links=(
            LinkTo("join", "alumni:opt_in", "invitation", "alumni.alum", alum.pk, LASTS_DAYS),
            choices_link(alum.pk),
        ),
    )
