from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.views import PasswordSetView
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.again import is_code_out, is_fresh, send_code, show_code
from apps.accounts.forms import CodeForm
from apps.accounts.http import PersonRequest
from apps.accounts.policies import signed_in
from apps.core.clock import now
from apps.core.device import device_key
from apps.core.door import requires


@require_safe
@requires(signed_in)
def address(request: PersonRequest) -> HttpResponse:
    """Leads to the page that changes it; allauth's own would, at once."""
    del request
    return redirect("home:address")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(signed_in)
def set_password(request: PersonRequest) -> HttpResponseBase:
    """A first password shows from then on that it is they: so they show it before.

    Of somebody without a password allauth takes that for granted.
    """
    if not is_fresh(request, now=now()):
        here = urlencode({"next": reverse("account_set_password")})
        return redirect(f"{reverse('accounts:again')}?{here}")
    answer: HttpResponseBase = PasswordSetView.as_view()(request)
    return answer


@require_safe
@requires(signed_in)
def device(request: PersonRequest) -> HttpResponse:
    """For a page that has been open, or kept, for long: who is signed in, and a fresh token."""
    return JsonResponse({"person": device_key(request.person.pk), "token": get_token(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(signed_in)
def again(request: PersonRequest) -> HttpResponseBase:
    """Asks whether it is still they, and leads back to where they were; a GET sends nothing."""
    form = CodeForm(request.POST if "code" in request.POST else None)
    if form.is_valid():
        if show_code(request, form.cleaned_data["code"], now=now()):
            return resume_request(request) or redirect(_onward(request))
        form.add_error("code", _wrong(is_out=is_code_out(request, now=now())))
    elif request.POST.get("do") == "send" and not send_code(request, now=now()):
        form = CodeForm({"code": ""})
        form.errors["code"] = form.error_class([_("Too many codes. Wait a minute, then ask.")])
    is_out = is_code_out(request, now=now())
    values = {"form": form, "is_out": is_out, "next": _onward(request), "person": request.person}
    return render(request, "accounts/again.html", values, status=form.status)


def _wrong(*, is_out: bool) -> str:
    if is_out:
        return _("That is not the code. Look at the latest mail and try again.")
    return _("This code is not valid any more. Send a new one.")


def _onward(request: PersonRequest) -> str:
    """A page of this site, else the first one."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
