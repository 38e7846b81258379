from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_advisor
from apps.advising import actions
from apps.advising import drafts as reading
from apps.advising.models import Snippet
from apps.advising.policies import is_own
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.outreach import actions as outreach
from apps.outreach.forms import CommentForm
from apps.outreach.models import Review
from apps.outreach.policies import reads

Verb = Callable[..., None]


@require_safe
@requires(is_advisor)
def drafts(request: PersonRequest) -> HttpResponse:
    """Drafts that students sent to be read."""
    return render(request, "advising/drafts.html", reading.queue(request.person, now=now()))


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Review, can=reads)
def draft(request: PersonRequest, review: Review) -> HttpResponse:
    """Comment at a phrase, return with comments, or approve exactly this text."""
    if request.method != "POST":
        values = _values(request, review, None)
        return render(request, "advising/draft.html", values)
    if request.POST.get("put") or request.POST.get("do") == "snippet":
        return _snippet(request, review)
    verb = _VERBS.get(request.POST.get("do", ""))
    form = CommentForm(request.POST)
    if (verb is None or _needs_words(request, review, verb)) and not form.is_valid():
        return _unsaid(request, review, form)
    return _said(request, review, form, verb)


def _values(request: PersonRequest, review: Review, form: CommentForm | None) -> dict[str, Any]:
    values = reading.one(review, request.person, form, now=now())
    return values | {"keys_on": request.session.get("review_keys", True)}


def _snippet(request: PersonRequest, review: Review) -> HttpResponse:
    """Puts a saved phrase below what is typed, or saves what is typed as one; nothing is sent."""
    form = CommentForm(request.POST)
    if request.POST.get("put"):
        form = CommentForm(initial=reading.with_phrase(request.person, request.POST))
    elif form.is_valid():
        actions.keep_snippet(form.cleaned_data["text"], by=request.person)
    values = _values(request, review, form)
    return render(request, "advising/draft.html", values, status=form.status)


def _needs_words(request: PersonRequest, review: Review, verb: Verb) -> bool:
    """Whether a comment must be there: one that was typed goes along, a return has one."""
    if request.POST.get("text", "").strip():
        return True
    return verb is outreach.return_draft and not reading.has_comments(review)


def _said(
    request: PersonRequest, review: Review, form: CommentForm, verb: Verb | None
) -> HttpResponse:
    try:
        if form.is_valid():
            outreach.comment(review, **form.cleaned_data, now=now(), by=request.person)
    except Refused as refused:
        form.add_error("phrase", refused.happened)
        return _unsaid(request, review, form)
    if verb is None:
        return redirect("advising:draft", review.pk)
    verb(review, now=now(), by=request.person)
    messages.success(request, _("Done. The student reads it at once."))
    following = Review.objects.visible_to(request.person).waiting().first()
    return redirect("advising:draft", following.pk) if following else redirect("advising:drafts")


def _unsaid(request: PersonRequest, review: Review, form: CommentForm) -> HttpResponse:
    values = _values(request, review, form)
    return render(request, "advising/draft.html", values, status=422)


_VERBS: dict[str, Verb] = {"return": outreach.return_draft, "approve": outreach.approve}


@require_POST
@requires(is_advisor)
def keys(request: PersonRequest) -> HttpResponse:
    """Turns the single keys of the queue off or on, until one signs out."""
    request.session["review_keys"] = request.POST.get("keys") == "on"
    return redirect("advising:drafts")


@require_POST
@opens(Snippet, can=is_own)
def drop_snippet(request: PersonRequest, snippet: Snippet) -> HttpResponse:
    actions.drop_snippet(snippet, by=request.person)
    return redirect("advising:drafts")
