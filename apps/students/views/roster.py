from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.door import opens, requires
from apps.imports import views as pages
from apps.imports.models import Batch
from apps.imports.policies import may_read_import
from apps.students.actions import RECIPE
from apps.students.forms import RosterForm
from apps.students.previews import LOOK, beside

SHELF = pages.Shelf(RECIPE, LOOK, "students:roster", "students:roster_file", "students/roster_file")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def files(request: PersonRequest) -> HttpResponse:
    """Bring a roster; what came before, by hand or from the folder, is listed below."""
    is_sent = request.method == "POST"
    form = RosterForm(request.POST, request.FILES) if is_sent else RosterForm()
    return pages.listed(request, SHELF, form, **beside(request.person))


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Batch, can=may_read_import)
def one(request: PersonRequest, batch: Batch) -> HttpResponse:
    return pages.one(request, SHELF.of(batch), SHELF)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Batch, can=may_read_import)
def columns(request: PersonRequest, batch: Batch) -> HttpResponse:
    return pages.columns(request, SHELF.of(batch), SHELF)
