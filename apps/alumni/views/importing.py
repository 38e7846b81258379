from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.alumni.actions import RECIPE, decide
from apps.alumni.forms import DecisionForm, UploadForm
from apps.alumni.previews import LOOK
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.imports import views as files
from apps.imports.models import Batch
from apps.imports.policies import may_read_import

SHELF = files.Shelf(RECIPE, LOOK, "alumni:imports", "alumni:import", "alumni/import")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def imports(request: PersonRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    return files.listed(request, SHELF, form)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Batch, can=may_read_import)
def one(request: PersonRequest, batch: Batch) -> HttpResponse:
    decision = reverse("alumni:import_decision", args=[batch.pk])
    return files.one(request, SHELF.of(batch), SHELF, decision=decision)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Batch, can=may_read_import)
def columns(request: PersonRequest, batch: Batch) -> HttpResponse:
    return files.columns(request, SHELF.of(batch), SHELF)


@require_POST
@opens(Batch, can=may_read_import)
def decision(request: PersonRequest, batch: Batch) -> HttpResponse:
    """Whether a row is somebody who is here; back to where one stood."""
    SHELF.of(batch)
    form = DecisionForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        row = decide(batch, said["row"], said["answer"], now=now(), by=request.person)
        told = {"row": row.number, "name": row.name, "outcome": row.get_outcome_display()}
        messages.success(request, _("Row %(row)d, %(name)s: %(outcome)s.") % told)
    else:
        messages.warning(request, _("Choose one of the answers beside the row."))
    stood = {key: request.POST[key] for key in ("show", "page") if request.POST.get(key)}
    address = reverse("alumni:import", args=[batch.pk])
    return redirect(f"{address}?{urlencode(stood)}#rw" if stood else f"{address}#rw")
