from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import signed_in
from apps.core.device import device_key
from apps.core.door import requires


@require_safe
@requires(signed_in)
def address(request: PersonRequest) -> HttpResponse:
    """An address is changed by the center, which knows who asks."""
    return render(request, "accounts/address.html", {"person": request.person})


@require_safe
@requires(signed_in)
def device(request: PersonRequest) -> HttpResponse:
    """For a page that has been open, or kept, for long: who is signed in, and a fresh token."""
    return JsonResponse({"person": device_key(request.person.pk), "token": get_token(request)})
