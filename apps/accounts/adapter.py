"""Who may sign up: owners of an address in the campus's domains. The roster is already in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.again import was_shown
from apps.accounts.campus.affiliation import lost
from apps.accounts.models import Person
from apps.accounts.places import spoken_from
from apps.accounts.policies import is_staff
from apps.accounts.sessions import begin
from apps.accounts.watching import note_door
from apps.audit.models import What
from apps.core.clock import now
from apps.core.wording import first_name


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no type hints
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _lazy("The address or the password is not right. Try again."),
        "email_taken": _lazy("There is an account with this address already. Sign in instead."),
        "incorrect_code": _lazy("That is not the code. Look at the latest mail and try again."),
        "incorrect_password": _lazy("The password is not right. Try again."),
        "too_many_login_attempts": _lazy("Too many attempts. Wait a few minutes, then try again."),
    }

    def clean_email(self, email: str) -> str:
        """Refuses foreign domains at sign-up; people on the roster sign in, they do not sign up."""
        address: str = super().clean_email(email)
        if self._signing_up() and not is_of_campus(address):
            raise ValidationError(refusal())
        return address

    def pre_login(self, request: HttpRequest, user: Person, **options: Any) -> HttpResponse | None:  # noqa: ANN401 - allauth's signature
        """Whoever may not sign in does not by a passkey that is left over, either.

        Nor does, by any way, whom the campus counts no more; what they typed was right, so they
        read why.
        """
        if not user.may_sign_in:
            clear_login(request)
            answer: HttpResponse = self.respond_user_inactive(request, user)
            return answer
        if said := lost(user):
            clear_login(request)
            return render(request, "accounts/no_longer.html", {"said": said}, status=403)
        found: HttpResponse | None = super().pre_login(request, user, **options)
        return found

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        if is_staff(user):
            begin(request.session, now().timestamp())
        note_door(What.SIGN_IN, request, user)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Person):
            note_door(What.SIGN_OUT, request, request.user)
        super().logout(request)

    def get_client_ip(self, request: HttpRequest) -> str:
        """As the declared proxies say; where fewer passed it on, whoever spoke to us.

        allauth takes a list that is too short for an error, and none for a request without proxies.
        """
        if settings.ALLAUTH_TRUSTED_PROXY_COUNT and not request.headers.get("X-Forwarded-For"):
            return spoken_from(request)
        try:
            found: str = super().get_client_ip(request)
        except ImproperlyConfigured:
            return spoken_from(request)
        return found

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:  # noqa: ANN401 - allauth's signature
        """Of who has neither password nor factor allauth takes it for granted that it is they.

        They are asked, too; to say so to allauth is to raise, as it would itself.
        """
        request = self.request
        if not get_reauthentication_flows(request.user) and not was_shown(request, now=now()):
            raise ReauthenticationRequired
        asked: bool = super().is_reauthentication_required(app=app, **more)
        return asked

    def get_reauthentication_methods(self, user: Person | AnonymousUser) -> list[dict[str, str]]:
        """The last resort is a code by mail, which needs nothing that was set up."""
        found: list[dict[str, str]] = super().get_reauthentication_methods(user)
        code = {
            "id": "code",
            "description": _("Use a code by mail"),
            "url": reverse("accounts:again"),
        }
        return found or ([code] if user.is_authenticated else [])

    def _signing_up(self) -> bool:
        request: HttpRequest | None = self.request
        match = request.resolver_match if request else None
        return match is not None and match.url_name == "account_signup"

    def save_user(self, request: HttpRequest, user: Person, form: Any, **options: Any) -> Person:  # noqa: ANN401 - allauth's signature
        """A person who signs up is a student of this campus."""
        user.name = " ".join(form.cleaned_data["name"].split())
        user.called = first_name(user.name)
        user.email = form.cleaned_data["email"]
        user.may_sign_in = True
        saved: Person = super().save_user(request, user, form, **options)
        return saved


def is_of_campus(email: str) -> bool:
    """Whether it ends as those do with which students sign up."""
    return email.rpartition("@")[2].lower() in _welcome()


def _welcome() -> list[str]:
    return [name.lower() for name in settings.RAPPORT_STUDENT_DOMAINS]


def refusal() -> str:
    """What to do instead; where only the roster lets people in, no address would do."""
    welcome = _welcome()
    if not welcome:
        return _("Accounts are made by the Career Center here. Ask them for yours.")
    ends = _(" or ").join(f"@{name}" for name in welcome)
    return _(
        "Use your campus e-mail address; it ends in %(ends)s. If you have none, ask the Career"
        " Center."
    ) % {"ends": ends}
