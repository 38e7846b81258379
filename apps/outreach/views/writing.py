"""A student writes."""

from collections.abc import Callable

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.coach.removal import replaced, without
from apps.contacts.models import Contact
from apps.contacts.policies import is_own_contact
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.framing import framed
from apps.core.joining import seal
from apps.core.moves import Refused, StaleMove
from apps.mail.render import preview
from apps.outreach import actions
from apps.outreach.actions.send import letter_of
from apps.outreach.composer import page
from apps.outreach.forms import ComposeForm, SentForm
from apps.outreach.forms.compose import MOST_SLOTS
from apps.outreach.listing import grouped, picture
from apps.outreach.models import Request
from apps.outreach.policies import is_students_own
from apps.outreach.reading import pointed_at
from apps.outreach.usual import filled
from apps.outreach.workflow import EDITABLE
from apps.students.actions import enrol, pledge


@require_safe
@requires(is_student)
def requests(request: PersonRequest) -> HttpResponse:
    return render(request, "outreach/requests.html", grouped(enrol(request.person)))


@require_POST
@opens(Contact, can=is_own_contact)
def start(request: PersonRequest, contact: Contact) -> HttpResponse:
    return redirect("outreach:request", actions.start(contact, now=now(), by=request.person).pk)


@require_POST
@opens(Contact, can=is_own_contact)
def introduction(request: PersonRequest, contact: Contact) -> HttpResponse:
    """Asks somebody the student knows to lead them to somebody they do not."""
    begun = actions.start_introduction(contact, now=now(), by=request.person)
    return redirect("outreach:request", begun.pk)


@require_safe
@opens(Request, can=is_students_own)
def paper(request: PersonRequest, asked: Request) -> HttpResponse:
    """The note alone: to print as a letter, or to read from on the phone."""
    return render(request, "outreach/paper.html", {"asked": asked, "me_line": asked.student.about})


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Request, can=is_students_own)
def one(request: PersonRequest, asked: Request) -> HttpResponse:
    """The composer while it is a draft, afterwards what became of it."""
    if asked.status not in EDITABLE and request.method != "POST":
        return render(request, "outreach/request.html", picture(asked, now=now()))
    if request.method == "POST":
        return _written(request, asked)
    wished = request.GET.get("rows", "")
    rows = int(wished) if wished.isdecimal() and len(wished) == 1 else 0
    return render(request, "outreach/compose.html", page(asked, now=now(), rows=rows))


def _written(request: PersonRequest, asked: Request) -> HttpResponse:
    # A script sends the name of a button along that only has the focus: an autosave presses none.
    pressed = "save" if request.htmx else request.POST.get("do", "save")
    verb, _space, argument = pressed.partition(" ")
    form = ComposeForm(_typed(request, verb, argument), request=asked)
    if not form.is_valid() and not (request.htmx and form.only_times_wrong):
        return _not_saved(request, asked, form)
    try:
        actions.save(asked, form.words(), now=now(), by=request.person)
    except StaleMove as stale:
        return _both_texts(request, asked, form, stale)
    if form.errors:
        return _saved(request, asked, form.first_problem)
    return _VERBS.get(verb, _saved)(request, asked, argument)


def _typed(request: PersonRequest, verb: str, argument: str) -> QueryDict:
    """The form, with what its button takes out or puts in."""
    if verb == "drop":
        return _without_row(request.POST, argument)
    if verb == "usual":
        return filled(request.POST, argument, request.person.zone, MOST_SLOTS)
    return request.POST


def _without_row(typed: QueryDict, number: str) -> QueryDict:
    """The form as if that row of its times were blank.

    The button stands at a row as it was typed, while the times that are saved stand in order.
    """
    left = typed.copy()
    for name in {f"day_{number}", f"start_{number}"} & set(left):
        left[name] = ""
    return left


def _not_saved(request: PersonRequest, asked: Request, form: ComposeForm) -> HttpResponse:
    """The form as it was typed; to an autosave, one line that says what is missing."""
    if not request.htmx:
        return render(request, "outreach/compose.html", page(asked, form, now=now()), status=422)
    values = {"unsaved": form.first_problem}
    answer = render(request, "outreach/compose_saved.html", values, status=422)
    return retarget(answer, "#saved")


