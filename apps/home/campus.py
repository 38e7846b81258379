"""Who comes in by the campus's sign-in: a known subject, or a student whom the roster names."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from apps.accounts.campus.affiliation import has_lost, remember
from apps.accounts.campus.refusing import refused
from apps.accounts.models import Person
from apps.accounts.sessions import end_all
from apps.core.clock import now
from apps.home.actions import vouch
from apps.home.views.proving import tell_taken_over
from apps.students.models import Student


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no type hints
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """The roster makes accounts; a sign-in makes none."""
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        about = sociallogin.account.extra_data
        connects = sociallogin.state.get("process") == "connect"
        person = _connecting(request) if connects else _person(sociallogin, about["identifier"])
        if person is None:
            raise ImmediateHttpResponse(refused(request, "not on the roster", is_known=True))
        if not connects or sociallogin.user == person:
            remember(person, about["affiliations"], now=now())  # not of an account yet unknown
        if has_lost(person, about["affiliations"]):
            end_all(person)
            raise ImmediateHttpResponse(refused(request, "affiliation lost", person=person))
        if not connects and not sociallogin.is_existing:
            if vouch(person, now=now()):
                tell_taken_over(request)
            sociallogin.connect(request, person)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ANN401 - allauth's signature
        error: Any = None,  # noqa: ANN401 - allauth's signature
        exception: Any = None,  # noqa: ANN401 - allauth's signature
        extra_context: Any = None,  # noqa: ANN401 - allauth's signature
    ) -> None:
        del provider
        errors = (extra_context or {}).get("saml_errors")
        if error != "cancelled":
            why = str(exception or errors or error)
            raise ImmediateHttpResponse(refused(request, why))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        del request, socialaccount
        return reverse("mfa_index")


def _connecting(request: HttpRequest) -> Person | None:
    return request.user if request.user.is_authenticated else None


def _person(login: SocialLogin, identifier: str) -> Person | None:
    """The owner of the subject; else, the first time, the student with that name in the roster."""
    if login.is_existing:
        found: Person = login.user
        return found
    if not settings.RAPPORT_SSO_IDENTIFIER or not identifier:
        return None
    named = Student.objects.filter(username__iexact=identifier, person__may_sign_in=True)
    student = named.select_related("person").first() if named.count() == 1 else None
    known = student and SocialAccount.objects.filter(user=student.person).exists()
    return student.person if student and not known else None
