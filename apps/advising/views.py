from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_advisor, is_staff
from apps.advising import caseload as page
from apps.advising import drafts as reading
from apps.advising.sharing import seen
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.outreach import actions
from apps.outreach.forms import CommentForm
from apps.outreach.models import Review
from apps.outreach.policies import reads
from apps.students.models import Student
from apps.students.policies import advises

Verb = Callable[..., None]


@require_safe
@requires(is_staff)
def caseload(request: PersonRequest) -> HttpResponse:
    return render(request, "advising/caseload.html", page.values(request.person, now=now()))


@require_safe
@requires(is_advisor)
def drafts(request: PersonRequest) -> HttpResponse:
    """Drafts that students sent to be read."""
    return render(request, "advising/drafts.html", reading.queue(request.person))


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Review, can=reads)
def draft(request: PersonRequest, review: Review) -> HttpResponse:
    """Comment at a phrase, return with comments, or approve exactly this text."""
    if request.method != "POST":
        values = reading.one(review, request.person, now=now())
        return render(request, "advising/draft.html", values)
    verb = _VERBS.get(request.POST.get("do", ""))
    form = CommentForm(request.POST)
    if (verb is None or _needs_words(request, review, verb)) and not form.is_valid():
        return _unsaid(request, review, form)
    return _said(request, review, form, verb)


def _needs_words(request: PersonRequest, review: Review, verb: Verb) -> bool:
    """Whether a comment must be there: one that was typed goes along, a return has one."""
    if request.POST.get("text", "").strip():
        return True
    return verb is actions.return_draft and not reading.has_comments(review)


def _said(
    request: PersonRequest, review: Review, form: CommentForm, verb: Verb | None
) -> HttpResponse:
    try:
        if form.is_valid():
            actions.comment(review, **form.cleaned_data, now=now(), by=request.person)
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
    values = reading.one(review, request.person, form, now=now())
    return render(request, "advising/draft.html", values, status=422)


_VERBS: dict[str, Verb] = {"return": actions.return_draft, "approve": actions.approve}


@require_safe
@opens(Student, can=advises)
def student(request: PersonRequest, student: Student) -> HttpResponse:
    reader = request.person
    values = seen(student, reader=reader, zone=reader.zone, now=now())
    return render(request, "advising/student.html", values)
