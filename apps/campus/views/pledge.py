"""What students promise before their first message; coordinators only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus import actions, pages
from apps.core.clock import now
from apps.core.door import requires
from apps.core.presses import came_through


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def pledge(request: PersonRequest) -> HttpResponse:
    form = pages.pledge_form(request.POST or None)

    def save(shown: str) -> None:
        said, again = form.lines(), form.asks_again
        made = actions.word_pledge(
            said, asks_again=again, shown=shown, now=now(), by=request.person
        )
        words = _("Students read it from now on.") if made else _("It stands already.")
        messages.success(request, words)

    tried = form.tried(save)
    if tried.is_saved:
        return came_through(request, "campus:pledge")
    values = pages.pledge(form, request.person) | {"others": tried.others}
    return render(request, "campus/pledge.html", values, status=form.status)
