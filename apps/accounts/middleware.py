from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django_htmx.http import HttpResponseClientRedirect


class SignInFirst(LoginRequiredMiddleware):
    """Sends whoever is not known to the sign-in page, and from there back.

    A script that asks for a part of a page follows redirects, so that part would hold the sign-in
    page: to a script it is said in a header, and the whole browser goes there.
    """

    def handle_no_permission(  # type: ignore[override] # the stubs know no other redirect
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirectBase:
        htmx = request.htmx  # type: ignore[attr-defined] # set by HtmxMiddleware
        if not htmx:
            return super().handle_no_permission(request, view_func)
        page = htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(
            redirect_to_login(page, self.get_login_url(view_func)).url
        )
