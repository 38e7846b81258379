from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.interviews import calendar
from apps.interviews.models import Interview
from apps.interviews.policies import is_own_talk
from apps.interviews.workflow import Status


@require_safe
@requires(is_student)
def diary(request: PersonRequest) -> HttpResponse:
    """All conversations with a time, as one iCalendar file."""
    talks = Interview.objects.visible_to(request.person).timed()
    return _file(calendar.diary(talks, request.person, now=now()), "conversations")


@require_safe
@opens(Interview, can=is_own_talk)
def entry(request: PersonRequest, talk: Interview) -> HttpResponse:
    """One of them; under the same name as in the invitation, so that no calendar has it twice."""
    if talk.starts_at is None or talk.status != Status.SCHEDULED:
        raise Http404
    return _file(calendar.diary([talk], request.person, now=now()), "conversation")


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer
