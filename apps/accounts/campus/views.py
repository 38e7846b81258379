"""To the campus's provider, and back. allauth's own views are not routed where they check less."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.saml import views as saml
from allauth.utils import get_request_param
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from lxml.etree import LxmlError
from onelogin.saml2.errors import OneLogin_Saml2_Error
from requests import RequestException

from apps.accounts.campus.oidc import Verifying
from apps.accounts.campus.refusing import refused
from apps.accounts.campus.saml import Answers, SignedLetters


@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _asked_again(request) or _answer(OAuth2LoginView, request, provider_id)


@login_not_required
def saml_login(request: HttpRequest, organization_slug: str) -> HttpResponseBase:
    asked = _asked_again(request)
    found: HttpResponseBase = asked or saml.login(request, organization_slug=organization_slug)
    return found


def _asked_again(request: HttpRequest) -> HttpResponseBase | None:
    """Who connects an account shows first that it is they, and presses the link once more.

    allauth asks on the way back, and connects what waits there whenever somebody shows it next. A
    form cannot lead on to the provider (`form-action`), so it leads back to the link.
    """
    if get_request_param(request, "process") != AuthProcess.CONNECT:
        return None
    try:
        raise_if_reauthentication_required(request, app="allauth.socialaccount")
    except ReauthenticationRequired:
        ways = get_adapter().get_reauthentication_methods(request.user)
        page = ways[0]["url"] if ways else reverse("account_login")
        messages.info(request, _("Show that it is you, and then press “Connect” once more."))
        return redirect(f"{page}?{urlencode({'next': reverse('mfa_index')})}")
    return None


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _answer(OAuth2CallbackView, request, provider_id)


def _answer(view: type, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    adapter = Verifying(request, provider_id)
    try:
        found: HttpResponseBase = view.adapter_view(adapter)(request)  # type: ignore[attr-defined] # untyped
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    except (OAuth2Error, RequestException, KeyError, TypeError, ValueError) as wrong:
        # The provider is not there, or says something that no provider says.
        return refused(request, type(wrong).__name__)
    return found


@login_not_required
def finish(request: HttpRequest, organization_slug: str) -> HttpResponseBase:
    """What a browser brings from a SAML provider comes from anybody."""
    return _read(Answers.as_view(), request, organization_slug)


@login_not_required
def sign_out(request: HttpRequest, organization_slug: str) -> HttpResponseBase:
    return _read(SignedLetters.as_view(), request, organization_slug)


def _read(view: Any, request: HttpRequest, slug: str) -> HttpResponseBase:  # noqa: ANN401 - a view
    try:
        found: HttpResponseBase = view(request, organization_slug=slug)
    except (LxmlError, OneLogin_Saml2_Error, KeyError, TypeError, ValueError) as wrong:
        return refused(request, type(wrong).__name__)
    return found
