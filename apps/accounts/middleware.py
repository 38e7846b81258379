from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect, HttpResponseRedirectBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from apps.accounts.factors import has_factor
from apps.accounts.policies import is_staff
from apps.accounts.sessions import has_ended, touch
from apps.accounts.watching import expected, note_refusals
from apps.core.clock import now
from apps.core.nearest_page import nearest_page

Answer = Callable[[HttpRequest], HttpResponseBase]
# What staff without a second factor may open: the pages that add one, and the way out.
_WITHOUT_FACTOR = (
    "mfa_",
    "account_",
    "accounts:again",
    "accounts:device",
    "campus:accessibility",
    "healthz",
    "home:readyz",
    "browser_reports",
)
_SEEN = "second_factor"


def staff_sessions_end(answer: Answer) -> Answer:
    """Staff are signed out after half an hour without a request, and after twelve hours."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if has_ended(request.session, now().timestamp()):
            logout(request)
        else:
            touch(request.session, now().timestamp())
        return answer(request)

    return respond


class Watching:
    """Refusals go into the audit log, from whichever page or middleware they come."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.answer(request)
        note_refusals(request, answer, getattr(request, "waiting", None))
        return answer

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _rest: object
    ) -> None:
        request.waiting = expected(request)  # type: ignore[attr-defined] # read by __call__ alone


class SignInFirst(LoginRequiredMiddleware):
    """Sends whoever is not known to the sign-in page, and from there back.

    A script that asks for a part of a page follows redirects, so that part would hold the sign-in
    page: to a script it is said in a header, and the whole browser goes there. After a press the
    way back leads to the page with the button, whose words the device may have kept: the address
    of the press alone would have nothing to show.
    """

    def handle_no_permission(  # type: ignore[override] # the stubs know no other redirect
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirectBase:
        htmx = request.htmx  # type: ignore[attr-defined] # set by HtmxMiddleware
        pressed = _page_before(request) if htmx or _is_press(request) else ""
        if not htmx and not pressed:
            return super().handle_no_permission(request, view_func)
        if pressed:
            words = _(
                "You were signed out, so nothing was saved. Sign in to come back to the page."
            )
            messages.info(request, words)
        page = pressed or _nearest(htmx.current_url_abs_path or "/")
        there = redirect_to_login(page, self.get_login_url(view_func))
        return HttpResponseClientRedirect(there.url) if htmx else there


def _is_press(request: HttpRequest) -> bool:
    """Whether the browser itself leaves the page: words that save by themselves say it there."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _page_before(request: HttpRequest) -> str:
    """The page of this site on which something was pressed; empty where the browser names none.

    A page that itself answered a press has the address of a button: the nearest one is meant.
    """
    if request.method in {"GET", "HEAD"}:
        return ""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return ""
    return _nearest(page._replace(scheme="", netloc="", fragment="").geturl())


def _nearest(address: str) -> str:
    page = urlsplit(address)
    return page._replace(path=nearest_page(page.path or "/")).geturl()


class SecondFactorFirst:
    """Staff who have no second factor yet see nothing but the pages that add one."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(
        self,
        request: HttpRequest,
        _view: object,
        _args: object,
        _rest: object,
    ) -> HttpResponseBase | None:
        if not settings.RAPPORT_SECOND_FACTOR or not _is_needed(request):
            return None
        if has_factor(request.user):  # type: ignore[arg-type] # staff are signed in
            request.session[_SEEN] = True
            return None
        messages.info(request, _("Add a second way to show that it is you. Staff need one."))
        return _to(request, reverse("mfa_index"))


def _is_needed(request: HttpRequest) -> bool:
    if not request.user.is_authenticated or not is_staff(request.user):
        return False
    match = request.resolver_match
    name = match.view_name if match else ""
    return _SEEN not in request.session and not name.startswith(_WITHOUT_FACTOR)


def _to(request: HttpRequest, url: str) -> HttpResponseBase:
    htmx = request.htmx  # type: ignore[attr-defined] # set by HtmxMiddleware
    return HttpResponseClientRedirect(url) if htmx else HttpResponseRedirect(url)
