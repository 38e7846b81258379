"""How the coach sees a request: its words and the facts beside them."""

from datetime import datetime

from apps.campus.models import Campus
from apps.coach.draft import Draft
from apps.coach.finding import Finding, settled
from apps.coach.models import RuleSetting
from apps.coach.review import Review, review
from apps.coach.rules import ASK_INTRODUCTION, FIRST_MESSAGE
from apps.outreach.models import Found, Kind, Request, Slot


def as_draft(request: Request, *, now: datetime) -> Draft:
    """The note and what stands beside it; a time that is over is no offer."""
    alum = request.alum
    is_introduction = request.kind == Kind.INTRODUCTION
    return Draft(
        text=request.text,
        subject=request.subject,
        recipient=request.contact.name,
        address_as=alum.person.address_as if alum and alum.person else "",
        student=request.student.person.name,
        how_kind=request.found,
        how_who=request.found_detail or _plain(request.found),
        offers=Slot.objects.offered(request).ahead(now).count() if request.through_rapport else 0,
        minutes=request.minutes if request.through_rapport else None,
        most_words=Campus.objects.current().note_words,
        wanted=request.hope if is_introduction else "",
        beside=() if request.through_rapport else (request.short, request.forward),
    )


def _plain(found: str) -> str:
    """The directory and an acquaintance explain themselves; anything else wants a name."""
    return str(Found(found).label) if found in {Found.DIRECTORY, Found.KNOW} else ""


def coached(request: Request, *, now: datetime) -> Review:
    """What is left to look at, with the points that the student settled left out."""
    kept = frozenset((code, phrase) for code, phrase in request.settled)
    rules = ASK_INTRODUCTION if request.kind == Kind.INTRODUCTION else FIRST_MESSAGE
    settings = RuleSetting.objects.by_code()
    return review(as_draft(request, now=now), kept, rules, settings=settings)


def pointed_at(request: Request, button: str, *, now: datetime) -> list[Finding]:
    """The findings that a button of the coach names: the rule, a blank, the phrase it quoted."""
    code, _space, phrase = button.partition(" ")
    findings = coached(request, now=now).findings
    return [finding for finding in findings if finding.key == settled(code, phrase)]
