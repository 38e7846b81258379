from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_advisor
from apps.advising import actions
from apps.advising import drafts as reading
from apps.advising.drafts import Asked
from apps.advising.models import Snippet
from apps.advising.policies import is_own
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.core.presses import came_through
from apps.interviews import actions as interviews
from apps.interviews.models import ThanksReview
from apps.interviews.policies import reads_thanks
from apps.outreach import actions as outreach
from apps.outreach.forms import CommentForm
from apps.outreach.models import Review
from apps.outreach.policies import reads

Verb = Callable[..., None]


@dataclass(frozen=True)
class Verbs:
    """What can be done to a copy, by the name of its button."""

    comment: Callable[..., object]
    undo: Verb
    decide: dict[str, Verb]

    def needs_words(self, review: Asked, do: str) -> bool:
        """Adding a comment does; so does a return while none is there."""
        return do not in self.decide or (do == "return" and not reading.remarks(review))


_DRAFT = Verbs(
    outreach.comment,
    outreach.undo_verdict,
    {"return": outreach.return_draft, "approve": outreach.approve},
)
_THANKS = Verbs(
    interviews.comment_thanks,
    interviews.undo_thanks_verdict,
    {"return": interviews.return_thanks, "approve": interviews.approve_thanks},
)


@require_safe
@requires(is_advisor)
def drafts(request: PersonRequest) -> HttpResponse:
    """Drafts and thank-yous that students sent to be read."""
    values = reading.queue(request.person, now=now()) | _keys(request)
    return render(request, "advising/drafts.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Review, can=reads)
def draft(request: PersonRequest, review: Review) -> HttpResponse:
    """Comment at a phrase, return with comments, or approve exactly this text."""
    return _read(request, review, _DRAFT)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(ThanksReview, can=reads_thanks)
def thanks(request: PersonRequest, review: ThanksReview) -> HttpResponse:
    """The same with a thank-you."""
    return _read(request, review, _THANKS)


def _read(request: PersonRequest, review: Asked, verbs: Verbs) -> HttpResponse:
    if request.method != "POST":
        values = _values(request, review, None)
        return render(request, "advising/draft.html", values)
    if request.POST.get("put") or request.POST.get("do") == "snippet":
        return _snippet(request, review)
    form, is_typed = CommentForm(request.POST), bool(request.POST.get("text", "").strip())
    needed = is_typed or verbs.needs_words(review, request.POST.get("do", ""))
    if needed and not form.is_valid():
        return _unsaid(request, review, form)
    return _said(request, review, form, verbs)


def _values(request: PersonRequest, review: Asked, form: CommentForm | None) -> dict[str, Any]:
    return reading.one(review, request.person, form, now=now()) | _keys(request)


def _keys(request: PersonRequest) -> dict[str, bool]:
    return {"keys_on": request.session.get("review_keys", True)}


def _snippet(request: PersonRequest, review: Asked) -> HttpResponse:
    """Puts a saved phrase below what is typed, or saves what is typed as one; nothing is sent."""
    form = CommentForm(request.POST)
    if request.POST.get("put"):
        form = CommentForm(initial=reading.with_phrase(request.person, request.POST))
    elif form.is_valid():
        actions.keep_snippet(form.cleaned_data["text"], by=request.person)
    values = _values(request, review, form)
    return render(request, "advising/draft.html", values, status=form.status)


def _said(request: PersonRequest, review: Asked, form: CommentForm, verbs: Verbs) -> HttpResponse:
    verb = verbs.decide.get(request.POST.get("do", ""))
    try:
        if form.is_valid():
            verbs.comment(review, **form.cleaned_data, now=now(), by=request.person)
    except Refused as refused:
        form.add_error("phrase", refused.happened)
        return _unsaid(request, review, form)
    if verb is None:
        return came_through(request, review.page, review.pk)
    verb(review, now=now(), by=request.person)
    following = next(iter(reading.asked(request.person)), None)
    after = (following.page, following.pk) if following else ("advising:drafts",)
    return came_through(request, *after)


def _unsaid(request: PersonRequest, review: Asked, form: CommentForm) -> HttpResponse:
    values = _values(request, review, form)
    return render(request, "advising/draft.html", values, status=422)


@require_POST
@opens(Review, can=reads)
def undo_draft(request: PersonRequest, review: Review) -> HttpResponse:
    """Back to the note, which waits again."""
    return _undone(request, review, _DRAFT)


@require_POST
@opens(ThanksReview, can=reads_thanks)
def undo_thanks(request: PersonRequest, review: ThanksReview) -> HttpResponse:
    """The same with a thank-you."""
    return _undone(request, review, _THANKS)


def _undone(request: PersonRequest, review: Asked, verbs: Verbs) -> HttpResponse:
    verbs.undo(review, now=now(), by=request.person)
    messages.success(request, _("Undone: no mail left. The note waits for you again."))
    return redirect(review.page, review.pk)


@require_POST
@requires(is_advisor)
def keys(request: PersonRequest) -> HttpResponse:
    """Turns the single keys of the queue off or on, until one signs out."""
    request.session["review_keys"] = request.POST.get("keys") == "on"
    return redirect("advising:drafts")


@require_POST
@opens(Snippet, can=is_own)
def drop_snippet(request: PersonRequest, snippet: Snippet) -> HttpResponse:
    """Back to the note that is read; the words stand in the message, to be saved again."""
    actions.drop_snippet(snippet, by=request.person)
    messages.success(request, _("Removed: “%(text)s”") % {"text": snippet.text})
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(back if is_ours else "advising:drafts")
