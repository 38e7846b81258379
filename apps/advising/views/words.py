from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_staff
from apps.advising import actions, writing
from apps.advising.models import Round
from apps.advising.policies import is_own
from apps.core.clock import now
from apps.core.door import opens, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_staff)
def words(request: PersonRequest) -> HttpResponse:
    """Exactly what each of the chosen students will read, to be changed and sent."""
    moment = now()
    students = writing.chosen(request.person, request.GET)
    if not students:
        messages.warning(request, _("Choose at least one student first."))
        return redirect("advising:caseload")
    plans = writing.planned(students, request.person, now=moment)
    form = writing.form(plans, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        key, said = form.cleaned_data["key"], writing.said(plans, form)
        round_ = actions.say(said, key=key, now=moment, by=request.person)
        return redirect("advising:sent", round_.pk)
    return render(request, "advising/words.html", writing.preview(plans, form), status=form.status)


@require_safe
@opens(Round, can=is_own)
def sent(request: PersonRequest, sent: Round) -> HttpResponse:
    return render(request, "advising/sent.html", writing.sent(sent, request.person, now=now()))


@require_POST
@opens(Round, can=is_own)
def undo(request: PersonRequest, sent: Round) -> HttpResponse:
    actions.unsay(sent, now=now(), by=request.person)
    return redirect("advising:sent", sent.pk)
