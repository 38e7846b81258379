from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.alumni import previews
from apps.alumni.actions import RECIPE
from apps.alumni.forms import UploadForm
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.imports import actions
from apps.imports.models import Batch
from apps.imports.policies import may_read_import


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def imports(request: PersonRequest) -> HttpResponse:
    """Upload a file; what came before is listed below."""
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        upload = actions.Upload(file.name, file.read())
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
        if request.POST.get("do") == "discard":
            actions.discard(batch, now=now(), by=request.person)
            return redirect("alumni:imports")
        actions.start(batch, by=request.person)
        return redirect("alumni:import", batch.pk)
    values = previews.page(batch, request.GET.get("show", ""), request.GET.get("page"))
    return render(request, "alumni/import.html", values)


@require_safe
@opens(Batch, can=may_read_import)
def rows(_request: PersonRequest, batch: Batch) -> HttpResponse:
    """The rows that were not taken in, to correct and upload again."""
    response = HttpResponse(previews.download(batch), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rows-{batch.pk}.csv"'
    return response
