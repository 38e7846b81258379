"""What is the student's own move, most pressing first: the rule behind Today."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.campus.models import Campus
from apps.contacts.models import Contact
from apps.core.clock import local
from apps.core.wording import clocktime, day, daytime, near
from apps.home.reaching import drafts, out_of_reach, questions, referrers, returns, seconds, words
from apps.home.task import Due, Task
from apps.interviews.models import Interview, ThankYou
from apps.interviews.pages.live import ends_at
from apps.interviews.workflow import Side
from apps.interviews.workflow import Status as Talk
from apps.outreach.models import Request
from apps.students.models import Exploration, Step, Student

FRESH_YES = timedelta(days=3)


def tasks(student: Student, *, now: datetime) -> list[Task]:
    """A talk that is going on, thanks (their clock runs), what stands between student and talk."""
    groups = (
        *(_thanks, out_of_reach, _fresh_yes, _to_log, questions, _to_schedule, _to_meet, drafts),
        *(referrers, returns, words, seconds, _beginnings),
    )
    found = [task for group in groups for task in group(student, now)]
    return sorted(found, key=lambda task: not task.is_now)


def _thanks(student: Student, now: datetime) -> Iterator[Task]:
    lands_best = timedelta(hours=Campus.objects.current().thanks_late_hours)
    for thanks in ThankYou.objects.visible_to(student.person).open().for_rows():
        contact, zone = thanks.interview.contact, student.person.zone
        by = thanks.due_from + lands_best
        late = _("Still worth sending today.")
        yield Task(
            step=Step.FOLLOW_UP,
            name=contact.name,
            title=_thank(contact.called, thanks.due_from, zone, now),
            line=_note_by(thanks, near(by, zone)) if now < by else late,
            act=_("Write thank-you"),
            url=reverse("interviews:thanks", args=[thanks.interview_id]),
            minutes=3,
            quotes=tuple(thanks.own_words()),
            quoted_at=_logged(thanks, zone),
            since=_("You spoke on %(when)s.") % {"when": near(_began(thanks), zone)},
            due=Due.THANKS,
            settle=reverse("interviews:thanks", args=[thanks.interview_id]),
            settle_act=_("I thanked %(name)s already") % {"name": contact.called},
        )


def _logged(thanks: ThankYou, zone: str) -> str:
    log = getattr(thanks.interview, "log", None)
    return near(log.logged_at, zone) if log else ""


def _began(thanks: ThankYou) -> datetime:
    return thanks.interview.starts_at or thanks.due_from


def _note_by(thanks: ThankYou, when: str) -> str:
    lands = _("A note by %(when)s lands best.") % {"when": when}
    if not thanks.own_words():
        return lands
    return _("Your log already holds what you want to say. %(lands)s") % {"lands": lands}


def _thank(name: str, talked_at: datetime, zone: str, now: datetime) -> str:
    """Names the day while it is near: "Thank Teodor for Sunday's conversation"."""
    if now - talked_at >= timedelta(days=6):
        return _("Thank %(name)s for your conversation") % {"name": name}
    weekday = date_format(local(talked_at, zone), "l")
    return _("Thank %(name)s for %(day)s’s conversation") % {"name": name, "day": weekday}


def _fresh_yes(student: Student, now: datetime) -> Iterator[Task]:
    yeses = Request.objects.of(student).with_a_yes().for_rows().answered_since(now - FRESH_YES)
    for request in yeses:
        talk, zone = request.interview, student.person.zone
        if talk is None or talk.status != Talk.SCHEDULED or not talk.starts_at:
            continue
        if talk.starts_at <= now:
            continue
        yield Task(
            step=Step.PREPARE,
            name=request.contact.name,
            title=_("%(name)s said yes") % {"name": request.contact.called},
            line=_both_clocks(request, talk.starts_at, zone),
            act=_("Open prep sheet"),
            url=reverse("interviews:prepare", args=[request.contact_id]),
            minutes=10,
        )


def _both_clocks(request: Request, at: datetime, zone: str) -> str:
    """The other's clock as well, where it is known: not of somebody outside Rapport."""
    here = daytime(at, zone)
    if request.alum is None or not request.alum.zone:
        return _("%(here)s. Your prep sheet is begun.") % {"here": here}
    return _("%(here)s for you, %(there)s for %(name)s. Your prep sheet is begun.") % {
        "here": here,
        "there": clocktime(at, request.alum.zone),
        "name": request.contact.called,
    }


