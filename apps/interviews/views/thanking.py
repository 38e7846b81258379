"""The note of thanks: begun with the student's own lines, sent by a press."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.door import opens
from apps.core.moves import Refused, StaleMove
from apps.interviews import actions
from apps.interviews.forms import SealedThanks
from apps.interviews.lines import put_in
from apps.interviews.models import Interview, NoteForm, ThankYou
from apps.interviews.pages.talks import SETTLED
from apps.interviews.pages.thanks import own_lines, saved_line, settled, writing
from apps.interviews.policies import is_own_talk


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Interview, can=is_own_talk)
def thanks(request: PersonRequest, talk: Interview) -> HttpResponse:
    """The note while it is due; afterwards what became of it. Without a log, the log first."""
    note: ThankYou | None = getattr(talk, "thanks", None)
    if note is None:
        return redirect("interviews:log", talk.pk)
    if request.method == "POST":
        return _written(request, note)
    if note.status in SETTLED:
        return _settled(request, note)
    return render(request, "interviews/thanks.html", writing(note, now=now()))


@require_POST
@opens(Interview, can=is_own_talk)
def unsend(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Undo: the note is a draft again, word for word."""
    note: ThankYou | None = getattr(talk, "thanks", None)
    if note is not None and not actions.unsend_thanks(note, now=now(), by=request.person):
        messages.error(request, _("It has left already."))
    return redirect("interviews:thanks", talk.pk)


def _settled(request: PersonRequest, note: ThankYou, **more: object) -> HttpResponse:
    values = settled(note) | more
    return render(request, "interviews/thanked.html", values, status=409 if more else 200)


def _written(request: PersonRequest, note: ThankYou) -> HttpResponse:
    form = SealedThanks(request.POST)
    if not form.is_valid():
        return render(request, "interviews/thanks.html", writing(note, form, now=now()), status=422)
    verb, _space, line = request.POST.get("do", "save").partition(" ")
    if verb == "auto":
        return _kept(request, note, form)
    try:
        return _done(request, note, form, (verb, line))
    except Refused as refused:
        form.show_both(note)
        values = writing(note, form, now=now(), refused=refused.happened)
        return render(request, "interviews/thanks.html", values, status=422)
    except StaleMove as stale:
        typed = form.cleaned_data["body"]
        return _settled(request, note, happened=stale.happened, typed=typed)


def _kept(request: PersonRequest, note: ThankYou, form: SealedThanks) -> HttpResponse:
    """While one types: the seal of what is kept, or why nothing was."""
    try:
        actions.keep_thanks(note, form.note(), now=now(), by=request.person)
    except (Refused, StaleMove) as no:
        return JsonResponse({"happened": no.happened}, status=409)
    return JsonResponse({"seal": note.seal, "said": saved_line(note, now=now())})


def _done(
    request: PersonRequest, note: ThankYou, form: SealedThanks, do: tuple[str, str]
) -> HttpResponse:
    verb, line = do
    words = form.note(_with_lines(note, form, line if verb == "put" else ""))
    moment, by = now(), request.person
    if verb in {"send", "sent", "email"}:
        words = replace(words, form=NoteForm.EMAIL) if verb == "email" else words
        through = verb != "sent"
        actions.send_thanks(note, words, through_rapport=through, now=moment, by=by)
    elif verb == "waive":
        actions.waive_thanks(note, words, now=moment, by=by)
    elif verb == "ask":
        actions.ask_reading(note, words, now=moment, by=by)
        messages.success(request, _("Sent to be read. You hear of it by e-mail."))
    else:
        actions.draft_thanks(note, words, now=moment, by=by)
        if verb == "back":
            actions.take_reading_back(note, now=moment, by=by)
        messages.success(request, _("Saved."))
    page = "interviews:letter" if verb == "print" else "interviews:thanks"
    return redirect(page, note.interview_id)


def _with_lines(note: ThankYou, form: SealedThanks, slug: str) -> str:
    """The typed note with a line of the log, and with what was offered in return."""
    signed, body = note.interview.contact.student.person.name, form.note().body
    own = [line.text for line in own_lines(note) if line.slug == slug]
    for text in filter(None, [*own, form.cleaned_data["favor"]]):
        body = put_in(body, text, signed=signed)
    return body
