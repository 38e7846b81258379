from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.moves import StaleMove
from apps.outreach.actions.begin import titled
from apps.outreach.actions.move import move
from apps.outreach.models import OwnWay, Request, Slot
from apps.outreach.workflow import EDITABLE, Status
from apps.students.actions import introduction_of, lock, reintroduce

FIELDS = (
    *("found", "found_detail", "reason", "hope", "subject", "text", "minutes", "formats"),
    *("way", "short", "forward"),
)


@dataclass(frozen=True)
class Words:
    """What a composer's form says; `slots` are UTC moments.

    `version` is what it was opened at, `seal` names the introduction that it showed then.
    """

    version: int

    found: str
    found_detail: str
    introduction: str
    subject: str
    text: str
    reason: str
    hope: str
    minutes: int
    formats: list[str]
    slots: list[datetime]
    way: str = OwnWay.EMAIL
    short: str = ""
    forward: str = ""
    seal: str = ""


def _open_draft(request: Request) -> Request:
    request.refresh_from_db(from_queryset=Request.objects.select_for_update())
    if request.status == Status.IN_REVIEW:
        raise StaleMove(_("This draft is with your advisor. Take it back to change it."))
    if request.status not in EDITABLE:
        raise StaleMove(_("This request was sent already. Nothing you typed here was sent."))
    return request


def _revised(request: Request, before: str, *, now: datetime, by: Person) -> None:
    """Returned words are a draft once they are saved; approved ones once a letter changed.

    What was approved stays known: whoever takes the letter out again has the words that were read.
    """
    changed = request.digest != before
    if request.status == Status.RETURNED or (request.status == Status.APPROVED and changed):
        move(request, "revise", {}, now=now, by=by)


@transaction.atomic
def save(request: Request, words: Words, *, now: datetime, by: Person) -> Request:
    """Keeps what was typed; `StaleMove` if another tab saved other words since.

    Locks student, request, as sending does: what is typed may change the introduction, too.
    """
    lock(request.student)
    words = replace(words, subject=titled(request.contact, words.subject, words.minutes))
    is_fresh = _open_draft(request).version == words.version
    if not is_fresh and not _says_already(request, words):
        raise StaleMove(_("Another tab saved this draft after you opened it here."))
    before = request.digest
    for field in FIELDS:
        setattr(request, field, getattr(words, field))
    request.version, request.updated_at = request.version + 1, now
    request.save()
    _revised(request, before, now=now, by=by)
    _offer(request, words.slots)
    reintroduce(request.student, words.introduction, seal=words.seal, now=now, by=by)
    return request


def _says_already(request: Request, words: Words) -> bool:
    """The very same words, saved twice: an autosave and the press that it met on its way."""
    slots = Slot.objects.offered(request).values_list("starts_at", flat=True)
    kept = request.student.introduction
    return (
        all(getattr(request, field) == getattr(words, field) for field in FIELDS)
        and introduction_of(request.student, words.introduction, words.seal) == kept
        and list(slots) == words.slots
    )


def _offer(request: Request, slots: list[datetime]) -> None:
    Slot.objects.offered(request).exclude(starts_at__in=slots).delete()
    Slot.objects.bulk_create(
        [Slot(request=request, starts_at=moment) for moment in slots], ignore_conflicts=True
    )


@transaction.atomic
def rewrite(request: Request, text: str, *, now: datetime, by: Person) -> None:
    """Replaces the note, for a button of the coach; only the student's own draft."""
    if _open_draft(request).student.person_id == by.pk:
        before = request.digest
        request.text, request.version, request.updated_at = text, request.version + 1, now
        request.save(update_fields=["text", "version", "updated_at"])
        _revised(request, before, now=now, by=by)


def put_in(request: Request, line: str, *, now: datetime, by: Person) -> None:
    """Puts a line of the student's own before the last paragraph, if it is not there."""
    line = line.strip()
    if line and line not in request.text:
        body, gap, signature = request.text.rpartition("\n\n")
        text = "\n\n".join([body, line, signature] if gap else [signature, line])
        rewrite(request, text, now=now, by=by)


@transaction.atomic
def settle(request: Request, key: tuple[str, str], *, now: datetime, by: Person) -> None:
    """Keep: the student has read this finding and stands by the phrase, for good."""
    if _open_draft(request).student.person_id == by.pk and list(key) not in request.settled:
        request.settled = [*request.settled, list(key)]
        request.updated_at = now
        request.save(update_fields=["settled", "updated_at"])
