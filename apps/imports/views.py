"""The pages of files of any kind; an app above gives them a door, an address and its words."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRefresh

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.imports import actions, pages
from apps.imports.forms import ColumnsForm, OlderForm, UploadForm
from apps.imports.models import Batch
from apps.imports.pages import Look
from apps.imports.workflow import AT_WORK, Status


@dataclass(frozen=True)
class Shelf:
    """Where the files of one kind stand: the names of their addresses, and their templates.

    Addresses are `one` and `<one>_columns`; `all` lists the files. Rows that were left out are
    downloaded where files of staff leave, above.
    """

    recipe: actions.Recipe
    look: Look
    all: str
    one: str
    templates: str

    def of(self, batch: Batch) -> Batch:
        """A file of another kind does not stand here."""
        if batch.kind != self.recipe.kind:
            raise Http404
        return batch

    def ways(self, batch: Batch) -> dict[str, str]:
        """Its addresses, for templates."""
        return {
            "all_files": reverse(self.all),
            "here": reverse(self.one, args=[batch.pk]),
            "its_columns": reverse(f"{self.one}_columns", args=[batch.pk]),
            "its_rows": reverse("advising:import_rows", args=[batch.pk]),
        }


def listed(request: PersonRequest, shelf: Shelf, form: UploadForm, **more: Any) -> HttpResponse:  # noqa: ANN401 - passed on as it is
    """Upload a file; what came before is listed below."""
    if form.is_valid():
        upload = form.upload()
        batch = actions.receive(upload, shelf.recipe, now=now(), by=request.person)
        if not batch.reason:
            return redirect(shelf.one, batch.pk)
        form.add_error("file", batch.reason)
    batches = Batch.objects.visible_to(request.person).of_kind(shelf.recipe.kind)
    values = {"form": form, "one": shelf.one} | more
    values |= pages.files(batches, request.GET.get("before", ""))
    return render(request, f"{shelf.templates}s.html", values, status=form.status)


def one(request: PersonRequest, batch: Batch, shelf: Shelf, **more: Any) -> HttpResponse:  # noqa: ANN401 - passed on as it is
    """Before: what would happen. Meanwhile: how far it got. Afterwards: what happened."""
    form = OlderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (answer := _steered(request, batch, shelf, form)):
        return answer
    if batch.status == Status.UNMAPPED:
        return redirect(f"{shelf.one}_columns", batch.pk)
    if request.htmx and batch.status not in AT_WORK:
        return HttpResponseClientRefresh()  # the page that asked again and again is done
    show, number = request.GET.get("show", ""), request.GET.get("page")
    values = pages.page(batch, show, number, shelf.look, now=now()) | shelf.ways(batch) | more
    answer = render(request, f"{shelf.templates}.html", values | {"form": form}, status=form.status)
    if request.htmx:
        answer["HX-Trigger"] = json.dumps({"say": pages.progress(batch)})
    return answer


def _steered(
    request: PersonRequest, batch: Batch, shelf: Shelf, form: OlderForm
) -> HttpResponse | None:
    """None where the page has to ask first whether an older file is wanted."""
    verb = request.POST.get("do")
    if verb == "discard":
        actions.discard(batch, now=now(), by=request.person)
        return redirect(shelf.all)
    if verb == "undo":
        actions.undo(batch, now=now(), by=request.person)
        return redirect(shelf.one, batch.pk)
    try:
        actions.start(batch, older_too=form.is_valid(), by=request.person)
    except actions.Older:
        batch.refresh_from_db()
        return None
    return redirect(shelf.one, batch.pk)


def columns(request: PersonRequest, batch: Batch, shelf: Shelf) -> HttpResponse:
    """Say which column is which; remembered for the next file with the same header."""
    data = request.POST if request.method == "POST" else None
    form = ColumnsForm(data, batch=batch, columns=shelf.recipe.columns)
    if form.is_valid():
        actions.choose_columns(batch, form.where(), now=now(), by=request.person)
        return redirect(shelf.one, batch.pk)
    values = {"form": form, "batch": batch, "is_open": batch.status in actions.MAPPABLE}
    values |= shelf.ways(batch)
    return render(request, f"{shelf.templates}_columns.html", values, status=form.status)
