"""The personal calendar: the feed behind its secret address, and the page that governs it."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import http_date, parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.links import living
from apps.accounts.policies import is_student
from apps.core.clock import now
from apps.core.door import requires
from apps.home import actions
from apps.home.actions.feeding import CALENDAR
from apps.home.feed import Feed, feed
from apps.students.actions import enrol


@require_safe
@capability(CALENDAR)
def calendar_feed(request: PersonRequest) -> HttpResponse:
    """304 by its ETag alone: that is exact, while a date would miss a name that was corrected."""
    made = feed(request.person, now=now())
    if made.etag in parse_etags(request.headers.get("If-None-Match", "")):
        return _stamped(HttpResponseNotModified(), made)
    answer = HttpResponse(made.text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="rapport.ics"'
    return _stamped(answer, made)


def _stamped(answer: HttpResponse, made: Feed) -> HttpResponse:
    answer.headers["ETag"] = made.etag
    answer.headers["Cache-Control"] = "private, no-cache"
    if made.at is not None:
        answer.headers["Last-Modified"] = http_date(made.at.timestamp())
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def own_calendar(request: PersonRequest) -> HttpResponse:
    """`do` is make (also: renew) or end. The address is shown once, in the answer to the press."""
    do, moment = (request.POST.get("do", "") if request.method == "POST" else ""), now()
    if do == "end":
        actions.end_feed(now=moment, by=request.person)
        messages.success(request, _("The address opens nothing any more."))
        return redirect("home:own_calendar")
    address = _made(request, moment) if do == "make" else ""
    since = living(CALENDAR, request.person, now=moment)
    values = {"address": address, "since": since, "zone": request.person.zone}
    return render(request, "home/calendar.html", values)


def _made(request: PersonRequest, moment: datetime) -> str:
    token = actions.make_feed(enrol(request.person), now=moment, by=request.person)
    return f"{settings.RAPPORT_BASE_URL}{reverse('home:calendar_feed', args=[token])}"
