from django.http import HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.core.clock import now
from apps.core.door import requires
from apps.interviews import calendar
from apps.interviews.models import Interview


@require_safe
@requires(is_student)
def diary(request: PersonRequest) -> HttpResponse:
    """All conversations with a time, as one iCalendar file."""
    talks = Interview.objects.visible_to(request.person).timed()
    text = calendar.diary(talks, request.person, now=now())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="conversations.ics"'
    return answer
