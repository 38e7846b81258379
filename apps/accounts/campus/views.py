"""To the campus's provider, and back. allauth's own views are not routed where they check less."""

from typing import Any

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from lxml.etree import LxmlError
from onelogin.saml2.errors import OneLogin_Saml2_Error
from requests import RequestException

from apps.accounts.campus.oidc import Verifying
from apps.accounts.campus.refusing import refused
from apps.accounts.campus.saml import Answers, SignedLetters


@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _answer(OAuth2LoginView, request, provider_id)


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
