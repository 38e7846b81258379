from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.actions import read_news
from apps.accounts.http import PersonRequest
from apps.accounts.policies import signed_in
from apps.core.clock import now
from apps.core.door import requires
from apps.home import news


@require_safe
@requires(signed_in)
def notifications(request: PersonRequest) -> HttpResponse:
    """What happened to them, the newest first; to read it here does not mark it."""
    values = news.page(request.person, request.GET.get("after", ""), now=now())
    return render(request, "home/notifications.html", values)


@require_POST
@requires(signed_in)
def read_all(request: PersonRequest) -> HttpResponse:
    """Up to the newest that the page showed: what came since then stays unread."""
    until = news.moment(request.POST.get("until", ""))
    if until is not None:
        read_news(request.person, until=until, now=now())
    return redirect("home:notifications")
