"""What a coordinator changes in the guide: texts, videos, examples."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.guide import actions, pages
from apps.guide.forms import ExampleForm, VideoForm
from apps.guide.models import Example, Video
from apps.guide.policies import may_keep
from apps.guide.steps import BY_SLUG


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def edit(request: PersonRequest, slug: str) -> HttpResponse:
    """The words of one step; its videos are listed below."""
    if slug not in BY_SLUG:
        raise Http404
    if request.POST.get("do") == "rapports":
        actions.use_rapports_words(slug, now=now(), by=request.person)
        messages.success(request, _("Rapport’s words stand again."))
        return redirect("guide:edit", slug)
    form = pages.step_form(slug, request.POST or None)
    if form.is_valid():
        lead = form.cleaned_data["lead"]
        actions.word_step(slug, lead, form.points(), now=now(), by=request.person)
        messages.success(request, _("Saved. Students see it with their next look."))
        return redirect("guide:edit", slug)
    values = pages.editing(slug) | {"form": form}
    return render(request, "guide/edit.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def add_video(request: PersonRequest, slug: str) -> HttpResponse:
    if slug not in BY_SLUG:
        raise Http404
    return _video(request, Video(slug=slug))


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Video, can=may_keep)
def video(request: PersonRequest, one: Video) -> HttpResponse:
    if request.POST.get("do") == "remove":
        actions.remove_row(one, now=now(), by=request.person)
        messages.success(request, _("Removed. Who changed what still names it."))
        return redirect("guide:edit", one.slug)
    return _video(request, one)


def _video(request: PersonRequest, one: Video) -> HttpResponse:
    form = VideoForm(request.POST or None, instance=one)
    if form.is_valid():
        actions.save_row(one, form.said(), now=now(), by=request.person)
        messages.success(request, _("Saved. Students see it with their next look."))
        return redirect("guide:edit", one.slug)
    values = {"form": form, "video": one, "page": BY_SLUG[one.slug]}
    return render(request, "guide/video.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def examples(request: PersonRequest) -> HttpResponse:
    """The center's own; POST adds one."""
    form = ExampleForm(request.POST or None)
    if form.is_valid():
        actions.save_row(Example(), form.cleaned_data, now=now(), by=request.person)
        messages.success(request, _("Saved. Students see it with their next look."))
        return redirect("guide:examples")
    values = pages.examples(request.person) | {"form": form}
    return render(request, "guide/examples.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Example, can=may_keep)
def example(request: PersonRequest, one: Example) -> HttpResponse:
    if request.POST.get("do") == "remove":
        actions.remove_row(one, now=now(), by=request.person)
        messages.success(request, _("Removed. Who changed what still names it."))
        return redirect("guide:examples")
    form = ExampleForm(request.POST or None, instance=one)
    if form.is_valid():
        actions.save_row(one, form.cleaned_data, now=now(), by=request.person)
        messages.success(request, _("Saved. Students see it with their next look."))
        return redirect("guide:examples")
    return render(request, "guide/example.html", {"form": form, "example": one}, status=form.status)
