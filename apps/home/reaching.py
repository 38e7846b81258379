"""What is the student's own move while they reach out: questions, drafts, a second person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.contacts.models import KeepInTouch
from apps.core.wording import clocktime, day
from apps.home.task import Due, Task
from apps.interviews.models import Advice, Interview
from apps.interviews.pages.talks import lost_words
from apps.outreach.models import Comment, Request, ThreadMessage
from apps.outreach.others import Silence
from apps.outreach.workflow import Status
from apps.students.models import Step, Student

FRESH_NEWS = timedelta(days=60)  # for so long Today says that a giver does not know yet
MOST_DUE = 20  # people named or counted in one row
TELL_FOR = timedelta(days=7)


def questions(student: Student, now: datetime) -> Iterator[Task]:  # noqa: ARG001 - one signature
    """An alum asked something first, and their clock stands still for it."""
    asked = list(Request.objects.of(student).asked_a_question().for_rows())
    said = ThreadMessage.objects.latest_of([request.pk for request in asked]) if asked else {}
    for request in asked:
        called = {"name": request.contact.called}
        yield Task(
            step=Step.REACH_OUT,
            name=request.contact.name,
            title=_("Answer %(name)s’s question") % called,
            line="",
            quotes=(said[request.pk],) if request.pk in said else (),
            quoted_by=request.contact.name,
            act=_("Answer"),
            url=reverse("outreach:request", args=[request.pk]),
            minutes=3,
            due=Due.QUESTION,
        )


def drafts(student: Student, now: datetime) -> Iterator[Task]:  # noqa: ARG001 - one signature
    begun = Request.objects.of(student).drafts().for_rows()
    read = [request.pk for request in begun if request.status == Status.RETURNED]
    comments = Comment.objects.for_requests(read) if read else {}
    zone = student.person.zone
    for request in begun:
        task = Task(
            step=Step.REACH_OUT,
            name=request.contact.name,
            title=_draft_title(request),
            line=_("Last changed on %(day)s.") % {"day": day(request.updated_at, zone)},
            act=_("Open draft"),
            url=reverse("outreach:request", args=[request.pk]),
            minutes=10,
            due=Due.NOTE,
        )
        said = comments.get(request.pk)
        yield _with_what_was_said(task, said, zone) if said else task


def _draft_title(request: Request) -> str:
    words = _("Finish the note to %(name)s")
    if request.status == Status.APPROVED:
        words = _("Send the note to %(name)s")
    return words % {"name": request.contact.called}


def _with_what_was_said(task: Task, comments: list[Comment], zone: str) -> Task:
    """The first comment stands beside its draft."""
    first, more = comments[0], len(comments) - 1
    at, by = clocktime(first.at, zone), first.by.name if first.by else _("Your advisor")
    if more:
        words = ngettext("with %(n)d more comment", "with %(n)d more comments", more)
        at = f"{at}, {words % {'n': more}}"
    return replace(task, line="", quotes=(first.text,), quoted_by=by, quoted_at=at)


def out_of_reach(student: Student, now: datetime) -> Iterator[Task]:
    """A conversation is agreed, and mail to the alum comes back since."""
    for talk in Interview.objects.of(student.person).not_begun(now).out_of_reach():
        called = {"name": talk.contact.called}
        yield Task(
            step=Step.TALK,
            name=talk.contact.name,
            title=_("Mail to %(name)s comes back") % called,
            line=lost_words(talk),
            act=_("Open the conversation"),
            url=reverse("interviews:talk", args=[talk.pk]),
            minutes=2,
        )


def returns(student: Student, now: datetime) -> Iterator[Task]:
    """Advice was followed, and its giver does not know yet: one row, the latest."""
    done = Advice.objects.untold(student.person, now - FRESH_NEWS)
    advice = done.for_rows().order_by("-done_at").first()
    if advice is None:
        return
    contact = advice.interview.contact
    yield Task(
        step=Step.FOLLOW_UP,
        name=contact.name,
        title=_("Tell %(name)s what came of it") % {"name": contact.called},
        line=f"“{advice.text}” {advice.outcome}".strip(),
        act=_("Write a word"),
        url=reverse("interviews:update", args=[contact.pk]),
        minutes=3,
    )


def words(student: Student, now: datetime) -> Iterator[Task]:
    """Keeping in touch by choice: one row, whoever is due."""
    due = list(KeepInTouch.objects.visible_to(student.person).due(now).for_rows()[:MOST_DUE])
    if not due:
        return
    names = [kept.contact.called for kept in due]
    first, more = due[0].contact, len(names) - 1
    others = ngettext("%(name)s and one more", "%(name)s and %(n)d more", more)
    who = others % {"name": first.called, "n": more} if more else first.called
    alone = reverse("interviews:update", args=[first.pk])
    yield Task(
        step=Step.FOLLOW_UP,
        name="" if more else first.name,
        title=_("A word to %(who)s") % {"who": who},
        line=_("You chose to keep in touch. What came of the advice is a good reason to write."),
        act=_("See who waits") if more else _("Write a word"),
        url=reverse("contacts:keeping") if more else alone,
        minutes=5,
    )


def seconds(student: Student, now: datetime) -> Iterator[Task]:
    """After three working days of silence a second person; one row, for the longest wait."""
    waiting = list(Request.objects.of(student).open().through_rapport().for_rows())
    if not waiting:
        return
    silence = Silence.at(now)
    quiet = [request for request in waiting if silence.covers(request)]
    if not quiet:
        return
    first = min(quiet, key=lambda request: request.waiting_since or now)
    yield Task(
        step=Step.FIND,
        name=first.contact.name,
        title=_("Write to a second person"),
        line=_("%(name)s has not answered yet, which is usual. Two at a time wait more lightly.")
        % {"name": first.contact.called},
        act=_("See who has room"),
        url=reverse("outreach:request", args=[first.pk]),
        minutes=10,
    )


def referrers(student: Student, now: datetime) -> Iterator[Task]:
    """Whoever gave a name is told how it went; a line for a week, then it is let go."""
    logged = Interview.objects.to_tell(student.person).logged_since(now - TELL_FOR)
    for talk in logged:
        giver = talk.contact.referred_by
        if giver is None:
            continue
        url = reverse("outreach:tell", args=[talk.pk])
        yield Task(
            step=Step.FOLLOW_UP,
            name=giver.name,
            title=_("Tell %(name)s how it went") % {"name": giver.called},
            line=_("They gave you the name of %(name)s.") % {"name": talk.contact.name},
            act=_("Write a line"),
            url=url,
            minutes=2,
            settle=url,
            settle_act=_("I told %(name)s already") % {"name": giver.called},
            settle_do="told",
        )