def _both_texts(
    request: PersonRequest, asked: Request, form: ComposeForm, stale: StaleMove
) -> HttpResponse:
    """Nothing typed is lost: this tab's words stay in the form, the other's stand above it."""
    clash = {"theirs": asked.text, "happened": stale.happened}
    if request.htmx:
        answer = render(
            request, "outreach/compose_clash.html", clash | {"asked": asked}, status=409
        )
        return reswap(retarget(answer, "#clash"), "innerHTML")
    if asked.status in EDITABLE:
        clashed = page(asked, form, now=now()) | clash
        return render(request, "outreach/compose.html", clashed, status=409)
    if asked.text == form.words().text:  # a second press of Send
        return redirect("outreach:request", asked.pk)
    raise stale


def _saved(request: PersonRequest, asked: Request, problem: str) -> HttpResponse:
    """To an autosave what changed beside the text, and what a time still lacks.

    And the introduction, where another window wrote one meanwhile.
    """
    if request.htmx:
        kept = asked.student.introduction
        is_other = seal(request.POST.get("introduction", "")) != seal(kept)
        is_retitled = request.POST.get("subject", "").strip() != asked.subject
        values = page(asked, now=now(), half=problem, swapped=True)
        values |= {"is_other": is_other, "is_retitled": is_retitled}
        return render(request, "outreach/compose_beside.html", values)
    return redirect("outreach:request", asked.pk)


def _more_times(request: PersonRequest, asked: Request, _argument: str) -> HttpResponse:
    rows = ComposeForm(request.POST, request=asked).rows + 1
    address = reverse("outreach:request", args=[asked.pk])
    return redirect(f"{address}?rows={rows}#times")


def _fewer_times(_request: PersonRequest, asked: Request, _argument: str) -> HttpResponse:
    """The row was left out of what was saved."""
    return redirect(f"{reverse('outreach:request', args=[asked.pk])}#times")


def _put_in(request: PersonRequest, asked: Request, argument: str) -> HttpResponse:
    lines = {"intro": asked.student.introduction, "reason": asked.reason, "hope": asked.hope}
    actions.put_in(asked, lines.get(argument, ""), now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


def _kept(request: PersonRequest, asked: Request, argument: str) -> HttpResponse:
    for finding in pointed_at(asked, argument, now=now()):
        actions.settle(asked, finding.key, now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


def _removed(request: PersonRequest, asked: Request, argument: str) -> HttpResponse:
    for finding in pointed_at(asked, argument, now=now())[:1]:
        if finding.cut:
            actions.rewrite(asked, without(asked.text, finding.cut), now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


def _replaced(request: PersonRequest, asked: Request, argument: str) -> HttpResponse:
    for finding in pointed_at(asked, argument, now=now())[:1]:
        if finding.span and finding.instead:
            text = replaced(asked.text, finding.span, finding.instead)
            actions.rewrite(asked, text, now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


def _sent(request: PersonRequest, asked: Request, _argument: str) -> HttpResponse:
    read = request.POST.get("pledge")
    if read:
        pledge(asked.student, read, now=now(), by=request.person)
    moment = now()
    sent = SentForm(request.POST, zone=request.person.zone, now=moment)
    if not sent.is_valid():
        values = page(asked, now=moment, sent=sent, refused=sent.problems[0].message)
        return render(request, "outreach/compose.html", values, status=422)
    try:
        actions.send(asked, now=moment, by=request.person, left_at=sent.sent_at())
    except Refused as refused:
        values = page(asked, now=now(), refused=refused.happened)
        return render(request, "outreach/compose.html", values, status=409)
    return redirect("outreach:request", asked.pk)


def _asked(request: PersonRequest, asked: Request, _argument: str) -> HttpResponse:
    """To the advisor first: exactly these words."""
    try:
        actions.ask_review(asked, now=now(), by=request.person)
    except Refused as refused:
        values = page(asked, now=now(), refused=refused.happened)
        return render(request, "outreach/compose.html", values, status=409)
    return redirect("outreach:request", asked.pk)


_VERBS: dict[str, Callable[[PersonRequest, Request, str], HttpResponse]] = {
    "send": _sent,
    "ask": _asked,
    "keep": _kept,
    "remove": _removed,
    "replace": _replaced,
    "put": _put_in,
    "drop": _fewer_times,
    "time": _more_times,
}


@framed
@require_safe
@opens(Request, can=is_students_own)
def frame(request: PersonRequest, asked: Request) -> HttpResponse:
    """Exactly the mail that will arrive, rendered by its own template."""
    return HttpResponse(preview(letter_of(asked, now=now(), by=request.person)))
