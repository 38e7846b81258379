from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.door import requires
from apps.home import auditing
from apps.home.privacy_forms import AuditForm


@require_safe
@requires(is_coordinator)
def audit(request: PersonRequest) -> HttpResponse:
    """What bears on security, as filtered by the address."""
    form, zone = AuditForm(request.GET), request.person.zone
    values = auditing.values(form.asked(), zone=zone) if form.is_valid() else {}
    values |= {"form": form, "zone": zone, "is_filtered": any(request.GET.values())}
    return render(request, "home/audit.html", values, status=form.status)
