from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.door import requires


@require_safe
@requires(is_coordinator)
def imports(request: PersonRequest) -> HttpResponse:
    return render(request, "alumni/imports.html", {})


@require_safe
@requires(is_coordinator)
def one(_request: PersonRequest, pk: int) -> HttpResponse:
    raise Http404(pk)
