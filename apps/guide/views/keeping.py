"""What a coordinator changes in the guide: texts, videos, examples."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import StaleMove
from apps.core.presses import came_through
from apps.core.sealed import SealedForm, Tried
from apps.guide import actions, pages
from apps.guide.forms import ExampleForm, VideoForm
from apps.guide.models import Example, Removal, Video
from apps.guide.policies import may_keep
from apps.guide.steps import BY_SLUG


def _kept(request: PersonRequest, form: SealedForm, save: Callable[[str], object]) -> Tried:
    """As `SealedForm.tried`, and says so once it is saved."""
    tried = form.tried(save)
    if tried.is_saved:
        messages.success(request, _("Saved. Students see it with their next look."))
    return tried


def _removed(request: PersonRequest) -> None:
    messages.success(request, _("Removed. For 24 hours it can be put back below."))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def edit(request: PersonRequest, slug: str) -> HttpResponse:
    """The words of one step; its videos are listed below."""
    if slug not in BY_SLUG:
        raise Http404
    if request.POST.get("do") == "rapports":
        actions.use_rapports_words(slug, now=now(), by=request.person)
        messages.success(request, _("Rapport’s words stand again. Yours can be put back below."))
        return came_through(request, "guide:edit", slug)
    form = pages.step_form(slug, request.POST or None)

    def save(shown: str) -> None:
        actions.word_step(slug, form.words(), shown=shown, now=now(), by=request.person)

    tried = _kept(request, form, save)
    if tried.is_saved:
        return came_through(request, "guide:edit", slug)
    values = pages.editing(slug, request.person, now()) | {"form": form, "others": tried.others}
    return render(request, "guide/edit.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def add_video(request: PersonRequest, slug: str) -> HttpResponse:
    if slug not in BY_SLUG:
        raise Http404
    return _video(request, Video(slug=slug))


def _gone(request: PersonRequest, _pk: int) -> HttpResponse:
    """Somebody removed this video while its page was open; the address does not tell its step."""
    if not is_coordinator(request.person):
        raise Http404
    words = _("Somebody removed this video already. For 24 hours it can be put back at its step.")
    if request.POST.get("do") != "remove":
        raise StaleMove(words)
    messages.info(request, words)
    return redirect("guide:index")


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Video, can=may_keep, gone=_gone)
def video(request: PersonRequest, one: Video) -> HttpResponse:
    if request.POST.get("do") == "remove":
        actions.remove_row(one, now=now(), by=request.person)
        _removed(request)
        return came_through(request, "guide:edit", one.slug)
    return _video(request, one)


def _video(request: PersonRequest, one: Video) -> HttpResponse:
    form = VideoForm(request.POST or None, instance=one)
    tried = _row_kept(request, form, one)
    if tried.is_saved:
        return came_through(request, "guide:edit", one.slug)
    values = {"form": form, "video": one, "page": BY_SLUG[one.slug], "others": tried.others}
    return render(request, "guide/video.html", values, status=form.status)


def _row_kept(request: PersonRequest, form: VideoForm | ExampleForm, one: Video | Example) -> Tried:
    def save(shown: str) -> None:
        actions.save_row(one, form.said(), shown=shown, now=now(), by=request.person)

    return _kept(request, form, save)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def examples(request: PersonRequest) -> HttpResponse:
    """The center's own; POST adds one."""
    form = ExampleForm(request.POST or None)
    if _row_kept(request, form, Example()).is_saved:
        return came_through(request, "guide:examples")
    values = pages.examples(request.person, now()) | {"form": form}
    return render(request, "guide/examples.html", values, status=form.status)


def _gone_example(request: PersonRequest, pk: int) -> HttpResponse:
    """Somebody removed it while its page was open: what is typed can be added again."""
    if not is_coordinator(request.person):
        raise Http404
    if request.POST.get("do") == "remove":
        messages.info(request, _("Somebody removed it already. For 24 hours it can be put back."))
        return redirect("guide:examples")
    form = ExampleForm(request.POST)
    words = _("Somebody removed this example while you changed it. Add it again if it is to stay.")
    form.add_error(None, words)
    values = pages.examples(request.person, now()) | {"form": form, "copy": f"example-{pk}"}
    return render(request, "guide/examples.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Example, can=may_keep, gone=_gone_example)
def example(request: PersonRequest, one: Example) -> HttpResponse:
    if request.POST.get("do") == "remove":
        actions.remove_row(one, now=now(), by=request.person)
        _removed(request)
        return came_through(request, "guide:examples")
    form = ExampleForm(request.POST or None, instance=one)
    tried = _row_kept(request, form, one)
    if tried.is_saved:
        return came_through(request, "guide:examples")
    values = {"form": form, "example": one, "others": tried.others}
    return render(request, "guide/example.html", values, status=form.status)


@require_POST
@opens(Removal, can=may_keep)
def put_back(request: PersonRequest, removal: Removal) -> HttpResponse:
    actions.put_back(removal, now=now(), by=request.person)
    messages.success(request, _("It stands again as it was."))
    return redirect("guide:edit", removal.slug) if removal.slug else redirect("guide:examples")
