"""To the campus's provider, and back. allauth's own callback is not routed: it checks less."""

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from requests import RequestException

from apps.accounts.campus.oidc import Verifying
from apps.accounts.campus.refusing import refused


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
    except (RequestException, KeyError, TypeError, ValueError) as wrong:
        # The provider is not there, or says something that no provider says.
        return refused(request, type(wrong).__name__)
    return found
