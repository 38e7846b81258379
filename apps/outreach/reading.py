"""How the coach sees a request: its words and the facts beside them."""

from apps.campus.models import Campus
from apps.coach.draft import Draft
from apps.coach.finding import Finding, settled
from apps.coach.models import RuleSetting
from apps.coach.review import Review, review
from apps.coach.rules import ASK_INTRODUCTION, FIRST_MESSAGE
from apps.outreach.models import Found, Kind, Request, Slot


def as_draft(request: Request) -> Draft:
    alum = request.alum
    addressed = alum.person.addressed if alum and alum.person else request.contact.called
    return Draft(
        text=request.text,
        subject=request.subject,
        recipient=request.contact.name,
        address_as=addressed,
        student=request.student.person.name,
        how_kind=request.found,
        how_who=request.found_detail or _plain(request.found),
        offers=Slot.objects.offered(request).count() if request.through_rapport else 0,
        minutes=request.minutes if request.through_rapport else None,
        most_words=Campus.objects.current().note_words,
    )


def _plain(found: str) -> str:
    """The directory and an acquaintance explain themselves; anything else wants a name."""
    return str(Found(found).label) if found in {Found.DIRECTORY, Found.KNOW} else ""


def coached(request: Request) -> Review:
    """What is left to look at, with the points that the student settled left out."""
    kept = frozenset((code, phrase) for code, phrase in request.settled)
    rules = ASK_INTRODUCTION if request.kind == Kind.INTRODUCTION else FIRST_MESSAGE
    settings = RuleSetting.objects.by_code()
    return review(as_draft(request), kept, rules, settings=settings)


def pointed_at(request: Request, button: str) -> list[Finding]:
    """The findings that a button of the coach names: the rule, a blank, the phrase it quoted."""
    code, _space, phrase = button.partition(" ")
    return [
        finding for finding in coached(request).findings if finding.key == settled(code, phrase)
    ]
