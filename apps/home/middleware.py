"""While a coordinator looks on as a student: nothing is written, nothing private is read."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.clock import now
from apps.core.door import rule_of
from apps.home.actions import look_off, note_page
from apps.home.masking import masked
from apps.home.models import Viewing
from apps.home.viewing import PAGES, WHOLE

KEY = "viewing"  # in the session of the coordinator
# Run as the coordinator who pressed: to end it, and to sign out.
_OWN = frozenset({"home:look_off", "account_logout"})
_READING = frozenset({"GET", "HEAD"})
_OK = 200

Handler = Callable[[HttpRequest], HttpResponseBase]


def view_as_student(get_response: Handler) -> Handler:
    """The last of the middleware: every other one knows the coordinator, and no student.

    `request.user` is the student inside the masked transaction alone, which cannot write.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        pk = _begun(request)
        if pk is None or _is_own(request):
            return get_response(request)
        viewer = _viewer(request)
        viewing = Viewing.objects.running(pk, viewer, now())
        if viewing is None:
            return _over(request)
        # Read by the layouts, which say on every page who looks on as whom.
        request.viewing, request.viewer = viewing, viewer  # type: ignore[attr-defined]
        page = _page(request)
        if page not in PAGES or request.method not in _READING:
            return _refused(request, viewing)
        return _shown(request, viewing, page, get_response)

    return middleware


def _begun(request: HttpRequest) -> int | None:
    """Whoever brings no session is not asked for one; nor is who was signed out meanwhile."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    pk: int | None = request.session.get(KEY)
    return pk if pk is None or request.user.is_authenticated else None


def _viewer(request: HttpRequest) -> Person:
    user = request.user
    if not isinstance(user, Person):
        raise TypeError("nobody is signed in, so nobody looks on")
    return user


def _is_own(request: HttpRequest) -> bool:
    """What is everybody's (the worker of the browser, signs of life) has nothing of a student."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return False
    rule = rule_of(match.func)
    return match.view_name in _OWN or (rule is not None and rule.kind == "public")


def _page(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _shown(
    request: HttpRequest, viewing: Viewing, page: str, get_response: Handler
) -> HttpResponseBase:
    viewer, student = _viewer(request), viewing.student.person
    with masked(student):
        request.user = student
        try:
            response = get_response(request)
        finally:
            request.user = viewer
    # No script runs: nothing is kept on the coordinator's device, and nothing saves by itself.
    response._csp_replace = {"script-src": ["'none'"]}  # type: ignore[attr-defined] # noqa: SLF001 - django-csp's own way
    if response.status_code == _OK:
        note_page(viewing, page, now=now(), by=viewer)
    return response


def _refused(request: HttpRequest, viewing: Viewing) -> HttpResponseBase:
    """Before any view: a press changes nothing, another page is not opened."""
    values = {
        "student": viewing.student,
        "is_press": request.method not in _READING,
        "pages": [(name, PAGES[name]) for name in WHOLE],
    }
    return render(request, "home/viewing_refused.html", values, status=403)


def _over(request: HttpRequest) -> HttpResponseBase:
    """Whatever was asked for was asked of the student's pages: nothing of it is done."""
    look_off(now=now(), by=_viewer(request))
    request.session.pop(KEY, None)
    messages.info(request, _("You see your own pages again: looking on ended after 20 minutes."))
    return redirect("home:today")
