from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_staff
from apps.advising import history as page
from apps.core.door import requires


@require_safe
@requires(is_staff)
def history(request: PersonRequest) -> HttpResponse:
    """Who came into the own caseload and left it; for a coordinator, everybody's."""
    values = page.values(request.person, request.GET.get("before", ""))
    return render(request, "advising/history.html", values)
