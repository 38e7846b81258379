from collections.abc import Sequence

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
from apps.advising.writing import LeftOut
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.core.presses import came_through


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_staff)
def words(request: PersonRequest) -> HttpResponse:
    """Exactly what each of the chosen students will read, to be changed and sent."""
    moment, is_sent = now(), request.method == "POST"
    students = writing.chosen(request.person, request.GET)
    again = writing.again(request.person, request.GET)
    texts = writing.typed(request.POST) if is_sent else again
    left = writing.left_out(request.person, students, texts)
    if not students:
        return _to_nobody(request, left)
    plans = writing.planned(students, request.person, now=moment)
    form = writing.form(plans, request.POST if is_sent else None, again)
    if form.is_bound and form.is_valid():
        key, said = form.cleaned_data["key"], writing.said(plans, form)
        round_ = actions.say(said, key=key, now=moment, by=request.person)
        _tell(request, left)
        return came_through(request, "advising:sent", round_.pk)
    values = writing.preview(plans, form, left)
    return render(request, "advising/words.html", values, status=form.status)


def _tell(request: PersonRequest, left: Sequence[LeftOut]) -> None:
    """Beside what was sent, with the words that were not."""
    for one in left:
        said = _("Not sent to %(name)s: somebody else advises them now. You wrote: %(text)s")
        messages.warning(request, said % {"name": one.name, "text": one.text})


def _to_nobody(request: PersonRequest, left: Sequence[LeftOut]) -> HttpResponse:
    """What was typed stands on the page of a refusal, to be copied."""
    if left:
        names = ", ".join(one.name for one in left)
        raise Refused(_("Somebody else advises them now: %(names)s.") % {"names": names})
    messages.warning(request, _("Choose at least one student first."))
    return redirect("advising:caseload")


@require_safe
@opens(Round, can=is_own)
def sent(request: PersonRequest, sent: Round) -> HttpResponse:
    return render(request, "advising/sent.html", writing.sent(sent, request.person, now=now()))


@require_POST
@opens(Round, can=is_own)
def undo(request: PersonRequest, sent: Round) -> HttpResponse:
    """Back to the page before, with the words as they were sent."""
    actions.unsay(sent, now=now(), by=request.person)
    messages.success(request, _("Nothing was sent. Your words stand here, to be changed or left."))
    return redirect(writing.anew(sent))
