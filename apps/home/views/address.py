"""One's own address to sign in with: seen, changed, kept."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.again import is_fresh
from apps.accounts.capability import capability
from apps.accounts.forms import CodeForm
from apps.accounts.http import PersonRequest
from apps.accounts.policies import signed_in
from apps.core.clock import now
from apps.core.door import requires
from apps.core.moves import Refused
from apps.home import actions
from apps.home import address as page
from apps.home.actions.addressing import DENY
from apps.home.address_forms import AddressForm
from apps.home.models import AddressChange

KEPT = "address"  # of the session: what was typed before one was asked who one is


@require_http_methods(["GET", "HEAD", "POST"])
@requires(signed_in)
def address(request: PersonRequest) -> HttpResponse:
    """`do` says which of the forms was sent."""
    do = request.POST.get("do", "") if request.method == "POST" else ""
    return _DO[do](request) if do in _DO else _page(request)


def _page(request: PersonRequest, **forms: object) -> HttpResponse:
    typed = request.session.get(KEPT, "")
    values = page.values(request.person, typed=typed, now=now()) | forms
    return render(request, "home/address.html", values, status=422 if forms else 200)


def _ask(request: PersonRequest) -> HttpResponse:
    form = AddressForm(request.POST, person=request.person)
    if not form.is_valid():
        return _page(request, form=form)
    email = form.cleaned_data["email"]
    if not is_fresh(request, now=now()):
        request.session[KEPT] = email
        here = urlencode({"next": reverse("home:address")})
        return redirect(f"{reverse('accounts:again')}?{here}")
    try:
        actions.ask_address(email, now=now(), by=request.person)
    except Refused as no:
        form.add_error("email", no.happened)
        return _page(request, form=form)
    request.session.pop(KEPT, None)
    return redirect("home:address")


def _prove(request: PersonRequest) -> HttpResponse:
    form, asked = CodeForm(request.POST), page.latest(request.person)
    if asked is None:
        return redirect("home:address")
    if form.is_valid():
        typed = form.cleaned_data["code"]
        if actions.prove_address(asked, typed, now=now(), by=request.person):
            messages.success(request, _("That is your address. Nothing changes yet."))
            return redirect("home:address")
        form.add_error("code", _wrong(is_out=asked.is_asked(now())))
    return _page(request, code=form)


def _wrong(*, is_out: bool) -> str:
    if is_out:
        return _("That is not the code. Look at the latest mail and try again.")
    return _("This code is not valid any more. Ask for a new one.")


def _keep(request: PersonRequest) -> HttpResponse:
    asked = page.latest(request.person)
    if asked is not None:
        actions.keep_address(asked, now=now(), by=request.person)
        messages.success(request, _("Your address stays as it is."))
    return redirect("home:address")


_DO: dict[str, Callable[[PersonRequest], HttpResponse]] = {
    "ask": _ask,
    "prove": _prove,
    "keep": _keep,
}


@require_http_methods(["GET", "HEAD", "POST"])
@capability(DENY, AddressChange)
def deny_address(request: PersonRequest, change: AddressChange) -> HttpResponse:
    """Was it you? Two equal answers, of which one changes something; looking changes nothing."""
    do = request.POST.get("do") if request.method == "POST" else ""
    if do == "no" and not change.done_at:
        actions.deny_address(change, now=now())
    values = {"change": change, "token": request.token, "said": do, "zone": request.person.zone}
    return render(request, "home/address_deny.html", values)
