"""Rows of an import leave as a file: asked for, and written down, like every other file."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.advising import actions
from apps.advising.forms import RowsForm
from apps.advising.models import FileKind, What
from apps.advising.policies import taken_lately
from apps.advising.views.leaving import asked_first
from apps.alumni import actions as alumni
from apps.core.clock import now
from apps.core.door import opens
from apps.imports.models import Batch
from apps.imports.pages import count_left_out, download
from apps.imports.policies import may_read_import
from apps.students import actions as students

KEPT = "import_rows"  # of the session: what was typed before one was asked who one is
# Each kind of file: what is read from it, and the page of one.
KINDS = {
    alumni.RECIPE.kind: (alumni.RECIPE, "alumni:import"),
    students.RECIPE.kind: (students.RECIPE, "students:roster_file"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Batch, can=may_read_import)
def import_rows(request: PersonRequest, batch: Batch) -> HttpResponseBase:
    """The rows that were not taken in, to correct and upload again; noted before they leave."""
    if batch.kind not in KINDS:
        raise Http404
    rows = count_left_out(batch)
    counted = {"rows": rows, "before": taken_lately(request.person, now=now())}
    if request.method != "POST" or not rows:
        return _asked(request, batch, RowsForm(initial=request.session.get(KEPT), **counted))
    form = RowsForm(request.POST, **counted)
    if not form.is_valid():
        return _asked(request, batch, form)
    asked = asked_first(request, form, kept=KEPT, here=request.path)
    return asked or _taken(request, batch, form)


def _asked(request: PersonRequest, batch: Batch, form: RowsForm) -> HttpResponse:
    values = {"form": form, "batch": batch}
    values |= {"back": reverse(KINDS[batch.kind][1], args=[batch.pk])}
    values |= {"is_back": request.method != "POST" and KEPT in request.session}
    return render(request, "advising/import_rows.html", values, status=form.status)


def _taken(request: PersonRequest, batch: Batch, form: RowsForm) -> HttpResponseBase:
    taking = actions.Taking(
        What.IMPORT,
        FileKind.CSV,
        form.rows,
        addresses=True,
        query=f"import={batch.pk}",
        reason=form.cleaned_data["reason"],
    )
    actions.note_export(taking, asked=form.holds_many, now=now(), by=request.person)
    content = download(batch, KINDS[batch.kind][0].columns)
    answer = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="rows-{batch.pk}.csv"'
    return answer
