"""What keeps a request from leaving: three faults of the text, and limits. Read under locks."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.alumni.models import is_blocked
from apps.alumni.places import away
from apps.campus.models import Campus
from apps.core.moves import Refused
from apps.outreach.models import Request, Review
from apps.outreach.reading import coached
from apps.students.actions import has_pledged
from apps.students.models import Student

DAY = timedelta(days=1)


def refuse_unready(request: Request, *, now: datetime) -> None:
    """The coach blocks three things only; everything else is advice."""
    blocking = [finding for finding in coached(request, now=now).findings if finding.blocks]
    if blocking:
        raise Refused(blocking[0].fix)


def refuse_blocked(request: Request) -> None:
    """In the words of anybody who is away."""
    if is_blocked(request.alum, request.student.person):
        raise Refused(away(request.contact.called))


def refuse_unpledged(student: Student) -> None:
    if not has_pledged(student):
        raise Refused(_("Read what you promise below the note, tick it, and send again."))


def refuse_second(request: Request) -> None:
    """Under the lock on the student; the table has the same constraint."""
    others = Request.objects.of(request.student).open().exclude(pk=request.pk)
    if request.alum and others.filter(alum=request.alum).exists():
        raise Refused(
            _("A request to %(name)s is open already. Your draft is kept until it is answered.")
            % {"name": request.contact.called}
        )


def refuse_over_limits(request: Request, student: Student, rules: Campus, *, now: datetime) -> None:
    """Open requests, requests of a day, and the rest after a decline."""
    mine = Request.objects.of(student)
    # What left by the own mail program never expires, so it does not count.
    if request.through_rapport and mine.open().through_rapport().count() > rules.open_requests:
        raise Refused(
            ngettext(
                "%(count)s request is open already. Your draft is kept until one is answered.",
                "%(count)s requests are open already. Your draft is kept until one is answered.",
                rules.open_requests,
            )
            % {"count": rules.open_requests}
        )
    if mine.sent_since(now - DAY).count() > rules.sends_a_day:
        raise Refused(_("That is enough for one day. Your draft is kept; send it tomorrow."))
    since = now - timedelta(days=rules.again_days)
    if request.alum and mine.declined_by(request.alum, since=since).exists():
        raise Refused(
            _("%(name)s declined not long ago. Someone else may have time now.")
            % {"name": request.contact.called}
        )


def needs_review(request: Request, rules: Campus) -> bool:
    """Where the campus wants it, an advisor reads a student's first note before it leaves.

    Not one that nobody decided in time: that is the student's to send.
    """
    if not rules.review_first or not request.through_rapport or request.read_by_advisor:
        return False
    if request.student.advisor_id is None:
        return False
    others = Request.objects.of(request.student).through_rapport().ever_sent()
    ran_out = Review.objects.of(request).ran_out()
    return not others.exclude(pk=request.pk).exists() and not ran_out.exists()


def refuse_unread(request: Request, rules: Campus, *, now: datetime) -> None:
    """What blocks, and a first note that an advisor wants to see."""
    refuse_unready(request, now=now)
    advisor = request.student.reader
    if advisor is not None and needs_review(request, rules):
        raise Refused(
            _("%(name)s reads your first note before it leaves. Press “Ask %(name)s to read it”.")
            % {"name": advisor.called}
        )
