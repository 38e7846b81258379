from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import signed_in
from apps.core.door import requires
from apps.home import going


@require_safe
@requires(signed_in)
def go(request: PersonRequest) -> HttpResponse:
    """Find or do: the same page by itself and inside the dialog of every other one."""
    return render(request, "home/go.html", going.page(request.person, request.GET.get("q", "")))
