from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.alumni.models import Alum
from apps.core.door import requires


@require_safe
@requires(is_coordinator)
def people(request: PersonRequest) -> HttpResponse:
    values = {"people": Alum.objects.visible_to(request.person)}
    return render(request, "alumni/people.html", values)


@require_POST
@requires(is_coordinator)
def invite(_request: PersonRequest) -> HttpResponse:
    return redirect("alumni:people")
