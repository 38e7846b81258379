from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.contacts import actions, shelf
from apps.contacts.forms import BookForm
from apps.contacts.models import AddressBook
from apps.contacts.policies import is_own_book
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.students.actions import enrol


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def address_books(request: PersonRequest) -> HttpResponse:
    """Bring a file; what came before stands below."""
    student = enrol(request.person)
    form = BookForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        upload = actions.Upload(file.name, file.read())
        book = actions.receive_book(upload, student=student, now=now(), by=request.person)
        return redirect("contacts:address_book", book.pk)
    values = {"form": form, "books": AddressBook.objects.visible_to(request.person).latest_first()}
    return render(request, "contacts/books.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(AddressBook, can=is_own_book)
def address_book(request: PersonRequest, book: AddressBook) -> HttpResponse:
    """Choose whom to keep; take it back; or have the file forgotten."""
    if request.method != "POST":
        if request.htmx and book.status not in shelf.AT_WORK:
            return HttpResponseClientRefresh()  # the page that asked again and again is done
        return render(request, "contacts/book.html", shelf.page(book, request.GET))
    verb = request.POST.get("do", "")
    if verb == "forget":
        actions.forget_book(book, now=now(), by=request.person)
        messages.success(request, _("The file is forgotten. Whom you kept stays."))
        return redirect("contacts:address_books")
    if verb == "undo":
        _undo(request, book)
    else:
        _choose(request, book, is_all=verb == "all")
    return redirect("contacts:address_book", book.pk)


def _choose(request: PersonRequest, book: AddressBook, *, is_all: bool) -> None:
    ticked = [int(pk) for pk in request.POST.getlist("entry") if pk.isdecimal()]
    if not ticked and not is_all:
        messages.info(request, _("Tick whom you want to keep first. Nobody was kept."))
        return
    actions.choose(book, None if is_all else ticked, now=now(), by=request.person)


def _undo(request: PersonRequest, book: AddressBook) -> None:
    undone = actions.undo_book(book, now=now(), by=request.person)
    said = ngettext("%(n)d person went again.", "%(n)d people went again.", undone.gone) % {
        "n": undone.gone
    }
    if undone.stayed:
        said += " " + ngettext(
            "%(n)d stayed, because you have written about them or to them since.",
            "%(n)d stayed, because you have written about them or to them since.",
            undone.stayed,
        ) % {"n": undone.stayed}
    messages.success(request, said)
