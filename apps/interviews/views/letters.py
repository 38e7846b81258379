"""The note of thanks on paper: to print, to copy by hand, or as a PDF."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.door import opens
from apps.interviews import paper
from apps.interviews.models import Interview, ThankYou
from apps.interviews.pages.thanks import on_paper
from apps.interviews.policies import is_own_talk


@require_safe
@opens(Interview, can=is_own_talk)
def letter(request: PersonRequest, talk: Interview) -> HttpResponse:
    """The note alone; its PDF where one can be made."""
    note: ThankYou | None = getattr(talk, "thanks", None)
    if note is None:
        return redirect("interviews:log", talk.pk)
    return render(request, "interviews/letter.html", on_paper(note, now=now()))


@require_safe
@opens(Interview, can=is_own_talk)
def pdf(_request: PersonRequest, talk: Interview) -> HttpResponse:
    """The letter as a file; without the means to make one, the page to print."""
    note: ThankYou | None = getattr(talk, "thanks", None)
    if note is None:
        return redirect("interviews:log", talk.pk)
    shown = on_paper(note, now=now())
    made = paper.pdf(shown["letter"], title=shown["title"])
    if made is None:
        return redirect("interviews:letter", talk.pk)
    answer = HttpResponse(made, content_type="application/pdf")
    name = content_disposition_header(as_attachment=True, filename=f"{shown['title']}.pdf")
    answer.headers["Content-Disposition"] = str(name)
    return answer
