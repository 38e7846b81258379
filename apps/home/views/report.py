from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_staff
from apps.advising.actions import Taking, note_export
from apps.advising.models import What
from apps.core.clock import now
from apps.core.door import requires
from apps.home.forms import DaysFileForm, DaysForm
from apps.home.report import page, table
from apps.home.report.alumni import looked_after
from apps.home.report.counting import figures
from apps.imports.writing import TYPES, pieces


@require_safe
@requires(is_staff)
def report(request: PersonRequest) -> HttpResponse:
    """One page in numbers: of a term, or of the days of the address."""
    if {"first", "last"} & set(request.GET):
        return _page(request, DaysForm(request.GET))
    return _page(request, DaysForm(vars(page.this_term(now=now()))))


def _page(request: PersonRequest, form: DaysForm) -> HttpResponse:
    """Without figures where the days are no days."""
    values = page.values(request.person, form.days(), now=now()) if form.is_valid() else {}
    return render(request, "home/report.html", values | {"form": form}, status=form.status)


@require_safe
@requires(is_staff)
def looking_after(request: PersonRequest) -> HttpResponse:
    """How alumni fare; the caseload takes it in once it is shown."""
    facts = looked_after(request.person, now=now())
    return render(request, "home/looking_after.html", {"facts": facts})


@require_POST
@requires(is_staff)
def report_file(request: PersonRequest) -> HttpResponseBase:
    """The same figures as a file; the press is noted."""
    form = DaysFileForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    moment, days, kind = now(), form.days(), form.cleaned_data["kind"]
    rows = list(table.rows(figures(request.person, days, now=moment)))
    taking = Taking(What.REPORT, kind, len(rows), query=f"first={days.first}&last={days.last}")
    note_export(taking, now=moment, by=request.person)
    content = pieces(kind, table.header(), rows)
    answer = StreamingHttpResponse(content, content_type=TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="report.{kind}"'
    return answer
