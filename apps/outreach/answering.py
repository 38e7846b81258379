"""What the alum's page shows: the letter, the answers, and what became of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.forms import CharField
from django.utils.translation import gettext as _

from apps.alumni.choosing import stands
from apps.alumni.forms import LimitForm, ZoneForm
from apps.alumni.models import Format
from apps.core.forms import RapportForm
from apps.core.wording import city, clocktime, day, daytime
from apps.interviews.forms import TimesForm, filled_in
from apps.interviews.pages.times import Echo
from apps.outreach.endings import ending, waits
from apps.outreach.forms import ConcernForm
from apps.outreach.forms.answering import FORMS, AnswerForm
from apps.outreach.models import Answer, Report, Request, Slot, Verb
from apps.outreach.reading import coached
from apps.outreach.said import said_on
from apps.outreach.usual import to_suggest
from apps.outreach.words import formats_in_words, place_of, recipient_zone

NOT_A_JOB = "not-a-job"


@dataclass(frozen=True)
class Choice:
    """One time that an alum can pick, as both read it."""

    pk: int
    day: str
    clock: str
    theirs: str
    chosen: bool


def choices(request: Request, chosen: str, *, now: datetime) -> list[Choice]:
    """The times that still lie ahead."""
    zone, student = recipient_zone(request), request.student.person
    return [
        Choice(
            pk=slot.pk,
            day=day(slot.starts_at, zone),
            clock=clocktime(slot.starts_at, zone),
            theirs=_("%(time)s for %(name)s")
            % {"time": clocktime(slot.starts_at, student.zone), "name": student.called},
            chosen=str(slot.pk) == chosen,
        )
        for slot in Slot.objects.offered(request).ahead(now)
    ]


def picked_before(request: Request, before: Answer | None) -> str:
    """The number of the time of a yes that was taken back."""
    if before is None or before.starts_at is None:
        return ""
    slot = Slot.objects.offered(request).filter(starts_at=before.starts_at).first()
    return str(slot.pk) if slot else ""


def form_of(verb: str, request: Request, data: Any, *, now: datetime) -> AnswerForm:  # noqa: ANN401 - QueryDict or None
    """The form of one answer; `KeyError` for a verb that is none."""
    return FORMS[verb](data, request=request, now=now)


def times_of(request: Request, data: Any, *, now: datetime) -> TimesForm:  # noqa: ANN401 - a QueryDict
    """The suggested times as they were typed."""
    form = TimesForm(data, zone=recipient_zone(request), now=now)
    return _with_usual(form, request, now)


def _with_usual(form: TimesForm, request: Request, now: datetime) -> TimesForm:
    """Where an alum told when they are usually free, those times need no typing."""
    if usual := to_suggest(request, now=now):
        form.offer(usual)
    return form


def times_form(request: Request, before: Answer | None, *, now: datetime) -> TimesForm:
    """With the times that were suggested and taken back."""
    zone = recipient_zone(request)
    is_this = before is not None and before.verb == Verb.SUGGEST
    kept = filled_in(before.moments, before.note, zone) if before and is_this else None
    return _with_usual(TimesForm(zone=zone, now=now, before=kept), request, now)


def letter(
    request: Request,
    *,
    token: str,
    now: datetime,
    chosen: str = "",
    wrong: AnswerForm | TimesForm | None = None,
) -> dict[str, Any]:
    """Everything on the page; `wrong` is the form that was posted with errors.

    An answer that was taken back stays in its form, unfolded (`opens` is its verb).
    """
    before = Answer.objects.taken_back(request)
    offered = choices(request, chosen or picked_before(request, before), now=now)
    return {
        "asked": request,
        "token": token,
        "choices": offered,
        "picked": next((choice for choice in offered if choice.chosen), None) if chosen else None,
        "clock": ZoneForm(alum=request.alum) if request.alum else None,
        **answers(request, before, wrong, now=now),
        **words(request, now=now),
        **standing(request),
        **own_choices(request),
    }


def answers(
    request: Request, before: Answer | None, wrong: AnswerForm | TimesForm | None, *, now: datetime
) -> dict[str, Any]:
    """The form of each answer; the one with errors as it was typed."""
    forms = {verb: FORMS[verb](request=request, now=now, before=before) for verb in FORMS}
    suggest = times_form(request, before, now=now)
    if isinstance(wrong, AnswerForm):
        forms[wrong.verb.value] = wrong
    elif wrong is not None:
        suggest = wrong
    return {"forms": forms, "suggest": suggest, "form": wrong, "opens": opened(wrong, before)}


def opened(wrong: AnswerForm | TimesForm | None, before: Answer | None) -> str:
    """The verb whose form stands unfolded."""
    if wrong is None:
        return before.verb if before else ""
    return wrong.verb if isinstance(wrong, AnswerForm) else Verb.SUGGEST


def typed(form: RapportForm) -> dict[str, Any]:
    """What was typed and not taken: carried along by an undo, or shown where no form is left."""
    fields = [field for field in form.visible_fields() if field.data]
    words = [field for field in fields if isinstance(field.field, CharField)]
    pairs = [
        (field.html_name, value)
        for field in fields
        for value in (field.data if isinstance(field.data, list) else [field.data])
    ]
    return {"typed": pairs, "unsent": words}


def own_choices(request: Request, view: str = "outreach:give") -> dict[str, Any]:
    """How often at most, leave, report: always there; `view` takes them, with token and verb."""
    alum = request.alum
    if alum is None or alum.person is None:
        return {}
    return {
        "choose": view,
        "limit": LimitForm(initial={"limit": alum.month_limit}, most=alum.month_limit),
        "concern": ConcernForm(auto_id="concern-%s"),
        "reported": Report.objects.by(alum.person, request).waiting().first(),
        **stands(alum),
    }


def words(request: Request, *, now: datetime) -> dict[str, Any]:
    """The letter itself and what stands around it."""
    return {
        "student": request.student,
        "thread": said_on(request, now=now),
        "paragraphs": request.text.split("\n\n"),
        "formats": formats_in_words(request),
        "is_anywhere": Format.IN_PERSON not in request.formats,
        "city": place_of(request),
        "zone": recipient_zone(request),
        "not_a_job": coached(request, now=now).has_passed(NOT_A_JOB),
    }


def standing(request: Request) -> dict[str, Any]:
    """Where the request is, for the alum."""
    held = Answer.objects.of(request).held().first()
    return {
        "held": held,
        "heard": heard(request, held) if held else None,
        "is_open": waits(request),
        "ending": ending(request),
        "agreed_at": _agreed(request, recipient_zone(request)),
        "reminded_on": _day_before(request),
    }


def echoes(form: TimesForm, request: Request) -> list[Echo]:
    """Every time of a valid form as it was read, on the clock that was chosen."""
    phrases = {reading.at: reading.phrase for reading in form.readings}
    student, zone = request.student.person, recipient_zone(request)
    place = place_of(request) if form.clock == zone else city(form.clock)
    return [
        Echo(
            phrase=phrases.get(at, ""),
            here=_("%(at)s in %(city)s") % {"at": daytime(at, form.clock), "city": place},
            there=_("%(time)s for %(name)s")
            % {"time": clocktime(at, student.zone), "name": student.called},
        )
        for at in form.times()
    ]


@dataclass(frozen=True)
class Heard:
    """What the student will read when the half minute is over."""

    title: str
    at: str


def heard(request: Request, held: Answer) -> Heard:
    """As: Agreed. Thursday 10 December, 5:00 pm in Rotterdam."""
    zone, name = recipient_zone(request), request.student.person.called
    words = {"name": name, "city": place_of(request)}
    words["when"] = daytime(held.starts_at, zone) if held.starts_at else ""
    words["day"] = day(held.until, zone) if held.until else ""
    title = {
        Verb.ACCEPT: _("Agreed. %(when)s in %(city)s."),
        Verb.SUGGEST: _("A yes. %(name)s picks one of your times."),
        Verb.DECLINE: _("Declined kindly. Your note goes to %(name)s."),
        Verb.ASK: _("Your question goes to %(name)s."),
        Verb.DEFER: _("Not now. %(name)s may ask again after %(day)s."),
        Verb.COLLEAGUE: _("Declined kindly, with a name for %(name)s."),
        Verb.PAUSE: _("Declined kindly, and paused until %(day)s."),
    }[Verb(held.verb)]
    return Heard(title % words, clocktime(held.due_at, zone))


def _agreed(request: Request, zone: str) -> str:
    if request.interview is None or request.interview.starts_at is None:
        return ""
    return daytime(request.interview.starts_at, zone)


def _day_before(request: Request) -> datetime | None:
    starts_at = request.interview.starts_at if request.interview else None
    return starts_at - timedelta(days=1) if starts_at else None
