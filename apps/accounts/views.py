from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import signed_in
from apps.core.door import requires


@require_safe
@requires(signed_in)
def address(request: PersonRequest) -> HttpResponse:
    """An address is changed by the center, which knows who asks."""
    return render(request, "accounts/address.html", {"person": request.person})
