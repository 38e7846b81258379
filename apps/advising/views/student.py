from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.advising import actions, sharing
from apps.advising.forms import FlagForm, NoteForm
from apps.advising.models import Flag, Note
from apps.advising.policies import is_own, takes_down
from apps.core.clock import now
from apps.core.door import opens
from apps.core.presses import came_through
from apps.students import actions as students
from apps.students.models import Student
from apps.students.policies import advises


@require_safe
@opens(Student, can=advises)
def student(request: PersonRequest, student: Student) -> HttpResponse:
    return _page(request, student)


def _page(
    request: PersonRequest, student: Student, form: NoteForm | FlagForm | None = None
) -> HttpResponse:
    values = sharing.page(student, request.person, form, now=now())
    status = form.status if form else 200
    return render(request, "advising/student.html", values, status=status)


@require_POST
@opens(Student, can=advises)
def add_note(request: PersonRequest, student: Student) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, student, form)
    shared = form.cleaned_data["readers"] == "shared"
    actions.note(student, form.cleaned_data["text"], shared=shared, now=now(), by=request.person)
    messages.success(request, _("Your note is kept."))
    return came_through(request, "advising:student", student.pk)


@require_POST
@opens(Note, can=is_own)
def end_note(request: PersonRequest, note: Note) -> HttpResponse:
    actions.end_note(note, now=now(), by=request.person)
    messages.success(request, _("Put away. For 24 hours it can be brought back below."))
    return _where_it_stands(request, note)


@require_POST
@opens(Note, can=is_own)
def bring_back_note(request: PersonRequest, note: Note) -> HttpResponse:
    actions.bring_back_note(note, now=now(), by=request.person)
    messages.success(request, _("The note stands again."))
    return _where_it_stands(request, note)


def _where_it_stands(request: PersonRequest, note: Note) -> HttpResponse:
    """Whose student moved on finds their notes below the caseload."""
    if advises(request.person, note.student):
        return redirect("advising:student", note.student_id)
    return redirect("advising:caseload")


@require_POST
@opens(Student, can=advises)
def raise_flag(request: PersonRequest, student: Student) -> HttpResponse:
    form = FlagForm(request.POST)
    if not form.is_valid():
        return _page(request, student, form)
    said = form.cleaned_data
    actions.flag(student, said["priority"], said["reason"], now=now(), by=request.person)
    messages.success(request, _("The flag is up. The student reads it, too."))
    return came_through(request, "advising:student", student.pk)


@require_POST
@opens(Student, can=advises)
def withhold(request: PersonRequest, student: Student) -> HttpResponse:
    """`do` says whether directory information is withheld from now on, or given out again."""
    wanted = request.POST.get("do") == "withhold"
    students.withhold(student, wanted=wanted, now=now(), by=request.person)
    said = _("From now on it is withheld.") if wanted else _("It is given out again.")
    messages.success(request, said)
    return redirect("advising:student", student.pk)


@require_POST
@opens(Flag, can=takes_down)
def take_flag(request: PersonRequest, flag: Flag) -> HttpResponse:
    actions.unflag(flag, now=now(), by=request.person)
    return redirect("advising:student", flag.student_id)