def _to_log(student: Student, now: datetime) -> Iterator[Task]:
    for talk in Interview.objects.of(student.person).over(now):
        starts_at, zone = talk.starts_at or now, student.person.zone
        called = {"name": talk.contact.called}
        if now < ends_at(talk, starts_at):
            title = _("Talk with %(name)s now") % called
            line = _("Until %(time)s.") % {"time": clocktime(ends_at(talk, starts_at), zone)}
            url = reverse("interviews:live", args=[talk.pk])
            task = _to_talk(talk, title, line, Way(_("Open the live page"), url))
            yield replace(task, minutes=talk.minutes, is_now=True)
            continue
        title = _("Log your conversation with %(name)s") % called
        line = _("You were to speak on %(day)s.") % {"day": day(starts_at, zone)}
        url = reverse("interviews:log", args=[talk.pk])
        yield replace(_to_talk(talk, title, line, Way(_("Log it"), url)), minutes=3)


def _to_schedule(student: Student, now: datetime) -> Iterator[Task]:
    for talk in Interview.objects.of(student.person).to_find_a_time(now):
        called = {"name": talk.contact.called}
        url = reverse("interviews:talk", args=[talk.pk])
        title = _("Choose a time with %(name)s") % called
        line, way = _("%(name)s said yes and offered other times."), Way(_("See the times"), url)
        if talk.suggester(now) != Side.ALUM:
            line, way = _("%(name)s said yes; no time is on the table."), Way(_("Find a time"), url)
        yield _to_talk(talk, title, line % called, way)


def _to_meet(student: Student, now: datetime) -> Iterator[Task]:
    """Agreed, but the alum suggests another time, or nobody could find the other yet."""
    for talk in Interview.objects.of(student.person).coming(now):
        url = reverse("interviews:talk", args=[talk.pk])
        called = {"name": talk.contact.called}
        when = {"when": daytime(talk.starts_at or now, student.person.zone)}
        if talk.suggester(now) == Side.ALUM:
            line = _("%(when)s stands until you take another.") % when
            title = _("%(name)s suggests another time") % called
            yield _to_talk(talk, title, line, Way(_("See the times"), url))
        elif not talk.has_a_way and not talk.is_waiting_for_a_number:
            line = _("You talk on %(when)s. A link, a number or a place is still missing.") % when
            title = _("Say how you meet %(name)s") % called
            yield _to_talk(talk, title, line, Way(_("Say where"), url))


def _to_talk(talk: Interview, title: str, line: str, way: "Way") -> Task:
    name, step = talk.contact.name, Step.TALK
    return Task(step=step, name=name, title=title, line=line, act=way.act, url=way.url, minutes=2)


def _beginnings(student: Student, now: datetime) -> Iterator[Task]:  # noqa: ARG001 - one signature
    """What to do while nothing is under way: explore, keep somebody, prepare."""
    if Exploration.objects.current(student) is None:
        title, line = _("Say what you are curious about"), _("One field or question will do.")
        url = reverse("students:explorations")
        yield _begin(Step.RESEARCH, title, line, Way(_("Start exploring"), url))
        return
    contact = Contact.objects.of(student).chosen().first()
    if contact is None:
        title, line = _("Keep somebody to ask"), _("From the directory, or someone you know.")
        url = reverse("alumni:directory")
        yield _begin(Step.FIND, title, line, Way(_("Find people"), url))
    elif not Request.objects.of(student).exists():
        title = _("Prepare for %(name)s") % {"name": contact.called}
        line = _("A few questions and a hope make the first message easy.")
        url = reverse("interviews:prepare", args=[contact.pk])
        yield _begin(Step.PREPARE, title, line, Way(_("Plan questions"), url))


@dataclass(frozen=True)
class Way:
    """A button: what it says and where it leads."""

    act: str
    url: str


def _begin(step: Step, title: str, line: str, way: Way) -> Task:
    return Task(step=step, name="", title=title, line=line, act=way.act, url=way.url, minutes=5)
