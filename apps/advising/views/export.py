from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator, is_staff
from apps.advising import actions
from apps.advising.exporting import MOST, Plan, lines, planned
from apps.advising.forms import ExportForm, too_long
from apps.advising.models import Export, What
from apps.advising.policies import taken_lately
from apps.advising.views.leaving import asked_first
from apps.core.clock import now
from apps.core.door import requires
from apps.imports.writing import TYPES, pieces

KEPT = "export"  # of the session: what was typed before one was asked who one is
PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_staff)
def export(request: PersonRequest) -> HttpResponseBase:
    """The caseload of the address's filters as a file; the press is noted before it leaves."""
    plan = planned(request.person, request.GET.dict(), now=now())
    counted = {"rows": plan.rows, "before": taken_lately(request.person, now=plan.now)}
    if request.method != "POST":
        form = ExportForm(initial=request.session.get(KEPT), **counted)
        return _asked(request, plan, form)
    form = ExportForm(request.POST, **counted)
    if not form.is_valid():
        return _asked(request, plan, form)
    here = f"{reverse('advising:export')}?{plan.wanted.query}"
    asked = asked_first(request, form, kept=KEPT, here=here)
    return asked or _taken(request, plan, form)


def _asked(request: PersonRequest, plan: Plan, form: ExportForm) -> HttpResponse:
    """Before the file: how many it holds, and what is still to be said."""
    values: dict[str, Any] = {"form": form, "plan": plan}
    values |= {"withheld": plan.count_withheld()}
    values |= {"too_long": too_long() if plan.rows > MOST else ""}
    values |= {"is_back": request.method != "POST" and KEPT in request.session}
    return render(request, "advising/export.html", values, status=form.status)


def _taken(request: PersonRequest, plan: Plan, form: ExportForm) -> HttpResponseBase:
    said = form.cleaned_data
    query = plan.wanted.named(plan.terms).query
    taking = actions.Taking(What.CASELOAD, rows=plan.rows, query=query, **said)
    asked = form.holds_many
    actions.note_export(taking, plan.ids, asked=asked, now=plan.now, by=request.person)
    kind, addresses = said["kind"], said["addresses"]
    content = pieces(kind, plan.header(addresses=addresses), plan.table(addresses=addresses))
    answer = StreamingHttpResponse(content, content_type=TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="caseload.{kind}"'
    return answer


@require_safe
@requires(is_coordinator)
def exports(request: PersonRequest) -> HttpResponse:
    """Who took which file, when, of how many, and why."""
    found = Export.objects.visible_to(request.person).latest_first()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    values = {"page": page, "lines": lines(page), "zone": request.person.zone}
    return render(request, "advising/exports.html", values)
