from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import requires
from apps.reminders import queue as page


@require_safe
@requires(is_coordinator)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits to be said, by kind and age; never what it says, or to whom."""
    return render(request, "reminders/queue.html", page.values(now=now()))
