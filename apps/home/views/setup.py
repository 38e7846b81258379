"""Setting the center up: nine ticks, and what a coordinator tries with mail to themselves."""

from allauth.account.authentication import get_authentication_records
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus.actions import end_set_up, set_pilot
from apps.campus.models import Trial, Trying
from apps.core.clock import now
from apps.core.door import requires
from apps.core.moves import Refused
from apps.core.presses import came_through
from apps.home import actions, setuppage
from apps.home import pilot as page
from apps.home.forms import TalkForm
from apps.home.setuppage import ANSWERS


@require_safe
@requires(is_coordinator)
def setup(request: PersonRequest) -> HttpResponse:
    """Nine ticks; that this session began by a code is kept, for one of them."""
    if any(one["method"] == "code" for one in get_authentication_records(request, request.person)):
        actions.note_code(now=now(), by=request.person)
    return render(request, "home/setup.html", setuppage.values(request.person, now=now()))


@require_POST
@requires(is_coordinator)
def leave_setup(request: PersonRequest) -> HttpResponse:
    """Coordinators begin at the caseload from now on."""
    end_set_up(now=now(), by=request.person)
    messages.success(request, _("You begin at the caseload from now on. Set up stays in the menu."))
    return redirect("advising:caseload")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def try_sender(request: PersonRequest) -> HttpResponse:
    """A mail to oneself from the center's address."""
    refused = ""
    if request.method == "POST":
        try:
            actions.try_sender(now=now(), by=request.person)
        except Refused as said:
            refused = said.happened
        else:
            words = _("A mail is on its way to %(address)s. Press the link in it.")
            messages.success(request, words % {"address": request.person.mailbox})
            return redirect("home:setup")
    values = setuppage.sender(request.person) | {"refused": refused}
    return render(request, "home/try_sender.html", values, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def try_talk(request: PersonRequest) -> HttpResponse:
    """A request to oneself."""
    form = TalkForm(request.POST or None, initial={"text": setuppage.first_words(request.person)})
    if form.is_valid():
        try:
            actions.try_talk(form.cleaned_data["text"], now=now(), by=request.person)
        except Refused as said:
            form.add_error(None, said.happened)
        else:
            words = _("Your request is on its way to %(address)s. Answer it from the mail.")
            messages.success(request, words % {"address": request.person.mailbox})
            return came_through(request, "home:setup")
    return render(request, "home/try_talk.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def pilot(request: PersonRequest) -> HttpResponse:
    """Begin with a few students: everybody else stands before the door."""
    sent = request.POST if request.method == "POST" else None
    form = page.form(request.person, sent, now=now())

    def save(shown: str) -> None:
        changed = set_pilot(*form.chosen(), shown=shown, now=now(), by=request.person)
        messages.success(request, _("Saved. It counts at once.") if changed else _("Unchanged."))

    tried = form.tried(save)
    if tried.is_saved:
        return redirect("home:pilot")
    values = {"form": form, "others": tried.others}
    return render(request, "home/pilot.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@capability("trial", Trial)
def trial(request: PersonRequest, one: Trial) -> HttpResponse:
    """Where the link of such a mail leads: two answers, and a press."""
    answer = request.POST.get("do", "")
    if answer in ANSWERS[Trying(one.kind)]:
        actions.answer_trial(one, answer, now=now(), by=request.person)
    values = setuppage.trial(one, request.GET.get("slot", "")) | {"token": request.token}
    return render(request, "home/trial.html", values)
