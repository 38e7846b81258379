import json

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.alumni import previews
from apps.alumni.actions import RECIPE, decide
from apps.alumni.forms import DecisionForm, UploadForm
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.imports import actions
from apps.imports.forms import ColumnsForm
from apps.imports.models import Batch
from apps.imports.policies import may_read_import
from apps.imports.workflow import AT_WORK, Status


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def imports(request: PersonRequest) -> HttpResponse:
    """Upload a file; what came before is listed below."""
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        upload = actions.Upload(file.name, file.chunks())
        batch = actions.receive(upload, RECIPE, now=now(), by=request.person)
        if not batch.reason:
            return redirect("alumni:import", batch.pk)
        form.add_error("file", batch.reason)
    values = {"form": form, "batches": Batch.objects.visible_to(request.person).of_kind("alumni")}
    return render(request, "alumni/imports.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Batch, can=may_read_import)
def one(request: PersonRequest, batch: Batch) -> HttpResponse:
    """Before: what would happen. Meanwhile: how far it got. Afterwards: what happened."""
    if request.method == "POST":
        return _steered(request, batch)
    if batch.status == Status.UNMAPPED:
        return redirect("alumni:import_columns", batch.pk)
    if request.htmx and batch.status not in AT_WORK:
        return HttpResponseClientRefresh()  # the page that asked again and again is done
    show, number = request.GET.get("show", ""), request.GET.get("page")
    values = previews.page(batch, show, number, now=now())
    answer = render(request, "alumni/import.html", values)
    if request.htmx:
        answer["HX-Trigger"] = json.dumps({"say": previews.progress(batch)})
    return answer


def _steered(request: PersonRequest, batch: Batch) -> HttpResponse:
    verb = request.POST.get("do")
    if verb == "discard":
        actions.discard(batch, now=now(), by=request.person)
        return redirect("alumni:imports")
    if verb == "undo":
        actions.undo(batch, now=now(), by=request.person)
    else:
        actions.start(batch, by=request.person)
    return redirect("alumni:import", batch.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Batch, can=may_read_import)
def columns(request: PersonRequest, batch: Batch) -> HttpResponse:
    """Say which column is which; remembered for the next file with the same header."""
    is_sent = request.method == "POST"
    data = request.POST if is_sent else None
    form = ColumnsForm(data, batch=batch, columns=RECIPE.columns)
    if form.is_valid():
        actions.choose_columns(batch, form.where(), now=now(), by=request.person)
        return redirect("alumni:import", batch.pk)
    values = {"form": form, "batch": batch, "is_open": batch.status in actions.MAPPABLE}
    return render(request, "alumni/columns.html", values, status=form.status)


@require_POST
@opens(Batch, can=may_read_import)
def decision(request: PersonRequest, batch: Batch) -> HttpResponse:
    """Whether a row is somebody who is here; back to where one stood."""
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


@require_safe
@opens(Batch, can=may_read_import)
def rows(_request: PersonRequest, batch: Batch) -> HttpResponseBase:
    """The rows that were not taken in, to correct and upload again."""
    kind = "text/csv; charset=utf-8"
    response = StreamingHttpResponse(previews.download(batch), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="rows-{batch.pk}.csv"'
    return response
